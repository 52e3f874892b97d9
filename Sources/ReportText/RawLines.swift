/// The scalars of a text with their places, cut into the lines of the file.
struct RawLines {
  /// The scalars, full-width forms narrowed.
  private(set) var scalars: [UInt32] = []
  /// The byte offset of every scalar, and of the end.
  private(set) var offsets: [Int32] = []
  private(set) var lines: [RawLine] = []
  /// Where the scalars stand that may not be characters of the text: white space and asterisks.
  private(set) var marks: [Int32] = []

  init(_ source: SourceText) {
    let bytes = source.bytes
    var places: [Int32] = []
    var notes = Notes(expecting: bytes.count / Self.bytesPerLine)
    scalars = [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
      places = [Int32](unsafeUninitializedCapacity: bytes.count + 1) { offsets, offsetCount in
        bytes.withUnsafeBufferPointer {
          count = Self.decode($0, into: scalars, offsets, &notes)
        }
        offsetCount = count + 1
      }
    }
    offsets = places
    marks = notes.marks
    lines.reserveCapacity(notes.lineEnds.count)
    var start = 0
    for end in notes.lineEnds {
      append(start..<end)
      start = end + 1
    }
  }

  /// What is noted of a text while it is decoded.
  private struct Notes {
    /// Where each line ends.
    var lineEnds: [Int] = []
    /// Where white space and asterisks stand.
    var marks: [Int32] = []

    init(expecting lineCount: Int) {
      lineEnds.reserveCapacity(lineCount)
      marks.reserveCapacity(lineCount)
    }
  }

  /// Hardly any report has shorter lines on average.
  private static let bytesPerLine = 100

  /// Writes scalars and offsets, of which there are at most as many as bytes, and notes where lines
  /// end; returns how many scalars there are.
  ///
  /// Every byte of a report passes through here, so nothing but the rooms is checked, and Chinese
  /// characters, which are nearly all, are told by their first byte.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into scalars: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<Int32>,
    _ notes: inout Notes
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
    let lastThree = bytes.count - 3
    var index = 0
    var count = 0
    while index < bytes.count {
      if bytes[index] &- 0xE4 < 8 {
        while index <= lastFour {
          let four = FourCharacters(source, at: index)
          // What has no meaning is written over next.
          four.write(at: index, to: scalarPlaces + count, offsetPlaces + count)
          count &+= four.count
          index &+= four.count &* FourCharacters.width
          if four.count < 4 { break }
        }
        guard index < bytes.count else { break }
      }
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
      if scalar == Scalars.newline {
        notes.lineEnds.append(count)
      } else if Self.isMark(scalar) {
        notes.marks.append(Int32(truncatingIfNeeded: count))
      }
      count &+= 1
    }
    notes.lineEnds.append(count)
    offsets[count] = Int32(truncatingIfNeeded: bytes.count)
    return count
  }

  /// Whether a scalar may be more, or less, than a character of the text.
  @inline(__always) private static func isMark(_ scalar: UInt32) -> Bool {
    scalar == 0x2A || Scalars.isSpace(scalar)
  }

  /// Appends a line unless it is blank, without its white space and leading Markdown marks.
  private mutating func append(_ whole: Range<Int>) {
    var start = whole.lowerBound
    var end = whole.upperBound
    func skipSpaces() { while start < end, Scalars.isSpace(scalars[start]) { start += 1 } }
    skipSpaces()
    if start == end { return }
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
    lines.append(
      RawLine(
        range: start..<end,
        hashes: hashes,
        startsAfresh: hashes > 0 || isItem || isBold
      )
    )
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
  /// How many `#` stood before it.
  var hashes: Int
  /// Whether Markdown marks say that no line goes on here.
  var startsAfresh: Bool
}
