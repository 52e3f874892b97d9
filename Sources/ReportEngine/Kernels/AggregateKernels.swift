import ReportCorpus
import ReportText

/// Computes one aggregate for every group.
struct AggregateKernels {
  let call: AggregateCall
  /// The group of every row.
  let groupOfRow: [Int]
  let groupCount: Int
  /// The rows that count; `nil` where all do.
  let filtered: [Int]?
  /// Where the call stands, for an overflow.
  let span: SourceSpan

  /// One value a group.
  ///
  /// The argument is what is aggregated; `nil` for `count(*)`. The second argument is there for
  /// the aggregates that take one.
  func compute(_ argument: Column?, _ second: Column?) throws(EngineIssue) -> Column {
    guard let argument else { return counts(filtered ?? Array(groupOfRow.indices)) }
    let rows = countedRows(of: argument)
    switch call.function {
    case .count: return counts(rows)
    case .sum: return try sum(argument, rows)
    case .avg: return average(argument, rows)
    case .min: return extreme(argument, rows, wanted: -1)
    case .max: return extreme(argument, rows, wanted: 1)
    case .median: return quantiles(argument, rows, share: 0.5)
    case .quantile: return quantiles(argument, rows, share: second?.firstNumber ?? 0.5)
    case .stddev: return pack(variances(argument, rows).map { $0?.squareRoot() }, as: call.type)
    case .variance: return pack(variances(argument, rows), as: call.type)
    case .stringAgg: return joinedTexts(argument, rows, separator: second)
    case .anyValue, .first: return chosen(argument, rows) { _, _ in false }
    case .last: return chosen(argument, rows) { _, _ in true }
    case .argMax: return chosen(argument, rows, by: second, wanted: 1)
    case .argMin: return chosen(argument, rows, by: second, wanted: -1)
    }
  }

  private func counts(_ rows: [Int]) -> Column {
    var counts = [Int64](repeating: 0, count: groupCount)
    for row in rows { counts[groupOfRow[row]] += 1 }
    return .int(FixedColumn(counts))
  }

  /// The rows that have a value and, under `distinct`, have it first in their group.
  private func countedRows(of argument: Column) -> [Int] {
    let rows = (filtered ?? Array(groupOfRow.indices)).filter { !argument.isNull($0) }
    guard call.isDistinct else { return rows }
    let ids = GroupKeys.ids(of: argument)
    var seen: Set<[Int]> = []
    return rows.filter { seen.insert([groupOfRow[$0], ids[$0]]).inserted }
  }

  private func sum(_ argument: Column, _ rows: [Int]) throws(EngineIssue) -> Column {
    guard case .int(let values) = argument else {
      let sums = doubleSums(argument, rows)
      return pack(sums.map { $0.count == 0 ? nil : $0.total }, as: argument.type)
    }
    var sums = [Int64?](repeating: nil, count: groupCount)
    for row in rows {
      let (total, overflows) = (sums[groupOfRow[row]] ?? 0)
        .addingReportingOverflow(values.values[row])
      if overflows { throw EngineIssue(.integerOverflow(operation: "sum"), at: span) }
      sums[groupOfRow[row]] = total
    }
    var builder = ColumnBuilder(.int)
    for sum in sums { builder.append(sum.map { .int($0) } ?? .null) }
    return builder.build()
  }

  private func average(_ argument: Column, _ rows: [Int]) -> Column {
    let means = doubleSums(argument, rows).map { $0.count == 0 ? nil : $0.total / Double($0.count) }
    return pack(means, as: argument.type == .percent ? .percent : .number)
  }

  func pack(_ numbers: [Double?], as type: ColumnType) -> Column {
    var builder = ColumnBuilder(type == .percent ? .percent : .number)
    for number in numbers {
      builder.append(number.map { type == .percent ? .percent($0) : .number($0) } ?? .null)
    }
    return builder.build()
  }

  private func doubleSums(_ argument: Column, _ rows: [Int]) -> [CompensatedSum] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: groupCount)
    for row in rows { sums[groupOfRow[row]].add(argument[row].double ?? 0) }
    return sums
  }

  private func extreme(_ argument: Column, _ rows: [Int], wanted: Int) -> Column {
    chosen(argument, rows) { row, known in argument[row].order(to: argument[known]) == wanted }
  }

}

/// A sum that remembers what rounding lost (Ogita, Rump and Oishi, Accurate Sum and Dot Product,
/// 2005, algorithm 4.4).
struct CompensatedSum {
  private(set) var sum = 0.0
  private(set) var lost = 0.0
  private(set) var count = 0

  @inline(__always)
  mutating func add(_ value: Double) {
    take(value)
    count += 1
  }

  /// Takes numbers.
  @inline(__always)
  mutating func add(_ values: Slice<UnsafeBufferPointer<Double>>) {
    for value in values { take(value) }
    count += values.count
  }

  /// What addition loses, without asking which number is the greater (Knuth, The Art of Computer
  /// Programming 2, 4.2.2, theorem B).
  @inline(__always)
  private mutating func take(_ value: Double) {
    let next = sum + value
    let taken = next - sum
    lost += (sum - (next - taken)) + (value - taken)
    sum = next
  }

  /// Takes all that another sum took.
  mutating func add(_ other: CompensatedSum) {
    let taken = count + other.count
    add(other.sum)
    lost += other.lost
    count = taken
  }

  var total: Double { lost.isFinite ? sum + lost : sum }
}
