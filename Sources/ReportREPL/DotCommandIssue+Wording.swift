import ReportQL
import ReportText

/// How we say what ``DotCommandIssue`` knows.
extension DotCommandIssue {
  /// The whole message as it is shown.
  var drawn: String {
    DiagnosticRenderer(SourceText(name: "shell", "")).render(diagnostic)
  }

  private var diagnostic: Diagnostic {
    switch self {
    case .noName:
      Diagnostic(.error, "a dot alone is no command", help: [Self.listing])
    case .unknownCommand(let spelling):
      Diagnostic(
        .error,
        "unknown command `.\(spelling)`",
        help: [
          Self.suggestion(for: spelling, among: DotCommand.Name.spellings, mark: "."), Self.listing,
        ]
        .compactMap(\.self)
      )
    case .wrongArguments(let name):
      Diagnostic(
        .error,
        "`.\(name.rawValue)` takes \(name.argumentWording)",
        help: ["usage: \(name.usage)"]
      )
    case .unknownMode(let word):
      Diagnostic(
        .error,
        "unknown mode `\(word)`",
        help: [
          Self.suggestion(for: word, among: OutputFormat.allCases.map(\.rawValue), mark: ""),
          "usage: \(DotCommand.Name.mode.usage)",
        ].compactMap(\.self)
      )
    case .unclosedQuote(let quote):
      Diagnostic(.error, "a quote \(quote) is not closed")
    }
  }

  private static let listing = "`.help` lists the commands"

  private static func suggestion(
    for word: String,
    among names: [String],
    mark: String
  ) -> String? {
    NearName.nearest(to: word, among: names, limit: 1).first.map { "did you mean `\(mark)\($0)`?" }
  }
}
