import ReportText

/// Finds the place of a report whose agency does not name it, by what it calls itself and by the
/// places it names: 全市 and the districts of one city.
struct SelfReference {
  let document: LogicalText
  let agency: [UInt32]
  let table: DivisionTable

  /// The place that the text is about, if that is clear and of the rank it calls its own.
  func region(year: Int?) -> Region? {
    let mentions = PlaceMentions(table: table, text: document.scalars, year: year)
    guard let province = mentions.prevailing(.province), let own = own() else { return nil }
    if own.ranks == [.province] { return table.region(of: province, year: year) }
    guard let city = mentions.prevailing(.city, within: province) else { return nil }
    guard own.ranks.contains(.county),
      let county = mentions.prevailing(.county, within: city),
      own == .county || isCountyLevelCity(county, mentions)
    else {
      return own.ranks.contains(.city) ? table.region(of: city, year: year) : nil
    }
    return table.region(of: county, year: year)
  }

  /// What a text calls its place.
  private enum Own: Int {
    case province
    /// 市, which some counties are as well.
    case city
    case prefecture
    case county

    var ranks: [Division.Rank] {
      switch self {
      case .province: [.province]
      case .city: [.city, .county]
      case .prefecture: [.city]
      case .county: [.county]
      }
    }
  }

  /// Whether a county is a 市 that is named more often than anything else.
  private func isCountyLevelCity(_ county: Int, _ mentions: PlaceMentions) -> Bool {
    let count = mentions.counts[county] ?? 0
    let most = mentions.counts.values.max() ?? 0
    return count >= 3 && count == most && table.name(of: county).hasSuffix("市")
  }

  /// What the report speaks of as its own.
  private func own() -> Own? {
    if let word = Self.ranks.match(agency, at: 0, end: agency.count)?.word {
      return Self.meanings[word]
    }
    var counts = [Int](repeating: 0, count: Self.ranks.count)
    let text = document.scalars
    for index in text.indices.dropFirst() where Self.owners.contains(text[index - 1]) {
      if let word = Self.ranks.match(text, at: index, end: text.count)?.word { counts[word] += 1 }
    }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most).map { Self.meanings[$0] }
  }

  private static let owners = Set(Scalars.of("全我本"))
  private static let ranks = WordTable("省 自治区 市 州 自治州 盟 县 自治县 区 旗 自治旗")
  private static let meanings: [Own] = [
    .province, .province, .city, .prefecture, .prefecture, .prefecture, .county, .county, .county,
    .county, .county,
  ]
}
