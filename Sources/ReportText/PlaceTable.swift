private import Glibc

/// A place as a person says it.
public struct Place: Hashable, Sendable {
  /// The line, counted from ``SourceText/firstLine``, which mostly is 1.
  public var line: Int
  /// The character in that line, counted from 1 in Unicode code points.
  public var column: Int
}

/// Turns byte offsets of one text into lines, columns and code point offsets.
///
/// The table is made once a text and holds one number a line and one a block of bytes.
public struct PlaceTable: Sendable {
  /// Offsets of the first byte of every line.
  private let lineStarts: [Int]
  /// Code points before every block of `blockSize` bytes.
  private let codePointsBeforeBlock: [Int]
  private let text: SourceText

  /// Small enough that counting inside a block is cheap, large enough that the table is not.
  private static let blockSize = 256

  /// Reads the text once.
  ///
  /// Complexity: linear in the length of the text.
  public init(_ text: SourceText) {
    var starts = [0]
    var blocks: [Int] = []
    blocks.reserveCapacity(text.bytes.count / Self.blockSize + 1)
    var codePoints = 0
    text.bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, through: bytes.count, by: Self.blockSize) {
        blocks.append(codePoints)
        codePoints += Self.codePoints(in: bytes, start..<min(start + Self.blockSize, bytes.count))
      }
      var next = 0
      while let base = bytes.baseAddress, next < bytes.count,
        let newline = memchr(base + next, 0x0A, bytes.count - next)
      {
        next = UnsafeRawPointer(newline) - base + 1
        starts.append(next)
      }
    }
    self.lineStarts = starts
    self.codePointsBeforeBlock = blocks
    self.text = text
  }

  /// How many lines the text has; an empty text has one.
  public var lineCount: Int { lineStarts.count }

  /// The line and column of a byte offset.
  ///
  /// Complexity: logarithmic in the number of lines.
  public func place(at offset: Int) -> Place {
    let line = lineIndex(at: offset)
    let column = codePointOffset(at: offset) - codePointOffset(at: lineStarts[line])
    return Place(line: line + text.firstLine, column: column + 1)
  }

  /// The byte offset of a place; `nil` where the text has no such place.
  ///
  /// Complexity: linear in the length of the line.
  public func offset(line: Int, column: Int) -> Int? {
    guard line >= text.firstLine, line - text.firstLine < lineStarts.count, column >= 1 else {
      return nil
    }
    let span = span(ofLine: line)
    var left = column - 1
    for offset in span.range where Self.isFirstByte(text.bytes[offset]) {
      if left == 0 { return offset }
      left -= 1
    }
    return left == 0 ? span.end : nil
  }

  /// How many code points stand before a byte offset.
  ///
  /// Complexity: constant.
  public func codePointOffset(at offset: Int) -> Int {
    let block = offset / Self.blockSize
    return codePointsBeforeBlock[block]
      + text.bytes.withUnsafeBytes { Self.codePoints(in: $0, block * Self.blockSize..<offset) }
  }

  /// How many code points begin in a range of bytes, eight of which are looked at together.
  static func codePoints(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    precondition(range.upperBound <= bytes.count, "the range is one of the bytes")
    var index = range.lowerBound
    var count = range.count
    while index + 8 <= range.upperBound {
      let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The highest two bits of a byte that continues a code point are 1 and 0.
      let continuing = (eight >> 7) & ~(eight >> 6) & 0x0101_0101_0101_0101
      count -= Int((continuing &* 0x0101_0101_0101_0101) >> 56)
      index += 8
    }
    while index < range.upperBound {
      if !isFirstByte(bytes[index]) { count -= 1 }
      index += 1
    }
    return count
  }

  /// The bytes of a line, numbered as in a ``Place``, without its line break.
  public func span(ofLine number: Int) -> SourceSpan {
    let line = number - text.firstLine
    let isLast = line + 1 == lineStarts.count
    let start = lineStarts[line]
    var end = isLast ? text.bytes.count : lineStarts[line + 1] - 1
    if end > start, !isLast, text.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceSpan(start, end)
  }

  /// The index of the last line that starts at or before `offset`.
  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func isFirstByte(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
