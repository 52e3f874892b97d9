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
}
