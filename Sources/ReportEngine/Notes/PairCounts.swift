import ReportCorpus

/// How often pairs of a group and the number of a value occur.
struct PairCounts {
  private var pairs = NumberTable()
  private var counts: [Int] = []

  /// Adds to the count of a pair.
  ///
  /// - Returns: Whether the pair was not there before.
  @discardableResult
  mutating func add(_ group: UInt32, _ number: UInt32, _ more: Int) -> Bool {
    let place = Int(pairs.number(of: UInt64(group) << 32 | UInt64(number)))
    let isNew = place == counts.count
    if isNew { counts.append(0) }
    counts[place] += more
    return isNew
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
    other.forEach(in: groups) { group, number, count in add(group, translated(number), count) }
  }

  /// Calls `body` with every number and count of some groups.
  ///
  /// - Parameters:
  ///   - groups: The groups, and what `body` calls them.
  ///   - body: Is called with what a group is called here.
  func forEach(
    in groups: [(there: Int, here: Int)],
    _ body: (_ group: UInt32, _ number: UInt32, _ count: Int) -> Void
  ) {
    if counts.isEmpty { return }
    let here = Dictionary(uniqueKeysWithValues: groups.map { ($0.there, $0.here) })
    forEach { group, number, count in
      if let group = here[Int(group)] { body(UInt32(group), number, count) }
    }
  }
}
