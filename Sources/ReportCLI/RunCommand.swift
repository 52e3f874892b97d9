import ArgumentParser
import ReportQL

/// `reportql run FILE.rql PATH…`: runs a saved script.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a saved script.",
    discussion: """
      A wrong statement is reported and the others still run; the exit status is 1 then.
      """
  )

  @Argument(help: ArgumentHelp("The script; - for standard input.", valueName: "file.rql"))
  var script: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var messages: MessageOptions
  @OptionGroup var reading: ReadingOptions

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var tables: TableOptions

  @Argument(help: "Reports, or folders of reports.")
  var paths: [String] = []

  func run() throws {
    try StatementRun(
      source: try ScriptFile(path: script).read(),
      paths: paths,
      options: try reading.loadOptions(messages.style),
      form: output.form,
      style: messages.style,
      parameters: try parameters.values,
      tables: try tables.files,
      folder: script == "-" ? nil : FilePath.folder(of: script)
    ).execute()
  }
}

/// Wrong input, in words; unlike `ValidationError` it brings no usage line.
struct ValidationMessage: Error, CustomStringConvertible {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  var description: String { wording.english }
}
