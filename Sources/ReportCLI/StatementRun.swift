import ReportQL
import ReportREPL

/// Runs the statements of a text over the reports of some paths, and ends the program.
struct StatementRun {
  let source: SourceText
  let paths: [String]
  let options: LoadOptions
  let format: OutputFormat
  let parameters: [String: ParameterValue]
  let tables: [TableOptions.File]
  /// What the relative paths of `load` start from; the working directory where nothing is said.
  var folder: String?

  /// Writes what every statement gave.
  ///
  /// - Throws: The exit code, where it is not 0.
  func execute() throws {
    var writer = FileDescriptorWriter()
    let reports = LoadedReports(paths: paths, options: options)
    writer.write(message: reports.messages + reports.noteOfCopies)
    if reports.isEmpty { throw ProgramStatus.wrongInput.exitCode }
    let width = TerminalWidth.ofStandardOutput
    let session = try TableOptions.adding(tables, to: reports.session)
    var runner = ScriptRunner(session, parameters: parameters, folder: folder)
    var failedWrite: WriteFailure?
    var isFirst = true
    let succeeded = runner.run(source) { outcome in
      let drawn = DrawnOutcome(outcome, as: format, width: width)
      do throws(WriteFailure) {
        // Tables stand apart; rows of the other formats go on without a gap.
        let gap = isFirst || format != .table || drawn.output.isEmpty ? "" : "\n"
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
      writer.write(message: "error: cannot write the answer (error \(number))\n")
      throw ProgramStatus.wrongInput.exitCode
    }
    let status = ProgramStatus(queriesSucceeded: succeeded, filesRead: reports.isComplete)
    if status != .success { throw status.exitCode }
  }
}
