import ReportText

/// What a bare measure is the measure of: 行政案件 in 审结行政案件30件,结案率96%.
extension SentenceReader {
  /// Whether a clause shares out what was counted before: 其中….
  func isPart(_ clause: Int) -> Bool {
    if Self.parts.match(text, at: clause, end: sentence.upperBound) != nil { return true }
    return clause > sentence.lowerBound && clause < text.count && text[clause] == 0x542B  // (含
      && text[clause - 1] == 0x28
  }

  private static let parts = WordTable("其中")

  /// Whether 其中 stands alone before a clause: 其中,缓刑316名.
  func isBehindPartMark(_ clause: Int) -> Bool {
    clause - 2 > sentence.lowerBound && text[clause - 2] == 0x4E2D && text[clause - 3] == 0x5176
  }

  /// Gives a bare measure what it is the measure of; without that it is no topic of others.
  func attach(
    _ result: inout MetricReader.Reading,
    _ previous: Finding?,
    clause: Int,
    start: Int,
    unit: MeasureUnit? = nil
  ) {
    // A clause without a figure is a topic of well-known measures only.
    let isAsked =
      previous != nil || isKnownRelation(result.metric) || !isRelation(result.metric)
    var topic = isAsked ? topic(previous, clause: clause, start: start) : nil
    if topic == nil, previous == nil || previous?.metric.isBare == true,
      let before = earlierTopic(of: result.metric, unit: unit)
    {
      topic = before
    }
    if let previous, Self.portions.match(result.metric, in: store) != nil,
      !previous.metric.isBare
    {
      // 其中企业6.1万户,占比28.6%: the part has a share, not the whole.
      topic = asTopic(previous.metric.metric)
    }
    if let whole = topic, Self.yields.match(result.metric, in: store) != nil,
      let area = Self.areas.matchSuffix(whole.dropFirst(2), in: store)
    {
      topic = whole.dropLast(area.length)  // 粮食播种面积60万亩,总产5亿斤
    }
    if let whole = topic, isApart(result.metric, from: whole) {
      result.isBare = true
      result.topic = .none
      return
    }
    if let whole = topic, let done = spent(result.metric, of: whole) {
      (result.metric, result.topic, result.rule) = (done, done, .topicAndPhrase)
      return
    }
    guard let topic else {
      // 立案处罚58件,罚款21万元: two verbs together tell enough.
      if result.metric.count >= 4, !isRelation(result.metric) { return }
      result.isBare = true
      result.topic = .none
      return
    }
    if store[result.metric].last == 0x7387,
      let sum = Self.sumTails.matchSuffix(topic, in: store), topic.count - sum.length >= 4
    {
      // 司法拍卖成交额8亿元,溢价率30%
      let whole = topic.dropLast(sum.length)
      (result.metric, result.topic) = (store.joined(whole, result.metric), whole)
      result.rule = .topicAndPhrase
      return
    }
    if isShort(result.metric, for: topic) || isBesides(result.metric, topic)
      || isRateOfAll(result.metric, previous: previous, topic: topic)
    {
      result.topic = topic
      return
    }
    var whole = joined(topic, result.metric, verb: previous?.metric.verb ?? .none)
    if whole.count > Self.longestJoined, let cut = lastNoun(of: topic) {
      whole = joined(cut, result.metric, verb: .none)
    }
    let isPortion = Self.portions.match(result.metric, in: store) != nil
    guard whole.count <= (isPortion ? MetricReader.longest : Self.longestJoined) else {
      if previous != nil { result.topic = topic }
      return
    }
    result.metric = whole
    result.topic = topic
    result.rule = .topicAndPhrase
  }

  /// What was done of an investment that was only reckoned: 概算投资3亿元,已完成1.8亿元.
  private func spent(_ metric: Letters, of whole: Letters) -> Letters? {
    guard Self.completing.match(metric, in: store)?.length == metric.count,
      let reckoned = Self.reckonedSums.matchSuffix(whole, in: store)
    else { return nil }
    let done = store.joined(whole.dropLast(reckoned.length), metric)
    return store.joined(done, store.append(Self.investment))
  }

  private static let investment = Scalars.of("投资")
  private static let completing = WordTable("完成 已完成 累计完成 实际完成")
  private static let reckonedSums = WordTable(
    "投资 总投资 概算投资 计划投资 估算投资 预算投资 概算总投资 计划总投资 估算总投资 投资概算 投资计划"
  )
  private static let yields = WordTable("总产 产量 年产量 总产量 单产 平均单产 亩产 平均亩产 产值")
  private static let areas = WordTable("面积 播种面积 种植面积 收获面积 栽培面积 养殖面积 总产量 产量 总产")
  private static let portions = WordTable("占比 比例 比重")
  private static let longestJoined = 14
  private static let sumTails = WordTable("成交额 逾期额 贷款余额 交易额")

  /// Whether a rate says in short what its topic says at length: 不批准逮捕232人,不捕率38%.
  private func isShort(_ measure: Letters, for whole: Letters) -> Bool {
    let (metric, topic) = (store[measure], store[whole])
    guard metric.count <= 3, metric.last == 0x7387, metric.count > 1,
      topic.suffix(metric.count - 1) != metric.prefix(metric.count - 1)
    else { return false }
    if metric.dropLast().allSatisfy(topic.contains) { return true }
    return !isKnownRelation(measure) && topic.count > Self.longestOfRate
  }

  /// Whether one sum of a business stands beside another: 主营业务收入71亿元,利润总额4亿元.
  private func isBesides(_ metric: Letters, _ topic: Letters) -> Bool {
    Self.ownSums.match(metric, in: store) != nil
      && Self.sumEnds.matchSuffix(topic, in: store) != nil
  }

  private static let ownSums = WordTable("利润 利税 产值 总产值")
  private static let sumEnds = WordTable("收入 产值 增加值 总额 余额 支出 成本")

  /// Whether a rate is that of a whole list (建议32件、提案41件,办复率100%) or of plain 案件.
  private func isRateOfAll(_ metric: Letters, previous: Finding?, topic: Letters) -> Bool {
    guard store[metric].last == 0x7387, !store[metric].starts(with: store[topic]) else {
      return false
    }
    if Self.plainTopics.match(topic, in: store)?.length == topic.count { return true }
    guard let previous else { return topic.count < 4 }
    // 审执结8120件,结案率94%: what is no object of a verb must tell more.
    if topic.count < 4, previous.metric.verb.isEmpty { return true }
    return previous.metric.rule == .listItem && !previous.metric.isPart
  }

  private static let plainTopics = WordTable("案件 各类案件 信息 事项 申请 问题 线索 人员 工作 业务")

  /// Of what is longer no rate is said in three letters.
  private static let longestOfRate = 8

  /// The noun that a long topic comes down to: 故意杀人、抢劫等严重暴力犯罪.
  private func lastNoun(of topic: Letters) -> Letters? {
    guard let mark = store[topic].lastIndex(where: { $0 == 0x7B49 || $0 == 0x7684 }),  // 等 的
      topic.end - mark > 2
    else { return nil }
    return Letters(mark + 1, topic.end)
  }

  /// What the sentence before says a bare measure is of; a verb only goes on with what is counted
  /// in the same way: 受理30件；办结28件.
  private func earlierTopic(of metric: Letters, unit: MeasureUnit?) -> Letters? {
    if isRelation(metric) { return earlier.map { store.append($0.topic) } }
    guard Self.followers.match(metric, in: store)?.length == metric.count,
      let earlier, let unit, earlier.units.contains(where: { $0.equals(unit, in: text) })
    else { return nil }
    return store.append(earlier.topic)
  }

  /// What the sentence before counted in a unit.
  func earlierTopic(countedIn unit: MeasureUnit) -> Letters? {
    earlier?.topic(countedIn: unit).map(store.append)
  }

  private static let followers = WordTable(
    "新增 净增 接收 解除 清退 办结 审结 执结 审执结 结案 破案 答复 回复 维持 纠错 驳回 撤销 安置 帮教"
  )

  /// A topic before a bare measure, words that both hold being said once.
  func joined(_ topic: Letters, _ measure: Letters, verb: Letters) -> Letters {
    var topic = topic
    if let end = Self.openings.matchSuffix(topic.dropFirst(2), in: store) {
      topic = topic.dropLast(end.length)  // 刑事案件立案60起,破案50起
    }
    // 调解成功12件,成功率97%
    if store[measure].starts(with: store[topic]) { return store.joined(verb, measure) }
    // 二本上线416人,上线率36%; 责任事故2起,事故起数
    for shared in (2...max(2, min(topic.count, measure.count))).reversed()
    where store[topic.suffix(shared)].elementsEqual(store[measure.prefix(shared)]) {
      return store.joined(topic, measure.dropFirst(shared))
    }
    return store.joined(topic, measure)
  }

  /// What happens first to a case: a later measure is of the case and not of that.
  private static let openings = WordTable("立案 发案 收案 产生量")

  /// Measures of which there is no measure again: 参训率 is no topic of 合格率.
  private static let rates = WordTable("率 比例 比重 占比 天数 满意度")

  /// Verbs that only carry another one: 予以答复 is nothing that a measure is of.
  private static let auxiliaries = WordTable("予以 进行 加以 给予")

  func topic(_ previous: Finding?, clause: Int, start: Int) -> Letters? {
    if let previous {
      return previous.metric.isBare ? nil : asTopic(previous.metric.topic)
    }
    guard let earlier = earlierClause(before: clause, from: start) else { return nil }
    let (topic, verb) = (earlier.topic, earlier.verb)
    // 突出惩治破坏环境资源犯罪,共批捕7件: what was done stands in the clause of the figure.
    let isDone = !verb.isEmpty && store[topic].starts(with: store[verb])
    return isDone && topic.count - verb.count >= 4 ? topic.dropFirst(verb.count) : topic
  }

  /// A topic, if a measure behind it can be one of it.
  func asTopic(_ topic: Letters) -> Letters? {
    if let whole = withoutRate(topic) { return asTopic(whole) }
    let isRate = Self.rates.matchSuffix(topic, in: store) != nil
    let (first, last) = (store[topic].first, store[topic].last)
    if topic.count < 2 || isRate || last == 0x7684 || first == 0x5E76 { return nil }  // …的, 并…
    // 改判和发回重审: what stands behind the first verb is another one. 涉及金额 is no case.
    if first == 0x548C || first == 0x53CA || first == 0x6D89 && isInvolved(topic) { return nil }
    return Self.auxiliaries.match(topic, in: store) == nil ? topic : nil
  }

  /// What a rate is of that has its own name: 双随机抽查 of 双随机抽查完成率, for 完结率.
  private func withoutRate(_ topic: Letters) -> Letters? {
    guard store[topic].last == 0x7387, let rate = knownRelation(endingIn: topic),
      topic.count - rate > 3
    else { return nil }
    var whole = topic.dropLast(rate)
    if let manner = qualifier(endingIn: whole), whole.count - manner > 3 {
      whole = whole.dropLast(manner)
    }
    return whole
  }

  /// Whether a topic only tells how far what was counted before reaches: 涉及总投资.
  private func isInvolved(_ topic: Letters) -> Bool {
    topic.count <= Self.longestInvolved && Self.involving.match(topic, in: store) != nil
  }

  private static let longestInvolved = 6

  private static let involving = WordTable("涉及 涉案")

  /// The phrase of the clause before, where a clause itself names no measure.
  func earlierClause(before clause: Int, from start: Int) -> MetricReader.Reading? {
    guard clause > start + 1 else { return nil }
    let begin = map.clauseStart(before: clause - 1, from: start)
    var phrase = metrics.cleaned(begin..<(clause - 1))
    if let last = phrase.scalars.last, last == 0x201D,
      let open = phrase.scalars.lastIndex(of: 0x201C),
      open > phrase.range.lowerBound + 3
    {
      phrase.range = phrase.range.lowerBound..<open
    }
    // 所有重大行政决策事项均经合法性审查: the subject before the adverb.
    if let adverb = Self.subjectAdverbs.first(in: text, phrase.range),
      adverb.index > phrase.range.lowerBound
    {
      phrase.range = phrase.range.lowerBound..<adverb.index
    }
    if phrase.count > 4, text[phrase.range.upperBound - 1] == 0x4E2D {  // …案件中
      phrase.range = phrase.range.dropLast()
    }
    guard phrase.count >= 2, !isView(phrase) else { return nil }
    return reading(phrase, isNoun: false)
  }

  static let subjectAdverbs = WordTable("首次 均经 均 全部 已 都 一律")
}
