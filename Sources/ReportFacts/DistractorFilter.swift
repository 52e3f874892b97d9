import ReportText

/// Tells figures from numbers that state none: years, dates, names, slogans, ordinals.
struct DistractorFilter {
  let text: [UInt32]
  let map: SentenceMap

  var sentence: Range<Int> { map.range }

  private static let rankWords = WordTable(
    """
    排名 排 位居 位列 名列 居 列 跃居 跃升 升至 升 全国 全省 全市 全县 全区 全自治区 省内 市内 区内 县内 荣获 获 获得 综合
    上升为 上升到 上升至 升为 升到 跃升为 跃升至 跃升到 下降为 下降到 下降至 降为 降至 降到 后退至 前移至 由 从 由上年的 由去年的 由原来的 由上年 由去年
    从上年的 从去年的 上年的 去年的 由全国 由全省 由全市 由全县 由全区 公安机关 法院 检察院 系统 榜 总榜 榜单 中 稳居 并列 保持 连续 级 市 省
    """
  )
  private static let rankUnits = WordTable("位 名")
  /// What follows the numeral of a slogan: 两个维护, 四个意识.
  private static let slogans = WordTable(
    """
    维护 确立 自信 意识 务必 带头 坚持 必须 一律 一百年 产业 毫不 走在 服从 革命 全面 伟大 关键 方面 环节 阶段 层面
    维度 领域 重点 专项 指标 文明 满意 高地 务实 清单 平台 能力 不放过 延伸 转变 突出 到位 抓手 字 一批 主体 大局 坚决 强化
    着力 聚焦 注重 结合 统一 建设 同步 规定 责任 责任制 特点 班子 大局 全覆盖 不变 不减 不断 不落 不让 不准 不松 不摘 严禁 确保 同时 百分百 百分之百 零
    """
  )
  /// What Chinese-written numerals count where they state a figure and no structure.
  private static let solidUnits = WordTable(
    "名 起 件 次 场 宗 家 户 人次 批 份 条 台 辆 个 人 所 处 例 场次 倍 成 亿元 元 万元 项 支 间 座 组 套"
  )
  private static let promises = WordTable(
    """
    内 办结 反馈 响应 完成 审批 出具 发证 审结 答复 回复 以内 之内 办毕 受理 核查 处置 到场 到达 限 立案 执结 结案 拘留
    """
  )
  private static let limits = WordTable(
    """
    不超过 延长至 缩短至 缩短为 压缩至 压缩为 压缩到 缩短到 由 从 为 至 提速 平均 限 缩短 压缩 延长 减少 用时 时长 到 每 仅
    期限 时限 周期 提前 仅需 只需 降至 降为 达 天数 优良 近 超 用 仅用 历时 可支付 可支撑 可使用 可用 可供 可维持 至少 最长 最短 滞后
    """
  )
  private static let zeroFacts = WordTable(
    """
    发生 投诉 事故 发案 上访 差错 失误 复议 败诉 诉讼 违规 违纪 伤亡 死亡 延误 积压 遗漏 缺失 举报 违法 案发 火灾
    信访 增长 泄密 舆情 事件 死伤 逾期 超期 脱逃 退查 纠错 撤销 感染 越级 进京 非访 命案 命案发生 起
    错证 错案 瑕疵 漏报 瞒报 欠薪 返贫 辍学 违约 差评 复发 反弹
    """
  )

  /// What a quantity is where it states no figure of the report; `nil` where it states one.
  func distractor(_ quantity: Quantity) -> Distractor? {
    if isJoined(quantity) { return .partOfName }
    let state = map.state(at: quantity.numberStart)
    if state.isTitled { return .title }
    switch quantity.dimension {
    case .calendar: return .date
    case .age: return .age
    case .name: return .nameOfThing
    default: break
    }
    if state.isQuoted, !isPromise(quantity) { return .quotation }
    if isCountedShare(quantity) { return .nameOfThing }
    if isLegalRange(quantity) || isThreshold(quantity) || isDefinition(quantity) || isRule(quantity)
    {
      return .threshold
    }
    if isNumberedMeeting(quantity) { return .nameOfThing }
    if quantity.isChinese, !isCountedInChinese(quantity) { return .chineseNumeral }
    if quantity.dimension == .share { return nil }
    if quantity.dimension == .duration { return isTimeSpan(quantity) ? nil : .date }
    return quantity.unit.isEmpty && !standsWithoutUnit(quantity) ? .noMeasureWord : nil
  }

  // MARK: Neighbours

  /// Whether the number is part of a longer token: 1+9+N, 7×24, A4, 3·15, 第12.
  private func isJoined(_ quantity: Quantity) -> Bool {
    if quantity.numberStart > sentence.lowerBound, quantity.value >= 0 {
      let before = text[quantity.numberStart - 1]
      if before == 0x2F, quantity.numberStart - 2 >= sentence.lowerBound,
        Scalars.isHan(text[quantity.numberStart - 2])
      {
        return false  // 桥梁21座/913延米
      }
      if Scalars.isLetter(before) || Self.isJoint(before) { return true }
      if quantity.isChinese, Self.isChineseJoint(before) { return true }
      if Scalars.isDigit(before) || ChineseNumeral.isPart(before) { return true }
    }
    if quantity.range.upperBound < sentence.upperBound {
      let after = text[quantity.range.upperBound]
      if Self.isJointBehind(after) { return true }
      if quantity.unit.isEmpty, Scalars.isLetter(after) || ChineseNumeral.isPart(after) {
        return true
      }
    }
    return false
  }

  /// Whether a mark before a number makes it part of a longer token.
  private static func isJoint(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "第", "+", "×", "/", ".", "·", "•", ":", "#", "〔", "[", "_", "*", "∶", "︰", "-": true
    default: false
    }
  }

  /// Whether a letter before a Chinese numeral makes it part of a word.
  private static func isChineseJoint(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "数", "几", "党", "初", "上": true
    default: false
    }
  }

  /// Whether a mark behind a number makes it part of a longer token.
  private static func isJointBehind(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "×", "·", "•", "〕", "]", "_", "*", "∶", "︰", ":", "+": true
    default: false
    }
  }

  /// Figures that stay figures in quotation marks: “2小时响应、3日反馈”.
  private func isPromise(_ quantity: Quantity) -> Bool {
    guard !quantity.isChinese else { return false }
    if quantity.dimension == .share { return true }
    return quantity.dimension == .duration && isTimeSpan(quantity)
      && (text[quantity.range.upperBound - 1] == 0x5185
        || Self.promises.match(text, at: quantity.range.upperBound, end: sentence.upperBound) != nil)
  }

  /// Whether a share is itself counted, as in the name of goals: 三个90%, 两个100%.
  private func isCountedShare(_ quantity: Quantity) -> Bool {
    let index = quantity.numberStart
    guard quantity.dimension == .share, index - 2 >= sentence.lowerBound, text[index - 1] == 0x4E2A
    else { return false }
    return ChineseNumeral.isPart(text[index - 2]) || Scalars.isDigit(text[index - 2])
  }

  private static let ruleVerbs = WordTable("设置 提取 计提 安排 列支 缴纳 缴存 足额提取 足额安排")
  private static let ruleOpenings = WordTable("按 按照 依照")

  /// Whether a share is what a rule prescribes: 公用经费按工资总额的3%提取.
  private func isRule(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    guard quantity.dimension == .share,
      Self.ruleVerbs.match(text, at: last, end: sentence.upperBound) != nil
    else { return false }
    let start = map.clauseStart(before: quantity.range.lowerBound, from: sentence.lowerBound)
    return Self.ruleOpenings.occurs(in: text, start..<quantity.range.lowerBound)
  }

  /// How far before its figure a definition begins.
  private static let longestDefinition = 40
  private static let definitions = WordTable("是指 指的是 起点标准为 统计标准为 起点为")

  /// Whether a figure is part of a definition: 规模以上工业是指年主营业务收入2000万元以上的企业.
  private func isDefinition(_ quantity: Quantity) -> Bool {
    let end = quantity.range.lowerBound
    let reach = max(sentence.lowerBound, end - Self.longestDefinition)
    return Self.definitions.occurs(in: text, map.clauseStart(before: end, from: reach)..<end)
  }

  private static let assemblies = WordTable("人大 人代会 代表大会 政协 委员会 党代会 全委会 届 全会")
  private static let meetings = WordTable("会议 全体会议 全会 大会 代表大会")

  /// Whether a numeral only numbers a meeting: 县十六届人大二次会议.
  private func isNumberedMeeting(_ quantity: Quantity) -> Bool {
    quantity.isChinese && isUnit(0x6B21, of: quantity)  // 次
      && Self.meetings.match(text, at: quantity.range.upperBound, end: sentence.upperBound) != nil
      && Self.assemblies.matchSuffix(
        text,
        from: sentence.lowerBound,
        endingAt: quantity.range.lowerBound
      ) != nil
  }

  // MARK: Chinese numerals

  private func isCountedInChinese(_ quantity: Quantity) -> Bool {
    if quantity.dimension == .share {
      return quantity.value >= 2 || quantity.unit.isEmpty
        || quantity.unit.equals(MeasureWord.percent, in: text)
        || quantity.unit.equals(MeasureWord.permille, in: text)
    }
    if isUnit(0x756A, of: quantity) { return true }  // 番
    if isUnit(0x500D, of: quantity), quantity.value < 10 { return true }  // 一倍, and not 百倍信心
    let number = quantity.numberStart..<quantity.numberEnd
    if number.count == 1 {
      guard let digit = ChineseNumeral.digit(text[number.lowerBound]), digit > 1 else {
        return text[number.lowerBound] == 0x5341 && isSolid(quantity)  // 十
      }
    } else if ChineseNumeral.exponent(text[number.lowerBound]) ?? 1 > 1, quantity.bound == .exact {
      return false
    } else if quantity.unit.isEmpty, quantity.bound != .exact,
      ChineseNumeral.exponent(text[number.upperBound - 1]) ?? 0 >= 4
    {
      return true  // 点击量逾百万
    }
    return isSolid(quantity)
  }

  private func isSolid(_ quantity: Quantity) -> Bool {
    guard !quantity.unit.isEmpty else { return false }
    let unit = quantity.unitRange
    guard
      Self.solidUnits.match(text, at: unit.lowerBound, end: unit.upperBound)?.length == unit.count
    else { return false }
    let next = quantity.range.upperBound
    guard next < sentence.upperBound else { return true }
    if text[next] == 0x201C || isShare(at: next) || isPlace(quantity) { return false }
    return Self.slogans.match(text, at: next, end: sentence.upperBound) == nil
  }

  /// Whether a numeral and its measure word begin the name of a place: 五台县, 五家渠市.
  private func isPlace(_ quantity: Quantity) -> Bool {
    Self.places.match(text, at: quantity.numberStart, end: sentence.upperBound) != nil
  }

  /// Counties and cities whose names begin like a figure, as they stand in names of bodies.
  private static let places = WordTable(
    "三台县 三台调查队 三台分局 五台县 五台山 五台调查队 五台分局 九台区 九台市 九台分局 七台河 五家渠 四会市 九江市 六安市"
  )

  /// Whether a share in digits stands at a place: the 90% of 三个90%.
  private func isShare(at index: Int) -> Bool {
    var end = index
    while end < sentence.upperBound, end - index < 5,
      Scalars.isDigit(text[end]) || text[end] == 0x2E
    {
      end += 1
    }
    return end > index && end < sentence.upperBound && text[end] == 0x25
  }

  /// Whether the measure word is written with one letter.
  private func isUnit(_ letter: UInt32, of quantity: Quantity) -> Bool {
    quantity.unitRange.count == 1 && text[quantity.unitRange.lowerBound] == letter
  }

  // MARK: Time

  private func isTimeSpan(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    let isLimit =
      text[last - 1] == 0x5185
      || Self.limits.matchSuffix(
        text,
        from: sentence.lowerBound,
        endingAt: quantity.range.lowerBound
      ) != nil
    let isPromised = Self.promises.match(text, at: last, end: sentence.upperBound) != nil
    let unit = timeUnit(of: quantity)
    switch unit {
    case .year, .month, .week, .otherOfCalendar:
      if isCalendar(quantity, unit) { return false }
      if quantity.isChinese || quantity.value > 200 { return false }
      if quantity.value != quantity.value.rounded() { return true }  // 可支付13.6个月
      return text[last - 1] == 0x5185 && unit != .year || isLimit && unit != .week
    case .dayOfMonth:
      if isDay(quantity) { return false }
      return isLimit || isPromised
    case .day, .hour:
      if Self.averages.match(text, at: last, end: sentence.upperBound) != nil { return false }
      if unit == .hour, quantity.value == 24 { return isLimit || isPromised }
      return !quantity.isChinese || isLimit || isPromised
    case nil: return true
    }
  }

  /// Units of time that dates are told in, too.
  private enum TimeUnit {
    case year, month, week, otherOfCalendar, dayOfMonth, day, hour
  }

  private static let timeUnits = WordTable("年 月 周 季度 学年 星期 日 天 小时")
  private static let timeUnitMeanings: [TimeUnit] = [
    .year, .month, .week, .otherOfCalendar, .otherOfCalendar, .otherOfCalendar, .dayOfMonth, .day,
    .hour,
  ]

  /// The unit of time that a quantity is written with, if dates are told in it, too.
  private func timeUnit(of quantity: Quantity) -> TimeUnit? {
    let unit = quantity.unitRange
    guard let word = Self.timeUnits.match(text, at: unit.lowerBound, end: unit.upperBound),
      word.length == unit.count
    else { return nil }
    return Self.timeUnitMeanings[word.word]
  }

  /// 臭氧日最大8小时滑动平均值 names a way of measuring.
  private static let averages = WordTable("平均 滑动 均值")

  /// Whether it is a year of the calendar or a month of a date.
  private func isCalendar(_ quantity: Quantity, _ unit: TimeUnit?) -> Bool {
    if unit == .year {
      return quantity.value >= 1900 || quantity.numberEnd - quantity.numberStart > 2
        || quantity.isChinese || quantity.low != nil
    }
    if unit == .month {
      // 个月 is a span, 月 alone is a date.
      return text[quantity.numberEnd] != 0x4E2A
    }
    return false
  }

  /// Whether 日 is the day of a date.
  private func isDay(_ quantity: Quantity) -> Bool {
    let before = quantity.numberStart - 1
    return before >= sentence.lowerBound && text[before] == 0x6708
  }

  // MARK: Numbers without a measure word

  private static let statements = WordTable(
    """
    达 达到 为 共 突破 超过 约 近 超 量 数 率 逾 | 共计 合计 分别为 增至 降至 升至 减至 增加至 减少至 下降至 上升至 提高至 提升至
    降到 升到 增加到 减少到 下降到 上升到 提高到 提升到
    """
  )

  private func standsWithoutUnit(_ quantity: Quantity) -> Bool {
    let last = quantity.range.upperBound
    let first = quantity.range.lowerBound
    if isCell(quantity.range) { return true }
    let isClosed = last >= sentence.upperBound || !Scalars.isHan(text[last]) && text[last] != 0x25
    if quantity.isMultiplied || quantity.low != nil { return true }
    guard isClosed, first > sentence.lowerBound else { return false }
    if quantity.value >= 1900, quantity.value < 2100, quantity.numberEnd - quantity.numberStart == 4
    {
      return false
    }
    return Self.statements.matchSuffix(text, from: sentence.lowerBound, endingAt: first) != nil
  }

  /// Whether the range fills a cell of a flattened table: `a | 12 | c`.
  func isCell(_ range: Range<Int>) -> Bool {
    var before = range.lowerBound - 1
    while before >= sentence.lowerBound, text[before] == 0x20 { before -= 1 }
    var after = range.upperBound
    while after < sentence.upperBound, text[after] == 0x20 { after += 1 }
    let isFirst = before < sentence.lowerBound
    let isLast = after >= sentence.upperBound || text[after] == 0x0A
    return (isFirst || text[before] == 0x7C) && (isLast || text[after] == 0x7C)
      && !(isFirst && isLast)
  }

  // MARK: Ranks and zeros

  /// The rank that 第 at `index` begins: 全省第二, 第6位.
  func rank(at index: Int, reader: QuantityReader) -> Quantity? {
    guard index > sentence.lowerBound, !map.isInTitle(index), !map.isInQuotes(index),
      Self.rankWords.matchSuffix(text, from: sentence.lowerBound, endingAt: index) != nil
        || isPlaced(before: index),
      var quantity = reader.read(at: index + 1), quantity.value >= 1, quantity.value < 1000
    else { return nil }
    var last = quantity.numberEnd
    quantity.unit = .none
    if let unit = Self.rankUnits.match(text, at: last, end: sentence.upperBound) {
      quantity.unit = .written(last..<(last + unit.length))
      last += unit.length
    } else if last < sentence.upperBound, Scalars.isHan(text[last]), !isJointOfRanks(at: last),
      Self.rankMoves.match(text, at: last, end: sentence.upperBound) == nil
    {
      return nil
    }
    quantity.range = index..<last
    quantity.dimension = .place
    quantity.isRank = true
    quantity.bound = .exact
    quantity.low = nil
    return quantity
  }

  /// What leads from one rank to the next: 由第七上升为第三.
  private static let rankMoves = WordTable("上升 升 跃升 跃居 提升 提高 前移 下降 降 下滑 后移 进到 跃进")

  /// Whether another rank follows: 全省第二和第一.
  private func isJointOfRanks(at index: Int) -> Bool {
    index + 1 < sentence.upperBound && text[index + 1] == 0x7B2C
      && (text[index] == 0x548C || text[index] == 0x4E0E)
  }

  private static let placings = WordTable("排名 位居 位列 名列 跃居 跃升 列 居 排")
  /// How far before a rank its verb stands: 位居全市基层院第4位.
  private static let reach = 14

  private func isPlaced(before index: Int) -> Bool {
    let start = map.clauseStart(before: index, from: max(sentence.lowerBound, index - Self.reach))
    return Self.placings.occurs(in: text, start..<index)
  }

  /// Whether 零 at `index` states that there was none: 零发生, 为零.
  func isZeroFact(at index: Int) -> Bool {
    if Self.zeroFacts.match(text, at: index + 1, end: sentence.upperBound) != nil { return true }
    guard index > sentence.lowerBound else { return false }
    // 为零, 降至零
    if index + 1 < sentence.upperBound, Scalars.isHan(text[index + 1]) { return false }
    return Self.beforeZero.matchSuffix(text, from: sentence.lowerBound, endingAt: index) != nil
  }

  private static let beforeZero = WordTable("为 降至 降到 减至 减到 减少至 减少到 下降至 下降到 归")
}
