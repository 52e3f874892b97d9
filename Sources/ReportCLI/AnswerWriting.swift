import ReportREPL

/// Writes what commands without a shell answer.
enum AnswerWriting {
  /// Writes a text on standard output; nobody reading any more is no failure.
  ///
  /// - Throws: The exit code for a write that the system refused.
  static func write(_ text: String) throws {
    var writer = FileDescriptorWriter()
    do throws(WriteFailure) {
      try writer.write(answer: text)
    } catch {
      try end(after: error)
    }
  }

  /// Tells a failed write and ends the program, unless only the reader has gone.
  static func end(after failure: WriteFailure) throws {
    guard case .refused(let number) = failure else { return }
    var writer = FileDescriptorWriter()
    writer.write(message: "error: cannot write the answer (error \(number))\n")
    throw ProgramStatus.wrongInput.exitCode
  }
}
