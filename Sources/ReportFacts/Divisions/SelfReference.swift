import ReportText

/// Finds the place of a report whose agency does not name it, by what it calls itself and by the
/// places it names: 全市 and the districts of one city.
struct SelfReference {
  let document: LogicalText
  let agency: [UInt32]
  let table: DivisionTable

  /// The place that the text is about, if that is clear.
  func region(year: Int?) -> Region? {
    let mentions = PlaceMentions(table: table, text: document.scalars, year: year)
    guard let province = mentions.prevailing(.province) else { return nil }
    let rank = self.rank()
    guard rank != .province, let city = mentions.prevailing(.city, within: province) else {
      return table.region(of: province, year: year)
    }
    guard rank == .county, let county = mentions.prevailing(.county, within: city) else {
      return table.region(of: city, year: year)
    }
    return table.region(of: county, year: year)
  }

  /// The rank of the place that the report speaks of as its own.
  private func rank() -> Division.Rank? {
    if let word = Self.ranks.match(agency, at: 0, end: agency.count)?.word {
      return word == Self.city ? nil : Self.rank(of: word)
    }
    var counts = [Int](repeating: 0, count: Self.ranks.count)
    let text = document.scalars
    for index in text.indices.dropFirst() where Self.own.contains(text[index - 1]) {
      if let word = Self.ranks.match(text, at: index, end: text.count)?.word { counts[word] += 1 }
    }
    guard let most = counts.max(), most > 0, let word = counts.firstIndex(of: most) else {
      return nil
    }
    return Self.rank(of: word)
  }

  private static let own = Set(Scalars.of("全我本"))
  private static let ranks = WordTable("省 市 州 盟 县 区 旗")
  private static let city = 1

  private static func rank(of word: Int) -> Division.Rank {
    switch word {
    case 0: .province
    case 1, 2, 3: .city
    default: .county
    }
  }
}
