/// A report as its author wrote it: wrapped lines joined, Markdown marks and typesetting spaces
/// left out, full-width forms narrowed, and every scalar still knowing its place in the file.
///
/// It never changes, and it is an object so that the many readers of a report share it for the
/// price of one reference.
public final class LogicalText: Sendable {
  /// The file.
  public let source: SourceText
  /// The scalars; lines are separated by ``Scalars/newline``.
  public let scalars: [UInt32]
  /// The lines after joining, in order.
  public let lines: [LogicalLine]
  /// The byte offset of every scalar.
  private let offsets: [Int32]
  /// Byte ranges of the file that are neither text nor space: wraps and Markdown marks.
  private let removed: [SourceSpan]

  /// Reads a text.
  ///
  /// Complexity: linear in the length of the text.
  public init(_ source: SourceText) {
    let joined = JoinedLines(RawLines(source))
    self.source = source
    scalars = joined.scalars
    lines = joined.lines
    offsets = joined.offsets
    removed = joined.removed
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
    var letters = Array(scalars[range])
    for place in letters.indices
    where letters[place] &- 0x21 < 0x5E && !isHalfWidth(at: range.lowerBound + place) {
      letters[place] = letters[place] - 0x21 + 0xFF01
    }
    return letters
  }

  /// Appends the scalars of a range as the file writes them, full-width forms not narrowed.
  public func appendWritten(_ range: Range<Int>, to letters: inout [UInt32]) {
    let start = letters.count - range.lowerBound
    scalars.withUnsafeBufferPointer {
      letters.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
    for place in range where scalars[place] &- 0x21 < 0x5E && !isHalfWidth(at: place) {
      letters[start + place] = scalars[place] - 0x21 + 0xFF01
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
    // Most sentences stand in one line.
    if index == removed.count || removed[index].start >= span.end { return source.text(in: span) }
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
