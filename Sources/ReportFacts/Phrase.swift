import ReportText

/// A stretch of a sentence that is trimmed step by step down to a metric.
struct Phrase {
  let text: [UInt32]
  var range: Range<Int>

  var isEmpty: Bool { range.isEmpty }
  var count: Int { range.count }
  var scalars: ArraySlice<UInt32> { text[range] }

  /// Takes words off the front as long as one stands there.
  mutating func dropFirst(_ words: WordTable) {
    while let found = words.match(text, at: range.lowerBound, end: range.upperBound) {
      range = (range.lowerBound + found.length)..<range.upperBound
    }
  }

  /// Takes words off the end as long as one stands there.
  mutating func dropLast(_ words: WordTable) {
    while let found = words.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound) {
      range = range.lowerBound..<(range.upperBound - found.length)
    }
  }

  /// Takes marks of punctuation off both ends, closing ones that were opened inside staying.
  mutating func dropMarks() {
    while let first = scalars.first, Self.leadingMarks.contains(first) {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while let last = scalars.last, Self.trailingMarks.contains(last) {
      range = range.lowerBound..<(range.upperBound - 1)
    }
  }

  /// The place behind the last occurrence of a scalar outside brackets and quotation marks.
  func lastIndex(of scalar: UInt32) -> Int? {
    var depth = 0
    for index in range.reversed() {
      if Self.closing.contains(text[index]) { depth += 1 }
      if Self.opening.contains(text[index]) { depth -= 1 }
      if depth <= 0, text[index] == scalar { return index }
    }
    return nil
  }

  static let opening = Set(Scalars.of("“‘「『(《[〔"))
  static let closing = Set(Scalars.of("”’」』)》]〕"))
  private static let leadingMarks = Set(Scalars.of("、,:;。!?)”》]〕—-|· "))
  private static let trailingMarks = Set(Scalars.of("、,:;。!?(“《[〔—-|· "))
}
