import ReportQL
import ReportREPL

/// Writes what commands without a shell answer.
enum AnswerWriting {
  /// Writes a text on standard output; nobody reading any more is no failure.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - style: How to tell that it could not be written.
  /// - Throws: The exit code for a write that the system refused.
  static func write(_ text: String, _ style: MessageStyle) throws {
    var writer = FileDescriptorWriter()
    do throws(WriteFailure) {
      try writer.write(answer: text)
    } catch {
      try end(after: error, style)
    }
  }

  /// Tells a failed write and ends the program, unless only the reader has gone.
  static func end(after failure: WriteFailure, _ style: MessageStyle) throws {
    guard case .refused(let number) = failure else { return }
    var writer = FileDescriptorWriter()
    writer.write(message: ProgramMessage.unwritable(number).text(as: style))
    throw ProgramStatus.wrongInput.exitCode
  }
}
