import ReportText

/// Figures that share out what was just counted: 97个问题中已有92个完成整改,其余5个正在推进.
extension SentenceReader {
  /// The reading of a figure that tells how many of those before it did something.
  ///
  /// - Parameters:
  ///   - quantity: The figure.
  ///   - range: The words before it.
  ///   - start: Where what follows the figure before begins.
  ///   - limit: Where the next figure begins.
  ///   - previous: The figure before.
  /// - Returns: The reading; `nil` where the words do not say so.
  func among(
    _ quantity: Quantity,
    _ range: Range<Int>,
    start: Int,
    limit: Int,
    previous: Finding?
  ) -> MetricReader.Reading? {
    guard let previous, !quantity.isRank,
      quantity.unit.equals(previous.quantity.unit, in: text) || quantity.dimension == .share,
      start < range.upperBound, metrics.isAmong(at: start, limit: limit),
      map.clauseStart(before: start, from: sentence.lowerBound) < previous.quantity.range.upperBound
    else { return nil }
    var words = Phrase(text: text, range: max(range.lowerBound, start + 1)..<range.upperBound)
    if words.range.contains(where: { text[$0] == 0x2C }) { return nil }
    words.dropMarks()
    words.dropFirst(Self.amounts, but: Self.none)
    words.dropLast(Self.reaching)
    var end: Int?
    if words.isEmpty {
      let close = metrics.clauseEnd(from: quantity.range.upperBound, limit: limit)
      let behind = quantity.range.upperBound..<close
      guard behind.count >= 2, behind.count <= Self.longestDeed,
        Scalars.isHan(text[behind.lowerBound])
      else { return nil }
      words.range = behind
      end = behind.upperBound
    }
    if end == nil {
      let first = words.range.lowerBound
      // 4个断面中,Ⅲ类水质断面1个: a noun of its own.
      guard
        Verbs.opening.match(text, at: first, end: words.range.upperBound) != nil
          || text[words.range.upperBound - 1] == 0x7684
      else { return nil }
    }
    let whole = previous.metric.topic.isEmpty ? previous.metric.metric : previous.metric.topic
    let own = metrics.letters(words.range)
    guard whole.count + own.count <= MetricReader.longest else { return nil }
    return MetricReader.Reading(
      metric: store.joined(whole, own),
      topic: whole,
      end: end,
      rule: .topicAndPhrase
    )
  }

  private static let amounts = WordTable("已有 已 有 仍有 仍 尚有 尚 还有 还 均 只有 只 仅有 仅 共 共有")
  private static let reaching = WordTable("达到 达 有 为 共")
  private static let none = WordTable("")
  private static let longestDeed = 14

  /// The reading of what is left of a whole: 其余3件, 剩余5个.
  func remainder(
    _ quantity: Quantity,
    _ range: Range<Int>,
    found: [Finding]
  ) -> MetricReader.Reading? {
    guard let last = range.last,
      Self.restEnds.contains(text[last]) || Phrase.isTrailingMark(text[last])
    else { return nil }
    var words = Phrase(text: text, range: range)
    words.dropMarks()
    guard
      let word = Self.rests.match(text, at: words.range.lowerBound, end: words.range.upperBound),
      word.length == words.count
    else { return nil }
    // What the first figure counted is what the others share out.
    let first = found.first {
      $0.quantity.unit.equals(quantity.unit, in: text) && $0.kind == .count && !$0.metric.isBare
    }
    guard let whole = first?.metric.topic ?? earlierTopic(countedIn: quantity.unit),
      whole.count > 1, !isEvent(whole)
    else { return nil }
    let own = metrics.letters(words.range)
    guard own.count + whole.count <= MetricReader.longest else { return nil }
    return MetricReader.Reading(
      metric: store.joined(own, whole),
      topic: whole,
      rule: .topicAndPhrase
    )
  }

  /// The reading of a figure that some of those named before it have: 记录仪尚有12%未更新.
  func some(
    _ phrase: Phrase,
    _ quantity: Quantity,
    from clause: Int,
    limit: Int
  ) -> MetricReader.Reading? {
    let first = quantity.range.lowerBound
    guard phrase.count >= 2, Self.stills.matchSuffix(text, from: clause, endingAt: first) != nil
    else {
      return nil
    }
    var noun = phrase
    if text[noun.range.upperBound - 1] == 0x4E2D { noun.range = noun.range.dropLast() }  // 中
    let last = quantity.range.upperBound
    let whole = metrics.letters(noun.range)
    guard let deed = metrics.noun(behind: last, limit: limit, isLimit: false, takesState: true),
      noun.count + deed.count <= MetricReader.longest
    else {
      return noun.count < phrase.count ? MetricReader.Reading(metric: whole, topic: whole) : nil
    }
    return MetricReader.Reading(
      metric: store.joined(whole, metrics.letters(deed)),
      topic: whole,
      end: deed.upperBound,
      rule: .topicAndPhrase
    )
  }

  /// The reading of 对办法等4部制度进行了修订: the verb stands at the end.
  func revised(_ phrase: Phrase, _ quantity: Quantity, limit: Int) -> MetricReader.Reading? {
    guard let first = phrase.scalars.first, first == 0x5BF9 else { return nil }  // 对
    let last = quantity.range.upperBound
    let end = metrics.clauseEnd(from: last, limit: limit)
    guard let turn = Self.carriers.first(in: text, last..<end) else { return nil }
    let noun = last..<turn.index
    let verb = (turn.index + turn.match.length)..<end
    guard noun.count >= 1, noun.count <= Self.longestChoice, verb.count == 2 else { return nil }
    let topic = metrics.letters(noun)
    return MetricReader.Reading(
      metric: store.joined(metrics.letters(verb), topic),
      verb: metrics.letters(verb),
      topic: topic,
      end: end
    )
  }

  private static let carriers = WordTable("进行了 进行 开展了 开展 予以 加以 实施 实行")
  /// Whether a phrase only says that what stands behind its figure is left: 剩余2518名贫困人口.
  func isRest(_ phrase: Phrase) -> Bool {
    let (start, end) = (phrase.range.lowerBound, phrase.range.upperBound)
    return Self.rests.match(text, at: start, end: end)?.length == phrase.count
  }

  private static let stills = WordTable("仍有 尚有 还有 已有 只有 仅有 中有")
  private static let rests = WordTable("其余 剩余 余下 剩下 其余的 剩余的 余下的 剩下的")
  private static let restEnds = ScalarSet(Set(rests.lastLetters))

  /// The reading of 持续整改的5个 behind 问题8个: the words before 的 say which of them.
  func chosen(
    _ quantity: Quantity,
    _ range: Range<Int>,
    previous: Finding?
  ) -> MetricReader.Reading? {
    guard quantity.dimension == .count, range.count > 2, text[range.upperBound - 1] == 0x7684 else {
      return nil
    }
    var words = Phrase(text: text, range: range.dropLast())
    words.dropMarks()
    words.dropFirst(Self.choices, but: Self.none)
    guard words.count >= 2, words.count <= Self.longestChoice else { return nil }
    let noun: Letters
    if let previous {
      guard previous.quantity.unit.equals(quantity.unit, in: text), !previous.metric.isBare else {
        return nil
      }
      noun = previous.metric.topic
    } else if let before = earlierTopic(countedIn: quantity.unit) {
      noun = before
    } else {
      return nil
    }
    let own = metrics.letters(words.range)
    guard noun.count >= 2, noun.count <= Self.longestChoice, !store[noun].contains(0x7684) else {
      return nil
    }
    return MetricReader.Reading(
      metric: store.joined(own, noun),
      topic: noun,
      rule: .topicAndPhrase
    )
  }

  private static let choices = WordTable("其中 另有 还有 有 另 中")
  private static let longestChoice = 10
}
