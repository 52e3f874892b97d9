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
  @OptionGroup var messages: MessageOptions
  @OptionGroup var reading: ReadingOptions

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var tables: TableOptions

  @Argument(help: "Reports, or folders of reports.")
  var paths: [String] = []

  func run() throws {
    // In this order what is wrong is told.
    let values = try parameters.values
    let options = try reading.loadOptions(messages.style)
    try Question(
      query: query,
      paths: paths,
      form: output.form,
      style: messages.style,
      options: options,
      parameters: values,
      tables: try tables.files
    ).answer()
  }
}
