import ReportText

/// Reads which places a public body's name holds: `江门市公安局蓬江分局` is 江门市 and 蓬江区.
struct AgencyPlaceReader {
  /// The places that a name leaves open.
  struct Reading: Equatable {
    /// What the name means, as numbers of the table; several where it is ambiguous.
    var places: [Int]
    /// The places that the name itself gives above them.
    var through: [Int]
    /// Where the name goes on behind them.
    var end: Int
    /// Whether the body is that of a part of the place that the table does not have: of a branch's
    /// area, of a development zone.
    var isPartUnknown: Bool
  }

  let table: DivisionTable
  let year: Int?

  /// The places of a name; nothing where it holds none.
  func read(_ name: [UInt32]) -> Reading? {
    let start = NationalBodies.lead(of: name)
    if let zone = zone(name, at: start) { return zone }
    guard var chain = first(name, at: start) ?? inner(name, from: start + 1) else { return nil }
    var through: [Int] = []
    while let next = next(name, at: chain.end, below: chain.places) {
      let above = chain.places.filter { place in next.places.contains { table.lies($0, in: place) }
      }
      through.append(contentsOf: above)
      chain = next
    }
    if let branch = branch(name, from: chain.end, below: chain.places) {
      let above = chain.places.filter { place in branch.contains { table.lies($0, in: place) } }
      return Reading(
        places: branch,
        through: through + above,
        end: chain.end,
        isPartUnknown: false
      )
    }
    let isPart = Self.parts.occurs(in: name, chain.end..<name.count)
    return Reading(
      places: chain.places,
      through: through,
      end: chain.end,
      isPartUnknown: isPart
    )
  }

  // MARK: - The chain from the province down

  private struct Link {
    var places: [Int]
    var end: Int
  }

  private func first(_ name: [UInt32], at index: Int) -> Link? {
    for match in table.names.matches(name, at: index, end: name.count) {
      let end = index + match.length
      var places = match.entries
      if match.form == .short {
        places = places.filter { isNamedShortly($0, before: end, in: name) }
        let provinces = places.filter { rank($0) == .province }
        if !provinces.isEmpty { places = provinces }
      }
      if !places.isEmpty { return Link(places: fitting(places), end: end) }
    }
    return nil
  }

  /// The first place that stands within a name: 政协开平市委员会.
  private func inner(_ name: [UInt32], from start: Int) -> Link? {
    for index in start..<max(start, name.count) {
      for match in table.names.matches(name, at: index, end: name.count)
      where match.form == .full && match.length >= Self.shortestInner {
        return Link(places: fitting(match.entries), end: index + match.length)
      }
    }
    return nil
  }

  /// Within a name two letters may be a word's: 共青团和县委员会 is given up for it.
  private static let shortestInner = 3

  private func next(_ name: [UInt32], at index: Int, below outer: [Int]) -> Link? {
    let start = index + corps(name, at: index)
    for match in table.names.matches(name, at: start, end: name.count) {
      let places = match.entries.filter { place in
        outer.contains { table.lies(place, in: $0) }
          && (match.form != .short || isNamedShortly(place, before: start + match.length, in: name))
      }
      if !places.isEmpty { return Link(places: fitting(places), end: start + match.length) }
    }
    return nil
  }

  /// Short names of counties are words as well: they mean a place only where a body's name goes on
  /// behind them, 开平公安局 but not 南海海事局.
  private func isNamedShortly(_ place: Int, before end: Int, in name: [UInt32]) -> Bool {
    rank(place) < .county || Self.bodies.match(name, at: end, end: name.count) != nil
  }

  /// How long the words 生产建设兵团第八师 are that stand between Xinjiang and its city.
  private func corps(_ name: [UInt32], at index: Int) -> Int {
    var end = index
    while end < name.count, let word = Self.corpsWords.match(name, at: end, end: name.count) {
      end += word.length
    }
    return end - index
  }

  /// The place that a development zone lies in whose name does not give it.
  private func zone(_ name: [UInt32], at index: Int) -> Reading? {
    guard let zone = Self.zones.match(name, at: index, end: name.count),
      let place = table.index(code: Self.zonePlaces[zone.word], year: year)
    else { return nil }
    return Reading(places: [place], through: [], end: index + zone.length, isPartUnknown: true)
  }

  // MARK: - The branch

  /// The districts whose name, with or without 区, stands right before 分局 and its like.
  private func branch(_ name: [UInt32], from start: Int, below outer: [Int]) -> [Int]? {
    guard !outer.allSatisfy({ rank($0) == .county }) else { return nil }
    for index in start..<max(start, name.count) {
      for match in table.names.matches(name, at: index, end: name.count) {
        let end = index + match.length
        guard match.form == .full || Self.branches.match(name, at: end, end: name.count) != nil
        else { continue }
        let places = match.entries.filter { place in
          outer.contains { table.lies(place, in: $0) }
        }
        if !places.isEmpty { return fitting(places) }
      }
    }
    return nil
  }

  // MARK: - Choosing

  private func rank(_ place: Int) -> Division.Rank {
    Division.rank(of: Int(table.entries[place].code))
  }

  /// The places that fit the year best; of what was recoded only the one that does.
  private func fitting(_ places: [Int]) -> [Int] {
    let misfits = places.map { table.misfit($0, year: year) }
    guard let least = misfits.min() else { return [] }
    return zip(places, misfits).filter { $0.1 == least }.map(\.0)
  }

  /// What may follow the short name of a county.
  private static let bodies = WordTable(
    """
    公安 人民 法院 检察 中级 高级 市场 食品药品 工商 质量 教育 教体 民政 财政 司法 统计 税务 国税 地税 海关 卫生 生态 环境 环保
    交通 住房 住建 监管 证监 银监 保监 调查总队 调查队 气象 水利 农业 林业 审计 民族 人力 自然资源 国土 规划 商务 文化 体育 应急
    消防 科技 科学 发展 发改 高新 经济 信访 医疗 医保 退役 城管 城市管理 烟草 金融 银行 分局
    """
  )
  /// What follows the name of the district that a branch is for.
  static let branches = WordTable(
    """
    分局 支局 分院 分中心 管理部 大队 支队 中队 公安分局 交警大队 消防救援大队 市场监督管理分局 工商分局 生态环境分局 环境保护分局
    环保分局 国土分局 规划分局 自然资源分局 税务分局
    """
  )
  /// What the body of a part of a place has in its name.
  private static let parts = WordTable(
    "分局 支局 开发区 新区 园区 示范区 实验区 合作区 保税区 高新区 经开区 航空港 度假区"
  )
  private static let zones = WordTable("雄安新区 西咸新区 贵安新区 洋浦 横琴 两江新区 杨凌 平潭综合实验区")
  private static let zonePlaces = [
    130000, 610000, 520000, 460000, 440400, 500000, 610403, 350128,
  ]
  private static let corpsWords = WordTable(
    """
    新疆 生产建设 兵团 第一师 第二师 第三师 第四师 第五师 第六师 第七师 第八师 第九师 第十师 第十一师 第十二师 第十三师 第十四师
    """
  )
}
