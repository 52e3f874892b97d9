/// The scalars of a text with their places, cut into the lines of the file.
struct RawLines {
  /// The scalars, full-width forms narrowed.
  var scalars: [UInt32] = []
  /// The byte offset of every scalar, and of the end.
  var offsets: [Int32] = []
  var lines: [RawLine] = []

  init(_ source: SourceText) {
    let bytes = source.bytes
    var places: [Int32] = []
    var uncut: [RawLine] = []
    uncut.reserveCapacity(bytes.count / Self.bytesPerLine)
    scalars = [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
      places = [Int32](unsafeUninitializedCapacity: bytes.count + 1) { offsets, offsetCount in
        bytes.withUnsafeBufferPointer {
          count = Self.decode($0, into: scalars, offsets, &uncut)
        }
        offsetCount = count + 1
      }
    }
    offsets = places
    lines.reserveCapacity(uncut.count)
    for line in uncut { append(line) }
  }

  /// Hardly any report has shorter lines on average.
  private static let bytesPerLine = 100

  /// Writes scalars and offsets, of which there are at most as many as bytes, and the lines with
  /// their white space; returns how many scalars there are.
  ///
  /// Every byte of a report passes through here, so nothing but the rooms is checked, and Chinese
  /// characters, which are nearly all, are told by their first byte: they say nothing of a line
  /// but its width.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into scalars: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<Int32>,
    _ lines: inout [RawLine]
  ) -> Int {
    precondition(scalars.count >= bytes.count && offsets.count > bytes.count, "there is room")
    guard let source = bytes.baseAddress, let scalarPlaces = scalars.baseAddress,
      let offsetPlaces = offsets.baseAddress
    else {
      // There is no byte: one line, which is blank.
      offsets[0] = 0
      return 0
    }
    let lastFour = bytes.count - FourCharacters.reach
    var index = 0
    var count = 0
    var line = RawLine(start: 0)
    let lastThree = bytes.count - 3
    while index < bytes.count {
      if bytes[index] &- 0xE4 < 8 {
        while index <= lastFour, let four = FourCharacters(source, at: index) {
          four.write(at: index, to: scalarPlaces + count, offsetPlaces + count)
          count &+= 4
          index &+= FourCharacters.length
        }
      }
      while index <= lastThree, bytes[index] &- 0xE4 < 8 {
        scalars[count] = Scalars.ofThree(bytes, at: index)
        offsets[count] = Int32(truncatingIfNeeded: index)
        count &+= 1
        index &+= 3
      }
      guard index < bytes.count else { break }
      offsets[count] = Int32(truncatingIfNeeded: index)
      let scalar: UInt32
      let first = bytes[index]
      if first < 0x80 {
        scalar = UInt32(first)
        index &+= 1
      } else if first & 0xF0 == 0xE0, index <= lastThree {
        scalar = Scalars.narrowed(Scalars.ofThree(bytes, at: index))
        index &+= 3
      } else {
        let (read, next) = Scalars.read(bytes, at: index)
        scalar = Scalars.narrowed(read)
        index = next
      }
      scalars[count] = scalar
      count &+= 1
      if scalar == Scalars.newline {
        line.close(at: count - 1)
        lines.append(line)
        line = RawLine(start: count)
      } else {
        line.note(scalar)
      }
    }
    line.close(at: count)
    lines.append(line)
    offsets[count] = Int32(truncatingIfNeeded: bytes.count)
    return count
  }

  /// Appends a line unless it is blank, without its white space and leading Markdown marks.
  private mutating func append(_ uncut: RawLine) {
    let whole = uncut.range
    var start = whole.lowerBound
    var end = whole.upperBound
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
      start + 1 < end && Self.isBullet(scalars[start])
      && Scalars.isSpace(scalars[start + 1])
    if isItem { start += 2 }
    skipSpaces()
    let isBold = start + 1 < end && scalars[start] == 0x2A && scalars[start + 1] == 0x2A
    while start < end, scalars[start] == 0x2A { start += 1 }
    skipSpaces()
    guard start < end else { return }
    var line = uncut
    line.range = start..<end
    line.hashes = hashes
    line.startsAfresh = hashes > 0 || isItem || isBold
    for index in whole.lowerBound..<start { line.discount(scalars[index]) }
    for index in end..<whole.upperBound { line.discount(scalars[index]) }
    lines.append(line)
  }

  /// Whether a scalar marks a point of a list or a quotation of Markdown.
  private static func isBullet(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "-", "*", "+", "•", ">": true
    default: false
    }
  }
}

/// One line of the file that is not blank.
struct RawLine {
  /// Without white space at the ends and Markdown marks at the start.
  var range: Range<Int>
  /// How wide it is drawn.
  private(set) var cells = 0
  /// How many `#` stood before it.
  var hashes = 0
  /// Whether Markdown marks say that no line goes on here.
  var startsAfresh = false
  private(set) var holdsComma = false
  /// Whether it holds a full stop.
  private(set) var holdsStop = false
  /// How many scalars were noted.
  private var noted = 0
  private var bars = 0
  private var marks = 0

  /// Starts a line of which nothing is known.
  init(start: Int) { range = start..<start }

  /// Whether it holds a bar or a tab, which part the cells of a table.
  var holdsBar: Bool { bars > 0 }
  /// Whether it holds white space or an asterisk, which may not be characters of the text.
  var holdsMark: Bool { marks > 0 }

  /// Takes a scalar of the line into account; Chinese characters need not be.
  mutating func note(_ scalar: UInt32) {
    noted &+= 1
    if Self.isPlain(scalar) {
      cells &+= 1
    } else if scalar == 0x2C {
      cells &+= 1
      holdsComma = true
    } else if scalar == 0x3002 {
      cells &+= 2
      holdsStop = true
    } else {
      count(scalar, 1)
    }
  }

  /// Whether a scalar is a digit, a letter or a mark of ASCII between them, of which only the width
  /// counts.
  private static func isPlain(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 0x4B }

  /// Ends the line, what was not noted being Chinese characters.
  mutating func close(at end: Int) {
    range = range.lowerBound..<end
    cells += 2 * (range.count - noted)
  }

  /// Takes white space or a mark of Markdown out of account.
  mutating func discount(_ scalar: UInt32) { count(scalar, -1) }

  private mutating func count(_ scalar: UInt32, _ number: Int) {
    guard scalar < 0x1100 else {
      cells += 2 * number
      if Scalars.isSpace(scalar) { marks += number }
      return
    }
    cells += number
    if scalar == 0x2A || Scalars.isSpace(scalar) { marks += number }
    if scalar == 0x7C || scalar == 0x09 { bars += number }
  }
}
