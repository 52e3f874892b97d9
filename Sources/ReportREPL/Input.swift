public import ReportText

/// What comes in from whoever types, or from a pipe.
public enum Input: Hashable, Sendable {
  /// A line without its line break, or a paste of several lines.
  case text(String)
  /// Something that is no text; what could be read of it, and what is wrong in one sentence.
  case unreadable(String, problem: Wording)
  /// Ctrl-C: drop what was begun.
  case interrupt
  /// Ctrl-D on an empty line, or the end of a pipe.
  case end
}
