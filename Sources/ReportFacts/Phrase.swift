import ReportText

/// A stretch of a sentence that is trimmed step by step down to a metric.
struct Phrase {
  let text: [UInt32]
  var range: Range<Int>

  var isEmpty: Bool { range.isEmpty }
  var count: Int { range.count }
  var scalars: ArraySlice<UInt32> { text[range] }

  /// Takes words off the front as long as one stands there.
  /// - Parameters:
  ///   - words: The words.
  ///   - others: Words that begin like those and stay.
  mutating func dropFirst(_ words: WordTable, but others: WordTable) {
    while let found = words.match(text, at: range.lowerBound, end: range.upperBound),
      others.match(text, at: range.lowerBound, end: range.upperBound) == nil
    {
      range = (range.lowerBound + found.length)..<range.upperBound
    }
  }

  /// Takes words off the end as long as one stands there and is no end of a longer word.
  mutating func dropLast(_ words: WordTable) {
    while let found = words.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound) {
      let start = range.upperBound - found.length
      if found.length == 1,
        Self.longerWords.matchSuffix(text, from: range.lowerBound, endingAt: range.upperBound)
          != nil
      {
        return
      }
      range = range.lowerBound..<start
    }
  }

  /// Words that end like a word of one character that is dropped: 行为, 传达, 预约.
  private static let longerWords = WordTable(
    """
    存在 现在 所在 内在 潜在 正在 实在
    行为 作为 成为 认为 人为 传达 到达 送达 发达 表达 所有 国有 公有 私有 持有 拥有 占有 现有 收到
    报到 签到 公共 人均 平均 年均 日均 月均 户均 亩均 件均 次均 周均 村均 场均 例均 校均 班列 专列 陈列 队列 罗列 集约 续约 毁约 彩排 前排 群居 独居 同居 起居 中共 高超 甚至 冬至 夏至 自有 稀有 含有 特有 专有 统计 设计 审计 会计 估计 合计 预约 节约 签约 履约 违约
    条约 契约 公约 附近 最近 交由 事由 理由 自由 缘由 系列 序列 行列 社居 定居 邻居 旧居 民居 安居 宜居 安排
    减排 成就 国是 大将 中将 首都 成都 赶超 不仅 规则 原则 守则 法则
    """
  )

  /// Takes marks of punctuation off both ends, closing ones that were opened inside staying.
  mutating func dropMarks() {
    while !range.isEmpty, Self.isLeadingMark(text[range.lowerBound]) {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while !range.isEmpty, Self.isTrailingMark(text[range.upperBound - 1]) {
      range = range.lowerBound..<(range.upperBound - 1)
    }
  }

  /// The place behind the last occurrence of a scalar outside brackets and quotation marks.
  func lastIndex(of scalar: UInt32) -> Int? {
    var depth = 0
    for index in range.reversed() {
      if Self.isClosing(text[index]) { depth += 1 }
      if Self.isOpening(text[index]) { depth -= 1 }
      if depth <= 0, text[index] == scalar { return index }
    }
    return nil
  }

  /// Whether a letter is a mark that parts words, as quotation marks do not.
  static func isMark(_ letter: UInt32) -> Bool {
    switch Letter(letter) {
    case "、", ",", ":", ";", "。", "!", "?", "|", "/": true
    default: false
    }
  }

  /// Whether a letter opens round brackets, of either width.
  static func isBracket(_ letter: UInt32) -> Bool { letter == 0x28 || letter == 0xFF08 }

  /// No bracket or quotation mark stands behind it in the order of scalars, but all Chinese characters.
  private static let lastBracket: UInt32 = 0x3015

  /// Whether a letter opens brackets or a quotation.
  static func isOpening(_ scalar: UInt32) -> Bool {
    if scalar > lastBracket { return false }
    return switch Letter(scalar) {
    case "“", "‘", "「", "『", "(", "《", "[", "〔": true
    default: false
    }
  }

  /// Whether a letter closes brackets or a quotation.
  static func isClosing(_ scalar: UInt32) -> Bool {
    if scalar > lastBracket { return false }
    return switch Letter(scalar) {
    case "”", "’", "」", "』", ")", "》", "]", "〕": true
    default: false
    }
  }

  /// Whether a mark says nothing at the start of a phrase.
  private static func isLeadingMark(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case ")", "”", "》", "]", "〕": true
    default: isSeparator(scalar)
    }
  }

  /// Whether a mark says nothing at the end of a phrase.
  static func isTrailingMark(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "(", "“", "《", "[", "〔": true
    default: isSeparator(scalar)
    }
  }

  /// Whether a mark says nothing at either end of a phrase.
  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch Letter(scalar) {
    case "、", ",", ":", ";", "。", "!", "?", "—", "-", "|", "·", "/", " ": true
    default: false
    }
  }
}
