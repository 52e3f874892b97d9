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

  /// Takes words off the end as long as one stands there and is no end of a longer word.
  mutating func dropLast(_ words: WordTable) {
    while let found = words.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound) {
      let start = range.upperBound - found.length
      if found.length == 1, start > range.lowerBound,
        let others = Self.wordEnds[text[start]], others.contains(text[start - 1])
      {
        return
      }
      range = range.lowerBound..<start
    }
  }

  /// Characters before which a word of one character is the end of another: 行为, 传达, 预约.
  private static let wordEnds: [UInt32: Set<UInt32>] = {
    let pairs = [
      "为行作成认人", "达传到送发表", "有所国公私持拥占现", "到收报签", "共公", "均人平年日月", "计统设审会估合", "约预节签履违条契公",
      "近附最", "由理自缘", "列系序行", "居社定邻旧民安宜", "排安减", "就成", "是国", "将大中", "都首成", "超赶", "仅不", "则规原守法",
      "又", "再", "了", "至",
    ]
    var table: [UInt32: Set<UInt32>] = [:]
    for pair in pairs {
      let scalars = Scalars.of(pair)
      if let last = scalars.first { table[last] = Set(scalars.dropFirst()) }
    }
    return table
  }()

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
