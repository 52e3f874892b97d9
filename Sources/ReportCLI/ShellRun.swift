import ReportLanguage
import ReportQL
import ReportREPL

/// Opens the shell over the reports of some paths, and ends the program.
struct ShellRun {
  private let paths: [String]
  private let format: OutputFormat

  private let parameters: [String: ParameterValue]

  init(paths: [String], format: OutputFormat, parameters: [String: ParameterValue]) {
    self.parameters = parameters
    self.paths = paths
    self.format = format
  }

  /// Reads and answers until there is no more input.
  ///
  /// - Throws: The exit code, where it is not 0.
  func execute() throws {
    var writer = FileDescriptorWriter()
    let reports = LoadedReports(paths: paths)
    writer.write(message: reports.messages)
    let reader = StandardInput.reader()
    // Whoever sits at a terminal can name another path; a pipe cannot.
    if reports.isEmpty, !reader.isInteractive { throw ProgramStatus.wrongInput.exitCode }
    var shell = Shell(
      reader: reader,
      backend: SessionBackend(ScriptRunner(reports.session, parameters: parameters)),
      writer: writer,
      mode: format
    ) { text in
      StatementCompleteness(of: SourceText(name: "query", text)) != .needsMore
    }
    let hint =
      paths.isEmpty ? "`.open PATH` reads reports, `.help` tells more" : "`.help` tells more"
    let succeeded = shell.run(banner: "ReportQL \(Version.current): \(reports.summary); \(hint)")
    let status = ProgramStatus(
      queriesSucceeded: succeeded,
      filesRead: reports.isComplete || reader.isInteractive
    )
    if status != .success { throw status.exitCode }
  }
}

/// What the shell asks for, answered by the library.
struct SessionBackend: ShellBackend {
  private var runner: ScriptRunner

  init(_ runner: ScriptRunner) {
    self.runner = runner
  }

  mutating func run(_ statements: String, firstLine: Int, mode: OutputFormat) -> ShellAnswer {
    let source = SourceText(name: "query", firstLine: firstLine, statements)
    let width = TerminalWidth.ofStandardOutput
    var answer = ShellAnswer()
    let succeeded = runner.run(source, isInterrupted: { Interruption.isRequested }) { outcome in
      let drawn = DrawnOutcome(outcome, as: mode, width: width)
      answer.output += drawn.output
      answer.messages += drawn.messages
      return true
    }
    answer.failed = !succeeded
    return answer
  }

  mutating func open(_ paths: [String]) -> ShellAnswer {
    let reports = LoadedReports(paths: paths)
    if reports.isEmpty {
      return ShellAnswer(messages: reports.messages + "The reports before are kept.", failed: true)
    }
    runner = runner.asking(reports.session)
    return ShellAnswer(
      output: reports.summary,
      messages: reports.messages,
      failed: !reports.isComplete
    )
  }

  mutating func schema(of relation: String?) -> ShellAnswer {
    let description = RelationDescription(of: runner.session)
    let width = TerminalWidth.ofStandardOutput
    guard let relation else {
      return ShellAnswer(output: description.overview(as: .table, width: width))
    }
    if let columns = description.columns(of: relation, as: .table, width: width) {
      return ShellAnswer(output: columns)
    }
    let near = description.relationsNear(relation).map { "`\($0)`" }
    let hint =
      near.isEmpty
      ? "`.schema` lists the relations" : "did you mean \(near.joined(separator: " or "))?"
    return ShellAnswer(messages: "error: unknown relation `\(relation)`; \(hint)", failed: true)
  }
}
