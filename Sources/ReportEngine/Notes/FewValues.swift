/// How often which values stand in groups, as long as a group has few of them.
struct FewValues {
  private var pairs = PairCounts()
  /// How many different values each group has; one more than ``most`` where they are more.
  private var valueCounts: [UInt8] = []
  /// A group with more values has many: they are no longer counted.
  static let most = 16

  /// Makes room for groups.
  mutating func grow(to groupCount: Int) { valueCounts.grow(to: groupCount, 0) }

  /// Whether a group has many values.
  @inline(__always) func hasMany(_ group: Int) -> Bool { valueCounts[group] > Self.most }

  /// Counts a value of a group.
  mutating func add(_ group: UInt32, _ number: UInt32, _ more: Int) {
    if hasMany(Int(group)) { return }
    if pairs.add(group, number, more) { valueCounts[Int(group)] += 1 }
  }

  /// Calls `body` with every value of the groups that have few.
  func forEach(_ body: (_ group: UInt32, _ number: UInt32, _ count: Int) -> Void) {
    pairs.forEach { group, number, count in
      if !hasMany(Int(group)) { body(group, number, count) }
    }
  }

  /// Takes what others counted.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - groups: The groups there, and the same groups here.
  ///   - translated: The number here for a number there.
  mutating func merge(
    _ other: FewValues,
    _ groups: [(there: Int, here: Int)],
    _ translated: (UInt32) -> UInt32
  ) {
    for (there, here) in groups where other.hasMany(there) {
      valueCounts[here] = UInt8(Self.most) + 1
    }
    other.pairs.forEach(in: groups) { group, number, count in
      add(group, translated(number), count)
    }
  }
}
