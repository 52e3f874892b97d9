import ReportText

/// What a measure word measures.
enum Dimension: Equatable {
  /// Things, people, events, physical amounts, points of a score.
  case count
  /// %, ‰, 成.
  case share
  /// 百分点.
  case points
  /// 元, 美元.
  case money
  /// 天, 小时, 工作日.
  case duration
  /// 倍, 番.
  case times
  /// 位 of 第6位.
  case place
  /// A year, a month, a day of the month, an hour of the day.
  case calendar
  /// 岁, 周岁.
  case age
  /// A number that only names: 号, 级, 届, 版.
  case name
}

/// The table of measure words.
enum MeasureWord {
  /// A measure word that was found.
  struct Reading: Equatable {
    /// The measure word without 个 before 工作日 and the like.
    var unit: Range<Int>
    var dimension: Dimension
    var end: Int
    /// Its number in the table, where it is one word of that.
    var word: Int?
    /// Whether 多 or 余 stands within it: 4个多百分点.
    var isOpen = false

    /// The measure word by its number or its letters.
    var name: MeasureUnit { word.map { .word($0) } ?? .written(unit) }
  }

  /// A word of the table by its number.
  static func name(ofWord number: Int) -> String { table.names[number] }

  private static let counts = """
    个 名 人 位 起 件 宗 例 次 场 项 条 份 家 户 所 处 台 辆 部 把 支 枚 发 颗 块 面 张 本 册 篇 期 批 套 间 栋 幢
    座 艘 架 头 只 匹 株 棵 片 幅 封 通 点 道 组 对 双 班 队 支队 笔 单 桩 案 款 门 节 课 讲 轮 遍 趟 圈 层 类 种
    种类 品种 瓶 箱 包 袋 盒 桶 吨 万吨 公斤 千克 克 毫克 斤 公里 千米 米 厘米 毫米 平方米 平方公里 平方千米 立方米
    亩 公顷 升 毫升 千瓦 千瓦时 千瓦小时 兆瓦 兆瓦时 度 伏 公里/小时 标准煤 吨标准煤 立方 方 里 海里 卡 片次
    人次 件次 场次 批次 家次 户次 车次 证次 艘次 辆次 架次 班次 条次 项次 起次 所次 户数 人份 人天 人日 单位
    户家庭 股 席 岗 岗位 床 床位 张床位 标段 课时 学时 小时/年 分 余人 方面 环节 字 词 页 万字 版块 频次 人均
    µg/m3 μg/m3 ug/m3 µg/m³ μg/m³ ug/m³ mg/m3 mg/m³ mg/L mg/l
    微克/立方米 毫克/立方米 毫克/升 微克/升 千克/亩 公斤/亩 元/吨 人/平方公里 分贝 吨公里 人公里 标箱 标准箱 TEU
    ㎡ ㎥ ㎞ ㎏ ㎜ ㎝ m2 m3 km2 cm2 mm2 hm2 hm² cm² mm² m3/s m³/s L/s
    kg km km² m² m³ mm cm km/h t kW kWh MW GW GB TB mg g h ℃ 摄氏度 只次 例次 剂次 剂 针 针次 号段 盘 桌 根 副
    盏 杆 口 眼 尾 羽 粒 管 枝 丛 窝 顶 扇 尊 樘 卷 卷宗 帧 部次 集 档 令 帖 栏 则 句 段 首 出 幕 尺 寸 吊 线 路次
    堂 具 吨位 延米 台班 工日 列 航次 泊位 客位 单元 个人 个案 居民户 万人次 亩次 台次 台套 台件 套次 户人 案次 杯 朵 团 股次 连 营 宿 间次 车 车公里 人公里 网格
    """
  private static let shares = "% ‰ 成"
  /// %, the first word of the table.
  static var percent: MeasureUnit { .word(0) }
  /// ‰, the second word of the table.
  static var permille: MeasureUnit { .word(1) }
  private static let monies = "元 美元 港元 欧元 日元 英镑 元人民币 块钱 卢布 澳元 港币"
  private static let durations = "小时 分钟 秒 秒钟 天 日 工作日 自然日 月 周 星期 季度 年 刻钟 昼夜 学年"
  private static let names = """
    号 级 届 版 周年 世纪 年代 年级 等功 等奖 等 楼 路 室 中全会 大精神 大 型 代 号楼 号线 期工程 线城市 品 岁半 字头
    类人员 站 区 县 市 省
    """
  private static let ages = "岁 周岁 岁以上 虚岁"

  /// The words with what they measure; an object so that asking it copies nothing.
  private final class Table: Sendable {
    let words: WordTable
    let names: [String]
    let dimensions: [Dimension]

    init(_ entries: [(name: String, dimension: Dimension)]) {
      names = entries.map(\.name)
      dimensions = entries.map(\.dimension)
      words = WordTable(names)
    }
  }

  private static let table: Table = {
    var entries: [(name: String, dimension: Dimension)] = []
    func add(_ text: String, _ dimension: Dimension) {
      entries += WordTable.words(of: text).map { ($0, dimension) }
    }
    add(shares, .share)
    add("百分点 个百分点 千分点 个千分点 基点 个基点 BP 个BP bp", .points)
    add(monies, .money)
    add(durations, .duration)
    add("倍 番", .times)
    add(names, .name)
    add(ages, .age)
    add(counts, .count)
    return Table(entries)
  }()

  /// The letters that measure words begin with.
  static var firstLetters: [UInt32] { table.words.firstLetters }

  /// Words that are measured in 个, the 个 being no part of the unit.
  private static let behindGe = WordTable("工作日 百分点 千分点 月 小时 自然日 星期 季度 年头 昼夜 学时 课时 点 基点 BP bp")

  /// 百分点, 千分点, 点, 基点, BP.
  private static let pointStarts = ScalarSet("百千点基Bb")

  /// Words that begin like a measure word of one character and are none.
  private static let otherWords = WordTable(
    """
    个体 个性 个别 个税 人民 人员 人才 人均 人口 人工 家庭 家长 项目 场所 场景 场地 处理 处置 处罚
    处级 处分 部门 部队 部委 部署 部长 条例 条件 条款 单位 单元 面向 面积 面对 面临 点位 对于 班子
    类型 层面 层级 节点 节日 节约 分局 分别 分类 分为 分会 分管 分析 分布 分公 分中 分级 分钟 座谈
    案件 案例 案由 案值 方面 方案 方式 方米 方针 方法 度假 位置 组织 组建 组成 队伍 队员 道路 车辆
    车间 车道 车驾 线索 线上 线下 线路 口岸 连续 出台 门店 本科 本级 本地 发生 发现 发展 发布 通过
    通报
    """
  )

  /// The measure word at `index`.
  static func read(_ text: [UInt32], at index: Int, end: Int) -> Reading? {
    guard index < end else { return nil }
    let table = Self.table
    var start = index
    if text[index] == 0x4E2A, let behind = behindGe.match(text, at: index + 1, end: end) {
      start = index + 1
      let dimension: Dimension = Self.pointStarts.contains(text[start]) ? .points : .duration
      let unit = start..<(start + behind.length)
      return Reading(unit: unit, dimension: dimension, end: unit.upperBound)
    }
    if text[index] == 0x4E2A, index + 2 < end,
      text[index + 1] == 0x591A || text[index + 1] == 0x4F59,
      let behind = behindGe.match(text, at: index + 2, end: end)
    {
      // 4个多百分点, 3个余月
      start = index + 2
      let dimension: Dimension = Self.pointStarts.contains(text[start]) ? .points : .duration
      let unit = start..<(start + behind.length)
      return Reading(unit: unit, dimension: dimension, end: unit.upperBound, isOpen: true)
    }
    guard let found = table.words.match(text, at: start, end: end) else {
      return countedTimes(text, at: start, end: end)
    }
    var word = found.word
    var unit = start..<(start + found.length)
    if found.length == 2, let other = otherWords.match(text, at: start + 1, end: end),
      other.length > 1, let short = table.words.match(text, at: start, end: start + 1)
    {
      // 119个人民调解组织, 3个案件: the second letter begins another word.
      unit = start..<(start + 1)
      word = short.word
    }
    if found.length == 1 {
      if let compound = countedTimes(text, at: start, end: end) { return compound }
      if otherWords.match(text, at: start, end: end) != nil { return nil }
    }
    if Scalars.isLetter(text[start]), unit.upperBound < end,
      Scalars.isLetter(text[unit.upperBound]) || Scalars.isDigit(text[unit.upperBound])
    {
      return nil
    }
    let dimension = table.dimensions[word]
    return extended(
      Reading(unit: unit, dimension: dimension, end: unit.upperBound, word: word),
      text,
      end,
      table.words
    )
  }

  /// A measure word per another, or with its twin: 元/平方米, 吨/平方公里·月, 台(套).
  private static func extended(
    _ reading: Reading,
    _ text: [UInt32],
    _ end: Int,
    _ words: WordTable
  ) -> Reading {
    var last = reading.end
    while last < end, text[last] == 0x2F || text[last] == 0xB7 && last > reading.end {
      var next = last + 1
      // 部/百人, 件/万人
      while next < end, next < last + 3, ChineseNumeral.exponent(text[next]) ?? 0 >= 1 { next += 1 }
      guard let other = words.match(text, at: next, end: end) else { break }
      last = next + other.length
    }
    // 2023年(件) is the head of a column.
    if last + 2 < end, text[last] == 0x28, text[last - 1] != 0x5E74,
      let twin = words.match(text, at: last + 1, end: end),
      last + 1 + twin.length < end, text[last + 1 + twin.length] == 0x29
    {
      last += twin.length + 2
      if last < end, text[last] == 0x6B21 { last += 1 }  // 件(人)次
    }
    if last == reading.end { return reading }
    return Reading(unit: reading.unit.lowerBound..<last, dimension: reading.dimension, end: last)
  }

  /// A noun that is counted in times: 证次, 户次.
  private static func countedTimes(_ text: [UInt32], at index: Int, end: Int) -> Reading? {
    guard index + 1 < end, Scalars.isHan(text[index]), text[index + 1] == 0x6B21,
      !noNouns.contains(text[index])
    else { return nil }
    return Reading(unit: index..<(index + 2), dimension: .count, end: index + 2)
  }

  /// What stands before 次 without being counted: 层次, 再次.
  private static let noNouns = ScalarSet("层名首本上下再多逐每两一依")
}
