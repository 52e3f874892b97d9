import ReportCorpus

/// How often which values of a column occur.
public struct ValueTally: Hashable, Sendable {
  /// The values, each once.
  let values: Column
  /// How often each occurs.
  let counts: [Int]
  /// So many values there are at least, and one more, where they were not counted.
  var moreThan: Int?

  /// How many values there are.
  var count: Int { moreThan.map { $0 + 1 } ?? counts.count }

  /// Whether every value occurs once.
  var isOfSingles: Bool { moreThan != nil || counts.allSatisfy { $0 == 1 } }

  /// The values that occur most often, with how often; equally frequent ones in order.
  ///
  /// Complexity: linear in the number of values.
  func prefix(_ wanted: Int) -> [(value: Value, count: Int)] {
    var best: [(value: Value, count: Int)] = []
    for (place, count) in counts.enumerated() {
      if best.count == wanted, let last = best.last, count < last.count { continue }
      let value = values[place]
      let before = best.prefix { known in
        known.count != count ? known.count > count : (known.value.order(to: value) ?? 0) < 0
      }
      best.insert((value, count), at: before.count)
      if best.count > wanted { best.removeLast() }
    }
    return best
  }

  /// Whether a value occurs.
  func contains(_ value: Value) -> Bool { counts.indices.contains { values[$0] == value } }

  /// What occurs in both together.
  func adding(_ other: ValueTally) -> ValueTally {
    if let cut = [self, other].first(where: { $0.moreThan != nil }) { return cut }
    var counted: [Value: Int] = [:]
    for tally in [self, other] {
      for (place, count) in tally.counts.enumerated() {
        counted[tally.values[place], default: 0] += count
      }
    }
    let found = counted.sorted { ($0.key.order(to: $1.key) ?? 0) < 0 }
    var values = ColumnBuilder(values.type)
    for (value, _) in found { values.append(value) }
    return ValueTally(values: values.build(), counts: found.map(\.value))
  }

  /// Whether the same values occur as often, in whatever order they were met.
  public static func == (left: ValueTally, right: ValueTally) -> Bool {
    guard left.counts.count == right.counts.count, left.moreThan == right.moreThan else {
      return false
    }
    if case .text(let one) = left.values, case .text(let other) = right.values,
      one.pool === other.pool, one.codes == other.codes
    {
      return left.counts == right.counts
    }
    return left.counts.sorted() == right.counts.sorted() && left.byValue == right.byValue
  }

  private var byValue: [Value: Int] {
    Dictionary(uniqueKeysWithValues: counts.indices.map { (values[$0], counts[$0]) })
  }

  /// Hashes how often values occur.
  public func hash(into hasher: inout Hasher) { hasher.combine(counts.sorted()) }
}
