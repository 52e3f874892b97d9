private import ReportCorpus
public import ReportText

extension LoadProblem {
  /// How the problem is told to a person.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, code.rawValue, message, help: help)
  }

  private var message: Wording {
    switch self {
    case .notFound(let path):
      Wording("there is no file or folder `\(path)`", "没有文件或文件夹 `\(path)`")
    case .unreadable(let path, let reason):
      Wording("cannot read `\(path)`: ", "无法读取 `\(path)`：") + .refusal(reason)
    case .notText(let path, let issue): Self.leftOut(path, issue.wording)
    case .noText(let path, let issue): Self.leftOut(path, issue.wording)
    case .picturesOnly(let path):
      Self.leftOut(path, Wording("its pages are pictures without text", "页面是没有文字的图片"))
    case .missingProgram(let path, let program, _):
      Self.leftOut(
        path,
        Wording("the program `\(program)` is not installed", "没有安装程序 `\(program)`")
      )
    case .programFailed(let path, let program, let reason):
      Self.leftOut(path, Wording("\(program): \(reason)", "`\(program)`：`\(reason)`"))
    case .badDocument(let path, let line, let issue):
      Wording(
        "\(path):\(line): a document is left out: \(issue.wording.english)",
        "`\(path):\(line)`：略去一份文档：\(issue.wording.chinese)"
      )
    case .unknownKind(let path):
      Self.leftOut(path, Wording("it is not named as a report is", "文件名不像报告"))
    case .sameID(let id, let first, let second):
      Wording(
        "two files have the id `\(id)`: `\(first)` and `\(second)`",
        "两个文件的编号都是 `\(id)`：`\(first)` 和 `\(second)`"
      )
    case .noReports(let folder): Wording("no report in `\(folder)`", "`\(folder)` 里没有报告")
    }
  }

  private static func leftOut(_ path: String, _ reason: Wording) -> Wording {
    Wording(
      "`\(path)` is left out: \(reason.english)",
      "略去 `\(path)`：\(reason.chinese)"
    )
  }

  private var help: [Wording] {
    let endings = DocumentFormat.listOfExtensions
    switch self {
    case .notText:
      return [
        Wording(
          "text is read in UTF-8, UTF-16 and GB18030",
          "可读取 UTF-8、UTF-16 和 GB18030 编码的文本"
        )
      ]
    case .picturesOnly:
      return [
        Wording(
          "character recognition, as by `ocrmypdf`, puts the text into it",
          "用 `ocrmypdf` 之类的文字识别可以补上文字"
        )
      ]
    case .missingProgram(_, _, let package):
      return [
        Wording(
          "it is in the package \(package): apt-get install \(package)",
          "它在软件包 `\(package)` 里：`apt-get install \(package)`"
        )
      ]
    case .unknownKind(let path):
      return [
        Wording("reports end in \(endings)", "报告的扩展名是 `\(endings)`"),
        TableFileFormat(fileName: path) == nil
          ? Wording(
            "queries are run by `reportql run FILE.rql PATH…`",
            "查询用 `reportql run FILE.rql PATH…` 运行"
          )
          : Wording(
            "a table is read by `--table NAME=FILE` or `load \"FILE\" as NAME`",
            "表格用 `--table NAME=FILE` 或 `load \"FILE\" as NAME` 读取"
          ),
      ]
    case .sameID:
      return [
        Wording(
          "the second is left out; rename one of them, or name the folder above both",
          "略去第二个；请给其中一个改名，或写出两者上层的文件夹"
        )
      ]
    case .noReports:
      return [
        Wording("reports are files ending in \(endings)", "报告是扩展名为 `\(endings)` 的文件")
      ]
    case .notFound, .unreadable, .noText, .programFailed, .badDocument: return []
    }
  }
}
