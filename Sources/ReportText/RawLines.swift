/// The scalars of a text with their places, cut into the lines of the file.
struct RawLines {
  /// The scalars, full-width forms narrowed.
  var scalars: [UInt32] = []
  /// The byte offset of every scalar, and of the end.
  var offsets: [Int32] = []
  var lines: [RawLine] = []

  init(_ source: SourceText) {
    scalars.reserveCapacity(source.bytes.count / 2)
    offsets.reserveCapacity(source.bytes.count / 2)
    decode(source.bytes)
    cutLines()
  }

  private mutating func decode(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let first = UInt32(bytes[index])
      offsets.append(Int32(truncatingIfNeeded: index))
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard length > 1, index + length <= bytes.count else {
        scalars.append(first)
        index += 1
        continue
      }
      var scalar = first & (0x7F >> UInt32(length))
      for next in (index + 1)..<(index + length) {
        scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
      }
      scalars.append(Scalars.narrowed(scalar))
      index += length
    }
    offsets.append(Int32(truncatingIfNeeded: bytes.count))
  }

  private mutating func cutLines() {
    var start = 0
    for index in scalars.indices where scalars[index] == Scalars.newline {
      appendLine(start..<index)
      start = index + 1
    }
    appendLine(start..<scalars.count)
  }

  /// Appends a line unless it is blank, without its white space and leading Markdown marks.
  private mutating func appendLine(_ line: Range<Int>) {
    var start = line.lowerBound
    var end = line.upperBound
    func skipSpaces() { while start < end, Scalars.isSpace(scalars[start]) { start += 1 } }
    skipSpaces()
    while end > start, Scalars.isSpace(scalars[end - 1]) { end -= 1 }
    var hashes = 0
    while start < end, scalars[start] == 0x23 {
      hashes += 1
      start += 1
    }
    skipSpaces()
    let isItem =
      start + 1 < end && Self.bullets.contains(scalars[start])
      && Scalars.isSpace(scalars[start + 1])
    if isItem { start += 2 }
    skipSpaces()
    let isBold = start + 1 < end && scalars[start] == 0x2A && scalars[start + 1] == 0x2A
    while start < end, scalars[start] == 0x2A { start += 1 }
    skipSpaces()
    guard start < end else { return }
    var cells = 0
    for index in start..<end { cells += scalars[index] < 0x1100 ? 1 : 2 }
    let startsAfresh = hashes > 0 || isItem || isBold
    lines.append(
      RawLine(range: start..<end, cells: cells, hashes: hashes, startsAfresh: startsAfresh)
    )
  }

  /// `-`, `*`, `+`, `•`, `>`.
  private static let bullets: Set<UInt32> = [0x2D, 0x2A, 0x2B, 0x2022, 0x3E]
}

/// One line of the file that is not blank.
struct RawLine {
  /// Without white space at the ends and Markdown marks at the start.
  var range: Range<Int>
  /// How wide it is drawn.
  var cells: Int
  /// How many `#` stood before it.
  var hashes: Int
  /// Whether Markdown marks say that no line goes on here.
  var startsAfresh: Bool
}
