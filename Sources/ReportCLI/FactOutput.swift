import ReportREPL
import Synchronization

/// Writes facts on standard output, by one thread after the other, until that fails.
final class FactOutput: Sendable {
  private struct State {
    var writer = FileDescriptorWriter()
    var failure: WriteFailure?
  }

  private let state = Mutex(State())

  /// Why no more could be written.
  var failure: WriteFailure? { state.withLock(\.failure) }

  /// Writes lines; says whether that went well.
  func write(_ lines: [UInt8]) -> Bool {
    state.withLock { state in
      do throws(WriteFailure) {
        try state.writer.write(answer: lines)
        return true
      } catch {
        state.failure = error
        return false
      }
    }
  }
}
