/// Which prompt stands before a line.
public enum Prompt: Hashable, Sendable {
  /// A statement may begin.
  case statement
  /// A statement goes on.
  case continuation

  /// The prompt as it is shown; both take the same width.
  public var text: String {
    switch self {
    case .statement: "reportql> "
    case .continuation: "     ...> "
    }
  }
}

/// Where lines come from.
public protocol LineReader {
  /// Reads the next line; blocks until there is one.
  mutating func read(_ prompt: Prompt) -> Input

  /// Keeps an entry to be recalled later, where the reader can.
  mutating func remember(_ entry: String)

  /// Whether someone sits at the other end who wants a greeting.
  var isInteractive: Bool { get }
}
