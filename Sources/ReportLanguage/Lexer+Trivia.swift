import ReportText

extension Lexer {
  /// Reads white space and comments up to the next token.
  mutating func readTrivia(into trivia: inout [Trivia]) {
    while true {
      let start = index
      guard let kind = readTriviaPiece() else { return }
      trivia.append(Trivia(kind: kind, span: span(from: start)))
    }
  }

  private mutating func readTriviaPiece() -> Trivia.Kind? {
    guard let scalar = peek() else { return nil }
    if Self.isBlank(scalar) {
      while let next = peek(), Self.isBlank(next) { index += 1 }
      return .whiteSpace
    }
    switch (scalar, peek(1)) {
    case ("-", "-"):
      skipToLineEnd()
      return .lineComment
    case ("#", "!") where isAtFirstCharacter:
      skipToLineEnd()
      return .interpreterLine
    case ("/", "*"):
      skipBlockComment()
      return .blockComment
    default:
      return nil
    }
  }

  /// Whether nothing but a byte order mark stands before.
  private var isAtFirstCharacter: Bool {
    index == 0 || (index == 1 && scalars[0] == "\u{FEFF}")
  }

  private mutating func skipToLineEnd() {
    while let scalar = peek(), !Self.isLineBreak(scalar) { index += 1 }
  }

  private mutating func skipBlockComment() {
    let start = index
    index += 2
    let opening = span(from: start)
    while let scalar = peek() {
      if scalar == "*" && peek(1) == "/" {
        index += 2
        return
      }
      index += 1
    }
    unclosedStart = opening.start
    issues.append(SyntaxIssue(.unclosedComment, at: opening))
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  /// White space, and the invisible characters that come along with pasted text.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}
