import ReportText

/// Words around a measure that tell by whom, by what means, since when or why, and are no part of it.
extension MetricReader {
  /// A phrase without the frames around its measure.
  ///
  /// Complexity: linear in the length of the phrase.
  func unframed(_ phrase: Phrase) -> Phrase {
    var range = phrase.range
    let end = range.upperBound
    var index = range.lowerBound
    while index < end, let opening = Self.openings.words.first(in: text, index..<end) {
      let behind = opening.index + opening.match.length
      index = behind
      switch Self.openings.frames[opening.match.word] {
      case .means:
        // 街道通过政府网站等渠道公开信息
        if let close = Self.meansEnds.first(in: text, behind..<end) {
          let start = close.index + close.match.length
          if close.index - behind >= 2, end - start >= 2 { range = start..<end }
        }
      case .authority:
        // 省财政厅核定我市2021年债务限额
        if Self.grants.matchSuffix(text, from: range.lowerBound, endingAt: opening.index) != nil,
          end - behind >= 2
        {
          range = behind..<end
        }
      case .sum:
        // 救援队伍共接报警情
        if opening.index >= range.lowerBound + 2, end - behind >= 4,
          !Self.beforeSum.contains(text[opening.index - 1]),
          Self.tools.matchSuffix(text, from: range.lowerBound, endingAt: opening.index) == nil,
          Verbs.opening.match(text, at: behind, end: end) != nil
        {
          range = behind..<end
        }
      case .cause:
        if let start = causeStart(opening.index, behind: behind, end: end),
          start >= range.lowerBound
        {
          return Phrase(text: text, range: range.lowerBound..<start)
        }
      case .level:
        // 办理时限由法定60日缩减到
        if opening.index >= range.lowerBound + 2,
          text[behind..<end].contains(where: Scalars.isDigit)
        {
          return Phrase(text: text, range: range.lowerBound..<opening.index)
        }
      case .since:
        if Self.sinceEnds.matchSuffix(text, from: behind, endingAt: end) != nil
          || isYearsInRow(behind..<end)
        {
          return Phrase(text: text, range: range.lowerBound..<max(range.lowerBound, opening.index))
        }
      }
    }
    return Phrase(text: text, range: range)
  }

  /// What the words of a frame tell.
  private enum Frame {
    case means, authority, sum, cause, since, level
  }

  private static let openings: (words: WordTable, frames: [Frame]) = {
    let words: [(Frame, String)] = [
      (.means, "通过 采取 依托 利用 借助 运用"),
      (.authority, "我市 我县 我区 我省 我州 我旗 我局 我院 我镇 我乡 我街道"),
      (.sum, "共 累计 先后 总共 一共 共计"),
      (.cause, "受 因 由于"),
      (.since, "自 从 在 连续 按 按照"), (.level, "由"),
    ]
    let pairs = words.flatMap { frame, text in WordTable.words(of: text).map { ($0, frame) } }
    return (WordTable(pairs.map(\.0)), pairs.map(\.1))
  }()

  private static let meansEnds = WordTable("渠道 方式 形式 途径 平台 载体 手段 措施 举措 媒介 机制")
  private static let grants = WordTable("核定 下达 批复 批准 核准 分配 核拨 拨付 划拨 安排 拨给 下拨 给")
  /// What is no agent that could be left out: 数字城管平台共采集案件.
  private static let tools = WordTable("平台 热线 网站 信箱 公众号 账号 窗口 终端 设备")
  /// What makes another word of 共 behind it: 公共.
  private static let beforeSum = ScalarSet("公中国总")

  /// Where the cause begins that ends a phrase: 受低温冻害影响, 因人口外流等因素.
  private func causeStart(_ start: Int, behind: Int, end: Int) -> Int? {
    guard end - behind >= 3 else { return nil }
    return Self.causeEnds.matchSuffix(text, from: behind, endingAt: end) != nil ? start : nil
  }

  private static let causeEnds = WordTable("影响 因素 原因 等影响 冲击 拖累 带动 制约 所致")
  /// What ends a phrase that tells since when or from which level: 自2016年起, 在法定基础上.
  private static let sinceEnds = WordTable("年起 月起 日起 年以来 月以来 基础上 的基础上 年开始 价格计算 价计算 口径计算 口径")

  /// Whether a stretch behind 连续 is 三年 or 5年.
  private func isYearsInRow(_ range: Range<Int>) -> Bool {
    guard range.count > 1, range.count < 5, text[range.upperBound - 1] == 0x5E74 else {
      return false
    }
    return text[range.dropLast()].allSatisfy { Scalars.isDigit($0) || ChineseNumeral.isPart($0) }
  }
}
