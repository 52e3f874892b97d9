import ArgumentParser
import ReportQL

/// `reportql [-c QUERY] PATH…`: answers statements, or opens the shell.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answers a query, or opens the shell; what is done where no subcommand is named."
  )

  @Option(
    name: [.customShort("c"), .customLong("command")],
    // A query may begin with a comment: `-- …`.
    parsing: .unconditional,
    help: ArgumentHelp("Answer these statements and leave.", valueName: "query")
  )
  var query: String?

  @OptionGroup var output: OutputOptions

  @Argument(help: "Reports, or folders of reports.")
  var paths: [String] = []

  func run() throws {
    if let query {
      try StatementRun(SourceText(name: "query", query), paths: paths, format: output.format)
        .execute()
    } else {
      try ShellRun(paths: paths, format: output.format).execute()
    }
  }
}
