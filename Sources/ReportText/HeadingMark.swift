/// The mark that numbers a heading: 一、, (一), 1、, 第一部分 or the `#` of Markdown.
public struct HeadingMark: Hashable, Sendable {
  /// Sorts of marks, from the outermost to the innermost.
  public enum Rank: Int, Hashable, Sendable, Comparable {
    /// `#` without a number behind it.
    case markdown
    /// 第一部分, 第一章.
    case part
    /// 一、
    case numeral
    /// (一)
    case bracketedNumeral
    /// 1. or 1、
    case digit
    /// (1) or ①
    case bracketedDigit

    /// Outer marks are less.
    public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  /// The sort of mark.
  public var rank: Rank
  /// How many `#` stand before it.
  public var hashes: Int
  /// How many scalars of the line the mark takes.
  public var length: Int

  private static let numerals = ScalarSet("一二三四五六七八九十百")
  private static let ordinal = ScalarSet("第")
  private static let opening = ScalarSet("(")
  private static let closing = ScalarSet(")")
  private static let points = ScalarSet("、.")
  private static let parts = WordTable("部分 章 篇 编 节")

  /// The mark at the start of a line whose Markdown marks were taken off.
  ///
  /// - Parameters:
  ///   - text: Scalars of the text, full-width forms narrowed.
  ///   - line: The line, without leading white space.
  ///   - hashes: How many `#` stood before it.
  public init?(_ text: [UInt32], line: Range<Int>, hashes: Int) {
    self.hashes = hashes
    var index = line.lowerBound
    let end = line.upperBound
    func take(_ test: (UInt32) -> Bool) -> Int {
      let start = index
      while index < end, index - start < 4, test(text[index]) { index += 1 }
      return index - start
    }
    func next(_ marks: ScalarSet) -> Bool {
      guard index < end else { return false }
      guard marks.contains(text[index]) else { return false }
      index += 1
      return true
    }
    if next(Self.ordinal) {
      guard take(Self.numerals.contains) > 0,
        let part = Self.parts.match(text, at: index, end: end)
      else { return nil }
      index += part.length
      rank = .part
    } else if next(Self.opening) {
      if take(Self.numerals.contains) > 0 {
        rank = .bracketedNumeral
      } else if take(Scalars.isDigit) > 0 {
        rank = .bracketedDigit
      } else {
        return nil
      }
      guard next(Self.closing) else { return nil }
    } else if take(Self.numerals.contains) > 0 {
      guard next(Self.points) else { return nil }
      rank = .numeral
    } else if take(Scalars.isDigit) > 0 {
      guard index - line.lowerBound <= 2, next(Self.points), index < end,
        !Scalars.isDigit(text[index])
      else { return nil }
      rank = .digit
    } else if index < end, text[index] &- 0x2460 < 20 {
      index += 1
      rank = .bracketedDigit
    } else if hashes > 0 {
      rank = .markdown
    } else {
      return nil
    }
    while index < end, Scalars.isSpace(text[index]) || text[index] == 0x3001 { index += 1 }
    length = index - line.lowerBound
  }
}
