import ReportCorpus

/// Groups of rows, taken in batch by batch.
private struct GroupAggregation {
  let keys: [BoundExpression]
  let calls: [AggregateCall]
  private var groups: GroupNumbers
  private var accumulators: [any Accumulator]
  /// The place of each group's first row among all rows; `max` where there is none.
  private var firstPlaces: [UInt64] = []
  private var nextPlace: UInt64
  /// Whether there was any row.
  private(set) var hasRows = false

  /// Prepares for the rows of a part of the input.
  ///
  /// - Parameters:
  ///   - stored: The column of a relation that an expression reads, where it is no more than that.
  ///   - part: The number of the part.
  /// - Returns: `nil` where an aggregate needs all values of a group at once.
  init?(
    _ keys: [BoundExpression],
    _ calls: [AggregateCall],
    stored: (BoundExpression) -> StoredColumn?,
    part: Int
  ) {
    self.keys = keys
    self.calls = calls
    groups = GroupNumbers(keys.map { KeyNumbers($0.type ?? .int, stored: stored($0)) })
    let limit = groups.limit
    accumulators = calls.compactMap {
      Accumulators.make($0, stored: $0.argument.flatMap(stored), groupLimit: limit)
    }
    guard accumulators.count == calls.count else { return nil }
    nextPlace = UInt64(part) << 40
  }

  mutating func take(
    _ batch: Batch,
    _ expressions: ExpressionEvaluator
  ) throws(EngineIssue) {
    var columns: [Column] = []
    for key in keys { columns.append(try expressions.column(key, over: batch)) }
    let groupOfRow = groups.groups(columns, rowCount: batch.rowCount)
    grow()
    if !keys.isEmpty { notePlaces(groupOfRow) }
    nextPlace += UInt64(batch.rowCount)
    if batch.rowCount > 0 { hasRows = true }
    for (call, accumulator) in zip(calls, accumulators) {
      var (rows, taken) = (batch, groupOfRow)
      if let filter = call.filter {
        let passing = try expressions.rows(where: filter, over: batch)
        rows = batch.gathered(passing)
        taken = passing.map { groupOfRow[$0] }
      }
      if let argument = call.argument {
        accumulator.add(try expressions.column(argument, over: rows), taken)
      } else if let counter = accumulator as? RowCounter {
        counter.add(taken)
      }
    }
  }

  private mutating func grow() {
    let bound = groups.bound
    guard firstPlaces.count < bound else { return }
    firstPlaces += repeatElement(.max, count: bound - firstPlaces.count)
    for accumulator in accumulators { accumulator.grow(to: bound) }
  }

  private mutating func notePlaces(_ groupOfRow: [UInt32]) {
    var place = nextPlace
    firstPlaces.withUnsafeMutableBufferPointer { firstPlaces in
      for group in groupOfRow {
        if firstPlaces[Int(group)] == .max { firstPlaces[Int(group)] = place }
        place += 1
      }
    }
  }

  /// The groups that have a row, by their first one.
  private var present: [UInt32] {
    if keys.isEmpty { return [0] }
    let found = firstPlaces.indices.filter { firstPlaces[$0] != .max }
    return found.sorted { firstPlaces[$0] < firstPlaces[$1] }.map { UInt32($0) }
  }

  /// Takes the groups of a part that stands behind.
  mutating func merge(_ other: GroupAggregation) {
    if other.hasRows { hasRows = true }
    let there = other.present
    let here = groups.merge(other.groups, there)
    grow()
    let pairs = zip(there, here).map { (there: Int($0), here: Int($1)) }
    for (there, here) in pairs where !keys.isEmpty {
      firstPlaces[here] = min(firstPlaces[here], other.firstPlaces[there])
    }
    for (accumulator, other) in zip(accumulators, other.accumulators) {
      accumulator.merge(other, pairs)
    }
  }

  /// One row a group: the keys, then the aggregates.
  mutating func batch() throws(EngineIssue) -> Batch {
    grow()
    let present = present
    var columns = keys.indices.map { groups.column(ofKey: $0, in: present) }
    for accumulator in accumulators { columns.append(try accumulator.column(present)) }
    return Batch(columns: columns, rowCount: present.count, lineage: nil)
  }
}

extension PlanEvaluator {
  /// The groups of a plan's rows; `nil` where an aggregate needs all values of a group at once,
  /// or it was asked on which rows each group stands.
  func streamedGroups(
    _ input: LogicalPlan,
    _ keys: [BoundExpression],
    _ calls: [AggregateCall]
  ) throws(EngineIssue) -> Batch? {
    if tracesLineage { return nil }
    guard let pipeline = Pipeline(input) else {
      guard var groups = GroupAggregation(keys, calls, stored: { _ in nil }, part: 0) else {
        return nil
      }
      try stream(input) { batch throws(EngineIssue) in
        try groups.take(batch, expressions)
        return true
      }
      return try finished(&groups)
    }
    let stored = pipeline.storedColumn
    guard var groups = GroupAggregation(keys, calls, stored: stored, part: 0) else { return nil }
    let prepared = try pipeline.prepared(self)
    let parts = Array(prepared.parts.enumerated())
    let isSimple = (keys + calls.flatMap(\.children)).allSatisfy(\.subqueries.isEmpty)
    let found = try map(parts, isParallel: prepared.isParallel && isSimple) {
      part, evaluator throws(EngineIssue) -> GroupAggregation? in
      guard var groups = GroupAggregation(keys, calls, stored: stored, part: part.offset) else {
        return nil
      }
      for chunk in part.element {
        try evaluator.context.checkInterruption()
        let batch = try prepared.batch(of: chunk, evaluator)
        if batch.rowCount > 0 { try groups.take(batch, evaluator.expressions) }
      }
      return groups
    }
    for (index, part) in found.enumerated() {
      guard let part else { return nil }
      if index == 0 { groups = part } else { groups.merge(part) }
    }
    return try finished(&groups)
  }

  private func finished(_ groups: inout GroupAggregation) throws(EngineIssue) -> Batch {
    if groups.keys.isEmpty, !groups.hasRows { context.aggregatedNothing = true }
    return try groups.batch()
  }
}

extension Pipeline {
  /// The column of the relation that an expression over the pipeline's rows reads, where it is no
  /// more than that.
  func storedColumn(_ expression: BoundExpression) -> StoredColumn? {
    guard case .column(var index) = expression.kind else { return nil }
    for stage in stages.reversed() {
      guard case .project(let items) = stage else { continue }
      guard case .column(let below) = items[index].expression.kind else { return nil }
      index = below
    }
    return relation.columns[columns[index]]
  }
}
