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

  private static let parts = WordTable("部分 章 篇 编 节")

  /// Whether a scalar is part of a numeral below a thousand.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百": true
    default: false
    }
  }

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
    func next(_ mark: UInt32) -> Bool {
      guard index < end, text[index] == mark else { return false }
      index += 1
      return true
    }
    func nextPoint() -> Bool { next(0x3001) || next(0x2E) }  // 、 .
    if next(0x7B2C) {  // 第
      guard take(Self.isNumeral) > 0,
        let part = Self.parts.match(text, at: index, end: end)
      else { return nil }
      index += part.length
      rank = .part
    } else if next(0x28) {
      if take(Self.isNumeral) > 0 {
        rank = .bracketedNumeral
      } else if take(Scalars.isDigit) > 0 {
        rank = .bracketedDigit
      } else {
        return nil
      }
      guard next(0x29) else { return nil }
    } else if take(Self.isNumeral) > 0 {
      guard nextPoint() else { return nil }
      rank = .numeral
    } else if take(Scalars.isDigit) > 0 {
      guard index - line.lowerBound <= 2, nextPoint(), index < end,
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
