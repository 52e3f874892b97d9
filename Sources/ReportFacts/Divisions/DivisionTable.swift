import ReportText

/// The administrative divisions of China, today's and those of the last twenty years.
///
/// The first use reads the table, which takes less than two milliseconds.
public struct DivisionTable: Sendable {
  /// The table that the library brings.
  public static let standard = DivisionTable(DivisionData.text)

  /// One place, its name lying in `letters`.
  struct Entry: Sendable {
    var code: Int32 = 0
    var start: Int32 = 0
    var length: UInt8 = 0
    var shortLength: UInt8 = 0
    var first: Int16 = Self.always.lowerBound
    var last: Int16 = Self.always.upperBound
    var successor: Int32 = 0

    static let always: ClosedRange<Int16> = 0...9999
  }

  let letters: [UInt32]
  let entries: [Entry]
  let names: DivisionNames

  init(_ text: String) {
    var reader = DivisionDataReader()
    reader.read(text)
    letters = reader.letters
    entries = reader.entries
    names = DivisionNames(letters: letters, entries: entries)
  }

  /// How many places it has.
  public var count: Int { entries.count }

  /// All places, by code, those of one code by time.
  public var all: [Division] { entries.indices.map(division) }

  /// The place with a code, today's or that of a year.
  ///
  /// Complexity: logarithmic in the number of places.
  public func division(code: Int, year: Int? = nil) -> Division? {
    index(code: code, year: year).map(division)
  }

  /// The place with a code together with what it lies in.
  public func region(code: Int, year: Int? = nil) -> Region? {
    index(code: code, year: year).map { region(of: $0, year: year) }
  }

  /// The places with a name, be it the full one, an abbreviated one (`楚雄州`) or the short one.
  ///
  ///     DivisionTable.standard.divisions(named: "襄樊市").map(\.successor)  // [420600]
  ///
  /// Complexity: linear in the number of places found.
  public func divisions(named name: String) -> [Division] {
    let letters = Scalars.of(name)
    return names.matches(letters, at: 0, end: letters.count)
      .filter { $0.length == letters.count }
      .flatMap(\.entries)
      .sorted()
      .map(division)
  }

  // MARK: - Places by number

  func division(_ index: Int) -> Division {
    let entry = entries[index]
    let start = Int(entry.start)
    return Division(
      code: Int(entry.code),
      name: name(of: index),
      shortName: Scalars.string(letters[start..<(start + Int(entry.shortLength))]),
      years: Int(entry.first)...Int(entry.last),
      successor: entry.successor == 0 ? nil : Int(entry.successor)
    )
  }

  func name(of index: Int) -> String {
    let start = Int(entries[index].start)
    return Scalars.string(letters[start..<(start + Int(entries[index].length))])
  }

  /// The place with a code that fits a year best, without a year the latest.
  func index(code: Int, year: Int?) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].code < code { low = middle + 1 } else { high = middle }
    }
    var best: Int?
    while low < entries.count, entries[low].code == code {
      let misfit = misfit(low, year: year)
      if best.map({ misfit <= self.misfit($0, year: year) }) ?? true { best = low }
      low += 1
    }
    return best
  }

  /// How badly a place fits a year.
  ///
  /// It is 0 if the place existed at the end of the year, 1 if at that of the year before or after,
  /// 2 if neither. Without a year what exists today fits.
  func misfit(_ index: Int, year: Int?) -> Int {
    let entry = entries[index]
    guard let year else { return entry.last == Entry.always.upperBound ? 0 : 2 }
    let (first, last) = (Int(entry.first), Int(entry.last))
    if first <= year, year <= last { return 0 }
    return first - 1 <= year && year <= last + 1 ? 1 : 2
  }

  /// The path down to a place; `through` are places that the text itself named above it.
  func region(of index: Int, through named: [Int] = [], year: Int?) -> Region {
    let code = Int(entries[index].code)
    let own = Division.rank(of: code)
    func ancestor(_ rank: Division.Rank, _ above: Int) -> String? {
      if own == rank { return name(of: index) }
      if own < rank { return nil }
      if let same = named.last(where: { Int(entries[$0].code) == above }) { return name(of: same) }
      return self.index(code: above, year: year ?? lastYear(of: index)).map(name)
    }
    return Region(
      province: ancestor(.province, code / 10000 * 10000) ?? name(of: index),
      city: ancestor(.city, code / 100 * 100),
      county: own == .county ? name(of: index) : nil,
      code: String(code)
    )
  }

  /// The last year of what is gone; its city may be gone as well.
  private func lastYear(of index: Int) -> Int? {
    let last = entries[index].last
    return last == Entry.always.upperBound ? nil : Int(last)
  }

  /// Whether a place lies in another.
  func lies(_ inner: Int, in outer: Int) -> Bool {
    let (inner, outer) = (Int(entries[inner].code), Int(entries[outer].code))
    guard inner != outer else { return false }
    switch Division.rank(of: outer) {
    case .province: return inner / 10000 == outer / 10000
    case .city: return inner / 100 == outer / 100 || outer == Self.ili && Self.iliArea ~= inner
    case .county: return false
    }
  }

  /// The autonomous prefecture Ili, to which two prefectures belong.
  private static let ili = 654000
  private static let iliArea = 654200...654399
}
