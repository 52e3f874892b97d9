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
    guard store[metric.prefix(Self.longestSum)].contains(where: Self.passives.contains),
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

  /// The reading of 3个县律师不足5人: what they have too little or too much of tells which they are.
  func lacking(
    _ phrase: Phrase,
    _ noun: Range<Int>,
    index: Int,
    limit: Int
  ) -> MetricReader.Reading? {
    guard index + 1 < quantities.count, quantities[index + 1].range.lowerBound == limit,
      quantities[index + 1].bound != .exact,
      let carrier = Self.carriers.match(text, at: noun.lowerBound, end: limit)
    else { return nil }
    var start = noun.lowerBound + carrier.length
    let last = quantities[index + 1].range.upperBound
    let topic = metrics.letters(noun.lowerBound..<start)
    if text[start] == 0x7684 { start += 1 }  // 的
    let end = metrics.clauseEnd(from: last, limit: min(sentence.upperBound, last + 2))
    guard limit - start >= 2, limit - start <= Self.longestSum, end == last || end == start,
      map.clauseStart(before: limit, from: sentence.lowerBound) <= noun.lowerBound,
      Verbs.opening.match(text, at: start, end: limit) == nil
    else { return nil }
    let front = store.joined(metrics.letters(start..<last), store.append(Self.of))
    return MetricReader.Reading(
      metric: store.joined(front, topic),
      topic: topic,
      end: start,
      rule: .nounBehind
    )
  }

  private static let of = Scalars.of("的")
  private static let carriers = WordTable("县 区 市 镇 乡 村 单位 部门 企业 学校 乡镇 街道 社区 法院 医院 派出所 司法所")

  /// The reading of the people in 惠及33个行政村3.98万人: they are no villages.
  func peopled(_ quantity: Quantity, previous: Finding?, start: Int) -> MetricReader.Reading? {
    let first = quantity.range.lowerBound
    guard let previous, start == first, previous.metric.rule == .nounBehind, isOfPeople(quantity),
      let last = store[previous.metric.topic].last, Self.settlements.contains(last)
    else { return nil }
    var front = previous.metric.verb
    let clause = map.clauseStart(before: first, from: sentence.lowerBound)
    if let whole = Self.wholes.match(text, at: clause, end: first) {
      front = metrics.letters(clause..<(clause + whole.length))
    }
    let isReached = front.isEmpty || Self.reaches.match(front, in: store) != nil
    let metric = store.joined(front, store.append(isReached ? Self.population : Self.persons))
    return MetricReader.Reading(metric: metric, topic: metric, rule: .nounBehind)
  }

  private static let population = Scalars.of("人口")
  private static let persons = Scalars.of("人员")
  /// What people have who live somewhere, and need not be called together for.
  private static let reaches = WordTable("惠及 覆盖 涉及 受益 辐射 解决 服务 全")
  private static let settlements = ScalarSet("村镇乡县区市组队居寨屯社")
  private static let wholes = WordTable("全镇 全乡 全县 全市 全区 全省 全旗 全州 全村 全街道")

  /// The reading of 扶持残疾人5800户,4391户解决了温饱: what so many of those before came to.
  func reached(_ quantity: Quantity, limit: Int, previous: Finding?) -> MetricReader.Reading? {
    let start = quantity.range.upperBound
    guard quantity.dimension == .count, let previous, !previous.metric.isBare,
      previous.metric.topic.count > 2,
      let verb = Self.outcomes.match(text, at: start, end: limit)
    else { return nil }
    var index = start + verb.length
    let end = metrics.clauseEnd(from: start, limit: limit)
    guard end - start <= Self.longestHonour, end < limit || limit == sentence.upperBound else {
      return nil
    }
    var deed = metrics.letters(start..<index)
    if index < end, text[index] == 0x4E86 { index += 1 }  // 了
    deed = store.joined(deed, metrics.letters(index..<end))
    let whole = previous.metric.topic
    guard whole.count + deed.count <= MetricReader.longest else { return nil }
    return MetricReader.Reading(
      metric: store.joined(whole, deed),
      topic: whole,
      end: end,
      rule: .topicAndPhrase
    )
  }

  private static let outcomes = WordTable("解决 实现脱贫 实现就业 脱贫 脱困 纳入 享受")

  /// The reading of 总投资3亿元的水厂项目: what is measured stands behind the figure.
  func attributed(_ phrase: Phrase, _ quantity: Quantity, limit: Int) -> MetricReader.Reading? {
    let start = quantity.range.upperBound + 1
    guard start < limit, text[start - 1] == 0x7684, phrase.count <= Self.longestSum,  // 的
      Self.sums.match(text, at: phrase.range.lowerBound, end: phrase.range.upperBound)?.length
        == phrase.count
    else { return nil }
    let end = metrics.clauseEnd(from: start, limit: min(limit, start + MetricReader.longest))
    guard let noun = Self.works.first(in: text, start..<end) else { return nil }
    let last = noun.index + noun.match.length
    guard last - start > 2, last - start + phrase.count <= MetricReader.longest else { return nil }
    let topic = metrics.letters(start..<last)
    return MetricReader.Reading(
      metric: store.joined(topic, metrics.letters(phrase.range)),
      topic: topic,
      end: last,
      rule: .nounBehind
    )
  }

  private static let longestSum = 6
  /// What building costs.
  private static let sums = WordTable("投资 总投资 计划投资 计划总投资 概算投资 概算总投资 完成投资 累计投资 估算投资 造价 总造价")
  private static let works = WordTable("工程 项目 公路 大桥 水库 电站 中心 园区 基地 生产线 污水处理厂 水厂")

  /// Gives what happened to people what it was that happened: 责任事故11起、死亡7人、受伤19人.
  func isHarm(_ result: inout MetricReader.Reading, of previous: Finding) -> Bool {
    let whole = previous.metric.topic
    guard Self.harmed.match(result.metric, in: store)?.length == result.metric.count,
      Self.accidents.matchSuffix(whole, in: store) != nil,
      whole.count + result.metric.count <= MetricReader.longest
    else { return false }
    result.metric = store.joined(whole, result.metric)
    result.topic = whole
    return true
  }

  private static let harmed = WordTable("死亡 受伤 失踪 伤亡 轻伤 重伤 遇难 死亡人数 受伤人数")
  private static let accidents = WordTable("事故 火灾 灾害")

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
