import ReportText

/// Counts how often a text names places.
struct PlaceMentions {
  let table: DivisionTable
  let year: Int?
  /// Mentions by the place's number, where a name means one place only.
  private(set) var counts: [Int: Int] = [:]

  /// Counts the places that are written with their full or abbreviated names.
  ///
  /// Complexity: linear in the length of the text.
  init(table: DivisionTable, text: [UInt32], year: Int?) {
    self.table = table
    self.year = year
    var index = 0
    while index < text.count {
      guard Scalars.isHan(text[index]), let found = longest(text, at: index) else {
        index += 1
        continue
      }
      if found.places.count == 1 { counts[found.places[0], default: 0] += 1 }
      index += found.length
    }
  }

  /// Names of two letters are left out: 乡镇和县直部门 does not name 和县.
  private static let shortest = 3
  /// Names that are words as well.
  private static let words = WordTable("老城区 新城区 新市区 城南区 城厢区 东方市 和平县 大方县")

  private func longest(_ text: [UInt32], at index: Int) -> (length: Int, places: [Int])? {
    guard table.names.mayMatch(text, at: index, end: text.count),
      Self.words.match(text, at: index, end: text.count) == nil
    else { return nil }
    for match in table.names.matches(text, at: index, end: text.count)
    where match.form != .short && match.length >= Self.shortest {
      let misfits = match.entries.map { table.misfit($0, year: year) }
      guard let least = misfits.min(), least < 2 else { continue }
      return (match.length, zip(match.entries, misfits).filter { $0.1 == least }.map(\.0))
    }
    return nil
  }

  /// How often a place, or what lies in it, is named.
  func weight(within place: Int) -> Int {
    counts.reduce(0) { sum, mention in
      mention.key == place || table.lies(mention.key, in: place) ? sum + mention.value : sum
    }
  }

  /// The one of several places that the text is about, if its city or province is named clearly
  /// more often than those of the others.
  func choose(among places: [Int]) -> Int? {
    let weights = places.map { surroundings(of: $0) }
    guard let most = weights.max(), most > 0 else { return nil }
    let rivals = weights.filter { $0 * 2 > most }
    guard rivals.count == 1, let index = weights.firstIndex(of: most) else { return nil }
    return places[index]
  }

  /// The mentions of the city that a place lies in, or of its province where it has no city.
  private func surroundings(of place: Int) -> Int {
    let code = Int(table.entries[place].code)
    let province = table.index(code: code / 10000 * 10000, year: year).map { weight(within: $0) }
    let city = table.index(code: code / 100 * 100, year: year).map { weight(within: $0) }
    return (city ?? province ?? 0) * 2 + (province ?? 0)
  }

  /// The place of a rank that most mentions lie in, if they are at least two and two thirds of all.
  func prevailing(_ rank: Division.Rank, within outer: Int? = nil) -> Int? {
    var weights: [Int: Int] = [:]
    for (place, count) in counts where outer.map({ table.lies(place, in: $0) }) ?? true {
      let code = Int(table.entries[place].code)
      guard Division.rank(of: code) >= rank else { continue }
      let own = [code / 10000 * 10000, code / 100 * 100, code][rank.rawValue]
      if let index = table.index(code: own, year: year) { weights[index, default: 0] += count }
    }
    let total = weights.values.reduce(0, +)
    let best = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let best, best.value >= 2, best.value * 3 >= total * 2 else { return nil }
    return best.key
  }
}
