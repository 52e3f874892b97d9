/// The scalars of a text with their places, cut into the lines of the file.
struct RawLines {
  /// The scalars, full-width forms narrowed.
  var scalars: [UInt32] = []
  /// The byte offset of every scalar, and of the end.
  var offsets: [Int32] = []
  var lines: [RawLine] = []

  init(_ source: SourceText) {
    decode(source.bytes)
    cutLines()
  }

  private mutating func decode(_ bytes: [UInt8]) {
    var places: [Int32] = []
    scalars = [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
      places = [Int32](unsafeUninitializedCapacity: bytes.count + 1) { offsets, offsetCount in
        bytes.withUnsafeBufferPointer {
          count = Self.decode($0, into: scalars, offsets)
        }
        offsetCount = count + 1
      }
    }
    offsets = places
  }

  /// Writes scalars and offsets, of which there are at most as many as bytes; returns how many.
  ///
  /// Every byte of a report passes through here, so nothing but the rooms is checked.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into scalars: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    precondition(scalars.count >= bytes.count && offsets.count > bytes.count, "there is room")
    var index = 0
    var count = 0
    while index < bytes.count {
      let first = UInt32(bytes[index])
      offsets[count] = Int32(truncatingIfNeeded: index)
      var scalar = first
      if first < 0x80 {
        index += 1
      } else if first >= 0xE0, first < 0xF0, index + 3 <= bytes.count {
        let tail = UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        scalar = Scalars.narrowed((first & 0x0F) << 12 | tail)
        index += 3
      } else {
        (scalar, index) = rarer(bytes, at: index)
      }
      scalars[count] = scalar
      count += 1
    }
    offsets[count] = Int32(truncatingIfNeeded: bytes.count)
    return count
  }

  /// A scalar of two or four bytes, and where the next one starts.
  private static func rarer(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (scalar: UInt32, next: Int) {
    let first = UInt32(bytes[index])
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return (first, index + 1) }
    var scalar = first & (0x7F >> UInt32(length))
    for next in (index + 1)..<(index + length) {
      scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (scalar, index + length)
  }

  private mutating func cutLines() {
    var start = 0
    while let end = scalars[start...].firstIndex(of: Scalars.newline) {
      appendLine(start..<end)
      start = end + 1
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
    let startsAfresh = hashes > 0 || isItem || isBold
    var line = RawLine(range: start..<end, cells: 0, hashes: hashes, startsAfresh: startsAfresh)
    for scalar in scalars[start..<end] { line.note(scalar) }
    lines.append(line)
  }

  /// `-`, `*`, `+`, `•`, `>`.
  private static let bullets = ScalarSet("-*+•>")
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
  /// Whether it holds a bar or a tab, which part the cells of a table.
  var holdsBar = false
  var holdsComma = false
  /// Whether it holds a full stop.
  var holdsStop = false
  /// Whether it holds white space or an asterisk, which may not be characters of the text.
  var holdsMark = false

  /// Takes a scalar of the line into account.
  mutating func note(_ scalar: UInt32) {
    guard scalar < 0x1100 else {
      cells += 2
      if scalar == 0x3002 { holdsStop = true }
      if scalar &- 0x2000 <= 0x1000 || scalar == 0xFEFF, Scalars.isSpace(scalar) {
        holdsMark = true
      }
      return
    }
    cells += 1
    if scalar == 0x2A || Scalars.isSpace(scalar) { holdsMark = true }
    if scalar == 0x7C || scalar == 0x09 { holdsBar = true }
    if scalar == 0x2C { holdsComma = true }
  }
}
