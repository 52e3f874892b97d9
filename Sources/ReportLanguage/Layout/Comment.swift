import ReportText

/// A comment with where it stands on its line.
struct Comment {
  /// Its characters, without blanks at the end of a line comment.
  var text: String
  /// Whether it goes on to the end of its line, so that nothing can stand behind it.
  var takesRestOfLine: Bool
  /// The line breaks between it and what stands before it.
  var lineBreaksBefore: Int

  /// Whether nothing stands before it on its line.
  var startsLine: Bool { lineBreaksBefore > 0 }
}

/// The comments of some trivia, and the line breaks behind the last one.
struct CommentList {
  var comments: [Comment] = []
  var lineBreaksBehind = 0

  /// Reads the trivia before a token.
  init(_ trivia: [Trivia], in source: SourceText) {
    for piece in trivia {
      let text = source.text(in: piece.span)
      switch piece.kind {
      case .whiteSpace, .skipped: lineBreaksBehind += Self.lineBreaks(in: text)
      case .blockComment: append(text, takesRestOfLine: false)
      case .lineComment, .interpreterLine: append(Self.trimmed(text), takesRestOfLine: true)
      }
    }
  }

  /// Whether the line ends behind a comment.
  func endsLine(_ index: Int) -> Bool {
    if comments[index].takesRestOfLine { return true }
    let isLast = index == comments.count - 1
    return isLast ? lineBreaksBehind > 0 : comments[index + 1].startsLine
  }

  /// Whether no comment begins or ends a line.
  var isInsideLine: Bool {
    comments.indices.allSatisfy { !comments[$0].startsLine && !endsLine($0) }
  }

  private mutating func append(_ text: String, takesRestOfLine: Bool) {
    comments.append(
      Comment(text: text, takesRestOfLine: takesRestOfLine, lineBreaksBefore: lineBreaksBehind)
    )
    lineBreaksBehind = 0
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while let last = scalars.last, Lexer.isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static func lineBreaks(in text: String) -> Int {
    // A carriage return with a line feed is one character of Swift.
    text.reduce(0) { $0 + ($1 == "\n" || $1 == "\r" || $1 == "\r\n" ? 1 : 0) }
  }
}
