import ReportText

/// Reads the facts of one sentence.
struct SentenceReader {
  let text: [UInt32]
  let sentence: Range<Int>
  let quantities: [Quantity]

  /// A quantity with what it measures and how it changed.
  struct Finding {
    var quantity: Quantity
    var kind: Fact.Kind
    var change: Change?
    var trend: Fact.Trend?
    var metric: MetricReader.Reading
    var role: Fact.Role = .current
  }

  private var metrics: MetricReader { MetricReader(text: text, sentence: sentence) }
  private var changes: ChangeReader { ChangeReader(text: text) }

  /// The findings, in the order of the quantities.
  func read() -> [Finding] {
    var found: [Finding] = []
    for index in quantities.indices {
      found.append(finding(at: index, after: found))
    }
    return found
  }

  private func finding(at index: Int, after found: [Finding]) -> Finding {
    let quantity = quantities[index]
    let previous = found.last
    let limit = index + 1 < quantities.count ? quantities[index + 1].range.lowerBound : sentence.upperBound
    let start =
      previous.map { $0.metric.end ?? $0.quantity.range.upperBound } ?? sentence.lowerBound
    let clause = metrics.clauseStart(before: quantity.range.lowerBound, from: start)
    var change = self.change(of: quantity, from: start, clause: clause)
    var trend = change?.trend
    if change == nil, let previous, previous.kind == .change,
      isJoint(start..<quantity.range.lowerBound), previous.quantity.unit == quantity.unit
    {
      change = Change(trend: previous.trend ?? .up, start: start, baseline: previous.change?.baseline)
      trend = previous.trend
    }
    if change == nil, quantity.dimension == .share || quantity.dimension == .points {
      trend = changes.read(behind: quantity.range.upperBound, end: limit)
    }
    let kind: Fact.Kind = trend != nil ? .change : self.kind(of: quantity, from: clause)
    var metric: MetricReader.Reading
    if let items = distributed(index, start: start, found: found) {
      metric = items
    } else if let change {
      metric = changed(change, clause: clause, start: start, previous: previous)
    } else {
      metric = measured(quantity, clause: clause, start: start, limit: limit, previous: previous)
    }
    if metric.topic.isEmpty { metric.topic = metric.metric }
    let role = self.role(of: quantity, from: clause, next: limit, previous: previous)
    return Finding(
      quantity: quantity, kind: kind, change: change, trend: trend, metric: metric, role: role)
  }

  // MARK: Kinds

  private func kind(of quantity: Quantity, from clause: Int) -> Fact.Kind {
    if quantity.isRank { return .rank }
    switch quantity.dimension {
    case .share: return .rate
    case .money: return .money
    case .points: return .rate
    case .duration:
      let words = Self.dayCounts
      return words.occurs(in: text, clause..<quantity.range.lowerBound) ? .count : .duration
    default: return .count
    }
  }

  private static let dayCounts = WordTable("天数 优良 学习 培训 达标 服务时长 服务时间")

  private func change(of quantity: Quantity, from start: Int, clause: Int) -> Change? {
    guard !quantity.isRank, !quantity.isZeroWord else { return nil }
    let isShare = quantity.dimension == .share || quantity.dimension == .points
    guard
      var change = changes.read(before: quantity.range.lowerBound, from: clause, isShare: isShare)
    else { return nil }
    if change.baseline == nil, metrics.cleaned(clause..<change.start).isEmpty, clause > start + 1,
      let baseline = changes.baseline(before: clause - 1, from: start)
    {
      change.baseline = baseline
    }
    return change
  }

  /// Whether two figures stand in one list: nothing but 、 or 和 between them.
  private func isJoint(_ range: Range<Int>) -> Bool {
    range.count <= 2 && range.allSatisfy { Self.joints.contains(text[$0]) }
  }

  private static let joints = Set(Scalars.of("、和与及,"))

  // MARK: Roles

  private static let origins = WordTable("由 从 由上年的 由去年的 从上年的 从去年的 由原来的 从原来的 由年初的 从年初的 由原先的 从原先的 由过去的")
  private static let arrivals = WordTable("至 到 为 至了 到了")

  private func role(
    of quantity: Quantity, from clause: Int, next: Int, previous: Finding?
  ) -> Fact.Role {
    let first = quantity.range.lowerBound
    if Self.origins.matchSuffix(text, from: clause, endingAt: withoutYear(first, from: clause)) != nil {
      return .from
    }
    if previous?.role == .from, Self.arrivals.matchSuffix(text, from: clause, endingAt: first) != nil {
      return .to
    }
    return .current
  }

  /// The place before 2014年的, where that stands before a figure.
  private func withoutYear(_ index: Int, from start: Int) -> Int {
    var end = index
    if end > start, text[end - 1] == 0x7684 { end -= 1 }
    guard end - start > 5, DateReader.year(text, at: end - 5, end: end) != nil else { return index }
    return end - 5
  }

  // MARK: Metrics

  /// The metric of a change: what stands before its words, or what the figure before it measured.
  private func changed(
    _ change: Change, clause: Int, start: Int, previous: Finding?
  ) -> MetricReader.Reading {
    let begin = min(clause, change.start)
    let phrase = metrics.cleaned(begin..<max(begin, change.start))
    if phrase.count >= 2 { return reading(phrase, isNoun: true) }
    if var taken = previous?.metric {
      taken.end = nil
      return taken
    }
    return earlierClause(before: clause, from: start) ?? MetricReader.Reading()
  }

  /// The metric of a level.
  private func measured(
    _ quantity: Quantity, clause: Int, start: Int, limit: Int, previous: Finding?
  ) -> MetricReader.Reading {
    if previous?.role == .from, let previous,
      Self.arrivals.matchSuffix(text, from: clause, endingAt: quantity.range.lowerBound) != nil
    {
      return previous.metric
    }
    let isNoun = quantity.dimension == .share || quantity.isMultiplied && quantity.unit.isEmpty
    var range = clause..<quantity.range.lowerBound
    if quantity.dimension == .share, let share = shareOfWhole(in: range) { range = share }
    if quantity.isRank { range = withoutRank(range) }
    if quantity.isZeroWord, range.isEmpty, range.lowerBound > start {
      // 实现区域警情“零发生”: the quotation marks stand between the noun and its zero.
      let mark = range.lowerBound - 1
      range = metrics.clauseStart(before: mark, from: start)..<mark
    }
    let phrase = metrics.cleaned(range)
    let behind = metrics.noun(behind: quantity.range.upperBound, limit: limit,
      isLimit: quantity.dimension == .duration && quantity.bound == .atMost)
    if let behind, takesNounBehind(phrase, range: range, quantity: quantity)
      || clause == start && previous != nil && !isListItem(clause: clause, start: start)
    {
      return joined(phrase, behind, previous: previous)
    }
    if phrase.isEmpty {
      if var taken = previous?.metric {
        taken.end = nil
        return taken
      }
      return earlierClause(before: clause, from: start) ?? MetricReader.Reading()
    }
    var result = reading(phrase, isNoun: isNoun)
    if let previous, isListItem(clause: clause, start: start), result.verb.isEmpty, !isNoun {
      result.metric = previous.metric.verb + result.metric
      result.verb = previous.metric.verb
      if result.metric.count > MetricReader.longest { result.metric = result.topic }
    }
    if isBare(result, phrase), let topic = topic(previous, clause: clause, start: start) {
      let whole = topic + result.metric
      if whole.count <= 14 { result.metric = whole }
    }
    return result
  }

  private func isListItem(clause: Int, start: Int) -> Bool {
    clause == start && start < text.count && Self.joints.contains(text[start])
  }

  private static let bareRates = WordTable(
    """
    阅读量 点击量 浏览量 播放量 访问量 通过率 审查通过率 审核通过率 办结率 按时办结率 按期办结率 满意率 满意度 合格率 成功率 整改率 完成率 覆盖率 采纳率 回复率 及格率
    优秀率 化解率 执行率 到位率 及时率 准确率 好评率 优良率 达标率 期限 时限 停留期限 金额 人数 面积 总额 占比 比例 涉案金额 合格率
    """
  )

  /// Whether a metric alone does not tell what is measured: a verb, or a rate of nothing.
  private func isBare(_ reading: MetricReader.Reading, _ phrase: Phrase) -> Bool {
    let metric = reading.metric
    if let found = Self.bareRates.match(metric, at: 0, end: metric.count), found.length == metric.count {
      return true
    }
    if metric.count <= 2 { return true }
    return !reading.verb.isEmpty && reading.verb.count == metric.count && metric.count <= 4
  }

  private func topic(_ previous: Finding?, clause: Int, start: Int) -> [UInt32]? {
    if let previous { return previous.metric.topic.count >= 2 ? previous.metric.topic : nil }
    return earlierClause(before: clause, from: start)?.topic
  }

  /// The phrase of the clause before, where a clause itself names no measure.
  private func earlierClause(before clause: Int, from start: Int) -> MetricReader.Reading? {
    guard clause > start + 1 else { return nil }
    let begin = metrics.clauseStart(before: clause - 1, from: start)
    var phrase = metrics.cleaned(begin..<(clause - 1))
    if let last = phrase.scalars.last, last == 0x201D, let open = phrase.scalars.lastIndex(of: 0x201C),
      open > phrase.range.lowerBound + 3
    {
      phrase.range = phrase.range.lowerBound..<open
    }
    // 所有重大行政决策事项均经合法性审查: the subject before the adverb.
    if let adverb = Self.subjectAdverbs.first(in: text, phrase.range), adverb.index > phrase.range.lowerBound {
      phrase.range = phrase.range.lowerBound..<adverb.index
    }
    guard phrase.count >= 2 else { return nil }
    return reading(phrase, isNoun: false)
  }

  private static let subjectAdverbs = WordTable("均经 均 全部 已 都 一律")

  /// The part before 占 in 占总数的35.2%.
  private func shareOfWhole(in range: Range<Int>) -> Range<Int>? {
    guard let index = range.last(where: { text[$0] == 0x5360 }),
      !Self.shareNames.occurs(in: text, index..<range.upperBound)
    else { return nil }
    return range.lowerBound..<index
  }

  private static let shareNames = WordTable("占有 占比 比重 比率 比例")
  private static let rankVerbs = WordTable("排名 排 居 位居 列 位列 名列 跃居 跃升 升至 升到 荣获 获得 获 连续")

  /// What stands before the words of a rank: 财政收入增幅居全市第3位.
  private func withoutRank(_ range: Range<Int>) -> Range<Int> {
    guard let verb = Self.rankVerbs.first(in: text, range) else { return range }
    return range.lowerBound..<verb.index
  }

  private func takesNounBehind(_ phrase: Phrase, range: Range<Int>, quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    if quantity.dimension == .share {
      return text[last] == 0x7684 || phrase.isEmpty || endsOpen(range)
    }
    if phrase.isEmpty || endsOpen(phrase.range) || endsOpen(range) { return true }
    return Verbs.opening.matchSuffix(text, from: phrase.range.lowerBound, endingAt: phrase.range.upperBound) != nil
  }

  /// Whether a stretch ends in a word that waits for a noun: 为, 等, 后.
  private func endsOpen(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return false }
    if text[range.upperBound - 1] == 0x540E { return true }
    return Verbs.closing.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound) != nil
  }

  /// Verb or modifier before the figure, noun behind it.
  private func joined(
    _ phrase: Phrase, _ behind: Range<Int>, previous: Finding?
  ) -> MetricReader.Reading {
    var noun = Phrase(text: text, range: behind)
    noun.dropMarks()
    var front: [UInt32] = []
    var verb: [UInt32] = []
    if !phrase.isEmpty, !isPreposition(phrase) {
      let (cut, found) = metrics.fromVerb(phrase)
      verb = found.map { Array(text[$0]) } ?? []
      let endsInVerb = found.map { $0.upperBound == phrase.range.upperBound } ?? false
      front = endsInVerb ? verb : Array(cut.scalars)
    }
    var topic = Array(noun.scalars)
    if front.count + topic.count > MetricReader.longest { front = verb }
    if front.count + topic.count > MetricReader.longest {
      topic = Array(topic.prefix(MetricReader.longest - front.count))
    }
    return MetricReader.Reading(
      metric: front + topic, verb: verb, topic: topic, end: behind.upperBound)
  }

  private func isPreposition(_ phrase: Phrase) -> Bool {
    let found = Verbs.closing.match(text, at: phrase.range.lowerBound, end: phrase.range.upperBound)
    return found?.length == phrase.count
  }

  /// The reading of a phrase before its figure.
  private func reading(_ phrase: Phrase, isNoun: Bool) -> MetricReader.Reading {
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
      return MetricReader.Reading(metric: metric, verb: [], topic: metric)
    }
    let (cut, verb) = metrics.fromVerb(withoutSubject(phrase))
    let metric = metrics.shortened(cut, verb: verb)
    let verbText = verb.map { Array(text[$0]) } ?? []
    let topic = verb.map { Array(text[$0.upperBound..<cut.range.upperBound]) } ?? metric
    return MetricReader.Reading(
      metric: metric, verb: verbText, topic: topic.count > MetricReader.longest ? [] : topic)
  }

  /// The phrase without 局主要领导 and the like before its verb.
  private func withoutSubject(_ phrase: Phrase) -> Phrase {
    phrase
  }

  /// The item of A和B分别为1件、2件 that belongs to a figure.
  private func distributed(_ index: Int, start: Int, found: [Finding]) -> MetricReader.Reading? {
    var head = index
    while head > 0,
      isJoint(quantities[head - 1].range.upperBound..<quantities[head].range.lowerBound)
    {
      head -= 1
    }
    var tail = index
    while tail + 1 < quantities.count,
      isJoint(quantities[tail].range.upperBound..<quantities[tail + 1].range.lowerBound)
    {
      tail += 1
    }
    guard tail > head else { return nil }
    let begin = head > 0 ? quantities[head - 1].range.upperBound : sentence.lowerBound
    let first = quantities[head].range.lowerBound
    guard let apart = lastApart(in: begin..<first) else { return nil }
    var clause = metrics.clauseStart(before: apart, from: begin)
    var subject = metrics.cleaned(clause..<withoutBaseline(clause..<apart))
    if subject.isEmpty, clause > begin + 1 {
      let end = clause - 1
      clause = metrics.clauseStart(before: end, from: begin)
      subject = metrics.cleaned(clause..<withoutBaseline(clause..<end))
    }
    let count = tail - head + 1
    let items = split(subject)
    if items.count == count {
      return MetricReader.Reading(metric: Array(text[items[index - head]].suffix(MetricReader.longest)))
    }
    // 受理案件100件,审结90件,同比分别上升1%、2%
    let before = found.prefix(head).suffix(count)
    if before.count == count, subject.isEmpty || head == count {
      return before[before.startIndex + index - head].metric
    }
    return nil
  }

  private func lastApart(in range: Range<Int>) -> Int? {
    range.dropLast().last { text[$0] == 0x5206 && text[$0 + 1] == 0x522B }
  }

  private func withoutBaseline(_ range: Range<Int>) -> Int {
    changes.baseline(before: range.upperBound, from: range.lowerBound)?.lowerBound ?? range.upperBound
  }

  private func split(_ phrase: Phrase) -> [Range<Int>] {
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
