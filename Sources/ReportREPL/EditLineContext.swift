import Glibc

/// What libedit's callbacks read and write.
final class EditLineContext {
  /// Which prompt stands now.
  var prompt = Prompt.statement
  /// Whether Ctrl-C ended the line.
  var isInterrupted = false

  /// What words can become, while a line is read.
  var completer: Completer?
  /// Whether the terminal does not mark what is pasted.
  var pastesArriveUnmarked = false

  private let statement: UnsafeMutablePointer<CChar>
  private let continuation: UnsafeMutablePointer<CChar>

  /// Keeps the prompts as C strings; `nil` where memory is short.
  init?() {
    guard let statement = strdup(Prompt.statement.text) else { return nil }
    guard let continuation = strdup(Prompt.continuation.text) else {
      free(statement)
      return nil
    }
    self.statement = statement
    self.continuation = continuation
  }

  deinit {
    free(statement)
    free(continuation)
  }

  /// The prompt that stands now, as libedit wants it.
  var promptBytes: UnsafeMutablePointer<CChar> {
    prompt == .statement ? statement : continuation
  }

  /// The context that an editor holds as its client data.
  static func at(_ data: UnsafeMutableRawPointer) -> EditLineContext {
    Unmanaged<EditLineContext>.fromOpaque(data).takeUnretainedValue()
  }
}
