/// The lines of a file put together: what a ``LogicalText`` keeps of them.
struct JoinedLines {
  private(set) var scalars: [UInt32] = []
  private(set) var lines: [LogicalLine] = []
  private(set) var offsets: [Int32] = []
  private(set) var removed: [SourceSpan] = []

  init(_ raw: RawLines) {
    // A break stands behind every line but the last already.
    let room = raw.scalars.count + 1
    var places: [Int32] = []
    var ends: [LineWriter.End] = []
    scalars = [UInt32](unsafeUninitializedCapacity: room) { scalars, count in
      places = [Int32](unsafeUninitializedCapacity: room) { offsets, offsetCount in
        var writer = LineWriter(raw, scalars, offsets)
        writer.write()
        (count, offsetCount) = (writer.count, writer.count)
        (ends, removed) = (writer.ends, writer.removed)
      }
    }
    offsets = places
    lines.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let range = start..<end.place
      let mark = HeadingMark(scalars, line: range, hashes: end.hashes)
      lines.append(LogicalLine(range: range, mark: mark))
      start = end.place + 1
    }
  }
}

/// Writes the lines of a file one behind the other, those that go on in the next without a break.
private struct LineWriter {
  private let raw: RawLines
  private let scalars: UnsafeMutableBufferPointer<UInt32>
  private let offsets: UnsafeMutableBufferPointer<Int32>
  /// How many scalars were written.
  private(set) var count = 0
  /// Where lines end.
  private(set) var ends: [End] = []
  private(set) var removed: [SourceSpan] = []
  private var nextMark = 0

  /// Where a line ends.
  struct End {
    var place: Int
    /// How many `#` stood before the line.
    var hashes: Int
  }

  init(
    _ raw: RawLines,
    _ scalars: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<Int32>
  ) {
    precondition(
      scalars.count > raw.scalars.count && offsets.count > raw.scalars.count
        && raw.offsets.count > raw.scalars.count,
      "there is room for each"
    )
    self.raw = raw
    self.scalars = scalars
    self.offsets = offsets
    ends.reserveCapacity(raw.lines.count)
  }

  mutating func write() {
    let joiner = LineJoiner(raw)
    for (index, line) in raw.lines.enumerated() {
      append(line.range)
      if index + 1 < raw.lines.count {
        let next = raw.lines[index + 1]
        if joiner.joins(line, next) {
          remove(line.range.upperBound..<next.range.lowerBound)
          continue
        }
      }
      ends.append(End(place: count, hashes: line.hashes))
      append(Scalars.newline, at: raw.offsets[line.range.upperBound])
    }
  }

  /// Appends a line and passes its marks.
  private mutating func append(_ line: Range<Int>) {
    var index = line.lowerBound
    while nextMark < raw.marks.count, raw.marks[nextMark] < line.upperBound {
      let mark = Int(raw.marks[nextMark])
      nextMark += 1
      if mark < index { continue }  // before the line, or one with the mark before it
      copy(index..<mark)
      if raw.scalars[mark] == 0x2A {
        index = appendAsterisk(at: mark, end: line.upperBound)
      } else {
        index = appendSpace(at: mark, end: line.upperBound)
      }
    }
    copy(index..<line.upperBound)
  }

  /// Appends scalars that are characters of the text.
  private mutating func copy(_ run: Range<Int>) {
    guard let scalarPlaces = scalars.baseAddress, let offsetPlaces = offsets.baseAddress,
      !run.isEmpty
    else { return }
    precondition(run.upperBound <= raw.scalars.count && count + run.count < scalars.count)
    raw.scalars.withUnsafeBufferPointer { source in
      if let source = source.baseAddress {
        (scalarPlaces + count).initialize(from: source + run.lowerBound, count: run.count)
      }
    }
    raw.offsets.withUnsafeBufferPointer { source in
      if let source = source.baseAddress {
        (offsetPlaces + count).initialize(from: source + run.lowerBound, count: run.count)
      }
    }
    count += run.count
  }

  /// Takes two asterisks as a mark of Markdown; returns where the text goes on.
  private mutating func appendAsterisk(at index: Int, end: Int) -> Int {
    if index + 1 < end, raw.scalars[index + 1] == 0x2A {
      remove(index..<(index + 2))
      return index + 2
    }
    append(0x2A, at: raw.offsets[index])
    return index + 1
  }

  /// Takes white space as typesetting but between Latin words and cells; returns its end.
  private mutating func appendSpace(at index: Int, end: Int) -> Int {
    var next = index
    var isTabbed = false
    while next < end, Scalars.isSpace(raw.scalars[next]) {
      if raw.scalars[next] == 0x09 { isTabbed = true }
      next += 1
    }
    if isTabbed {
      // Tabs part the cells of a table copied from a page.
      append(0x7C, at: raw.offsets[index])
    } else if next < end, raw.scalars[next] < 0x80, count > 0, scalars[count - 1] < 0x80,
      scalars[count - 1] != Scalars.newline
    {
      append(0x20, at: raw.offsets[index])
    }
    return next
  }

  private mutating func append(_ scalar: UInt32, at offset: Int32) {
    precondition(count < scalars.count)
    scalars.initializeElement(at: count, to: scalar)
    offsets.initializeElement(at: count, to: offset)
    count += 1
  }

  private mutating func remove(_ range: Range<Int>) {
    removed.append(
      SourceSpan(Int(raw.offsets[range.lowerBound]), Int(raw.offsets[range.upperBound]))
    )
  }
}
