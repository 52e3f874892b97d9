import ReportCorpus
import ReportText

extension TableProblem {
  /// How the problem is told to a person.
  func diagnostic(at span: SourceSpan?) -> Diagnostic {
    switch self {
    case .notFound(let path):
      Diagnostic(
        .error,
        "tableNotFound",
        Wording("there is no file `\(path)`", "没有文件 `\(path)`"),
        at: span
      )
    case .unreadable(let path, let reason):
      Diagnostic(
        .error,
        "unreadableTable",
        Wording("cannot read `\(path)`: ", "无法读取 `\(path)`：") + .refusal(reason),
        at: span
      )
    case .notText(let path, let issue):
      Diagnostic(
        .error,
        "tableIsNotText",
        Wording("`\(path)` is \(issue.wording.english)", "`\(path)` \(issue.wording.chinese)"),
        at: span,
        help: [
          Wording(
            "tables are read in UTF-8, UTF-16 and GB18030",
            "可读取 UTF-8、UTF-16 和 GB18030 编码的表格"
          )
        ]
      )
    case .malformed(let failure): failure.issue.diagnostic
    case .nameTaken(let name):
      Diagnostic(
        .error,
        "nameTaken",
        Wording("`\(name)` is a relation of the reports", "`\(name)` 是报告自带的关系"),
        at: span,
        help: [Wording("take another name", "请换一个名称")]
      )
    case .noName:
      Diagnostic(
        .error,
        "noTableName",
        Wording("the table has no name", "表格没有名称"),
        at: span
      )
    }
  }
}
