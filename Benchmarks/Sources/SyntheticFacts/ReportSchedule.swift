import SeededRandom

/// Which public bodies report about which years, and how many facts each report states.
///
/// The reports of a smaller corpus are among those of a larger one.
public struct ReportSchedule: Sendable {
  /// The years that reports are about.
  public static let years = 2010...2025
  /// How many facts a report states.
  private static let factCounts = 12...52

  /// One report.
  public struct Entry: Sendable {
    /// The public body, as an index into the agencies.
    public var agency: Int
    /// The year.
    public var year: Int
    /// How many facts it states.
    public var factCount: Int
    /// The number of its first fact in the corpus, from 0.
    public var firstFact: Int
    /// What its contents are drawn from.
    var seed: UInt64
  }

  /// The reports in the order of agency and year.
  public let entries: [Entry]

  /// The most facts that there can be.
  public static let capacity = 10_000_000

  init(facts: Int, seed: UInt64) {
    precondition(facts > 0 && facts <= Self.capacity, "there are reports enough")
    let pairs = (0..<AgencyTable.size * Self.years.count)
      .map { (key: SeededGenerator.mixed(seed &* 0x9E37_79B9 &+ UInt64($0)), pair: $0) }
      .sorted { $0.key < $1.key }
    var left = facts
    var entries: [Entry] = []
    for (key, pair) in pairs where left > 0 {
      let wanted = Self.factCounts.lowerBound + Int(key % UInt64(Self.factCounts.count))
      let count = min(left, wanted)
      left -= count
      entries.append(
        Entry(
          agency: pair / Self.years.count,
          year: Self.years.lowerBound + pair % Self.years.count,
          factCount: count,
          firstFact: 0,
          seed: SeededGenerator.mixed(key)
        )
      )
    }
    precondition(left == 0, "the reports hold the facts")
    entries.sort { ($0.agency, $0.year) < ($1.agency, $1.year) }
    var first = 0
    for index in entries.indices {
      entries[index].firstFact = first
      first += entries[index].factCount
    }
    self.entries = entries
  }
}
