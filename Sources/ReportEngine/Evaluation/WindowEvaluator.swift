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
      let arrangement = Arrangement(of: call)
      let order: WindowOrder
      if let knownOrder = known[arrangement] {
        order = knownOrder
      } else {
        let alike = calls.filter { Arrangement(of: $0) == arrangement }
        order = try self.order(arrangement, wantsPeers: alike.contains(where: \.looksAtPeers))
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

    init(of call: WindowCall) { (partition, order) = (call.partition, call.order) }
  }

  private func order(
    _ arrangement: Arrangement,
    wantsPeers: Bool
  ) throws(EngineIssue) -> WindowOrder {
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
      rowCount: rows.rowCount,
      wantsPeers: wantsPeers
    )
  }

  private func column(_ call: WindowCall, _ order: WindowOrder) throws(EngineIssue) -> Column {
    switch call.function {
    case .rowNumber:
      return numbers(order) { $0 - order.start(of: $0) }
    case .rank:
      return numbers(order) { order.peers(of: $0).lowerBound - order.start(of: $0) }
    case .denseRank:
      return numbers(order) { Int(order.peersOf[$0] - order.peersOf[order.start(of: $0)]) }
    case .lag, .lead: return try neighbour(call, order)
    case .firstValue, .lastValue: return try edge(call, order)
    case .sum, .avg, .min, .max, .count: return try aggregate(call, order)
    }
  }

  // MARK: - Numbers of rows

  /// So many rows are looked at by one thread at a time.
  private static let rowsAtATime = 1 << 14

  private func numbers(_ order: WindowOrder, _ before: (Int) -> Int) -> Column {
    let numbers: [Int64] = WorkerPool.shared.array(
      count: rows.rowCount,
      rowsAtATime: Self.rowsAtATime
    ) { places, numbers in
      order.rows.withUnsafeBufferPointer { rows in
        for place in places {
          (numbers + Int(rows[place])).initialize(to: Int64(before(place)) + 1)
        }
      }
    }
    return .int(FixedColumn(numbers))
  }

  // MARK: - Values of other rows

  private func neighbour(_ call: WindowCall, _ order: WindowOrder) throws(EngineIssue) -> Column {
    let otherwise = try call.otherwise.map { value throws(EngineIssue) in
      try expressions.column(value, over: rows)
    }
    guard let argument = call.argument else { preconditionFailure("an argument was bound") }
    let values = try expressions.column(argument, over: rows)
    let sources = order.neighbours(call.function == .lag ? -call.distance : call.distance)
    return values.picked(sources, otherwise: otherwise)
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
    var sources = [UInt32](repeating: .max, count: rows.rowCount)
    for here in order.rows.indices {
      if let there = place(here) { sources[Int(order.rows[here])] = order.rows[there] }
    }
    return values.picked(sources, otherwise: otherwise)
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
      try note(watch, order, counting: counts)
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

extension WindowCall {
  /// Whether it matters which rows are equal in the order.
  fileprivate var looksAtPeers: Bool {
    switch function {
    case .rowNumber, .lag, .lead: false
    case .rank, .denseRank, .firstValue, .lastValue, .sum, .avg, .min, .max, .count: true
    }
  }
}

extension WindowEvaluator {
  /// Notes what the rows of a partition disagree in.
  private func note(
    _ watch: MixtureWatch,
    _ order: WindowOrder,
    counting counts: [Bool]
  ) throws(EngineIssue) {
    let count = Int(order.partitionOf.last.map { $0 + 1 } ?? 0)
    var partition = [UInt32](repeating: 0, count: rows.rowCount)
    for (place, row) in order.rows.enumerated() { partition[Int(row)] = order.partitionOf[place] }
    try PlanEvaluator(context: expressions.context, outer: expressions.outer)
      .note(watch, of: rows, at: counts.indices.filter { counts[$0] }, partition, count: count)
  }
}
