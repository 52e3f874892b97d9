import ReportText

/// What the words before a quantity say of a rise or fall.
struct Change: Equatable {
  /// The direction.
  var trend: Fact.Trend
  /// Where the words of the change begin: the measure stands before them.
  var start: Int
  /// The baseline as written.
  var baseline: Range<Int>?
  /// Where the verb stands if it belongs to the measure: 人均增收, 药品降价.
  var ownVerb: Range<Int>?
  /// Where the measure begins if it stands between the verb and the figure: 压减办公经费7.5%.
  var object: Int?
}

/// Reads rises and falls: the verb before a figure, the baseline before the verb.
struct ChangeReader {
  let text: [UInt32]

  private static let rising = """
    上升 增长 增加 提高 提升 上涨 攀升 增幅 涨幅 升幅 增速 增长率 扩大 延长 提速 高出 多出 激增 猛增 剧增 净增 同比多 同比增 增多 增长了 增
    多收 多支 多征 多缴 多产 多销 多用 多办 多接 多发 多增 多投 多投入 多完成 多实现 多筹 多存 多贷 多开 多建 多安排 多种 多出栏 多获 多争取 多收入 偏多 偏高 偏早
    涨价 新增 前移 翻 翻了 上浮 增幅为 增速为 涨 升 高 多 上扬 跃升 增收 改善 好转
    """
  private static let falling = """
    下降 减少 降低 回落 下滑 下跌 缩短 压缩 压减 压降 降幅 缩减 锐减 收窄 减幅 骤降 同比少 同比降 精简 减产 降 减 跌 少 低 下调 跌幅
    少收 少支 少征 少缴 少产 少销 少用 少办 少接 少发 少增 少投 少投入 少完成 少实现 少开 少建 少安排 少种 少出栏 少花 少收入 偏少 偏低 偏晚
    降价 减收 后移 减亏 减轻 递减 萎缩 缩小 少于 低于
    """
  private static let level = "持平"
  private static let short = ScalarSet("增涨升高多降减跌少低")
  /// Verbs of one character that need no baseline before a share: 产量5万吨,增3%.
  private static let plainShort = ScalarSet("增涨升降减跌")
  /// What makes another word of those: 晋升, 新增.
  private static let noPlainShort = ScalarSet("晋公毫加裁核新净同递倍扩下上提")

  static let verbs: (words: WordTable, trends: [Fact.Trend]) = {
    func split(_ text: String) -> [String] {
      WordTable.words(of: text)
    }
    let up = split(rising)
    let down = split(falling)
    return (
      WordTable(up + down + [level]),
      up.map { _ in .up } + down.map { _ in .down } + [.flat]
    )
  }()

  /// Words between the verb and the figure.
  private static let fillers = WordTable(
    "了 约 幅度达 幅度为 达 为 : 近 超 超过 均 分别 率 率为 率达 幅 分别达 幅度 将近 到了 各 、 和 及 与"
  )
  /// Words that open a baseline.
  private static let comparing = WordTable("较 比 与 同 和 相比 相较 相较于 对比 较之")
  private static let periods = WordTable(
    """
    上年同期 去年同期 上年度 上年 去年 前年 年初 上年末 去年末 上年底 上月 上季度 同期 往年 以往 上一年 上一年度 前一年 历年 此前 改革前 整治前
    去年底 去年同比 上半年 前五年 上一季度 前三年 近三年 近三年平均 近五年平均 常年 常年同期 多年 多年同期 历年同期 近年 开展前 实施前 疫情前 上届 疫情前同期 历史同期 历史最高 历史最好 上个月 “十三五” 期初
    """
  )
  private static let whole = WordTable("同比 环比 同期比 按年 按月 年均 年均增长")
  private static let periodTails = WordTable("同期 相比 末 底 全年 度 同期水平 水平 平均 的 均值 同比 平均水平 , 相比,")

  /// The change whose figure starts at `index`, its words standing at or behind `start`.
  ///
  /// - Parameters:
  ///   - index: Where the figure begins.
  ///   - start: How far back its words may stand.
  ///   - isShare: Whether the figure is one of %, ‰, 成 or points, before which a verb of one
  ///     character states a change by itself.
  /// - Returns: The change; `nil` where the words state none.
  func read(before index: Int, from start: Int, isShare: Bool = false) -> Change? {
    var verbEnd = index
    while let filler = Self.fillers.matchSuffix(text, from: start, endingAt: verbEnd) {
      if Self.verbs.words.matchSuffix(text, from: start, endingAt: verbEnd) != nil { break }
      verbEnd -= filler.length
    }
    guard let verb = Self.verbs.words.matchSuffix(text, from: start, endingAt: verbEnd) else {
      return nil
    }
    var verbStart = verbEnd - verb.length
    if Self.isNoVerb(text, at: verbStart, from: start) { return nil }
    let isBound = Self.bound.match(text, at: verbStart, end: verbEnd) != nil
    // 精简为1个 is a level, 增幅为5% a change.
    if verbEnd < index, text[verbEnd] == 0x4E3A, !Self.nounEnds.contains(text[verbEnd - 1]) {
      return nil
    }
    // 自然增长率为3.2‰ is a level.
    let isRate = text[verbEnd - 1] == 0x7387 || verbEnd < index && text[verbEnd] == 0x7387
    if isRate, verbStart > start, text[verbStart - 1] == 0x7136 { return nil }
    let words = verbStart
    verbStart = adverbStart(before: verbStart, from: start)
    var baseline = self.baseline(before: verbStart, from: start)
    if let found = baseline, verbStart + 2 <= words, text[verbStart] == 0x5E73,
      text[verbStart + 1] == 0x5747, text[found.lowerBound] != 0x540C
    {
      baseline = found.lowerBound..<(verbStart + 2)  // 比全省平均高出2.1%
    }
    if verb.length == 1, Self.short.contains(text[verbEnd - 1]), baseline == nil {
      guard isShare, Self.plainShort.contains(text[verbEnd - 1]),
        verbEnd == index || text[verbEnd] != 0x7387,  // 审减率
        words == start || !Self.noPlainShort.contains(text[words - 1])
      else { return nil }
    }
    if isBound, baseline == nil { return nil }
    if !isShare, verb.length == 2, Self.isImprovement(text, at: words) { return nil }
    let keepsVerb =
      isMean(before: verbStart, from: start)
      || Self.nominal.match(text, at: words, end: verbEnd) != nil
    return Change(
      trend: Self.verbs.trends[verb.word],
      start: baseline?.lowerBound ?? verbStart,
      baseline: baseline,
      ownVerb: keepsVerb ? words..<verbEnd : nil
    )
  }

  /// Verbs that state a change beside a baseline only: 较上年新增4种, and 新增4种.
  private static let bound = WordTable(
    """
    新增 前移 后移 多收 多支 多征 多缴 多产 多销 多用 多办 多接 多发 多增 多投 多投入 多完成 多实现 多筹 多存 多贷 多开 多建 多安排 多种
    多出栏 多获 多争取 多收入 少收 少支 少征 少缴 少产 少销 少用 少办 少接 少发 少增 少投 少投入 少完成 少实现 少开 少建 少安排 少种
    少出栏 少花 少收入 偏多 偏高 偏早 偏少 偏低 偏晚
    """
  )

  /// Whether 改善 or 好转 stands at a place: what is bad falls by it.
  static func isImprovement(_ text: [UInt32], at index: Int) -> Bool {
    text[index] == 0x6539 && text[index + 1] == 0x5584
      || text[index] == 0x597D && text[index + 1] == 0x8F6C
  }

  /// Verbs that name what they change.
  private static let nominal = WordTable("降价 涨价 增收 减收 减产")
  private static let nounEnds = ScalarSet("幅速率度")
  private static let notVerbs = ScalarSet("新最至可倍不推")

  /// 新增, 最高 and the like are other words.
  private static func isNoVerb(_ text: [UInt32], at index: Int, from start: Int) -> Bool {
    guard index > start else { return false }
    return notVerbs.contains(text[index - 1])
  }

  private static let adverbs = WordTable(
    "大幅 小幅 大幅度 明显 显著 持续 同步 均 分别 也 又 共 实际 进一步 稳步 再 略 微 名义 总体 平均 双双 直线 逐年 快速 年均 首次"
  )

  private func adverbStart(before index: Int, from start: Int) -> Int {
    var position = index
    while true {
      if let adverb = Self.adverbs.matchSuffix(text, from: start, endingAt: position) {
        // 户均增收, 人均减少: the mean is what is measured.
        if adverb.length == 1, isMean(before: position, from: start) { return position }
        position -= adverb.length
      } else if let years = yearsInRow(before: position, from: start) {
        position = years
      } else {
        return position
      }
    }
  }

  /// Whether 人均 or the like ends at a place.
  private func isMean(before end: Int, from start: Int) -> Bool {
    end - start >= 2 && text[end - 1] == 0x5747 && Self.beforeMean.contains(text[end - 2])
  }

  private static let beforeMean = ScalarSet("人户亩场次件")

  /// Where 连续6年 begins that ends at a place.
  private func yearsInRow(before end: Int, from start: Int) -> Int? {
    guard end - start > 3, text[end - 1] == 0x5E74 else { return nil }
    var index = end - 1
    while index > start, end - index < 4,
      Scalars.isDigit(text[index - 1]) || ChineseNumeral.isPart(text[index - 1])
    {
      index -= 1
    }
    guard index < end - 1, index - 2 >= start, text[index - 2] == 0x8FDE, text[index - 1] == 0x7EED
    else { return nil }
    return index - 2
  }

  /// The baseline that ends at `end`: 同比, 较2024年同期, 与上年相比.
  func baseline(before end: Int, from start: Int) -> Range<Int>? {
    var end = end
    while end > start, text[end - 1] == 0x2C || text[end - 1] == 0x5747 { end -= 1 }  // , 均
    if let word = Self.whole.matchSuffix(text, from: start, endingAt: end) {
      return (end - word.length)..<end
    }
    let limit = max(start, end - 16)
    for index in (limit..<end).reversed() {
      guard let opening = Self.comparing.match(text, at: index, end: end) else { continue }
      if isPeriod(index + opening.length, end) { return index..<end }
    }
    return comparison(before: end, from: start)
  }

  /// A baseline that is no time: 比全省平均, 比法定时限, 较改造前.
  private func comparison(before end: Int, from start: Int) -> Range<Int>? {
    let limit = max(start, end - Self.longestComparison)
    for index in (limit..<max(limit, end - 2)).reversed() {
      guard text[index] == 0x6BD4 || text[index] == 0x8F83 else { continue }  // 比 较
      let next = text[index + 1]
      let isYears = next == 0x591A && index + 2 < end && text[index + 2] == 0x5E74  // 比多年平均
      if Self.behindComparing.contains(next), !isYears { return nil }
      if index > start, Self.beforeComparing.contains(text[index - 1]) { return nil }
      return index..<end
    }
    return nil
  }

  private static let longestComparison = 14
  /// What makes another word of 比 and 较 before it: 比例, 较大.
  private static let behindComparing = ScalarSet("例重率值较特价对如赛拼武亚利邻学大小高低多少快慢强好为差轻长短严")
  /// What makes another word of 比 and 较 behind it: 占比, 同比, 比较.
  private static let beforeComparing = ScalarSet("占同环对百性之正反类无可相评好比计")

  /// Whether a stretch is a time and nothing else.
  func isPeriod(_ start: Int, _ end: Int) -> Bool {
    var index = start
    if index < end, let word = Self.periods.match(text, at: index, end: end) {
      index += word.length
    } else {
      var digits = 0
      while index < end, Scalars.isDigit(text[index]) {
        index += 1
        digits += 1
      }
      guard digits == 4 || digits == 2, index < end, text[index] == 0x5E74 else { return false }
      index += 1
    }
    while let tail = Self.periodTails.match(text, at: index, end: end) { index += tail.length }
    return index == end
  }

  /// Verbs that change the noun between them and a share: 压减办公经费7.5%, 缩短办理时限三成.
  private static let transitive: (words: WordTable, trends: [Fact.Trend]) = {
    let down = WordTable.words(
      of: "压减 压缩 精简 核减 削减 缩减 降低 减少 缩短 压降 下调 减免 节省 节约 压缩了 精简了 压减了 缩短了 减少了 降低了"
    )
    let up = WordTable.words(of: "提高 提升 增加 扩大 增长 提高了 提升了 增加了 扩大了 上调")
    return (WordTable(down + up), down.map { _ in .down } + up.map { _ in .up })
  }()
  /// What a noun ends in that is left at a level and not changed by it.
  private static let levelEnds = WordTable("至 到 达 为 超 占 近 约 过 的 于 在 有 以 率 比 重 度 例 中")
  /// What parts such a verb from the figure.
  private static let notWithin = ScalarSet("至到达为占使令、由从")

  /// Whether a verb stands in a stretch that can change a noun behind it.
  func mayChangeObject(_ range: Range<Int>) -> Bool {
    Self.transitive.words.occurs(in: text, range)
  }

  /// The change of a noun that stands between its verb and a share: 压减办公经费7.5%.
  ///
  /// - Parameters:
  ///   - index: Where the figure begins.
  ///   - phrase: The words before it, without adverbs: verb and noun.
  ///   - isPoints: Whether the figure is one of points, which are no level: 提升办结率5个百分点.
  /// - Returns: The direction and where the noun begins.
  func object(before index: Int, phrase: Range<Int>, isPoints: Bool) -> (Fact.Trend, Int)? {
    guard let verb = Self.transitive.words.match(text, at: phrase.lowerBound, end: index) else {
      return nil
    }
    let noun = (phrase.lowerBound + verb.length)..<index
    guard noun.count >= 2, noun.count <= 16, phrase.upperBound == index,
      isPoints
        || Self.levelEnds.matchSuffix(text, from: noun.lowerBound, endingAt: index) == nil,
      !text[noun].contains(where: Self.notWithin.contains)
    else { return nil }
    return (Self.transitive.trends[verb.word], noun.lowerBound)
  }

  /// The direction a noun behind the figure gives it: 19.23%的降幅.
  func read(behind index: Int, end: Int) -> Fact.Trend? {
    guard index < end, text[index] == 0x7684 else { return nil }
    guard let verb = Self.verbs.words.match(text, at: index + 1, end: end), verb.length > 1 else {
      return nil
    }
    return Self.verbs.trends[verb.word]
  }
}

extension ChangeReader {
  /// Whether a word of rising or falling starts at `index`.
  func isTrendWord(at index: Int, end: Int) -> Bool {
    guard let verb = Self.verbs.words.match(text, at: index, end: end) else { return false }
    return verb.length > 1 && Self.bound.match(text, at: index, end: end) == nil
      && !Self.isImprovement(text, at: index)
  }
}
