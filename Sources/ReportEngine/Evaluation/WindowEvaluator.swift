import ReportCorpus
import ReportText

/// Computes window functions over all rows of a step.
struct WindowEvaluator {
  private let rows: Batch
  private let expressions: ExpressionEvaluator

  init(_ rows: Batch, _ expressions: ExpressionEvaluator) {
    self.rows = rows
    self.expressions = expressions
  }

  /// The rows with a column more for every call; each row stands on what it stood on.
  ///
  /// Complexity: n log n for every different order, and for every frame.
  func appending(_ calls: [WindowCall]) throws(EngineIssue) -> Batch {
    var appended = rows
    var known: [Arrangement: WindowOrder] = [:]
    for call in calls {
      try expressions.context.checkInterruption()
      let arrangement = Arrangement(partition: call.partition, order: call.order)
      let order: WindowOrder
      if let knownOrder = known[arrangement] {
        order = knownOrder
      } else {
        order = try self.order(arrangement)
        known[arrangement] = order
      }
      appended.columns.append(try column(call, order))
    }
    return appended
  }

  /// What calls have in common that look at the rows in one order.
  private struct Arrangement: Hashable {
    var partition: [BoundExpression]
    var order: [WindowCall.Key]
  }

  private func order(_ arrangement: Arrangement) throws(EngineIssue) -> WindowOrder {
    var partition: [Column] = []
    for key in arrangement.partition {
      partition.append(try expressions.column(key, over: rows))
    }
    var keys: [Column] = []
    for key in arrangement.order {
      keys.append(try expressions.column(key.expression, over: rows))
    }
    return WindowOrder(
      partition: partition,
      keys: keys,
      directions: arrangement.order.map { ($0.isDescending, $0.nullsFirst) },
      rowCount: rows.rowCount
    )
  }

  private func column(_ call: WindowCall, _ order: WindowOrder) throws(EngineIssue) -> Column {
    switch call.function {
    case .rowNumber:
      return numbers(order) { $0 - order.partitions[order.partitionOf[$0]].lowerBound }
    case .rank:
      return numbers(order) { order.peers[order.peersOf[$0]].lowerBound - order.start(of: $0) }
    case .denseRank:
      return numbers(order) { order.peersOf[$0] - order.peersOf[order.start(of: $0)] }
    case .lag, .lead: return try neighbour(call, order)
    case .firstValue, .lastValue: return try edge(call, order)
    case .sum, .avg, .min, .max, .count: return try aggregate(call, order)
    }
  }

  // MARK: - Numbers of rows

  private func numbers(_ order: WindowOrder, _ before: (Int) -> Int) -> Column {
    var numbers = [Int64](repeating: 0, count: rows.rowCount)
    for (place, row) in order.rows.enumerated() { numbers[row] = Int64(before(place)) + 1 }
    return .int(FixedColumn(numbers))
  }

  // MARK: - Values of other rows

  private func neighbour(_ call: WindowCall, _ order: WindowOrder) throws(EngineIssue) -> Column {
    let otherwise = try call.otherwise.map { value throws(EngineIssue) in
      try expressions.column(value, over: rows)
    }
    let step = call.function == .lag ? -call.distance : call.distance
    return try picked(call, order, otherwise: otherwise) { place in
      let (other, overflows) = place.addingReportingOverflow(step)
      return !overflows && order.partition(of: place).contains(other) ? other : nil
    }
  }

  private func edge(_ call: WindowCall, _ order: WindowOrder) throws(EngineIssue) -> Column {
    try picked(call, order, otherwise: nil) { place in
      let frame = order.frame(call.frame, at: place)
      if frame.isEmpty { return nil }
      return call.function == .firstValue ? frame.lowerBound : frame.upperBound - 1
    }
  }

  /// The argument's value in the row at another place of the order.
  private func picked(
    _ call: WindowCall,
    _ order: WindowOrder,
    otherwise: Column?,
    _ place: (Int) -> Int?
  ) throws(EngineIssue) -> Column {
    guard let argument = call.argument else { preconditionFailure("an argument was bound") }
    let values = try expressions.column(argument, over: rows)
    var picked = [Int?](repeating: nil, count: rows.rowCount)
    for here in order.rows.indices { picked[order.rows[here]] = place(here).map { order.rows[$0] } }
    var builder = ColumnBuilder(values.type)
    for (row, source) in picked.enumerated() {
      builder.append(source.map { values[$0] } ?? otherwise?[row] ?? .null)
    }
    return builder.build()
  }

  // MARK: - Aggregates

  private func aggregate(_ call: WindowCall, _ order: WindowOrder) throws(EngineIssue) -> Column {
    let values = try call.argument.map { argument throws(EngineIssue) in
      try expressions.column(argument, over: rows)
    }
    var counts = [Bool](repeating: true, count: rows.rowCount)
    if let filter = call.filter {
      counts = Array(repeating: false, count: rows.rowCount)
      for row in try expressions.rows(where: filter, over: rows) { counts[row] = true }
    }
    if let values { for row in counts.indices where values.isNull(row) { counts[row] = false } }
    if let watch = call.watch {
      try note(watch, order, rows: counts.indices.filter { counts[$0] })
    }
    let kernel = WindowAggregate(
      call: call,
      order: order,
      values: values,
      counts: counts,
      span: call.argument?.span ?? SourceSpan(at: 0)
    )
    return try kernel.column()
  }
}

extension WindowEvaluator {
  /// Notes what the rows of a partition disagree in.
  private func note(
    _ watch: MixtureWatch,
    _ order: WindowOrder,
    rows counted: [Int]
  ) throws(EngineIssue) {
    var partition = [Int](repeating: 0, count: rows.rowCount)
    for (place, row) in order.rows.enumerated() { partition[row] = order.partitionOf[place] }
    let counter = MixtureCounter(
      groupOfRow: partition,
      groupCount: order.partitions.count,
      rows: counted
    )
    let mixture = try counter.mixture(watch) { expression throws(EngineIssue) in
      try expressions.column(expression, over: rows)
    }
    expressions.context.note(mixture)
  }
}

/// Rows in the order of a window, cut into partitions and runs of equal rows.
struct WindowOrder {
  /// The rows, partition by partition, each in order.
  let rows: [Int]
  /// The places of every partition.
  private(set) var partitions: [Range<Int>] = []
  /// The partition of every place.
  private(set) var partitionOf: [Int] = []
  /// The places of every run of rows that are equal in the order.
  private(set) var peers: [Range<Int>] = []
  /// The run of every place.
  private(set) var peersOf: [Int] = []

  init(
    partition: [Column],
    keys: [Column],
    directions: [(isDescending: Bool, nullsFirst: Bool)],
    rowCount: Int
  ) {
    let groups = GroupKeys(partition, rowCount: rowCount).groupOfRow
    let equals = GroupKeys(partition + keys, rowCount: rowCount).groupOfRow
    let group = Column.int(FixedColumn(groups.map { Int64($0) }))
    var sortKeys = [SortKey(column: 0, isDescending: false, nullsFirst: false)]
    for (index, direction) in directions.enumerated() {
      sortKeys.append(
        SortKey(
          column: index + 1,
          isDescending: direction.isDescending,
          nullsFirst: direction.nullsFirst
        )
      )
    }
    rows = SortKernel.order([group] + keys, by: sortKeys, rowCount: rowCount)
    (partitions, partitionOf) = Self.runs(rows.map { groups[$0] })
    // Without an order all rows of a partition are equal.
    (peers, peersOf) = Self.runs(rows.map { keys.isEmpty ? groups[$0] : equals[$0] })
  }

  /// Where equal numbers stand one behind the other, and the run of every place.
  private static func runs(_ ids: [Int]) -> ([Range<Int>], [Int]) {
    var runs: [Range<Int>] = []
    var runOf: [Int] = []
    for (place, id) in ids.enumerated() {
      if place > 0, ids[place - 1] == id {
        runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<(place + 1)
      } else {
        runs.append(place..<(place + 1))
      }
      runOf.append(runs.count - 1)
    }
    return (runs, runOf)
  }

  func partition(of place: Int) -> Range<Int> { partitions[partitionOf[place]] }

  /// Where the partition of a place begins.
  func start(of place: Int) -> Int { partition(of: place).lowerBound }

  /// The places that count for a place.
  func frame(_ frame: WindowCall.Frame, at place: Int) -> Range<Int> {
    let all = partition(of: place)
    switch frame {
    case .partition: return all
    case .upToPeers: return all.lowerBound..<peers[peersOf[place]].upperBound
    case .rows(let start, let end):
      let first = start.map { Self.moved(place, by: $0) } ?? all.lowerBound
      let last = end.map { Self.moved(place, by: $0) } ?? all.upperBound - 1
      let lower = max(first, all.lowerBound)
      let upper = min(last, all.upperBound - 1) + 1
      return lower < upper ? lower..<upper : place..<place
    }
  }

  private static func moved(_ place: Int, by distance: Int) -> Int {
    let (moved, overflows) = place.addingReportingOverflow(distance)
    if !overflows { return min(moved, Int.max - 1) }
    return distance < 0 ? Int.min : Int.max - 1
  }
}
