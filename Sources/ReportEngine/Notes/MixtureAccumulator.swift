import ReportCorpus

/// Counts, batch by batch, in which columns the rows of a group disagree that an aggregate puts
/// together.
final class MixtureAccumulator {
  let watch: MixtureWatch
  /// The values of every dimension, in the order of the watch.
  private var dimensions: [ValueCounts]
  /// The values of the column that tells whether a row holds a share.
  private var shares: ValueCounts?
  /// How many rows each group puts together.
  private var totals: [Int] = []

  /// Prepares to count.
  ///
  /// - Parameters:
  ///   - watch: What to look at.
  ///   - stored: The column of a relation that an expression reads, where it is no more than that.
  ///   - groupLimit: The most groups there can be, where that is known.
  init(
    _ watch: MixtureWatch,
    stored: (BoundExpression) -> StoredColumn?,
    groupLimit: Int?
  ) {
    self.watch = watch
    func counts(of column: BoundExpression) -> ValueCounts {
      ValueCounts(
        KeyNumbers(column.type ?? .text, stored: stored(column)),
        groupLimit: groupLimit
      )
    }
    dimensions = watch.dimensions.map { counts(of: $0.expression) }
    if case .where(let column, _)? = watch.share { shares = counts(of: column) }
  }

  /// Makes room for groups.
  func grow(to groupCount: Int) {
    if totals.count < groupCount {
      totals += repeatElement(0, count: groupCount - totals.count)
    }
    for index in dimensions.indices { dimensions[index].grow(to: groupCount) }
    shares?.grow(to: groupCount)
  }

  /// Takes the rows of a batch.
  ///
  /// - Parameters:
  ///   - groups: The group of each row.
  ///   - validity: Which rows are put together; `nil` where all are.
  ///   - column: The values of an expression for these rows.
  /// - Throws: What evaluating the expression throws.
  func add(
    _ groups: [UInt32],
    where validity: Bitmap?,
    _ column: (BoundExpression) throws(EngineIssue) -> Column
  ) throws(EngineIssue) {
    for row in groups.indices where validity?[row] ?? true { totals[Int(groups[row])] += 1 }
    for (index, dimension) in watch.dimensions.enumerated() {
      dimensions[index].add(try column(dimension.expression), groups, where: validity)
    }
    if case .where(let expression, _)? = watch.share {
      shares?.add(try column(expression), groups, where: validity)
    }
  }

  /// Takes what another one with the same watch counted.
  ///
  /// - Parameters:
  ///   - other: The other one.
  ///   - groups: The groups there, and the same groups here.
  func merge(_ other: MixtureAccumulator, _ groups: [(there: Int, here: Int)]) {
    for (there, here) in groups { totals[here] += other.totals[there] }
    for index in dimensions.indices { dimensions[index].merge(other.dimensions[index], groups) }
    if let others = other.shares { shares?.merge(others, groups) }
  }

  /// What disagrees in some groups; in none of them where nothing does.
  func mixture(of groups: [UInt32]) -> Mixture {
    var found = Mixture(watch: watch)
    found.groups = groups.count
    let groups = Set(groups.lazy.map { Int($0) })
    let groupsOfShares = groups.intersection(self.groupsOfShares)
    found.shares = groupsOfShares.reduce(0) { $0 + totals[$1] }
    var mixed = groupsOfShares
    for (index, dimension) in watch.dimensions.enumerated() {
      let asked = dimension.rule.use == .ofShares ? groupsOfShares : groups
      guard !asked.isEmpty else { continue }
      let (disagreeing, counts) = dimensions[index].disagreeing(asked, same: dimension.rule.same)
      if disagreeing.isEmpty { continue }
      mixed.formUnion(disagreeing)
      found.dimensions.append(.init(dimension, counts))
    }
    found.mixedGroups = mixed.count
    return found
  }

  /// The groups that put several shares together and nothing else.
  private var groupsOfShares: [Int] {
    let several = totals.indices.filter { totals[$0] > 1 }
    switch watch.share {
    case nil: return []
    case .always: return several
    case .where(_, let text):
      guard let counts = shares?.counts(of: .text(text)) else { return [] }
      return several.filter { counts[$0] == totals[$0] }
    }
  }
}

extension AggregateCall {
  /// The expression whose nulls keep a row out of what is put together.
  var countedExpression: BoundExpression? {
    function == .argMax || function == .argMin ? second : argument
  }
}

/// How often every group has every value of a column.
private struct ValueCounts {
  private var values: KeyNumbers
  /// The counts of every value of every group, where there cannot be very many.
  private var dense: [UInt32] = []
  /// How many values a group has room for; 0 where pairs are counted.
  private let stride: Int
  /// The pairs of group and value that were met, with their counts.
  private var pairs = NumberTable()
  private var counts: [UInt32] = []

  /// The most counts that are laid out in full: 16 MB.
  private static let mostCounts = 1 << 22

  init(_ values: KeyNumbers, groupLimit: Int?) {
    self.values = values
    let bound = values.bound ?? 0
    let size = groupLimit.map { $0.multipliedReportingOverflow(by: bound) }
    stride = size.map { !$0.overflow && $0.partialValue <= Self.mostCounts } ?? false ? bound : 0
  }

  mutating func grow(to groupCount: Int) {
    let size = groupCount * stride
    if dense.count < size { dense += repeatElement(0, count: size - dense.count) }
  }

  mutating func add(_ column: Column, _ groups: [UInt32], where validity: Bitmap?) {
    let numbers = values.numbers(of: column)
    if stride > 0 {
      dense.withUnsafeMutableBufferPointer { dense in
        for row in 0..<min(groups.count, numbers.count) where validity?[row] ?? true {
          dense[Int(groups[row]) * stride + Int(numbers[row])] += 1
        }
      }
      return
    }
    for row in 0..<min(groups.count, numbers.count) where validity?[row] ?? true {
      count(UInt64(groups[row]) << 32 | UInt64(numbers[row]), 1)
    }
  }

  private mutating func count(_ pair: UInt64, _ more: UInt32) {
    let place = Int(pairs.number(of: pair))
    if place == counts.count { counts.append(0) }
    counts[place] += more
  }

  mutating func merge(_ other: ValueCounts, _ groups: [(there: Int, here: Int)]) {
    let translation = values.merge(other.values)
    if stride > 0 {
      for (there, here) in groups {
        for value in 0..<stride {
          dense[here * stride + value] += other.dense[there * stride + value]
        }
      }
      return
    }
    let here = Dictionary(uniqueKeysWithValues: groups.map { ($0.there, $0.here) })
    for (place, pair) in other.pairs.keys.enumerated() {
      guard let group = here[Int(pair >> 32)] else { continue }
      let number = UInt32(truncatingIfNeeded: pair)
      let value = translation.map { $0[Int(number)] } ?? number
      count(UInt64(group) << 32 | UInt64(value), other.counts[place])
    }
  }

  /// Calls `body` with every group, number of a value, and count.
  private func forEach(_ body: (Int, UInt32, Int) -> Void) {
    if stride > 0 {
      for (place, count) in dense.enumerated() where count > 0 {
        body(place / stride, UInt32(place % stride), Int(count))
      }
      return
    }
    for (place, pair) in pairs.keys.enumerated() {
      body(Int(pair >> 32), UInt32(truncatingIfNeeded: pair), Int(counts[place]))
    }
  }

  /// How many rows of each group have a value; groups without one are left out.
  func counts(of wanted: Value) -> [Int: Int] {
    var known: [UInt32: Bool] = [:]
    var found: [Int: Int] = [:]
    forEach { group, number, count in
      let isWanted = known[number] ?? (values.column(of: [number])[0] == wanted)
      known[number] = isWanted
      if isWanted { found[group, default: 0] += count }
    }
    return found
  }

  /// The groups among some that have several values, with how many rows of them have which.
  ///
  /// - Parameters:
  ///   - groups: The groups.
  ///   - same: Values that mean the same as others.
  /// - Returns: Those groups, and how many of their rows have which value.
  func disagreeing(_ groups: Set<Int>, same: [String: String]) -> (Set<Int>, [Value: Int]) {
    // Mostly all groups agree: that is found out by numbers alone.
    let mixed = mixed(groups, meaning: [:])
    if mixed.isEmpty { return ([], [:]) }
    var valueOf: [UInt32: Value] = [:]
    var meaningOf: [UInt32: UInt32] = [:]
    var numbers: [Value: UInt32] = [:]
    forEach { _, number, _ in
      guard valueOf[number] == nil else { return }
      let value = values.column(of: [number])[0]
      valueOf[number] = value
      var meant = value
      if case .text(let text) = value, let other = same[text] { meant = .text(other) }
      meaningOf[number] = numbers[meant] ?? number
      if numbers[meant] == nil { numbers[meant] = number }
    }
    let disagreeing = self.mixed(mixed, meaning: meaningOf)
    var counted: [Value: Int] = [:]
    forEach { group, number, count in
      guard disagreeing.contains(group) else { return }
      counted[valueOf[number] ?? .null, default: 0] += count
    }
    return (disagreeing, counted)
  }

  /// The groups among some that have values of several meanings.
  private func mixed(_ groups: Set<Int>, meaning: [UInt32: UInt32]) -> Set<Int> {
    var first: [Int: UInt32] = [:]
    var mixed: Set<Int> = []
    forEach { group, number, _ in
      guard groups.contains(group) else { return }
      let meant = meaning[number] ?? number
      if let known = first[group] {
        if known != meant { mixed.insert(group) }
      } else {
        first[group] = meant
      }
    }
    return mixed
  }
}
