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

  /// The mark at the start of a line whose Markdown marks were taken off.
  ///
  /// - Parameters:
  ///   - text: Scalars of the text, full-width forms narrowed.
  ///   - line: The line, without leading white space.
  ///   - hashes: How many `#` stood before it.
  public init?(_ text: [UInt32], line: Range<Int>, hashes: Int) {
    self.hashes = hashes
    var cursor = MarkCursor(text: text, index: line.lowerBound, end: line.upperBound)
    if cursor.next(0x7B2C) {  // 第
      guard cursor.take(MarkCursor.isNumeral) > 0,
        let part = Self.parts.match(text, at: cursor.index, end: cursor.end)
      else { return nil }
      cursor.index += part.length
      rank = .part
    } else if cursor.next(0x28) {
      if cursor.take(MarkCursor.isNumeral) > 0 {
        rank = .bracketedNumeral
      } else if cursor.take(Scalars.isDigit) > 0 {
        rank = .bracketedDigit
      } else {
        return nil
      }
      guard cursor.next(0x29) else { return nil }
    } else if cursor.take(MarkCursor.isNumeral) > 0 {
      guard cursor.nextPoint() else { return nil }
      rank = .numeral
    } else if cursor.take(Scalars.isDigit) > 0 {
      guard cursor.index - line.lowerBound <= 2, cursor.nextPoint(), cursor.index < cursor.end,
        !Scalars.isDigit(text[cursor.index])
      else { return nil }
      rank = .digit
    } else if cursor.index < cursor.end, text[cursor.index] &- 0x2460 < 20 {
      cursor.index += 1
      rank = .bracketedDigit
    } else if hashes > 0 {
      rank = .markdown
    } else {
      return nil
    }
    var index = cursor.index
    let end = cursor.end
    while index < end, Scalars.isSpace(text[index]) || text[index] == 0x3001 { index += 1 }
    length = index - line.lowerBound
  }
}

/// Goes over the letters of a mark.
private struct MarkCursor {
  let text: [UInt32]
  var index: Int
  let end: Int

  /// Passes up to four letters of a kind; returns how many there were.
  mutating func take(_ test: (UInt32) -> Bool) -> Int {
    let start = index
    while index < end, index - start < 4, test(text[index]) { index += 1 }
    return index - start
  }

  /// Passes a letter if it stands there.
  mutating func next(_ letter: UInt32) -> Bool {
    guard index < end, text[index] == letter else { return false }
    index += 1
    return true
  }

  /// Passes 、 or a full stop.
  mutating func nextPoint() -> Bool { next(0x3001) || next(0x2E) }

  /// Whether a letter is part of a numeral below a thousand.
  static func isNumeral(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百": true
    default: false
    }
  }
}
