import Glibc

/// The reader that suits what standard input is.
public enum StandardInput {
  /// A line editor at a terminal, else a reader of pipes and files.
  public static func reader() -> any LineReader {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return PipedLineReader() }
    if let editor = EditLineReader(history: HistoryFile.standard) { return editor }
    Interruption.watch()
    return PipedLineReader(descriptor: STDIN_FILENO, prompts: true)
  }

  /// Whether more was typed or pasted than was read.
  static var hasWaitingInput: Bool {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 1 && request.revents & Int16(POLLIN) != 0
  }
}
