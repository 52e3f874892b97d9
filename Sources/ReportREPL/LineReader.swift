public import ReportQL

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

  /// Reads the next line, and completes words in it where the reader can.
  mutating func read(_ prompt: Prompt, completing complete: @escaping Completer) -> Input

  /// Keeps an entry to be recalled later, where the reader can.
  mutating func remember(_ entry: String)

  /// Whether someone sits at the other end who wants a greeting.
  var isInteractive: Bool { get }
}

/// Says what the word can become that ends where the first text does; the second text stands
/// behind it.
public typealias Completer = (_ before: String, _ after: String) -> Completion

extension LineReader {
  /// Reads the next line; nothing is completed.
  public mutating func read(_ prompt: Prompt, completing complete: @escaping Completer) -> Input {
    read(prompt)
  }
}
