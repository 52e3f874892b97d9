import ReportCorpus

/// How often pairs of a group and the number of a value occur.
struct PairCounts {
  private var pairs = NumberTable()
  private var counts: [Int] = []

  /// Adds to the count of a pair.
  mutating func add(_ group: UInt32, _ number: UInt32, _ more: Int) {
    let place = Int(pairs.number(of: UInt64(group) << 32 | UInt64(number)))
    if place == counts.count { counts.append(0) }
    counts[place] += more
  }

  /// Calls `body` with every group, number and count.
  func forEach(_ body: (_ group: UInt32, _ number: UInt32, _ count: Int) -> Void) {
    for (place, pair) in pairs.keys.enumerated() {
      body(UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair), counts[place])
    }
  }

  /// Takes the counts of others.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - groups: The groups there, and the same groups here.
  ///   - translated: The number here for a number there.
  mutating func merge(
    _ other: PairCounts,
    _ groups: [(there: Int, here: Int)],
    _ translated: (UInt32) -> UInt32
  ) {
    if other.counts.isEmpty { return }
    let here = Dictionary(uniqueKeysWithValues: groups.map { ($0.there, $0.here) })
    other.forEach { group, number, count in
      guard let group = here[Int(group)] else { return }
      add(UInt32(group), translated(number), count)
    }
  }
}
