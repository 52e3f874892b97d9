import ReportText

/// What the phrase before a figure and the noun behind it say of what it measures.
extension SentenceReader {
  /// Whether the noun behind a figure tells what is counted.
  func takesNounBehind(_ phrase: Phrase, range: Range<Int>, quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    if quantity.dimension == .share {
      return text[last] == 0x7684 || phrase.isEmpty || endsOpen(range)
    }
    let (start, end) = (phrase.range.lowerBound, phrase.range.upperBound)
    if end - start <= 4, Self.groups.match(text, at: start, end: end)?.length == end - start {
      return true  // 全系统4名同志
    }
    if quantity.dimension == .count, !quantity.isMultiplied,
      Self.bodies.matchSuffix(text, from: start, endingAt: end) != nil
    {
      return true  // 市公安局2个集体
    }
    if end - start <= 4, Self.levels.matchSuffix(text, from: start, endingAt: end) != nil {
      return true  // 市本级32项事项
    }
    if placeEnd(of: phrase) != nil || isRest(phrase) { return true }
    if quantity.isZeroWord { return Self.zeroVerbs.match(text, at: last, end: text.count) == nil }
    if phrase.isEmpty || endsOpen(phrase.range) || endsOpen(range) || endsInPlace(range) {
      return true
    }
    return Verbs.opening.matchSuffix(
      text,
      from: phrase.range.lowerBound,
      endingAt: phrase.range.upperBound
    ) != nil
      || Self.entrances.matchSuffix(
        text,
        from: phrase.range.lowerBound,
        endingAt: phrase.range.upperBound
      ) != nil
  }

  /// Verbs behind which somebody comes to what is counted: 宣讲团走进128所学校.
  private static let entrances = WordTable("走进 走入 深入 进驻 入驻 走遍 辐射 遍及 延伸到 对接")

  /// What behind 零 only says that it is none: 警情零发生, and not 交通零事故.
  private static let zeroVerbs = WordTable("发生 发案 增长 报告 反弹 新增")

  /// Where the place begins that stands between a verb and its figure: 走进全县21所学校.
  func placeEnd(of phrase: Phrase) -> Int? {
    let (start, end) = (phrase.range.lowerBound, phrase.range.upperBound)
    guard let place = Self.places.matchSuffix(text, from: start, endingAt: end) else { return nil }
    let verb = end - place.length
    let isDone =
      Verbs.opening.matchSuffix(text, from: start, endingAt: verb) != nil
      || Self.entrances.matchSuffix(text, from: start, endingAt: verb) != nil
    return isDone ? verb : nil
  }

  private static let bodies = WordTable("公安局 分局 法院 检察院 司法局 支队 大队 总队 机关 系统")
  private static let groups = WordTable("全系统 全行业 全集团 系统内")
  private static let levels = WordTable("本级 省级 市级 县级 区级 镇级")

  /// Whether a stretch ends by telling where what is counted behind the figure is: 在全县27所学校.
  func endsInPlace(_ range: Range<Int>) -> Bool {
    guard
      let place = Self.places.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound)
    else { return false }
    let start = range.upperBound - place.length
    return start > range.lowerBound && Self.beforePlaces.contains(text[start - 1])
  }

  private static let places = WordTable("全县 全市 全区 全省 全州 全旗 全国 辖区 辖区内 县内 市内 区内 省内")
  private static let beforePlaces = ScalarSet("在对为向给")

  /// Whether a stretch ends in a word that waits for a noun: 为, 等, 后.
  func endsOpen(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return false }
    if text[range.upperBound - 1] == 0x540E { return true }
    return Verbs.closing.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound)
      != nil
  }

  /// Verb or modifier before the figure, noun behind it; `whole` is where the figure begins.
  func joined(
    _ phrase: Phrase,
    _ behind: Range<Int>,
    whole: Int
  ) -> MetricReader.Reading {
    var noun = Phrase(text: text, range: behind)
    noun.dropMarks()
    var phrase = phrase
    if let place = placeEnd(of: phrase) { phrase.range = phrase.range.lowerBound..<place }
    var front = Letters.none
    var verb = Letters.none
    if !phrase.isEmpty, !isPreposition(phrase), !endsInPlace(phrase.range.lowerBound..<whole) {
      let (cut, found) = metrics.fromVerb(phrase)
      verb = found.map(metrics.letters) ?? .none
      let endsInVerb = found.map { $0.upperBound == phrase.range.upperBound } ?? false
      front = endsInVerb ? verb : metrics.letters(cut.range)
    } else if noun.count == 1, phrase.count > 1, !endsInPlace(phrase.range.lowerBound..<whole) {
      front = metrics.letters(phrase.range)  // 涉及15个村
    }
    var topic = metrics.letters(noun.range)
    if front.count + topic.count > MetricReader.longest { front = verb }
    if front.count + topic.count > MetricReader.longest {
      topic = topic.prefix(MetricReader.longest - front.count)
    }
    let metric = store.joined(front, topic)
    if let way = Self.entrances.matchSuffix(front, in: store), front.count > way.length + 1 {
      topic = front.dropLast(way.length)  // 宣讲团走进8所学校,受众3千人
    }
    if metric.count > topic.count, Self.entrances.matchSuffix(front, in: store) != nil {
      verb = front
    }
    return MetricReader.Reading(metric: metric, verb: verb, topic: topic, end: behind.upperBound)
  }

  func isPreposition(_ phrase: Phrase) -> Bool {
    let found = Verbs.closing.match(text, at: phrase.range.lowerBound, end: phrase.range.upperBound)
    return found?.length == phrase.count
  }

  /// The reading of a phrase before its figure.
  func reading(_ phrase: Phrase, isNoun: Bool) -> MetricReader.Reading {
    if isNoun {
      var cut = phrase
      if phrase.count > 10, let index = phrase.lastIndex(of: 0x7684),
        phrase.range.upperBound - index > 6
      {
        cut.range = (index + 1)..<phrase.range.upperBound
      }
      var verb: Range<Int>?
      if cut.count > MetricReader.longest { (cut, verb) = metrics.fromVerb(cut) }
      let metric = metrics.shortened(cut, verb: verb)
      return MetricReader.Reading(metric: metric, verb: .none, topic: metric)
    }
    let (cut, verb) = metrics.fromVerb(phrase)
    let metric = metrics.shortened(cut, verb: verb)
    guard let verb else { return unopened(cut, metric: metric) }
    if metric.count == cut.count {
      return MetricReader.Reading(
        metric: metric,
        verb: metric.prefix(verb.count),
        topic: metric.dropFirst(verb.count)
      )
    }
    let topic = verb.upperBound..<cut.range.upperBound
    return MetricReader.Reading(
      metric: metric,
      verb: metrics.letters(verb),
      topic: topic.count > MetricReader.longest ? .none : metrics.letters(topic)
    )
  }

  /// The reading of a phrase that opens with no verb: 各警种联合检查网吧 passes on 各警种联合检查.
  func unopened(_ phrase: Phrase, metric: Letters) -> MetricReader.Reading {
    let verbs = Verbs.opening
    for index in phrase.range.reversed() {
      guard let verb = verbs.match(text, at: index, end: phrase.range.upperBound),
        verb.length > 1, phrase.range.upperBound - index - verb.length >= 2
      else { continue }
      let end = index + verb.length
      guard end - phrase.range.lowerBound <= 8,
        Verbs.nominalEnds.match(text, at: end, end: phrase.range.upperBound) == nil,
        !Verbs.isNoun(text, behind: end, end: phrase.range.upperBound, isSecond: false)
      else { break }
      return MetricReader.Reading(
        metric: metric,
        verb: metrics.letters(phrase.range.lowerBound..<end),
        topic: metric
      )
    }
    return MetricReader.Reading(metric: metric, verb: .none, topic: metric)
  }
}
