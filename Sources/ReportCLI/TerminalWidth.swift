import Glibc

/// How wide the terminal is that answers go to.
enum TerminalWidth {
  /// The columns of the terminal at standard output; `nil` where that is a file or pipe.
  static var ofStandardOutput: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
