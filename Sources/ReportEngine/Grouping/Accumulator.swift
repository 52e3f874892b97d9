import ReportCorpus
import ReportText

/// What one aggregate has found out of the rows of every group so far.
protocol Accumulator: AnyObject {
  /// Makes room for groups.
  func grow(to groupCount: Int)
  /// Takes the rows of a batch: the argument's value and the group of each.
  func add(_ values: Column, _ groups: RowGroups)
  /// Whether rows without a value are left to it.
  var takesNulls: Bool { get }
  /// Whether it looks at rows at all: what others find may be enough.
  var takesRows: Bool { get }
  /// Takes rows of a relation that all have a value, unless those without are left to it.
  ///
  /// - Parameters:
  ///   - rows: The rows with the argument's values.
  ///   - groups: The group of each.
  func add(_ rows: StoredRows, _ groups: RowGroups)
  /// Takes what another accumulator of the same kind found.
  ///
  /// - Parameters:
  ///   - other: It has taken rows that stand behind those taken here.
  ///   - groups: The groups there, and the same groups here.
  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)])
  /// The results of some groups.
  func column(_ groups: [UInt32]) throws(EngineIssue) -> Column
}

extension Accumulator {
  var takesNulls: Bool { false }

  var takesRows: Bool { true }

  func add(_ rows: StoredRows, _ groups: RowGroups) { add(rows.gathered, groups) }
}

/// Makes accumulators.
enum Accumulators {
  /// Makes an accumulator for a call.
  ///
  /// - Parameters:
  ///   - call: The call; its filter is the caller's affair.
  ///   - stored: The column of a relation that all arguments come from, where it is one.
  ///   - groupLimit: The most groups there can be, where that is known.
  ///   - counts: How many rows of each group it takes.
  /// - Returns: `nil` where the aggregate needs all values of a group at once.
  static func make(
    _ call: AggregateCall,
    stored: StoredColumn?,
    groupLimit: Int?,
    _ counts: RowCounts
  ) -> (any Accumulator)? {
    guard let argument = call.argument else { return RowCounter(counts) }
    if call.isDistinct, call.function != .min, call.function != .max {
      guard call.function == .count else { return nil }
      let values = KeyNumbers(argument.type ?? .int, stored: stored)
      return DistinctCounter(values, groupLimit: groupLimit)
    }
    switch call.function {
    case .count: return RowCounter(counts)
    case .sum:
      if argument.type == .int || argument.type == nil { return IntSum(at: argument.span) }
      return sum(call, stored, counts)
    case .avg: return sum(call, stored, counts)
    case .min, .max: return extreme(call, argument.type ?? .int, stored)
    default: return nil
    }
  }

  /// The same accumulator, or one that asks another for its sums, where that sums the same.
  static func sharing(
    _ one: any Accumulator,
    with others: [any Accumulator]
  ) -> any Accumulator {
    guard let sum = one as? DecimalSum,
      let other = others.lazy.compactMap({ $0 as? DecimalSum }).first(where: sum.sumsTheSame)
    else { return one }
    return SharedSum(sum, of: other)
  }

  private static func sum(
    _ call: AggregateCall,
    _ stored: StoredColumn?,
    _ counts: RowCounts
  ) -> any Accumulator {
    let isMean = call.function == .avg
    if case .coded(let column)? = stored, let table = column.decimals {
      return DecimalSum(table, counts, call.type, isMean: isMean)
    }
    return DoubleSum(call.type, isMean: isMean)
  }

  private static func extreme(
    _ call: AggregateCall,
    _ type: ColumnType,
    _ stored: StoredColumn?
  ) -> (any Accumulator)? {
    let wantsGreatest = call.function == .max
    switch type {
    case .text, .bool: return nil
    case .int, .number, .percent, .date:
      return CodeExtreme(type, stored: stored, wantsGreatest: wantsGreatest)
        ?? Extreme(type, wantsGreatest: wantsGreatest)
    }
  }
}

/// `count(*)` and `count(x)`: the rows are counted for all aggregates.
final class RowCounter: Accumulator {
  private let counts: RowCounts

  init(_ counts: RowCounts) { self.counts = counts }

  var takesRows: Bool { false }

  func grow(to groupCount: Int) {}

  func add(_ values: Column, _ groups: RowGroups) {}

  func add(_ rows: StoredRows, _ groups: RowGroups) {}

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {}

  func column(_ groups: [UInt32]) -> Column {
    let counts = counts.all
    return .int(FixedColumn(groups.map { Int64(counts[Int($0)]) }))
  }
}

/// `sum` of whole numbers: exact in between, only the result must fit 64 bits.
final class IntSum: Accumulator {
  private var sums: [Int128] = []
  private var isThere: [Bool] = []
  private let place: SourceSpan

  init(at place: SourceSpan) { self.place = place }

  func grow(to groupCount: Int) {
    sums.grow(to: groupCount, 0)
    isThere.grow(to: groupCount, false)
  }

  func add(_ values: Column, _ groups: RowGroups) {
    guard case .int(let numbers) = values else { return }
    groups.forEach { row, group in
      if numbers.isNull(row) { return }
      sums[group] += Int128(numbers.values[row])
      isThere[group] = true
    }
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? IntSum else { return }
    for (there, here) in groups where other.isThere[there] {
      sums[here] += other.sums[there]
      isThere[here] = true
    }
  }

  func column(_ groups: [UInt32]) throws(EngineIssue) -> Column {
    var totals: [Int64] = []
    for group in groups {
      guard let total = Int64(exactly: sums[Int(group)]) else {
        throw EngineIssue(.integerOverflow(operation: "sum"), at: place)
      }
      totals.append(total)
    }
    return .int(FixedColumn(totals, validity: Bitmap.of(groups) { isThere[$0] }))
  }
}

/// `sum` of numbers, and `avg`.
final class DoubleSum: Accumulator {
  private var sums: [CompensatedSum] = []
  private let type: ColumnType
  private let isMean: Bool

  init(_ type: ColumnType, isMean: Bool) {
    self.type = type
    self.isMean = isMean
  }

  func grow(to groupCount: Int) { sums.grow(to: groupCount, CompensatedSum()) }

  func add(_ values: Column, _ groups: RowGroups) {
    switch values {
    case .number(let numbers), .percent(let numbers): add(numbers, groups) { $0 }
    case .int(let numbers): add(numbers, groups) { Double($0) }
    default: break
    }
  }

  private func add<Element>(
    _ numbers: FixedColumn<Element>,
    _ groups: RowGroups,
    _ double: (Element) -> Double
  ) {
    if let validity = numbers.validity {
      groups.forEach { row, group in
        if validity[row] { sums[group].add(double(numbers.values[row])) }
      }
    } else {
      numbers.values.map(double).withUnsafeBufferPointer { add($0, groups) }
    }
  }

  func add(_ rows: StoredRows, _ groups: RowGroups) { rows.withNumbers { add($0, groups) } }

  private func add(_ values: UnsafeBufferPointer<Double>, _ groups: RowGroups) {
    precondition(values.count == groups.count, "a value for every row")
    sums.withUnsafeMutableBufferPointer { sums in
      groups.forEachRun { group, places in
        // The sum of a run stays in registers.
        var sum = sums[group]
        sum.add(values[places])
        sums[group] = sum
      }
    }
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? DoubleSum else { return }
    sums.withUnsafeMutableBufferPointer { sums in
      other.sums.withUnsafeBufferPointer { others in
        for (there, here) in groups where others[there].count > 0 { sums[here].add(others[there]) }
      }
    }
  }

  func column(_ groups: [UInt32]) -> Column {
    .sums(type, isMean: isMean, of: groups) { (sums[$0].total, sums[$0].count) }
  }
}

/// `min` and `max` of numbers and days.
final class Extreme: Accumulator {
  private let type: ColumnType
  private let wantsGreatest: Bool
  private var doubles: [Double] = []
  private var wholes: [Int64] = []
  private var isThere: [Bool] = []

  init(_ type: ColumnType, wantsGreatest: Bool) {
    self.type = type
    self.wantsGreatest = wantsGreatest
  }

  private var isWhole: Bool { type == .int || type == .date }

  func grow(to groupCount: Int) {
    if isWhole { wholes.grow(to: groupCount, 0) } else { doubles.grow(to: groupCount, 0) }
    isThere.grow(to: groupCount, false)
  }

  func add(_ values: Column, _ groups: RowGroups) {
    switch values {
    case .int(let numbers): add(numbers, groups, &wholes) { $0 }
    case .date(let days): add(days, groups, &wholes) { Int64($0) }
    case .number(let numbers), .percent(let numbers): add(numbers, groups, &doubles) { $0 }
    default: break
    }
  }

  private func add<Element, Known: Comparable>(
    _ column: FixedColumn<Element>,
    _ groups: RowGroups,
    _ known: inout [Known],
    _ convert: (Element) -> Known
  ) {
    groups.forEach { row, group in
      if !column.isNull(row) { take(convert(column.values[row]), for: group, &known) }
    }
  }

  @inline(__always)
  private func take<Known: Comparable>(_ value: Known, for group: Int, _ known: inout [Known]) {
    guard !isThere[group] || (wantsGreatest ? value > known[group] : value < known[group]) else {
      return
    }
    known[group] = value
    isThere[group] = true
  }

  func merge(_ other: any Accumulator, _ groups: [(there: Int, here: Int)]) {
    guard let other = other as? Extreme else { return }
    for (there, here) in groups where other.isThere[there] {
      if isWhole {
        take(other.wholes[there], for: here, &wholes)
      } else {
        take(other.doubles[there], for: here, &doubles)
      }
    }
  }

  func column(_ groups: [UInt32]) -> Column {
    let validity = Bitmap.of(groups) { isThere[$0] }
    switch type {
    case .int: return .int(FixedColumn(groups.map { wholes[Int($0)] }, validity: validity))
    case .date:
      let days = groups.map { Int32(truncatingIfNeeded: wholes[Int($0)]) }
      return .date(FixedColumn(days, validity: validity))
    case .percent: return .percent(FixedColumn(groups.map { doubles[Int($0)] }, validity: validity))
    default: return .number(FixedColumn(groups.map { doubles[Int($0)] }, validity: validity))
    }
  }
}

extension Array {
  /// Appends a value until there are so many.
  mutating func grow(to count: Int, _ value: Element) {
    if self.count < count { append(contentsOf: repeatElement(value, count: count - self.count)) }
  }
}

extension Bitmap {
  /// A bit for every group; `nil` where all are set.
  fileprivate static func of(_ groups: [UInt32], _ isSet: (Int) -> Bool) -> Bitmap? {
    let bits = groups.map { isSet(Int($0)) }
    return bits.allSatisfy { $0 } ? nil : Bitmap(bits)
  }
}

extension Column {
  /// The sums or means of groups; null where a group has no values.
  ///
  /// - Parameters:
  ///   - type: Ratios, or numbers.
  ///   - isMean: Whether sums are divided by the number of values.
  ///   - groups: The groups.
  ///   - sum: The sum of the values of a group, and how many they are.
  /// - Returns: A value for every group.
  @inline(__always)
  static func sums(
    _ type: ColumnType,
    isMean: Bool,
    of groups: [UInt32],
    _ sum: (_ group: Int) -> (total: Double, count: Int)
  ) -> Column {
    var isComplete = true
    let results = groups.map { group in
      let (total, count) = sum(Int(group))
      if count == 0 { isComplete = false }
      return isMean && count > 0 ? total / Double(count) : total
    }
    let validity = isComplete ? nil : Bitmap(groups.map { sum(Int($0)).count > 0 })
    let column = FixedColumn(results, validity: validity)
    return type == .percent ? .percent(column) : .number(column)
  }

  /// Which rows have a value; `nil` where all have.
  var validity: Bitmap? {
    switch self {
    case .int(let column): column.validity
    case .number(let column), .percent(let column): column.validity
    case .text(let column):
      column.codes.contains(TextColumn.null)
        ? Bitmap(column.codes.map { $0 != TextColumn.null }) : nil
    case .date(let column): column.validity
    case .bool(let column): column.validity
    }
  }
}
