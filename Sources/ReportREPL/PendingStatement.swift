/// The lines of a statement that has not ended.
struct PendingStatement: Sendable {
  /// The lines, joined by line breaks.
  private(set) var text = ""
  /// The line of the input on which the statement begins.
  private(set) var firstLine = 1
  /// Whether some of it could not be read, so that it must not run.
  private(set) var isSpoiled = false
  /// Whether no statement was begun.
  private(set) var isEmpty = true

  /// Adds a line.
  mutating func append(_ next: String, line: Int) {
    if isEmpty {
      text = next
      firstLine = line
      isEmpty = false
    } else {
      text += "\n" + next
    }
  }

  /// Marks the statement as one that must not run.
  mutating func spoil() { isSpoiled = true }

  /// Takes the mark back: the line that could not be read belonged to no statement.
  mutating func forgive() { isSpoiled = false }

  /// Forgets everything.
  mutating func clear() { self = PendingStatement() }

  /// Whether the last line closes the statement with `;`, perhaps with a comment behind it.
  ///
  /// Complexity: that of `isComplete`, asked only where a `;` stands at the end of a line.
  func hasEnded(_ isComplete: (String) -> Bool) -> Bool {
    let lastLine = text.utf8.lastIndex(of: UInt8(ascii: "\n")).map { text[$0...] } ?? text[...]
    let isMark: (Character) -> Bool = { $0 == ";" || $0 == "；" }
    guard let mark = lastLine.lastIndex(where: isMark) else { return false }
    if Self.saysNothing(text[text.index(after: mark)...]) {
      return isComplete(String(text[...mark]))
    }
    guard let comment = lastLine.firstRange(of: "--"),
      let mark = lastLine[..<comment.lowerBound].lastIndex(where: isMark),
      Self.isBlank(text[text.index(after: mark)..<comment.lowerBound])
    else { return false }
    return isComplete(String(text[...mark]))
  }

  /// Whether a line is empty or white space.
  static func isBlank(_ line: some StringProtocol) -> Bool {
    line.allSatisfy(\.isWhitespace)
  }

  /// Whether a line is empty, white space or a comment.
  static func saysNothing(_ line: some StringProtocol) -> Bool {
    let rest = line.drop(while: \.isWhitespace)
    return rest.isEmpty || rest.hasPrefix("--")
  }

  /// A text without white space at both ends.
  static func trimmed(_ text: String) -> String {
    var rest = text[...].drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
