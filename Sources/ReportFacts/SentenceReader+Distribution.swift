import ReportText

extension SentenceReader {
  /// The item of A和B分别为1件、2件 that belongs to a figure.
  func distributed(_ index: Int, start: Int, found: [Finding]) -> MetricReader.Reading? {
    var head = index
    while head > 0, index - head < Self.longestList,
      isDistributed(quantities[head - 1].range.upperBound..<quantities[head].range.lowerBound)
    {
      head -= 1
    }
    var tail = index
    while tail + 1 < quantities.count, tail - index < Self.longestList,
      isDistributed(quantities[tail].range.upperBound..<quantities[tail + 1].range.lowerBound)
    {
      tail += 1
    }
    guard tail > head else { return nil }
    let begin = head > 0 ? quantities[head - 1].range.upperBound : sentence.lowerBound
    let first = quantities[head].range.lowerBound
    guard let apart = lastApart(in: begin..<first) else { return nil }
    var clause = map.clauseStart(before: apart, from: begin)
    var subject = metrics.cleaned(clause..<withoutBaseline(clause..<apart))
    if subject.isEmpty, clause > begin + 1 {
      let end = clause - 1
      clause = map.clauseStart(before: end, from: begin)
      subject = metrics.cleaned(clause..<withoutBaseline(clause..<end))
    }
    let count = tail - head + 1
    let items = split(subject)
    if items.count == count {
      return item(index - head, of: items)
    }
    // 受理案件100件,审结90件,同比分别上升1%、2%
    let before = found.prefix(head).suffix(count)
    if before.count == count, subject.isEmpty || head == count {
      return before[before.startIndex + index - head].metric
    }
    return nil
  }

  /// One item of a list, with what the last one says of all: 盗窃、诈骗立案数.
  private func item(_ number: Int, of items: [Range<Int>]) -> MetricReader.Reading {
    let own = items[number]
    let last = items[items.count - 1]
    var letters = metrics.letters(own)
    if number < items.count - 1, last.count > own.count + 1,
      items.dropLast().allSatisfy({ $0.count == own.count }),
      Self.sharedMeasures.matchSuffix(text, from: last.lowerBound, endingAt: last.upperBound) != nil
    {
      letters += metrics.letters((last.lowerBound + own.count)..<last.upperBound)
    }
    return MetricReader.Reading(metric: letters.suffix(MetricReader.longest))
  }

  /// Measures that the last item of a list names for all of them.
  private static let sharedMeasures = WordTable("率 数 数量 量 额 总额 面积 人数 案件 立案 浓度 价格")

  /// More figures than this are no list of 分别; the bound keeps the look around each short.
  private static let longestList = 20

  func lastApart(in range: Range<Int>) -> Int? {
    range.dropLast().last { text[$0] == 0x5206 && text[$0 + 1] == 0x522B }
  }

  func withoutBaseline(_ range: Range<Int>) -> Int {
    changes.baseline(before: range.upperBound, from: range.lowerBound)?.lowerBound
      ?? range.upperBound
  }

  func split(_ phrase: Phrase) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = phrase.range.lowerBound
    for index in phrase.range where Self.joints.contains(text[index]) {
      items.append(start..<index)
      start = index + 1
    }
    items.append(start..<phrase.range.upperBound)
    return items.filter { !$0.isEmpty }
  }
}
