import ReportText

extension StatementIssue {
  /// How the issue is told to a person.
  func diagnostic(at span: SourceSpan) -> Diagnostic {
    switch self {
    case .oneQueryWanted:
      Diagnostic(
        .error,
        "oneQueryWanted",
        Wording("one query is wanted here", "这里只要一个查询"),
        at: span,
        label: Wording(
          "`ScriptRunner` runs statements of all kinds",
          "各种语句由 `ScriptRunner` 运行"
        )
      )
    case .unknownRelation(let name, let near):
      Diagnostic(
        .error,
        "unknownRelation",
        Wording("unknown relation `\(name)`", "没有关系 `\(name)`"),
        at: span,
        label: near.isEmpty
          ? Wording("`show relations` lists them", "`show relations` 列出所有关系")
          : .didYouMean(Wording.code(near))
      )
    case .nothingToCite:
      Diagnostic(
        .error,
        "nothingToCite",
        Wording("there is no answer yet to cite from", "还没有可供引用的答案"),
        at: span,
        label: Wording("run a `select` first", "请先运行 `select`")
      )
    case .noSuchRow(let row, let count):
      Diagnostic(
        .error,
        "noSuchRow",
        Wording("there is no row \(row)", "没有第 \(row) 行"),
        at: span,
        label: Self.rows(count)
      )
    }
  }

  private static func rows(_ count: Int) -> Wording {
    switch count {
    case 0: Wording("the last answer has no row", "上一个答案没有行")
    case 1: Wording("the last answer has one row: `cite 1`", "上一个答案只有一行：`cite 1`")
    default: Wording("the last answer has the rows 1 to \(count)", "上一个答案有第 1 至 \(count) 行")
    }
  }
}
