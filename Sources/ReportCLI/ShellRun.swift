import ReportLanguage
import ReportQL
import ReportREPL

/// Opens the shell over the reports of some paths, and ends the program.
struct ShellRun {
  let paths: [String]
  let options: LoadOptions
  let form: AnswerForm
  let style: MessageStyle
  let parameters: [String: ParameterValue]
  let tables: [TableOptions.File]

  /// Reads and answers until there is no more input.
  ///
  /// - Throws: The exit code, where it is not 0.
  func execute() throws {
    var writer = FileDescriptorWriter()
    let reports = LoadedReports(paths: paths, options: options, style: style)
    writer.write(message: reports.messages)
    let reader = StandardInput.reader()
    // Whoever sits at a terminal can name another path; a pipe cannot.
    if reports.isEmpty, !reader.isInteractive { throw ProgramStatus.wrongInput.exitCode }
    let session = try TableOptions.adding(tables, to: reports.session, style)
    var shell = Shell(
      reader: reader,
      backend: SessionBackend(
        ScriptRunner(
          session,
          parameters: parameters,
          isStrict: form.isStrict,
          language: style.language
        ),
        options: options,
        style: style,
        marksAnswers: form.marksAnswers
      ),
      writer: writer,
      mode: form.format,
      style: style
    ) { text in
      StatementCompleteness(of: SourceText(name: "query", text)) != .needsMore
    }
    let help = Wording("`.help` tells more", "输入 `.help` 查看说明")
    let open = Wording("`.open PATH` reads reports, ", "输入 `.open PATH` 读取报告，")
    let hint = (paths.isEmpty ? open + help : help)[style.language]
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
  private let style: MessageStyle
  /// Whether an object stands in front of each answer as NDJSON, see ``OutputOptions``.
  private let marksAnswers: Bool

  init(
    _ runner: ScriptRunner,
    options: LoadOptions,
    style: MessageStyle,
    marksAnswers: Bool = false
  ) {
    self.runner = runner
    self.marksAnswers = marksAnswers
    self.options = options
    self.style = style
  }

  mutating func run(_ statements: String, firstLine: Int, mode: OutputFormat) -> ShellAnswer {
    let source = SourceText(name: "query", firstLine: firstLine, statements)
    let width = TerminalWidth.ofStandardOutput
    var answer = ShellAnswer()
    let succeeded = runner.run(source, isInterrupted: { Interruption.isRequested }) {
      outcome,
      place in
      let drawn = DrawnOutcome(
        outcome,
        as: mode,
        width: width,
        style: style,
        place: place,
        marked: marksAnswers
      )
      answer.output += drawn.output
      answer.messages += drawn.messages
      return true
    }
    answer.failed = !succeeded
    return answer
  }

  func completion(before text: String, after rest: String) -> Completion {
    runner.completion(before: text, after: rest)
  }

  mutating func open(_ paths: [String]) -> ShellAnswer {
    let reports = LoadedReports(paths: paths, options: options, style: style)
    if reports.isEmpty {
      return ShellAnswer(
        messages: reports.messages
          + Wording("The reports before are kept.", "仍用之前的报告。")[style.language],
        failed: true
      )
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
        runner.lastAnswer.map {
          Wording("the last answer has \($0.rowCount) rows", "上一个答案有 \($0.rowCount) 行")
        } ?? Wording("there is no answer yet", "还没有答案")
      return failure(
        "noSuchRow",
        Wording("there is no row \(row): ", "没有第 \(row) 行：") + reason
      )
    }
    let accounts = answer.accounts(forRow: row - 1, lexicon: options.lexicon)
    if accounts.isEmpty { return ShellAnswer(output: Citation.none[style.language]) }
    let lines = accounts.flatMap { $0.lines(in: style.language) }
    return ShellAnswer(output: lines.joined(separator: "\n"))
  }

  private func failure(_ code: String, _ wording: Wording) -> ShellAnswer {
    let told = ProgramMessage(severity: .error, code: code, wording: wording)
    return ShellAnswer(messages: told.text(as: style), failed: true)
  }

  mutating func schema(of relation: String?) -> ShellAnswer {
    let catalog = Catalog(of: runner.session)
    let width = TerminalWidth.ofStandardOutput
    guard let relation else {
      return ShellAnswer(
        output: catalog.relations.formatted(as: .table, width: width, in: style.language)
      )
    }
    if let columns = catalog.columns(of: relation) {
      return ShellAnswer(output: columns.formatted(as: .table, width: width, in: style.language))
    }
    let near = catalog.relationsNear(relation)
    let hint =
      near.isEmpty
      ? Wording("`.schema` lists the relations", "`.schema` 列出所有关系")
      : .didYouMean(Wording.code(near))
    return failure(
      "unknownRelation",
      Wording("unknown relation `\(relation)`; ", "没有关系 `\(relation)`；") + hint
    )
  }
}
