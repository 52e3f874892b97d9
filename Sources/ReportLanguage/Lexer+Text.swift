import ReportText

/// A pair of quotes around text.
struct TextQuote {
  /// The quote that begins the text.
  var opening: Unicode.Scalar
  /// The quote that ends it.
  var closing: Unicode.Scalar

  /// The pair that a quote opens; `nil` for any other character.
  init?(opening: Unicode.Scalar) {
    guard let closing = Self.closings[opening] else { return nil }
    self.opening = opening
    self.closing = closing
  }

  /// The opening quote that a closing one belongs to, where they differ.
  static func opening(of closing: Unicode.Scalar) -> Unicode.Scalar? {
    closings.first { $0.value == closing && $0.key != closing }?.key
  }

  private static let closings: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂", "＇": "＇",
  ]
}

extension Lexer {
  /// Reads quoted text; a doubled closing quote stands for itself.
  mutating func readText(_ quote: TextQuote) -> Token.Kind {
    let start = index
    guard let text = readQuoted(until: quote.closing) else {
      reportUnclosed(.unclosedText(closing: String(quote.closing)), from: start)
      return .text("")
    }
    return .text(text)
  }

  /// Reads text between two closing quotes, as a Chinese input method types them out of turn.
  ///
  /// - Returns: The text; `nil` where no second quote follows on the line.
  mutating func readReversedText() -> Token.Kind? {
    let quote = scalars[index]
    guard let opening = TextQuote.opening(of: quote),
      let end = scalars[(index + 1)...].firstIndex(where: { $0 == quote || Self.isLineBreak($0) }),
      scalars[end] == quote
    else { return nil }
    let start = index
    index += 1
    report(.foreignMark(written: String(quote), meant: String(opening)), from: start)
    let text = source.text(in: SourceSpan(offsets[index], offsets[end]))
    index = end + 1
    return .text(text)
  }

  /// Reads a name between backquotes.
  mutating func readQuotedName() -> Token.Kind {
    let start = index
    guard let name = readQuoted(until: scalars[index]) else {
      reportUnclosed(.unclosedName, from: start)
      return .quotedName("")
    }
    if name.isEmpty { report(.emptyName, from: start) }
    return .quotedName(name)
  }

  private mutating func readQuoted(until closing: Unicode.Scalar) -> String? {
    index += 1
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == closing {
        guard index < scalars.count, scalars[index] == closing else { return String(text) }
        index += 1
      }
      text.append(scalar)
    }
    return nil
  }

  private mutating func reportUnclosed(_ kind: SyntaxIssue.Kind, from start: Int) {
    unclosedStart = offsets[start]
    issues.append(SyntaxIssue(kind, at: SourceSpan(offsets[start], offsets[start + 1])))
  }

  /// Reads a regular expression; it ends on its line.
  ///
  /// A slash inside a character class or behind a backslash does not end it.
  mutating func readPattern() -> Token.Kind {
    let start = index
    let slash = scalars[index]
    index += 1
    var pattern = String.UnicodeScalarView()
    var classStart: Int?
    while let scalar = index < scalars.count ? scalars[index] : nil, !Self.isLineBreak(scalar) {
      index += 1
      if scalar == "\\" {
        readEscape(into: &pattern, slash: slash)
        continue
      }
      if scalar == slash && classStart == nil {
        if pattern.isEmpty { report(.emptyPattern, from: start) }
        return .pattern(String(pattern))
      }
      if scalar == "[" && classStart == nil {
        classStart = index
      } else if let first = classStart, scalar == "]", !isFirstInClass(index - 1, of: first) {
        classStart = nil
      }
      pattern.append(scalar)
    }
    issues.append(SyntaxIssue(.unclosedPattern, at: SourceSpan(offsets[start], offsets[start + 1])))
    giveBackSemicolon(from: start)
    return .pattern(String(pattern))
  }

  /// Leaves the `;` at the end of the line to the statement, so that the next one is read.
  private mutating func giveBackSemicolon(from start: Int) {
    var end = index
    while end > start, Self.isBlank(scalars[end - 1]) { end -= 1 }
    if FoldedText.narrowed(scalars[end - 1]) == ";" { index = end - 1 }
  }

  /// Whether a `]` stands where it means itself: first in its class, or behind a first `^`.
  private func isFirstInClass(_ position: Int, of first: Int) -> Bool {
    position == first || (position == first + 1 && scalars[first] == "^")
  }

  /// Reads what stands behind a backslash; an escaped slash loses its backslash.
  private mutating func readEscape(
    into pattern: inout String.UnicodeScalarView,
    slash: Unicode.Scalar
  ) {
    guard index < scalars.count, !Self.isLineBreak(scalars[index]) else {
      pattern.append("\\")
      return
    }
    if scalars[index] != slash && scalars[index] != "/" { pattern.append("\\") }
    pattern.append(scalars[index])
    index += 1
  }
}
