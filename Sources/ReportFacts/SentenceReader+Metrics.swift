import ReportText

extension SentenceReader {
  // MARK: Metrics

  /// The metric of a change: what stands before its words, or what the figure before it measured.
  func changed(
    _ change: Change,
    of quantity: Quantity,
    clause: Int,
    start: Int,
    previous: Finding?
  ) -> MetricReader.Reading {
    let begin = change.object ?? min(clause, change.start)
    let phrase = metrics.cleaned(begin..<max(begin, change.start))
    if let previous, let relation = relation(phrase.range, of: quantity) {
      return related(relation, phrase.range, to: previous.metric)
    }
    if phrase.count >= 2, !isView(phrase) {
      var own = phrase
      if let flat = Self.flats.first(in: text, own.range),
        flat.index + flat.match.length < own.range.upperBound
      {
        noteLevel(at: flat.index)
        own.range = (flat.index + flat.match.length)..<own.range.upperBound  // 批次持平、人次减少8人次
      }
      var result = reading(own, isNoun: true).found(by: .phraseBeforeChange)
      if let previous, isUnitName(result.metric) {
        result.metric = store.joined(previous.metric.metric, result.metric)
        result.topic = previous.metric.topic
      }
      if let verb = change.ownVerb {
        result.metric = store.joined(result.metric, metrics.letters(verb))
      }
      if isRelation(result.metric) { attach(&result, previous, clause: clause, start: start) }
      return result
    }
    if let verb = change.ownVerb, let previous,
      let mean = Self.perEach.match(previous.metric.metric, in: store)
    {
      // 亩均节水六成、增收260元
      let metric = store.joined(
        previous.metric.metric.prefix(mean.length),
        metrics.letters(verb)
      )
      return MetricReader.Reading(metric: metric, topic: metric).found(by: .phraseBeforeChange)
    }
    var taken = passedOn(
      previous,
      clause: clause,
      start: start,
      isPoints: quantity.dimension == .points
    )
    if let verb = change.ownVerb,
      Self.pricings.match(text, at: verb.lowerBound, end: verb.upperBound) != nil
    {
      taken.metric = store.joined(taken.metric, metrics.letters(verb))  // 药品60种,平均降价50%
    }
    return taken
  }

  /// Verbs that name what they change of something.
  private static let pricings = WordTable("降价 涨价")

  private static let flats = WordTable("持平、")
  private static let perEach = WordTable("亩均 户均 人均 每亩 每户 每人")

  /// The metric of a level.
  func measured(
    _ quantity: Quantity,
    clause: Int,
    start: Int,
    limit: Int,
    origin: Int?,
    previous: Finding?,
    found: [Finding]
  ) -> MetricReader.Reading {
    if let previous, previous.role == .from || previous.role == .to,
      previous.quantity.range.upperBound == quantity.range.lowerBound
    {
      return previous.metric.found(by: .levelBefore)
    }
    if previous?.role == .from, let previous,
      Self.arrivals.matchSuffix(
        text,
        from: clause,
        endingAt: withoutYear(quantity.range.lowerBound, from: clause)
      ) != nil
    {
      return previous.metric.found(by: .levelBefore)
    }
    let isNoun = quantity.dimension == .share || quantity.isMultiplied && quantity.unit.isEmpty
    var range = clause..<quantity.range.lowerBound
    if quantity.dimension == .share, let share = shareOfWhole(in: range),
      previous == nil || relation(metrics.cleaned(range).range, of: quantity) == nil
    {
      range = share
    }
    if quantity.isRank {
      range = withoutRank(range)
      // 综合指数2.35,在9个城市中排名第2: the clause tells among whom.
      if let last = range.last,
        Self.placeEnds.contains(text[last]) || text[range.lowerBound] == 0x5728
      {
        range = range.lowerBound..<range.lowerBound
      }
    }
    if range.count > 2, range.lowerBound > sentence.lowerBound, text[range.lowerBound] == 0x542B,
      text[range.lowerBound - 1] == 0x28
    {
      range = range.dropFirst()  // (含网上投诉97件)
    }
    if let origin { range = range.lowerBound..<max(range.lowerBound, origin) }
    if quantity.isZeroWord, range.isEmpty, range.lowerBound > start {
      // 实现区域警情“零发生”: the quotation marks stand between the noun and its zero.
      let mark = range.lowerBound - 1
      range = map.clauseStart(before: mark, from: start)..<mark
    }
    var phrase = withoutSize(withoutVerb(metrics.cleaned(range)))
    if quantity.isRank, phrase.isEmpty, let ranking = ranking(before: clause, previous: previous) {
      phrase = ranking
    }
    if let result = among(quantity, range, start: start, limit: limit, previous: previous) {
      return result
    }
    phrase = withoutClasses(withoutPlaces(phrase))
    if previous != nil, isComparison(phrase) {
      return passedOn(previous, clause: clause, start: start)
    }
    if let relation = relation(phrase.range, of: quantity),
      let whole = antecedent(of: relation, quantity, previous: previous, found: found)
    {
      return related(relation, phrase.range, to: whole)
    }
    let isObject = Self.objectMarks.matchSuffix(
      text,
      from: clause,
      endingAt: quantity.range.lowerBound
    )
    if let result = revised(phrase, quantity, limit: limit) { return result }
    if let result = some(phrase, quantity, from: clause, limit: limit) { return result }
    let behind = metrics.noun(
      behind: quantity.range.upperBound,
      limit: limit,
      isLimit: quantity.dimension == .duration || isObject?.length == range.count,
      takesState: range.isEmpty && quantity.dimension == .count && clause > start
    )
    if behind == nil, phrase.isEmpty || isPreposition(phrase), origin == nil {
      if let result = adjoining(quantity, index: found.count, limit: limit) { return result }
      if range.isEmpty, clause > sentence.lowerBound,
        let result = honoured(quantity, limit: limit)
          ?? peopled(quantity, previous: previous, start: start)
          ?? reached(quantity, limit: limit, previous: previous)
      {
        return result
      }
    }
    if let behind, let result = lacking(phrase, behind, index: found.count, limit: limit) {
      return result
    }
    if let result = attributed(phrase, quantity, limit: limit) { return result }
    if behind == nil, let result = named(phrase, behindBracket: quantity, clause: clause) {
      return result
    }
    if let harm = behind, phrase.isEmpty || isPreposition(phrase), quantity.dimension == .count,
      Self.harms.match(text, at: harm.lowerBound, end: harm.upperBound)?.length == harm.count
    {
      // 造成2人死亡、5人受伤
      let letters = metrics.letters(harm)
      var result = MetricReader.Reading(metric: letters, topic: letters)
      attach(&result, previous, clause: clause, start: start, unit: quantity.unit)
      result.end = harm.upperBound
      return result
    }
    if behind == nil, let result = remainder(quantity, range, found: found) { return result }
    if let behind, origin == nil,
      takesNounBehind(phrase, range: range, quantity: quantity)
        || clause == start && previous != nil && !isListItem(clause: clause, start: start)
    {
      var result = joined(phrase, behind, whole: range.upperBound).found(by: .nounBehind)
      if metrics.isState(at: behind.lowerBound, limit: limit) {
        (result.topic, result.isBare) = (.none, true)  // 1件尚未到期
      } else if phrase.isEmpty, let previous, previous.metric.rule == .nounBehind,
        isListItem(clause: clause, start: start), text[start] != 0x2C, result.verb.isEmpty,
        previous.metric.verb.count + result.metric.count <= MetricReader.longest
      {
        result.metric = store.joined(previous.metric.verb, result.metric)  // 走访5家企业、8所学校
        result.verb = previous.metric.verb
      }
      if let honour = honour(of: behind, limit: limit) {
        result.metric = store.joined(result.metric, honour).prefix(MetricReader.longest)
      }
      return result
    }
    if behind == nil, let result = chosen(quantity, range, previous: previous) { return result }
    if isGrandTotal(phrase, before: quantity.range.lowerBound) {
      let letters = metrics.letters(phrase.range.lowerBound..<quantity.range.lowerBound)
      return MetricReader.Reading(metric: letters, topic: letters)
    }
    if let result = balanced(phrase, quantity, found: found) { return result }
    if phrase.isEmpty { return unnamed(range, clause: clause, start: start, previous: previous) }
    return described(
      phrase,
      quantity,
      isNoun: isNoun,
      clause: clause,
      start: start,
      previous: previous,
      found: found
    )
  }

  /// The reading of a figure whose clause names no measure before it.
  private func unnamed(
    _ range: Range<Int>,
    clause: Int,
    start: Int,
    previous: Finding?
  ) -> MetricReader.Reading {
    // 其中机插率首次过半,达50.8%
    if previous != nil, clause > start + 1,
      isPart(map.clauseStart(before: clause - 1, from: start)),
      let part = earlierClause(before: clause, from: start)
    {
      return part.found(by: .earlierClause)
    }
    if let same = unchanged(before: clause, from: start, previous: previous) { return same }
    // 按月发放低保金,全年共计80万元: what a clause without a figure did is what was summed up.
    if previous != nil, Self.sums.occurs(in: text, range), clause > start,
      let done = earlierClause(before: clause, from: start), !done.verb.isEmpty
    {
      return done.found(by: .earlierClause)
    }
    return passedOn(previous, clause: clause, start: start)
  }

  /// The reading of a figure with a phrase before it.
  private func described(
    _ phrase: Phrase,
    _ quantity: Quantity,
    isNoun: Bool,
    clause: Int,
    start: Int,
    previous: Finding?,
    found: [Finding]
  ) -> MetricReader.Reading {
    var phrase = phrase
    if quantity.dimension == .share, phrase.count > 2, text[phrase.range.upperBound - 1] == 0x7684 {
      phrase.range = phrase.range.dropLast()  // 完成招商任务的105%
    }
    var result = reading(phrase, isNoun: isNoun)
    if let amount = withoutInnerVerb(phrase) {
      (result.metric, result.topic, result.verb) = (amount, amount, .none)
    }
    if let previous, isListItem(clause: clause, start: start), text[start] != 0x2C,
      let front = honoured(previous.metric.metric), result.metric.count <= 3
    {
      result.metric = store.joined(front, result.metric).suffix(MetricReader.longest)
    } else if let previous, isListItem(clause: clause, start: start), result.verb.isEmpty, !isNoun,
      !isEnd(result.metric), !isRank(of: previous.metric.verb, result.metric)
    {
      result.metric = store.joined(previous.metric.verb, result.metric)
      result.verb = previous.metric.verb
      result.rule = .listItem
      if result.metric.count > MetricReader.longest { result.metric = result.topic }
    }
    let isItem = isListItem(clause: clause, start: start) && text[start] != 0x2C
    result.isPart = isPart(clause) || previous?.metric.isPart == true
    result.isAside = isBehindPartMark(clause) || previous?.metric.isAside == true
    if result.isPart || result.isAside && result.verb.isEmpty,
      let whole = previous?.metric.topic, !whole.isEmpty,
      !isBare(result, isItem: isItem),
      result.isPart || Self.handlings.matchSuffix(result.metric, in: store) == nil
    {
      result.topic = whole
    }
    if let previous,
      let noun = sized(result.metric, like: previous.metric.metric)
        ?? sized(result.metric, like: previous.metric.topic)
    {
      result.metric = store.joined(result.metric, noun)
      return result
    }
    let whole = result.isPart ? self.whole(of: quantity, previous, found: found) : previous
    if attribute(&result, to: whole, clause: clause, quantity: quantity) { return result }
    if isItem, let previous, isHarm(&result, of: previous) { return result }
    if isItem, let previous, takesObject(&result, of: previous, quantity) { return result }
    let isShared = isItem && previous?.metric.rule == .topicAndPhrase
    if isPart(clause), let whole, isMore(quantity, than: whole), result.metric.count > 1 {
      result.topic = .none
      result.isBare = true
      return result
    }
    if isBare(result, isItem: isItem && !isShared) {
      attach(&result, previous, clause: clause, start: start, unit: quantity.unit)
    }
    return result
  }

  /// Verbs behind whom it was that did it, whose figures are no parts: 其中,医调委受理16宗.
  private static let handlings = WordTable("受理 办理 审结 审理 立案 查处 调解 处理 接处 化解")

  /// That by which somebody is ranked, in the clause before: 在9个部门绩效考核中,位列第二.
  private func ranking(before clause: Int, previous: Finding?) -> Phrase? {
    guard clause > sentence.lowerBound + 2, text[clause - 1] == 0x2C else { return nil }
    let begin = map.clauseStart(before: clause - 1, from: sentence.lowerBound)
    let start = max(begin, previous?.quantity.range.upperBound ?? begin)
    guard start < clause - 1, Self.rankings.occurs(in: text, start..<(clause - 1)) else {
      return nil
    }
    var phrase = metrics.cleaned(start..<(clause - 1))
    if text[phrase.range.lowerBound] == 0x5728 { phrase.range = phrase.range.dropFirst() }  // 在
    if let last = phrase.scalars.last, Self.placeEnds.contains(last) {
      phrase.range = phrase.range.dropLast()
    }
    return phrase.count >= 2 ? phrase : nil
  }

  private static let rankings = WordTable("排名 考核 考评 评比 评价 评议 测评 竞赛 比赛 评估 测试 通报 抽测 评定")

  /// What the figure before measured, or else what the clause before speaks of.
  private func passedOn(
    _ previous: Finding?,
    clause: Int,
    start: Int,
    isPoints: Bool = false
  ) -> MetricReader.Reading {
    if var taken = previous?.metric {
      taken.end = nil
      // 完成预算的103%,增长8%: what grew is what was measured, and what fell by points is the share.
      if !taken.subject.isEmpty, !isPoints {
        (taken.metric, taken.subject) = (taken.subject, .none)
      }
      return taken.found(by: .sameAsBefore)
    }
    if let earlier = earlierClause(before: clause, from: start) {
      return earlier.found(by: .earlierClause)
    }
    guard let topic = earlier.map({ store.append($0.topic) }) else {
      return MetricReader.Reading()
    }
    return MetricReader.Reading(metric: topic, topic: topic).found(by: .earlierSentence)
  }

  /// The measure of 产值仍与上年持平,达3亿元: the clause before names it and has no figure.
  private func unchanged(before clause: Int, from start: Int, previous: Finding?) -> MetricReader
    .Reading?
  {
    guard clause > start + 4, text[clause - 1] == 0x2C,
      Self.unchangedEnds.matchSuffix(text, from: start, endingAt: clause - 1) != nil
    else { return nil }
    let begin = map.clauseStart(before: clause - 1, from: start)
    guard let turn = Self.unchangedTurns.first(in: text, begin..<(clause - 1)) else { return nil }
    let noun = metrics.cleaned(begin..<turn.index)
    guard noun.count >= 2 else { return nil }
    var result = reading(noun, isNoun: true).found(by: .earlierClause)
    if isBare(result, isItem: false) { attach(&result, previous, clause: begin, start: start) }
    return result
  }

  private static let unchangedEnds = WordTable("持平 相当 新高 新台阶 大关 相同 一致")
  private static let unchangedTurns = WordTable(
    "仍与 与上年 与去年 与往年 较上年 较去年 同上年 同去年 再创 创 首次 突破 迈上 基本 大体"
  )
  /// The reading of 解决5万人(含学生3千人)的饮水问题, whose noun stands behind a bracket.
  private func named(
    _ phrase: Phrase,
    behindBracket quantity: Quantity,
    clause: Int
  ) -> MetricReader.Reading? {
    let open = quantity.range.upperBound
    guard open < sentence.upperBound, text[open] == 0x28,
      takesNounBehind(phrase, range: phrase.range, quantity: quantity)
    else { return nil }
    let end = min(sentence.upperBound, open + Self.longestAside)
    guard let close = (open..<end).first(where: { text[$0] == 0x29 }),
      close + 1 < sentence.upperBound, text[close + 1] == 0x7684
    else { return nil }
    let limit = quantities.first { $0.range.lowerBound > close }?.range.lowerBound
    return metrics.noun(
      behind: close + 1,
      limit: limit ?? sentence.upperBound,
      isLimit: false
    )
    .map { joined(phrase, $0, whole: quantity.range.lowerBound).found(by: .nounBehind) }
    .map {
      var result = $0
      result.end = nil  // the figures in the bracket come first
      return result
    }
  }

  /// A remark in brackets within a phrase is hardly longer.
  private static let longestAside = 40
  private static let harms = WordTable("死亡 受伤 失踪 伤亡 死伤 遇难 轻伤 重伤")

  /// What ends the name of those among whom something has its rank: 9个城市中, 五城区.
  private static let placeEnds = ScalarSet("中内省市县区州旗里")

  /// Whether a clause only tells how things are looked at: 分季度看, 按可比价格计算.
  func isView(_ phrase: Phrase) -> Bool {
    guard let first = phrase.scalars.first, Self.viewStarts.contains(first) else { return false }
    return Self.viewEnds.matchSuffix(
      text,
      from: phrase.range.lowerBound,
      endingAt: phrase.range.upperBound
    ) != nil
  }

  private static let viewStarts = ScalarSet("分从按")
  private static let viewEnds = WordTable("看 来看 计算 测算 统计 口径")

  /// What sums up figures that were not given: 全年共计.
  private static let sums = WordTable("共计 合计 总计 累计 共")

  /// What puts an object before its verb: 将260人纳入名单.
  private static let objectMarks = WordTable("将 把 为 向 对 给 已将 共将 累计将 先后将 依法将")

  func isListItem(clause: Int, start: Int) -> Bool {
    clause == start && start < text.count && Self.joints.contains(text[start])
  }

  /// The part before 占 in 占总数的35.2%.
  func shareOfWhole(in range: Range<Int>) -> Range<Int>? {
    guard let index = range.last(where: { text[$0] == 0x5360 }),
      !Self.shareNames.occurs(in: text, index..<range.upperBound)
    else { return nil }
    return range.lowerBound..<index
  }

  static let shareNames = WordTable("占有 占比 比重 比率 比例")
  /// Verbs behind which a name such as 排名 is the subject: 综合排名居全市第2位.
  static let placings = WordTable("居 位居 列 位列 名列 稳居 跃居 升至 为 由")
  static let rankVerbs = WordTable("排名 排 居 位居 稳居 列 位列 名列 跃居 跃升 升至 升到 荣获 获得 获 连续 分列 分居 分别")

  /// What stands before the words of a rank: 财政收入增幅居全市第3位.
  func withoutRank(_ range: Range<Int>) -> Range<Int> {
    guard let verb = Self.rankVerbs.first(in: text, range) else { return range }
    let next = verb.index + verb.match.length
    let isNoun =
      verb.match.length == 2 && Self.placings.match(text, at: next, end: range.upperBound) != nil
    return range.lowerBound..<(isNoun ? next : verb.index)
  }
}
