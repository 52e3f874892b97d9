import ReportText

/// Finds the names of public bodies.
enum AgencyReader {
  private static let endings = WordTable(
    """
    公安局 公安厅 公安分局 分局 公安处 派出所 人民法院 中级人民法院 高级人民法院 法院 人民检察院 检察院 市场监督管理局 监督管理局
    管理局 生态环境局 环境保护局 交通运输局 司法局 司法厅 统计局 财政局 教育局 审计局 民政局 局 厅 委员会 委 人民政府 办公室
    支队 总队 大队 管委会 海关 海事局 海事法院 联合会 总工会 残联 妇联 工商联 科协 科学技术协会 红十字会 供销合作社 供销社 图书馆 博物馆 文化馆 档案馆 科技馆 分行 支行 中心支行 医院 学院 大学 气象台 中心 检察院 交通运输厅 人民银行 税务局 办事处 部
    """
  )
  private static let branches = WordTable("分局 支队 大队 总队 直属局 分院 分行 中心支行 支行")
  private static let reportWords = WordTable("关于 工作报告 政府工作报告 法治政府 年度 信息公开 国民经济 工作总结 依法行政 政府信息")
  private static let longest = 30

  /// The body a title begins with: 江门市公安局蓬江分局2023年法治政府建设年度报告.
  static func leadingName(_ text: [UInt32], in title: Range<Int>) -> String? {
    var start = title.lowerBound
    if let year = DateReader.year(text, at: start, end: title.upperBound), year > 0 {
      start += 5
      if start < title.upperBound, text[start] == 0x5EA6 { start += 1 }
    }
    var end = start
    while end < title.upperBound, end - start < longest, Scalars.isHan(text[end]) {
      if reportWords.match(text, at: end, end: title.upperBound) != nil { break }
      if DateReader.year(text, at: end, end: title.upperBound) != nil { break }
      end += 1
    }
    let fund = Scalars.of("住房公积金")
    if end - start > fund.count, text[(end - fund.count)..<end].elementsEqual(fund) {
      return Scalars.string(text[start..<end]) + "管理中心"
    }
    return name(text, start..<end, wholly: true)
  }

  /// The body a line names and nothing else, as in a signature.
  static func wholeName(_ text: [UInt32], in line: Range<Int>) -> String? {
    var range = line
    while let last = range.last, text[last] == 0x29 || text[last] == 0x20 {
      range = range.lowerBound..<last
    }
    while let first = range.first, text[first] == 0x28 || text[first] == 0x20 {
      range = (first + 1)..<range.upperBound
    }
    guard range.allSatisfy({ Scalars.isHan(text[$0]) }) else { return nil }
    return name(text, range, wholly: true)
  }

  private static let governmentReports = WordTable("政府工作报告")

  /// Whether a title is that of a government's report.
  static func isGovernmentReport(_ text: [UInt32], _ title: Range<Int>) -> Bool {
    governmentReports.occurs(in: text, title)
  }

  /// The government of a place in 开平市2024年政府工作报告 or 在青海省第十四届人民代表大会.
  static func government(_ text: [UInt32], in line: Range<Int>) -> String? {
    var start = line.lowerBound
    for index in line {
      let scalar = text[index]
      if !Scalars.isHan(scalar) || scalar == 0x65E5 || scalar == 0x5E74 || scalar == 0x5728 {
        start = index + 1  // 日 年 在
        continue
      }
      guard governmentPlaces.contains(scalar), index - start >= 1, index - start < 12,
        index + 1 < line.upperBound
      else { continue }
      let next = text[index + 1]
      if Scalars.isDigit(next) || next == 0x7B2C || next == 0x653F {
        return Scalars.string(text[start...index]) + "人民政府"
      }
    }
    return nil
  }

  private static let governmentPlaces = ScalarSet("省市县区旗州")

  /// The body that is the subject of a sentence: 2025年,开平市公安局认真落实….
  static func subject(_ text: [UInt32], in sentence: Range<Int>) -> String? {
    var start = sentence.lowerBound
    for _ in 0..<3 {
      var end = start
      while end < sentence.upperBound, text[end] != 0x2C, text[end] != 0x3002, text[end] != 0x3001,
        text[end] != 0x300A
      {
        end += 1
      }
      var first = start
      if DateReader.year(text, at: first, end: end) != nil {
        first += 5
        if first < end, text[first] == 0x5EA6 { first += 1 }
      }
      let stretch = first..<min(end, max(first, first + longest))
      if !opensNoName.occurs(in: text, stretch),
        startsNoName.match(text, at: first, end: end) == nil,
        let name = name(text, stretch, wholly: false)
      {
        return name
      }
      guard end < sentence.upperBound else { return nil }
      start = end + 1
    }
    return nil
  }

  private static let opensNoName = WordTable("我代表 根据 按照 依据 现在 并请 请予")
  /// What names no single body: 全市法院, 在县委领导下.
  private static let startsNoName = WordTable("全市 全县 全区 全省 全州 全国 各级 各地 在 我市 我县 我区 我省")
  private static let notNames = WordTable("我局 本局 全局 市局 县局 区局 分局 省委 市委 县委 区委 党委 市政府 县政府")
  private static let places = ScalarSet("省市县区旗州盟乡镇")

  /// Bodies that are named by a place without its level: 青岛海关.
  private static let placeless = WordTable("海关 海事局 海事法院")

  /// What names of bodies of the state begin with: 国家统计局.
  private static let national = WordTable("国家 最高 中国 全国")
  /// Words in which 委, 部, 局 and 厅 end no name.
  private static let otherWords = WordTable(
    "委员 委托 部门 部分 部署 部队 部长 部位 部委 局面 局势 局部 局长 局限 厅长 厅局"
  )
  private static let otherEnds = WordTable("全部 干部 内部 外部 中部 东部 西部 南部 北部 总部 各部 支部 格局 布局 结局 大局 大厅")

  /// Whether a letter that names may end in is part of another word: 各位委员, 全部.
  private static func isOtherWord(_ text: [UInt32], at index: Int, in range: Range<Int>) -> Bool {
    otherWords.match(text, at: index, end: range.upperBound) != nil
      || otherEnds.matchSuffix(text, from: range.lowerBound, endingAt: index + 1) != nil
  }

  private static func name(_ text: [UInt32], _ range: Range<Int>, wholly: Bool) -> String? {
    guard range.count >= 4 else { return nil }
    for index in (range.lowerBound + 2)..<range.upperBound {
      guard let found = endings.match(text, at: index, end: range.upperBound),
        found.length > 1 || !isOtherWord(text, at: index, in: range)
      else { continue }
      var end = index + found.length
      if let branch = branches.first(in: text, end..<min(range.upperBound, end + 10)) {
        end = branch.index + branch.match.length
      }
      if wholly, end < range.upperBound { continue }
      guard
        text[range.lowerBound..<end].contains(where: places.contains)
          || end - range.lowerBound >= 6
          || placeless.matchSuffix(text, from: range.lowerBound + 2, endingAt: end) != nil
          || national.match(text, at: range.lowerBound, end: end) != nil
      else { continue }
      if notNames.match(text, at: range.lowerBound, end: end)?.length == end - range.lowerBound {
        continue
      }
      return Scalars.string(text[range.lowerBound..<end])
    }
    return nil
  }
}
