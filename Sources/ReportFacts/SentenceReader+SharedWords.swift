import ReportText

/// Words that stand once and are said of several figures: 3个集体、6名民警受到表彰.
extension SentenceReader {
  /// What the last of several nouns says of all: 3个集体、6名民警受到表彰.
  func honour(of noun: Range<Int>, limit: Int) -> Letters? {
    let joint = noun.upperBound
    guard joint + 1 == limit, Self.joints.contains(text[joint]), text[joint] != 0x2C else {
      return nil
    }
    let reach = min(sentence.upperBound, limit + Self.longestSharing)
    let end = metrics.clauseEnd(from: limit, limit: reach)
    guard end < reach || reach == sentence.upperBound,
      let found = Self.honours.first(in: text, limit..<end),
      end - found.index <= Self.longestHonour
    else { return nil }
    return metrics.letters(found.index..<end)
  }

  /// What people and bodies get.
  private static let honours = WordTable("受到 立功受奖 荣获 荣立 获评 获得 被评为 被授予 被表彰 入选 获奖")
  private static let longestHonour = 18
  /// How far behind a noun the words end that it shares with those behind it.
  private static let longestSharing = 48

  /// What says of the first of several nouns that they were honoured: 受到表彰的 of 受到表彰的集体.
  func honoured(_ metric: Letters) -> Letters? {
    guard let first = store[metric].first, Self.passives.contains(first),
      let mark = store[metric].lastIndex(of: 0x7684), mark > metric.start + 2, metric.end - mark > 1
    else { return nil }
    return Letters(metric.start, mark + 1)
  }

  private static let passives = ScalarSet("被受获荣")

  /// The reading of 1.8万户7.3万贫困人口: the noun stands behind the second of two figures,
  /// of which the first is the figure of number `index` in the sentence.
  func adjoining(_ quantity: Quantity, index: Int, limit: Int) -> MetricReader.Reading? {
    let last = quantity.range.upperBound
    guard last == limit, index + 1 < quantities.count else { return nil }
    let end =
      index + 2 < quantities.count ? quantities[index + 2].range.lowerBound : sentence.upperBound
    let next = quantities[index + 1].range.upperBound
    guard let noun = metrics.noun(behind: next, limit: end, isLimit: false) else { return nil }
    var result = joined(Phrase(text: text, range: last..<last), noun, whole: last)
    result.end = nil
    return result.found(by: .nounBehind)
  }

  /// The reading of 1人获评优秀教师: who it was has no other name.
  func honoured(_ quantity: Quantity, limit: Int) -> MetricReader.Reading? {
    let start = quantity.range.upperBound
    guard isOfPeople(quantity), Self.honours.match(text, at: start, end: limit) != nil else {
      return nil
    }
    let end = metrics.clauseEnd(from: start, limit: limit)
    guard end - start >= 3 else { return nil }
    let metric = metrics.letters(start..<min(end, start + MetricReader.longest))
    return MetricReader.Reading(metric: metric, isBare: true, end: end, rule: .nounBehind)
  }

  /// Gives a bare verb of a list what the verb before it was done to: 取消事项2项、下放9项.
  func takesObject(
    _ result: inout MetricReader.Reading,
    of previous: Finding,
    _ quantity: Quantity
  ) -> Bool {
    let (verb, object) = (result.verb, previous.metric.topic)
    guard !verb.isEmpty, verb.count == result.metric.count, !previous.metric.verb.isEmpty,
      previous.metric.verb.count < previous.metric.metric.count, object.count > 1,
      previous.quantity.unit.equals(quantity.unit, in: text), !isEvent(verb),
      verb.count + object.count <= MetricReader.longest
    else { return false }
    result.metric = store.joined(verb, object)
    result.topic = object
    return true
  }
}
