import ReportQL
import ReportREPL

/// Runs the statements of a text over the reports of some paths, and ends the program.
struct StatementRun {
  let source: SourceText
  let paths: [String]
  let options: LoadOptions
  let form: AnswerForm
  let style: MessageStyle
  let parameters: [String: ParameterValue]
  let tables: [TableOptions.File]
  /// What the relative paths of `load` start from; the working directory where nothing is said.
  var folder: String?

  /// Writes what every statement gave.
  ///
  /// - Throws: The exit code, where it is not 0.
  func execute() throws {
    var writer = FileDescriptorWriter()
    let reports = LoadedReports(paths: paths, options: options, style: style)
    writer.write(message: reports.messages + reports.noteOfCopies)
    if reports.isEmpty { throw ProgramStatus.wrongInput.exitCode }
    let width = TerminalWidth.ofStandardOutput
    let session = try TableOptions.adding(tables, to: reports.session, style)
    var runner = ScriptRunner(
      session,
      parameters: parameters,
      folder: folder,
      isStrict: form.isStrict,
      language: style.language
    )
    var failedWrite: WriteFailure?
    var isFirst = true
    let succeeded = runner.run(source) { outcome, place in
      let drawn = DrawnOutcome(
        outcome,
        as: form.format,
        width: width,
        style: style,
        place: place,
        marked: form.marksAnswers
      )
      do throws(WriteFailure) {
        // Tables stand apart; rows of the other formats go on without a gap.
        let gap = isFirst || form.format != .table || drawn.output.isEmpty ? "" : "\n"
        try writer.write(answer: gap + drawn.output)
        if !drawn.output.isEmpty { isFirst = false }
        writer.write(message: drawn.messages)
        return true
      } catch {
        failedWrite = error
        return false
      }
    }
    if case .refused(let number)? = failedWrite {
      writer.write(message: ProgramMessage.unwritable(number).text(as: style))
      throw ProgramStatus.wrongInput.exitCode
    }
    let status = ProgramStatus(queriesSucceeded: succeeded, filesRead: reports.isComplete)
    if status != .success { throw status.exitCode }
  }
}
