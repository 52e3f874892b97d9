/// The lines of a file put together: what a ``LogicalText`` keeps of them.
struct JoinedLines {
  private(set) var scalars: [UInt32] = []
  private(set) var lines: [LogicalLine] = []
  private(set) var offsets: [Int32] = []
  private(set) var removed: [SourceSpan] = []

  init(_ raw: RawLines) {
    scalars.reserveCapacity(raw.scalars.count + 1)
    offsets.reserveCapacity(raw.scalars.count + 1)
    lines.reserveCapacity(raw.lines.count)
    let joiner = LineJoiner(raw)
    var lineStart = 0
    for (index, line) in raw.lines.enumerated() {
      if line.holdsMark {
        append(line.range, of: raw)
      } else {
        scalars.append(contentsOf: raw.scalars[line.range])
        offsets.append(contentsOf: raw.offsets[line.range])
      }
      if index + 1 < raw.lines.count {
        let next = raw.lines[index + 1]
        if joiner.joins(line, next) {
          remove(line.range.upperBound..<next.range.lowerBound, of: raw)
          continue
        }
      }
      closeLine(from: lineStart, hashes: line.hashes, at: raw.offsets[line.range.upperBound])
      lineStart = scalars.count
    }
  }

  private mutating func closeLine(from start: Int, hashes: Int, at offset: Int32) {
    let range = start..<scalars.count
    let mark = HeadingMark(scalars, line: range, hashes: hashes)
    lines.append(LogicalLine(range: range, mark: mark))
    scalars.append(Scalars.newline)
    offsets.append(offset)
  }

  private mutating func append(_ range: Range<Int>, of raw: RawLines) {
    var index = range.lowerBound
    while index < range.upperBound {
      let run = index
      while index < range.upperBound, !Self.isMark(raw.scalars[index]) { index += 1 }
      if index > run {
        scalars.append(contentsOf: raw.scalars[run..<index])
        offsets.append(contentsOf: raw.offsets[run..<index])
        continue
      }
      if raw.scalars[index] == 0x2A {
        index = appendAsterisk(at: index, end: range.upperBound, of: raw)
      } else {
        index = appendSpace(at: index, end: range.upperBound, of: raw)
      }
    }
  }

  /// Whether a scalar may be more, or less, than a character of the text.
  private static func isMark(_ scalar: UInt32) -> Bool {
    // No Chinese character is one, which spares most of them the long question.
    (scalar <= 0x3000 || scalar == 0xFEFF) && (scalar == 0x2A || Scalars.isSpace(scalar))
  }

  /// Takes two asterisks as a mark of Markdown; returns where the text goes on.
  private mutating func appendAsterisk(at index: Int, end: Int, of raw: RawLines) -> Int {
    if index + 1 < end, raw.scalars[index + 1] == 0x2A {
      remove(index..<(index + 2), of: raw)
      return index + 2
    }
    append(0x2A, at: raw.offsets[index])
    return index + 1
  }

  /// Takes white space as typesetting but between Latin words and cells; returns its end.
  private mutating func appendSpace(at index: Int, end: Int, of raw: RawLines) -> Int {
    var next = index
    var isTabbed = false
    while next < end, Scalars.isSpace(raw.scalars[next]) {
      if raw.scalars[next] == 0x09 { isTabbed = true }
      next += 1
    }
    if isTabbed {
      // Tabs part the cells of a table copied from a page.
      append(0x7C, at: raw.offsets[index])
    } else if next < end, raw.scalars[next] < 0x80, let last = scalars.last, last < 0x80,
      last != Scalars.newline
    {
      append(0x20, at: raw.offsets[index])
    }
    return next
  }

  private mutating func append(_ scalar: UInt32, at offset: Int32) {
    scalars.append(scalar)
    offsets.append(offset)
  }

  private mutating func remove(_ range: Range<Int>, of raw: RawLines) {
    removed.append(
      SourceSpan(Int(raw.offsets[range.lowerBound]), Int(raw.offsets[range.upperBound]))
    )
  }
}
