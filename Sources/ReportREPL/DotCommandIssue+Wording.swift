import ReportQL
import ReportText

/// How we say what ``DotCommandIssue`` knows.
extension DotCommandIssue {
  /// The whole message as it is shown.
  func drawn(as style: MessageStyle) -> String {
    String(style.text(of: diagnostic).dropLast())
  }

  private var diagnostic: Diagnostic {
    switch self {
    case .noName:
      Diagnostic(
        .error,
        "noName",
        Wording("a dot alone is no command", "单独一个点不是命令"),
        help: [Self.listing]
      )
    case .unknownCommand(let spelling):
      Diagnostic(
        .error,
        "unknownCommand",
        Wording("unknown command `.\(spelling)`", "没有命令 `.\(spelling)`"),
        help: Self.suggestion(for: spelling, among: DotCommand.Name.spellings, mark: ".")
          + [Self.listing]
      )
    case .wrongArguments(let name):
      Diagnostic(
        .error,
        "wrongArguments",
        Wording(
          "`.\(name.rawValue)` takes \(name.argumentWording.english)",
          "`.\(name.rawValue)` 要\(name.argumentWording.chinese)"
        ),
        help: [Self.usage(of: name)]
      )
    case .unknownMode(let word):
      Diagnostic(
        .error,
        "unknownMode",
        Wording("unknown mode `\(word)`", "没有形式 `\(word)`"),
        help: Self.suggestion(for: word, among: OutputFormat.allCases.map(\.rawValue), mark: "")
          + [Self.usage(of: .mode)]
      )
    case .unclosedQuote(let quote):
      Diagnostic(
        .error,
        "unclosedQuote",
        Wording("a quote \(quote) is not closed", "引号 \(quote) 没有合上")
      )
    }
  }

  private static let listing = Wording("`.help` lists the commands", "`.help` 列出所有命令")

  private static func usage(of name: DotCommand.Name) -> Wording {
    Wording("usage: \(name.usage)", "用法：`\(name.usage)`")
  }

  private static func suggestion(
    for word: String,
    among names: [String],
    mark: String
  ) -> [Wording] {
    let near = NearName.nearest(to: word, among: names, limit: 1).map { mark + $0 }
    return near.isEmpty ? [] : [.didYouMean(Wording.code(near))]
  }
}
