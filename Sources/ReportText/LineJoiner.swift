/// Decides which line breaks are a mere wrap, as a PDF leaves them in mid-sentence.
///
/// Two things are told apart: a text whose lines were all cut at one width, and a text of whole
/// paragraphs with a stray break (and often a blank line) where a page ended.
struct LineJoiner {
  private let raw: RawLines
  /// The width at which all lines were cut; `nil` where lines are paragraphs.
  private let wrapWidth: Int?

  /// Longer lines than this are paragraphs of an unwrapped text.
  private static let widestWrap = 160
  /// A title or signature is hardly longer; a line that is, and does not end, goes on.
  private static let longestTitle = 70
  /// How much a wrapped line may fall short, because a mark or a number was kept whole.
  private static let raggedness = 6

  init(_ raw: RawLines) {
    self.raw = raw
    wrapWidth = Self.wrapWidth(of: raw)
  }

  /// The width that so many lines reach that it must be where they were cut.
  private static func wrapWidth(of raw: RawLines) -> Int? {
    // No line is narrower than its scalars are many, which spares most texts the measuring.
    guard raw.lines.count >= 4, raw.lines.allSatisfy({ $0.range.count <= widestWrap }) else {
      return nil
    }
    let widths = raw.lines.map { cells(of: $0, in: raw) }
    guard let widest = widths.max(), widest <= widestWrap else { return nil }
    let full = widths.count { $0 >= widest - raggedness }
    return full * 2 >= widths.count ? widest : nil
  }

  /// How wide a line is drawn.
  private static func cells(of line: RawLine, in raw: RawLines) -> Int {
    line.range.reduce(0) { $0 + (raw.scalars[$1] < 0x1100 ? 1 : 2) }
  }

  /// Whether the text of `line` goes on in `next`.
  func joins(_ line: RawLine, _ next: RawLine) -> Bool {
    guard line.hashes == 0, !next.startsAfresh, !endsStatement(line), !startsStatement(next) else {
      return false
    }
    return goesOn(line) && !holdsBar(line) && !holdsBar(next)
  }

  /// Whether a line that ends no statement is no title or signature.
  private func goesOn(_ line: RawLine) -> Bool {
    let width = Self.cells(of: line, in: raw)
    if let wrapWidth { return width >= wrapWidth - Self.raggedness }
    let last = raw.scalars[line.range.upperBound - 1]
    if last == 0x2C || last == 0x3001 { return true }
    // A heading that text goes on behind, as in (三)节水行动。建成灌区3处, is a line like any other.
    guard holds(0x3002, line) || !isHeading(line) else { return false }
    return width > Self.longestTitle || holds(0x2C, line) && !endsWithSalutation(line)
  }

  /// Whether a line holds a bar or a tab, which part the cells of a table.
  private func holdsBar(_ line: RawLine) -> Bool { holds(0x7C, line) || holds(0x09, line) }

  private func holds(_ scalar: UInt32, _ line: RawLine) -> Bool {
    raw.scalars[line.range].contains(scalar)
  }

  private func isHeading(_ line: RawLine) -> Bool {
    HeadingMark(raw.scalars, line: line.range, hashes: line.hashes) != nil
  }

  private func endsWithSalutation(_ line: RawLine) -> Bool {
    raw.scalars[line.range.upperBound - 1] == 0x3A
  }

  /// Whether the line ends as a sentence or a salutation does.
  private func endsStatement(_ line: RawLine) -> Bool {
    var end = line.range.upperBound
    while end > line.range.lowerBound, Self.isCloser(raw.scalars[end - 1]) { end -= 1 }
    guard end > line.range.lowerBound else { return true }
    let last = raw.scalars[end - 1]
    if Self.isFinal(last) { return true }
    return last == 0x2E && end - 1 > line.range.lowerBound
      && !Scalars.isDigit(raw.scalars[end - 2])
  }

  /// Whether a line begins something new: a heading, a point, a date by itself.
  private func startsStatement(_ line: RawLine) -> Bool {
    let text = raw.scalars
    if let mark = HeadingMark(text, line: line.range, hashes: line.hashes) {
      // A wrapped figure such as 3.5 or 2、 looks like the mark of a point.
      if mark.rank != .digit || wrapWidth == nil { return true }
    }
    let start = line.range.lowerBound
    let end = line.range.upperBound
    if EnumerationMark.length(text, at: start, end: end) > 0 { return wrapWidth == nil }
    return isDate(line.range)
  }

  /// Whether the line is a date and nothing else.
  private func isDate(_ range: Range<Int>) -> Bool {
    guard range.count <= 14, raw.scalars[range.upperBound - 1] == 0x65E5 else { return false }
    return range.allSatisfy { Self.dateLetters.contains(raw.scalars[$0]) }
  }

  private static let dateLetters = ScalarSet("0123456789〇○零一二三四五六七八九十年月日 ()")

  /// Whether a scalar may stand behind the end of a statement: marks that close, and the asterisks of Markdown.
  private static func isCloser(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "”", "’", "」", "』", ")", "》", "*": true
    default: false
    }
  }

  /// Whether a scalar ends a statement.
  private static func isFinal(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "。", "!", "?", ";", ":", "…": true
    default: false
    }
  }
}
