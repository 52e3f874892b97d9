import ReportLanguage
import ReportQL
import ReportREPL

/// Opens the shell over the reports of some paths, and ends the program.
struct ShellRun {
  let paths: [String]
  let options: LoadOptions
  let format: OutputFormat
  let parameters: [String: ParameterValue]
  let tables: [TableOptions.File]

  /// Reads and answers until there is no more input.
  ///
  /// - Throws: The exit code, where it is not 0.
  func execute() throws {
    var writer = FileDescriptorWriter()
    let reports = LoadedReports(paths: paths, options: options)
    writer.write(message: reports.messages)
    let reader = StandardInput.reader()
    // Whoever sits at a terminal can name another path; a pipe cannot.
    if reports.isEmpty, !reader.isInteractive { throw ProgramStatus.wrongInput.exitCode }
    let session = try TableOptions.adding(tables, to: reports.session)
    var shell = Shell(
      reader: reader,
      backend: SessionBackend(
        ScriptRunner(session, parameters: parameters),
        options: options
      ),
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
  private let options: LoadOptions

  init(_ runner: ScriptRunner, options: LoadOptions) {
    self.runner = runner
    self.options = options
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
    let reports = LoadedReports(paths: paths, options: options)
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

  mutating func why(row: Int) -> ShellAnswer {
    guard let answer = runner.lastAnswer, row <= answer.rowCount else {
      let reason =
        runner.lastAnswer.map { "the last answer has \($0.rowCount) rows" }
        ?? "there is no answer yet"
      return ShellAnswer(messages: "error: there is no row \(row): \(reason)", failed: true)
    }
    let accounts = answer.accounts(forRow: row - 1, lexicon: options.lexicon)
    if accounts.isEmpty { return ShellAnswer(output: "This row stands on no report.") }
    return ShellAnswer(output: accounts.flatMap(\.lines).joined(separator: "\n"))
  }

  mutating func schema(of relation: String?) -> ShellAnswer {
    let catalog = Catalog(of: runner.session)
    let width = TerminalWidth.ofStandardOutput
    guard let relation else {
      return ShellAnswer(output: catalog.relations.formatted(as: .table, width: width))
    }
    if let columns = catalog.columns(of: relation) {
      return ShellAnswer(output: columns.formatted(as: .table, width: width))
    }
    let near = catalog.relationsNear(relation).map { "`\($0)`" }
    let hint =
      near.isEmpty
      ? "`.schema` lists the relations" : "did you mean \(near.joined(separator: " or "))?"
    return ShellAnswer(messages: "error: unknown relation `\(relation)`; \(hint)", failed: true)
  }
}
