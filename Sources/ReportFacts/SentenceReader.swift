import ReportText

/// Reads the figures of one sentence after the other.
///
/// It is an object because other readers keep it, and because it keeps what the sentence before is
/// about, and the room of its lists.
final class SentenceReader {
  let text: [UInt32]
  let map: SentenceMap
  /// Where the letters of the sentence's metrics lie.
  let store: LetterStore
  let metrics: MetricReader
  let changes: ChangeReader
  /// The quantities of the sentence, in order.
  private(set) var quantities: [Quantity] = []
  /// What they measure, in the same order, once it was read.
  private(set) var findings: [Finding] = []
  /// Where 持平 stands that ends no clause, in order: 批次持平、人次减少8人次.
  private(set) var inlineLevels: [Int] = []
  /// The sentence before it in its line.
  private var before: Sentence?
  /// What that is about; `nil` until somebody asks.
  private var earlierSentence: EarlierSentence??
  private let scanner: QuantityScanner

  init(map: SentenceMap) {
    text = map.text
    self.map = map
    store = LetterStore()
    metrics = MetricReader(map: map, store: store)
    changes = ChangeReader(text: map.text)
    scanner = QuantityScanner(map: map)
  }

  /// What the sentence before is about: asked for by a bare measure only, and read once.
  var earlier: EarlierSentence? {
    if let earlierSentence { return earlierSentence }
    let found = before.flatMap {
      EarlierSentence($0, document: map.document, index: map.index)
    }
    earlierSentence = .some(found)
    return found
  }

  /// Finds the quantities of the sentence that the map was turned to.
  ///
  /// - Parameters:
  ///   - before: The sentence before it in its line.
  ///   - reject: Told of every number that is no figure, and why.
  func findQuantities(
    before: Sentence?,
    reject: ((Quantity, Distractor) -> Void)? = nil
  ) {
    self.before = before
    earlierSentence = nil
    store.removeAll()
    var found = quantities
    quantities = []  // this function alone holds the list now, and its room is used again
    found.removeAll(keepingCapacity: true)
    scanner.scan(into: &found, reject: reject)
    quantities = found
  }

  var sentence: Range<Int> { map.range }

  /// A quantity with what it measures and how it changed.
  ///
  /// It never changes; it is an object so that readers of later figures pass it on for the price of
  /// one reference.
  final class Finding {
    let quantity: Quantity
    let kind: Fact.Kind
    let change: Change?
    let trend: Fact.Trend?
    let metric: MetricReader.Reading
    let role: Fact.Role
    /// Where the figure before it ends, or else the sentence begins.
    let start: Int

    init(
      quantity: Quantity,
      kind: Fact.Kind,
      change: Change?,
      trend: Fact.Trend?,
      metric: MetricReader.Reading,
      role: Fact.Role,
      start: Int
    ) {
      self.quantity = quantity
      self.kind = kind
      self.change = change
      self.trend = trend
      self.metric = metric
      self.role = role
      self.start = start
    }
  }

  /// Finds what the quantities measure.
  func read() {
    var found = findings
    findings = []
    found.removeAll(keepingCapacity: true)
    if !inlineLevels.isEmpty { inlineLevels.removeAll() }
    for index in quantities.indices {
      found.append(finding(at: index, after: found))
    }
    findings = found
  }

  func noteLevel(at place: Int) { if inlineLevels.last != place { inlineLevels.append(place) } }

  func finding(at index: Int, after found: [Finding]) -> Finding {
    var quantity = quantities[index]
    var previous = found.last
    let limit =
      index + 1 < quantities.count ? quantities[index + 1].range.lowerBound : sentence.upperBound
    var start =
      previous.map { $0.metric.end ?? $0.quantity.range.upperBound } ?? sentence.lowerBound
    if let outside = lastOutside(found, before: quantity.range.lowerBound) {
      (previous, start) = (outside.finding, max(start, outside.start))
    }
    let clause = map.clauseStart(before: quantity.range.lowerBound, from: start)
    var change = self.change(of: quantity, from: start, clause: clause)
    var trend = change?.trend
    if change == nil, let previous, previous.kind == .change,
      isJoint(start..<quantity.range.lowerBound), isSameMeasure(previous.quantity, quantity)
    {
      change = Change(
        trend: previous.trend ?? .up,
        start: start,
        baseline: previous.change?.baseline
      )
      trend = previous.trend
    }
    if change != nil, quantity.value < 0 {
      quantity.value = -quantity.value  // 增长-9.7%
      trend = trend?.opposite
    }
    if change == nil, quantity.dimension == .share || quantity.dimension == .points {
      trend = changes.read(behind: quantity.range.upperBound, end: limit)
    }
    var kind: Fact.Kind = trend != nil ? .change : self.kind(of: quantity, from: clause)
    if quantity.isRank, previous?.role != .from || previous?.quantity.isRank != true {
      // 综合指数2.35,在9个城市中排名第2: what the 9 counts has no rank.
      let whole = map.clauseStart(before: quantity.range.lowerBound, from: sentence.lowerBound)
      previous = found.last { $0.quantity.range.upperBound <= whole } ?? previous
    }
    let origin = originStart(quantity, from: clause)
    var metric: MetricReader.Reading
    if let items = distributed(index, start: start, found: found) {
      metric = items.found(by: .distribution)
    } else if let change {
      metric = changed(change, of: quantity, clause: clause, start: start, previous: previous)
    } else {
      metric = measured(
        quantity,
        clause: clause,
        start: start,
        limit: limit,
        origin: origin,
        previous: previous,
        found: found
      )
    }
    if metric.topic.isEmpty, !metric.isBare { metric.topic = metric.metric }
    if let change, improves(change, before: quantity.range.lowerBound), isBad(metric.metric) {
      trend = .down  // 浓度改善13%
    }
    if kind == .count, quantity.unit.isEmpty, !quantity.isMultiplied,
      store[metric.metric].last == 0x7387
    {
      kind = .rate  // 再犯罪率为0, 死亡率0.016
    }
    let role = self.role(of: quantity, from: clause, origin: origin, previous: previous)
    return Finding(
      quantity: quantity,
      kind: kind,
      change: change,
      trend: trend,
      metric: metric,
      role: role,
      start: found.last?.quantity.range.upperBound ?? sentence.lowerBound
    )
  }

  /// Whether the words of a change end in 改善.
  private func improves(_ change: Change, before index: Int) -> Bool {
    change.trend == .up && index - 2 >= change.start
      && ChangeReader.isImprovement(text, at: index - 2)
  }

  /// Whether less of a measure is better.
  func isBad(_ metric: Letters) -> Bool { Self.evils.matchSuffix(metric, in: store) != nil }

  private static let evils = WordTable("浓度 均值 指数 年均值 排放量 排放强度 能耗 PM2.5 PM10 臭氧")

  // MARK: Kinds

  func kind(of quantity: Quantity, from clause: Int) -> Fact.Kind {
    if quantity.isRank { return .rank }
    if quantity.dimension == .duration,
      Self.dayCounts.occurs(in: text, clause..<quantity.range.lowerBound)
        || isDayOfQuality(quantity, from: clause) || isTotalOfHours(quantity, from: clause)
    {
      return .count
    }
    return Self.kind(of: quantity.dimension)
  }

  /// What a figure of a dimension states by itself.
  static func kind(of dimension: Dimension) -> Fact.Kind {
    switch dimension {
    case .share, .points: .rate
    case .money: .money
    case .duration: .duration
    default: .count
    }
  }

  static let dayCounts = WordTable("天数 优良 学习 培训 达标 服务时长 服务时间 时数 日照 总时长")

  /// Whether days are counted by what they were like: 优187天、良156天, 轻度污染21天.
  private func isDayOfQuality(_ quantity: Quantity, from clause: Int) -> Bool {
    guard text[quantity.unitRange.lowerBound] == 0x5929 else { return false }
    let first = quantity.range.lowerBound
    return Self.qualities.matchSuffix(text, from: clause, endingAt: first) != nil
  }

  private static let qualities = WordTable("优 良 污染 超标 晴 雨 雾 霾 沙尘")

  /// Whether hours are an amount and no span or limit: 制作录像共690小时, 志愿服务3.2万小时.
  private func isTotalOfHours(_ quantity: Quantity, from clause: Int) -> Bool {
    guard quantity.unit.name(in: text) == "小时" else { return false }
    return quantity.value >= Self.longestSpanInHours
      || Self.totals.matchSuffix(text, from: clause, endingAt: quantity.range.lowerBound) != nil
  }

  /// No service takes or promises so many hours.
  private static let longestSpanInHours = 500.0
  private static let totals = WordTable("共 共计 累计 合计 总计")

  func change(of quantity: Quantity, from start: Int, clause: Int) -> Change? {
    guard !quantity.isRank, !quantity.isZeroWord else { return nil }
    guard
      var change = changes.read(
        before: quantity.range.lowerBound,
        from: clause,
        isShare: quantity.dimension == .share || quantity.dimension == .points
      ) ?? objectChange(of: quantity, clause: clause) ?? signedChange(of: quantity, clause: clause)
    else { return nil }
    if change.baseline == nil, clause > start + 1,
      let baseline = changes.baseline(before: clause - 1, from: start),
      baseline.lowerBound == map.clauseStart(before: clause - 1, from: start)
        || metrics.cleaned(clause..<change.start).isEmpty
    {
      change.baseline = baseline
    }
    return change
  }

  /// The change of 压减办公经费7.5%, whose measure stands behind the verb.
  private func objectChange(of quantity: Quantity, clause: Int) -> Change? {
    guard quantity.dimension == .share || quantity.dimension == .points else { return nil }
    let index = quantity.range.lowerBound
    guard changes.mayChangeObject(clause..<index) else { return nil }
    let phrase = metrics.cleaned(clause..<index)
    guard
      let (trend, noun) = changes.object(
        before: index,
        phrase: phrase.range,
        isPoints: quantity.dimension == .points
      )
    else { return nil }
    return Change(trend: trend, start: index, baseline: nil, object: noun)
  }

  /// The change of 同比-3.2%, which has a sign and no verb.
  private func signedChange(of quantity: Quantity, clause: Int) -> Change? {
    let index = quantity.range.lowerBound
    guard quantity.value < 0, quantity.dimension == .share || quantity.dimension == .points,
      let baseline = changes.baseline(before: index, from: clause)
    else { return nil }
    return Change(trend: .up, start: baseline.lowerBound, baseline: baseline)
  }

  /// Whether two figures stand in one list: nothing but 、 or 和 between them.
  func isJoint(_ range: Range<Int>) -> Bool {
    range.count <= 2 && range.allSatisfy { Self.joints.contains(text[$0]) }
  }

  /// Whether the second of two joint figures is a change where the first is: 1.5倍和72.6%.
  private func isSameMeasure(_ first: Quantity, _ second: Quantity) -> Bool {
    func isShare(_ quantity: Quantity) -> Bool {
      quantity.dimension == .share || quantity.dimension == .times
    }
    return first.unit.equals(second.unit, in: text) || isShare(first) && isShare(second)
  }

  /// Whether two figures stand in one list of 分别, each with a verb or without: 10%和上升3%.
  func isDistributed(_ one: Quantity, _ next: Quantity) -> Bool {
    let range = one.range.upperBound..<next.range.lowerBound
    guard let first = range.first, range.count <= 5 else { return false }
    if isJoint(range) { return true }
    // 分别为2.1万元、9500元,增长8%: the growth begins a list of its own.
    if text[first] == 0x2C, !isSameMeasure(one, next) { return false }
    let rest = (first + 1)..<range.upperBound
    return Self.joints.contains(text[first])
      && ChangeReader.verbs.words.match(text, at: rest.lowerBound, end: rest.upperBound)?.length
        == rest.count
  }

  static let joints = ScalarSet("、和与及,")

  // MARK: Roles

  static let origins = WordTable(
    "由 从 由上年 由去年 由上年的 由去年的 从上年的 从去年的 由原来的 从原来的 由年初的 从年初的 由原先的 从原先的 由过去的"
  )
  static let arrivals = WordTable("至 到 为 至了 到了 至平均 到平均 为平均")

  func role(
    of quantity: Quantity,
    from clause: Int,
    origin: Int?,
    previous: Finding?
  ) -> Fact.Role {
    let first = quantity.range.lowerBound
    if origin != nil { return .from }
    if let previous, previous.role == .from || previous.role == .to,
      previous.quantity.range.upperBound == first
    {
      return previous.role  // 由120户340人减至80户210人
    }
    if previous?.role == .from,
      Self.arrivals.matchSuffix(text, from: clause, endingAt: withoutYear(first, from: clause))
        != nil
    {
      return .to
    }
    return isStandard(quantity) ? .standard : .current
  }

  /// Where the words before the first level of 由X降至Y begin; that of 交由57个单位办理 has none.
  func originStart(_ quantity: Quantity, from clause: Int) -> Int? {
    let first = withoutYear(quantity.range.lowerBound, from: clause)
    guard let start = origin(before: first, from: clause) else { return nil }
    let last = quantity.range.upperBound
    for index in last..<min(sentence.upperBound, last + Self.longestTurn) {
      if text[index] == 0x2C || text[index] == 0x3B { return nil }
      if Self.turns.match(text, at: index, end: sentence.upperBound) != nil {
        return start
      }
    }
    return nil
  }

  /// Where 由, 由上年的 or 从年初的 begins that ends at a place.
  private func origin(before end: Int, from clause: Int) -> Int? {
    let start = max(clause, end - Self.longestOrigin)
    let last = (start..<max(start, end)).last { text[$0] == 0x7531 || text[$0] == 0x4ECE }  // 由 从
    guard let last else { return nil }
    if let origin = Self.origins.matchSuffix(text, from: clause, endingAt: end) {
      return end - origin.length
    }
    return changes.isPeriod(last + 1, end) ? last : nil
  }

  private static let longestOrigin = 10

  /// How far behind the first level the words stand that lead to the second.
  private static let longestTurn = 16
  private static let turns = WordTable(
    "至 到 为 降 升 增加 增长 减 缩 提高 提升 扩 压缩 压减 延长 调整 变 回落 改 跃 涨 跌 精简 优化 下调 上调 - — –"
  )

  /// Whether a figure is a limit or a promise: 2小时响应, 24小时内办结, 100%回访.
  private func isStandard(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    let isPromised = Self.promises.match(text, at: last, end: sentence.upperBound) != nil
    if quantity.dimension == .share { return quantity.value == 100 && isPromised }
    guard quantity.dimension == .duration, quantity.bound == .exact || quantity.bound == .atMost
    else { return false }
    return isPromised || text[last - 1] == 0x5185  // 内
  }

  private static let promises = WordTable(
    """
    响应 反馈 办结 办理 办毕 答复 回复 回访 回应 到场 到达 处置 处理 完成 移交 审批 审结 受理 联系 签收 见面 核查 上门 出具
    """
  )

  /// The place before 2014年的, where that stands before a figure.
  func withoutYear(_ index: Int, from start: Int) -> Int {
    var end = index
    if end > start, text[end - 1] == 0x7684 { end -= 1 }
    if end > start, text[end - 1] == 0x5E95 || text[end - 1] == 0x672B { end -= 1 }  // 底 末
    guard end - start > 5, DateReader.year(text, at: end - 5, end: end) != nil else { return index }
    return end - 5
  }
}
