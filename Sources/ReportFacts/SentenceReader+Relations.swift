import ReportText

/// Clauses that relate a figure to what was named before and name no measure themselves: 完成预算的103%,
/// 恢复到2019年的96%, 同口径增长8%, 日均27起.
extension SentenceReader {
  /// What a clause relates its figure to.
  enum Relation: Equatable {
    /// A goal or an earlier time: 完成年初预算的, 相当于上年的, 占收入的比重.
    case level
    /// The way in which a growth is reckoned: 同口径, 剔除价格因素后, 两年.
    case growth
    /// The span or the case that a mean or a maximum is of: 日均, 单日最高, 最高一例.
    case mean
  }

  /// The relation that a phrase before a figure states, if it states nothing else.
  func relation(_ phrase: Range<Int>, of quantity: Quantity) -> Relation? {
    guard let first = phrase.first else { return nil }
    let isShare = quantity.dimension == .share || quantity.dimension == .times
    // Most phrases begin like none of those that state a relation.
    guard isShare || Self.openings.contains(text[first]) else { return nil }
    if Self.means.match(text, at: first, end: phrase.upperBound)?.length == phrase.count {
      return .mean
    }
    if isReckoning(phrase) { return .growth }
    guard isShare else { return nil }
    return isGoal(phrase) || isEarlierLevel(phrase) || isPortion(phrase) ? .level : nil
  }

  /// The reading of a clause that relates its figure to what a figure before it measured.
  ///
  /// - Parameters:
  ///   - relation: What it relates to.
  ///   - phrase: Its words.
  ///   - subject: What was measured.
  /// - Returns: The reading, of which ``MetricReader/Reading/subject`` is what was measured.
  func related(
    _ relation: Relation,
    _ phrase: Range<Int>,
    to subject: MetricReader.Reading
  ) -> MetricReader.Reading {
    let own = subject.subject.isEmpty ? subject.metric : subject.subject
    var result = subject.found(by: .sameAsBefore)
    result.end = nil
    result.subject = own
    var words = metrics.letters(phrase)
    if store[words].last == 0x7684 { words = words.dropLast(1) }  // 的
    switch relation {
    case .growth: result.metric = own
    case .level: result.metric = store.joined(own, words)
    case .mean:
      let isSpan = Self.spans.matchSuffix(words, in: store) != nil
      result.metric = isSpan ? store.joined(words, own) : store.joined(own, words)
    }
    if result.metric.count > MetricReader.longest { result.metric = own }
    return result
  }

  /// What a clause that names no measure is about: the figure before it, or for a mean the last one
  /// that is counted in the same way.
  func antecedent(
    of relation: Relation,
    _ quantity: Quantity,
    previous: Finding?,
    found: [Finding]
  ) -> MetricReader.Reading? {
    guard relation == .mean else {
      // 涉及31个村,已完成工程量的六成: what was done is not of the villages.
      if let previous { return previous.metric.metric.count > 1 ? previous.metric : nil }
      // 提取额20亿元;占当年缴存额的比率65%
      let start = map.clauseStart(before: quantity.range.lowerBound, from: sentence.lowerBound)
      guard start < text.count, text[start] == 0x5360, let earlier else { return nil }
      let topic = store.append(earlier.topic)
      return MetricReader.Reading(metric: topic, topic: topic)
    }
    let last = quantity.range.lowerBound
    if Self.perHead.matchSuffix(text, from: sentence.lowerBound, endingAt: last) != nil {
      // 补助5万元,户均3000元 is of the sum; 救助29人,人均4万元 is of those who have it.
      guard let previous, previous.quantity.unit.equals(quantity.unit, in: text) else { return nil }
      return previous.metric
    }
    let same = found.last {
      isCountedAlike($0.quantity, quantity) && $0.kind != .change && $0.kind != .rank
        && $0.metric.subject.isEmpty && !$0.metric.isBare
    }
    if let same { return same.metric }
    // 线路6条,日均0.7列: nothing tells of what, and it is not of the lines.
    guard let whole = earlierTopic(countedIn: quantity.unit) else {
      return MetricReader.Reading(isBare: true)
    }
    return MetricReader.Reading(metric: whole, topic: whole)
  }

  /// Whether two figures count in the same way, 人 and 名 being one.
  private func isCountedAlike(_ one: Quantity, _ other: Quantity) -> Bool {
    if one.unit.equals(other.unit, in: text) { return true }
    return isOfPeople(one) && isOfPeople(other)
  }

  /// Whether people are counted by one letter: 人, 名.
  func isOfPeople(_ quantity: Quantity) -> Bool {
    quantity.unitRange.count == 1 && Self.people.contains(text[quantity.unitRange.lowerBound])
  }

  private static let people = ScalarSet("人名")

  // MARK: Words

  private static let perHead = WordTable("人均 户均 亩均 件均 次均 场均 村均 校均 例均")

  private static let means = WordTable(
    """
    平均每天 平均每日 平均每周 平均每月 平均每年 平均每人 平均每户 平均每件 平均每起 平均每亩 平均每次 平均每场 平均每个 平均每村 平均每所 平均每镇 平均每校 平均每家 日均 周均 月均 年均
    人均 户均 亩均 件均 次均 场均 村均 校均 例均 单日最高 单日最多 单日最大 日最高 日最多 单月最高 单月最多 最高一例 最高一笔 最高一次 最高一天
    最高一日 最多一次 最多一天 最多一日 最大一笔 最长一次 最高单笔 最高单日 单笔最高 单笔最大 单次最高 单次最多 单户最高 单个最高 单例最高
    """
  )
  /// The letters that words of a mean or a reckoning begin with.
  private static let openings = ScalarSet(
    Set(means.firstLetters + reckonings.firstLetters + exclusions.firstLetters)
  )
  /// Means that stand before what they are of: 日均接报警情.
  private static let spans = WordTable("平均每天 平均每日 平均每周 平均每月 平均每年 日均 周均 月均 年均 单日最高 单日最多 日最高 日最多")

  private static let reckonings = WordTable(
    """
    同口径 按同口径 可比 可比价 可比口径 按可比价 按可比价格 按可比口径 按可比价计算 按可比价格计算 自然口径 按自然口径 全口径 名义 实际 按现价 按不变价
    按不变价格 不变价 账面 年化 折年率 一年 两年 三年 四年 五年 近两年 近三年 近五年 “十三五”期间 “十四五”期间
    """
  )
  private static let exclusions = WordTable("剔除 扣除 若剔除 如剔除 若扣除 如扣除 不考虑 还原 考虑 不计")
  private static let exclusionEnds = WordTable("后 因素 影响 外 之后")

  /// Whether a phrase only tells how a growth is reckoned.
  private func isReckoning(_ phrase: Range<Int>) -> Bool {
    if Self.exclusions.match(text, at: phrase.lowerBound, end: phrase.upperBound) != nil {
      let end = phrase.upperBound
      return Self.exclusionEnds.matchSuffix(text, from: phrase.lowerBound, endingAt: end) != nil
    }
    return consists(of: Self.reckonings, phrase)
  }

  /// Whether a stretch is words of a table and nothing else.
  private func consists(of words: WordTable, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while let word = words.match(text, at: index, end: range.upperBound) { index += word.length }
    return index == range.upperBound
  }

  private static let completions = WordTable("完成 完成了 超额完成 实际完成 提前完成 占 为 是 达 相当于 超")
  private static let goalModifiers = WordTable(
    """
    调整后 调整 年初 全年 年度 年 当年 本年 全部 总 原 上级 下达 市 省 县 区 市下 省下 县下 区下 市定 省定 县定 区定 市级 省级 县级 区级 本级
    既定 考核 责任 序时 人代会 人大 批准 核定 预期 变动 工程 项目 建设 工作 合同 约定 规划 收入 支出 投资 政府
    """
  )
  private static let goals = WordTable(
    """
    预算 预算数 任务 任务数 任务量 总任务 计划 计划数 计划量 目标 目标数 目标值 目标任务 指标 进度 工程量 总工程量 工作量 总量 概算 限额 调整数
    投资额 总投资 应完成数
    """
  )

  /// Whether a phrase names a goal and nothing that has it: 完成市下任务的, 为调整预算的.
  private func isGoal(_ phrase: Range<Int>) -> Bool {
    var range = phrase
    let isOpen = text[range.upperBound - 1] == 0x7684  // 的
    if isOpen { range = range.dropLast() }
    let verb = Self.completions.match(text, at: range.lowerBound, end: range.upperBound)
    guard verb != nil || isOpen else { return false }
    var index = range.lowerBound + (verb?.length ?? 0)
    var isGoal = false
    while index < range.upperBound {
      if let goal = Self.goals.match(text, at: index, end: range.upperBound) {
        (isGoal, index) = (true, index + goal.length)
      } else if let word = Self.goalModifiers.match(text, at: index, end: range.upperBound) {
        (isGoal, index) = (false, index + word.length)
      } else {
        return false
      }
    }
    return isGoal
  }

  private static let comparisons = WordTable(
    "恢复到 恢复至 已恢复到 已恢复至 恢复 相当于 相当 达到 达 为 是 接近 仅为 仅相当于 超过 已达 已达到"
  )

  /// Whether a phrase only names an earlier level: 恢复到2019年的, 为上年同期的.
  private func isEarlierLevel(_ phrase: Range<Int>) -> Bool {
    guard
      let verb = Self.comparisons.match(text, at: phrase.lowerBound, end: phrase.upperBound),
      verb.length < phrase.count
    else { return false }
    return changes.isPeriod(phrase.lowerBound + verb.length, phrase.upperBound)
  }

  private static let portionEnds = WordTable("比重 比例 比率 份额")

  /// Whether a phrase only names what something is a part of: 占一般公共预算收入的比重.
  private func isPortion(_ phrase: Range<Int>) -> Bool {
    text[phrase.lowerBound] == 0x5360
      && Self.portionEnds.matchSuffix(text, from: phrase.lowerBound, endingAt: phrase.upperBound)
        != nil
  }
}
