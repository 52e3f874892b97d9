/// A report as its author wrote it: wrapped lines joined, Markdown marks and typesetting spaces
/// left out, full-width forms narrowed, and every scalar still knowing its place in the file.
public struct LogicalText: Sendable {
  /// The file.
  public let source: SourceText
  /// The scalars; lines are separated by ``Scalars/newline``.
  public private(set) var scalars: [UInt32] = []
  /// The lines after joining, in order.
  public private(set) var lines: [LogicalLine] = []
  /// The byte offset of every scalar.
  private var offsets: [Int32] = []
  /// Byte ranges of the file that are neither text nor space: wraps and Markdown marks.
  private var removed: [SourceSpan] = []

  /// Reads a text.
  ///
  /// Complexity: linear in the length of the text.
  public init(_ source: SourceText) {
    self.source = source
    let raw = RawLines(source)
    scalars.reserveCapacity(raw.scalars.count)
    offsets.reserveCapacity(raw.scalars.count)
    let joiner = LineJoiner(raw)
    var lineStart = 0
    for (index, line) in raw.lines.enumerated() {
      append(line.range, of: raw)
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
    scalar == 0x2A || Scalars.isSpace(scalar)
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

  /// The place of a range of scalars in the file.
  public func span(of range: Range<Int>) -> SourceSpan {
    guard !range.isEmpty else {
      let offset = range.lowerBound < offsets.count ? Int(offsets[range.lowerBound]) : 0
      return SourceSpan(at: offset)
    }
    return SourceSpan(Int(offsets[range.lowerBound]), end(ofScalarAt: range.upperBound - 1))
  }

  /// Whether the scalar stands in the file as one byte, that is, not as a full-width form.
  public func isHalfWidth(at index: Int) -> Bool {
    source.bytes[Int(offsets[index])] < 0x80
  }

  /// The scalars of a range as the file writes them, full-width forms not narrowed.
  public func written(_ range: Range<Int>) -> [UInt32] {
    range.map { index in
      let scalar = scalars[index]
      let isWidened = scalar &- 0x21 < 0x5E && !isHalfWidth(at: index)
      return isWidened ? scalar - 0x21 + 0xFF01 : scalar
    }
  }

  private func end(ofScalarAt index: Int) -> Int {
    let start = Int(offsets[index])
    guard start < source.bytes.count else { return start }
    let first = source.bytes[start]
    return start + (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
  }

  /// The text of a span of the file as its author wrote it, without wraps and Markdown marks.
  public func unwrapped(_ span: SourceSpan) -> String {
    var index = firstRemoved(endingAfter: span.start)
    var start = span.start
    var text = ""
    while index < removed.count, removed[index].start < span.end {
      if removed[index].start > start {
        text += source.text(in: SourceSpan(start, removed[index].start))
      }
      start = max(start, min(removed[index].end, span.end))
      index += 1
    }
    return start < span.end ? text + source.text(in: SourceSpan(start, span.end)) : text
  }

  private func firstRemoved(endingAfter offset: Int) -> Int {
    var low = 0
    var high = removed.count
    while low < high {
      let middle = (low + high) / 2
      if removed[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A line of a report after joining what was wrapped.
public struct LogicalLine: Hashable, Sendable {
  /// Its scalars in ``LogicalText/scalars``, without the line break.
  public var range: Range<Int>
  /// The mark of a heading it starts with.
  public var mark: HeadingMark?
}
