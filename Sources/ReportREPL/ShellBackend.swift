public import ReportQL

/// What one request to the shell's backend brought.
public struct ShellAnswer: Hashable, Sendable {
  /// Text for standard output.
  public var output: String
  /// Text for standard error: diagnostics and notes, drawn.
  public var messages: String
  /// Whether the request failed, which decides the exit status of a script.
  public var failed: Bool

  /// Puts an answer together; a text that does not end its last line gets a line break when
  /// it is written.
  public init(output: String = "", messages: String = "", failed: Bool = false) {
    self.output = output
    self.messages = messages
    self.failed = failed
  }
}

/// What the shell asks for; the program implements it with the library.
///
/// A long request should look at ``Interruption/isRequested`` now and then, and give up.
public protocol ShellBackend {
  /// Runs one or more statements.
  ///
  /// - Parameters:
  ///   - statements: Query text as it was typed; spans are offsets into it.
  ///   - firstLine: The line of the input on which the text begins, for the places in
  ///     diagnostics: 1 at a terminal.
  ///   - mode: The form of the answer.
  /// - Returns: The rows, drawn, and what is to be said of them.
  mutating func run(_ statements: String, firstLine: Int, mode: OutputFormat) -> ShellAnswer

  /// Loads reports from files or folders, instead of those that are loaded.
  mutating func open(_ paths: [String]) -> ShellAnswer

  /// Describes one relation, or lists all of them.
  mutating func schema(of relation: String?) -> ShellAnswer

  /// Tells how the figures behind a row of the last answer were read; rows count from 1.
  mutating func why(row: Int) -> ShellAnswer

  /// Says what the word can become that a text ends with.
  ///
  /// - Parameters:
  ///   - text: The statement as far as it is written before the place.
  ///   - rest: What stands behind the place on its line.
  /// - Returns: The word and what fits it.
  func completion(before text: String, after rest: String) -> Completion
}

extension ShellBackend {
  /// Nothing fits.
  public func completion(before text: String, after rest: String) -> Completion { Completion() }
}
