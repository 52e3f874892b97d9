import ReportCorpus

/// Groups of rows, taken in batch by batch.
private struct GroupAggregation {
  let keys: [BoundExpression]
  let calls: [AggregateCall]
  private var groups: GroupNumbers
  private var accumulators: [any Accumulator]
  /// What watched calls put together, by the number of the call.
  private var mixtures: [(call: Int, counts: MixtureAccumulator)] = []
  /// The place of each group's first row among all rows; `max` where there is none.
  private var firstPlaces: [UInt64] = []
  private var nextPlace: UInt64
  /// The group of every row that was taken last; kept for its memory.
  private var groupOfRow: [UInt32] = []
  /// Whether there was any row.
  private(set) var hasRows = false

  /// Prepares for the rows of a part of the input.
  ///
  /// It is `nil` where an aggregate needs all values of a group at once. `stored` tells the column
  /// of a relation that an expression reads, where it is no more than that.
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
    for (index, call) in calls.enumerated() {
      guard let watch = call.watch else { continue }
      mixtures.append((index, MixtureAccumulator(watch, stored: stored)))
    }
    nextPlace = UInt64(part) << 40
  }

  mutating func take(_ input: GroupInput) throws(EngineIssue) {
    try groups.number(keys, of: input, into: &groupOfRow)
    grow()
    if !keys.isEmpty { notePlaces(groupOfRow) }
    nextPlace += UInt64(input.rowCount)
    if input.rowCount > 0 { hasRows = true }
    for index in calls.indices { try take(input, forCall: index) }
  }

  private func take(_ input: GroupInput, forCall index: Int) throws(EngineIssue) {
    let call = calls[index]
    var (rows, taken) = (input, groupOfRow)
    if let filter = call.filter {
      let places = try input.places(where: filter)
      (rows, taken) = (input.keeping(places), places.map { groupOfRow[$0] })
    }
    guard let argument = call.argument else {
      (accumulators[index] as? RowCounter)?.add(taken)
      return
    }
    if let places = try rows.places(with: argument) {
      (rows, taken) = (rows.keeping(places), places.map { taken[$0] })
    }
    if let (column, stored) = rows.codes(of: argument) {
      accumulators[index].add(column, stored, taken)
    } else {
      accumulators[index].add(try rows.column(argument), taken)
    }
    try mixtures.first { $0.call == index }?.counts.add(taken, of: rows)
  }

  private mutating func grow() {
    let bound = groups.bound
    guard firstPlaces.count < bound else { return }
    firstPlaces += repeatElement(.max, count: bound - firstPlaces.count)
    for accumulator in accumulators { accumulator.grow(to: bound) }
    for mixture in mixtures { mixture.counts.grow(to: bound) }
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
    for (mixture, other) in zip(mixtures, other.mixtures) {
      mixture.counts.merge(other.counts, pairs)
    }
  }

  /// One row a group: the keys, then the aggregates; the context takes the notes on mixtures.
  mutating func batch(_ context: EvaluationContext) throws(EngineIssue) -> Batch {
    grow()
    let present = present
    for mixture in mixtures { context.note(mixture.counts.mixture(groupCount: present.count)) }
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
        try groups.take(GroupInput(batch, expressions))
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
      part,
      evaluator throws(EngineIssue) -> GroupAggregation? in
      guard var groups = GroupAggregation(keys, calls, stored: stored, part: part.offset) else {
        return nil
      }
      for chunk in part.element {
        try evaluator.context.checkInterruption()
        let input = try prepared.input(of: chunk, stored: stored, evaluator)
        if input.rowCount > 0 { try groups.take(input) }
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
    return try groups.batch(context)
  }
}

extension PreparedPipeline {
  /// The rows that come out of one chunk of the relation, as groups take them.
  fileprivate func input(
    of chunk: Range<Int>,
    stored: @escaping (BoundExpression) -> StoredColumn?,
    _ evaluator: PlanEvaluator
  ) throws(EngineIssue) -> GroupInput {
    let dropsRows = stages.contains { if case .filter = $0 { true } else { false } }
    if dropsRows { return GroupInput(try batch(of: chunk, evaluator), evaluator.expressions) }
    let rows = filter.rows(in: chunk)
    return GroupInput(rows, stored: stored, evaluator.expressions) { () throws(EngineIssue) in
      try apply(stages, to: scanned(rows, columns, evaluator), evaluator)
    }
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
