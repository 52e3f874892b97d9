public import ReportCorpus
public import ReportText

/// The rows that a plan gave.
public struct EvaluatedRows: Sendable {
  /// The columns.
  public var columns: [Column]
  /// How many rows there are.
  public var rowCount: Int
  /// The rows of relations that each row stands on, where that was asked.
  public var lineage: [[RowID]]?
  /// What happened on the way that the person should know.
  public var notes: [Diagnostic]
  /// Whether an aggregate without keys had no row to look at.
  public var aggregatedNothing: Bool
}

/// Evaluates plans: rows flow in batches from the scan upwards; a step that needs all rows
/// (groups, order) collects them first.
public struct PlanEvaluator {
  let context: EvaluationContext
  let expressions: ExpressionEvaluator
  let tracesLineage: Bool

  /// Rows a batch: enough to make up for the cost of a step, few enough to stay in the cache.
  static let batchSize = 16_384

  /// An evaluator that sees the values captured from the queries around.
  init(context: EvaluationContext, outer: [Value] = [], tracesLineage: Bool = false) {
    self.context = context
    self.expressions = ExpressionEvaluator(context: context, outer: outer)
    self.tracesLineage = tracesLineage
  }

  /// Evaluates a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - tracesLineage: Whether to find out on which rows of relations every row stands.
  ///   - isInterrupted: Asked now and then whether to stop.
  /// - Returns: The rows, in order.
  /// - Throws: An overflow at its place, or that the evaluation was interrupted.
  public static func evaluate(
    _ plan: LogicalPlan,
    tracesLineage: Bool = false,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(EngineIssue) -> EvaluatedRows {
    let evaluator = PlanEvaluator(
      context: EvaluationContext(isInterrupted: isInterrupted),
      tracesLineage: tracesLineage
    )
    evaluator.context.tracesLineage = tracesLineage
    let rows = try evaluator.collect(plan)
    let notes = evaluator.context.notes.map(\.diagnostic)
    return EvaluatedRows(
      columns: rows.columns,
      rowCount: rows.rowCount,
      lineage: rows.lineage,
      notes: notes,
      aggregatedNothing: evaluator.context.aggregatedNothing
    )
  }

  // MARK: - Streams

  /// Passes the rows of a plan on, in order; more than `wanted` will not be asked for.
  func stream(
    _ plan: LogicalPlan,
    limit wanted: Int = .max,
    _ take: @escaping (Batch) throws(EngineIssue) -> Bool
  ) throws(EngineIssue) {
    let consume = RowConsumer(take)
    guard let profile = context.profile else { return try run(plan, limit: wanted, consume) }
    let place = profile.enter(plan)
    defer { profile.leave(place) }
    let counting = RowConsumer { batch throws(EngineIssue) in
      profile.give(batch.rowCount, to: place)
      defer { profile.resume(place) }
      return try consume(batch)
    }
    try run(plan, limit: wanted, counting)
  }

  @inline(never)
  private func run(
    _ plan: LogicalPlan,
    limit wanted: Int,
    _ consume: RowConsumer
  ) throws(EngineIssue) {
    if let pipeline = Pipeline(plan) {
      context.profile?.takeTogether(plan.inputs)
      let prepared = try pipeline.prepared(self, wantsFew: wanted < RowFilter.chunkSize)
      return try run(prepared, limit: wanted, consume)
    }
    switch plan {
    case .oneRow:
      _ = try consume(Batch(columns: [], rowCount: 1, lineage: tracesLineage ? [[]] : nil))
    case .scan: preconditionFailure("a scan is a pipeline")
    case .pivot(let input, let step): _ = try consume(try pivot(try collect(input), step))
    case .lookup(let index, let values): _ = try consume(try rows(of: index, with: values))
    case .shared(let shared): _ = try consume(try rows(of: shared))
    case .join(let left, let right, let step): try join(left, right, step, consume)
    case .combine(let left, let operation, let right, let types):
      _ = try consume(try combine(left, operation, right, types))
    case .filter(let input, let condition):
      try stream(input) { batch throws(EngineIssue) in
        let rows = try expressions.rows(where: condition, over: batch)
        if rows.isEmpty { return true }
        var kept = rows.count == batch.rowCount ? batch : batch.gathered(rows)
        if tracesLineage {
          let tests = condition.subqueries.filter { $0.form != .scalar }
          kept.lineage = try expressions.lineage(of: kept, with: tests)
        }
        return try consume(kept)
      }
    case .project(let input, let items):
      try stream(input) { batch throws(EngineIssue) in try consume(project(batch, items)) }
    case .keep(let input, let count):
      try stream(input) { batch throws(EngineIssue) in
        var kept = batch
        kept.columns.removeLast(batch.columns.count - count)
        return try consume(kept)
      }
    case .limit(let input, let count, let offset):
      try limit(input, count: count, offset: offset, consume)
    case .aggregate(let input, let keys, let calls):
      if let streamed = try streamedGroups(input, keys, calls) {
        _ = try consume(streamed)
      } else {
        _ = try consume(aggregate(try collect(input), keys, calls))
      }
    case .window(let input, let calls):
      var rows = try WindowEvaluator(try collect(input), expressions).appending(calls)
      let subqueries = calls.flatMap(\.children).flatMap(\.subqueries)
      rows.lineage = try expressions.lineage(of: rows, with: subqueries)
      _ = try consume(rows)
    case .distinct(let input):
      let rows = try collect(input)
      _ = try consume(unite(rows, GroupKeys(rows.columns, rowCount: rows.rowCount)))
    case .sort(let input, let keys):
      let rows = try collect(input)
      _ = try consume(
        rows.gathered(SortKernel.order(rows.columns, by: keys, rowCount: rows.rowCount))
      )
    }
  }

  func project(
    _ batch: Batch,
    _ items: [BoundQuery.Item]
  ) throws(EngineIssue) -> Batch {
    var columns: [Column] = []
    for item in items { columns.append(try expressions.column(item.expression, over: batch)) }
    let subqueries = items.flatMap(\.expression.subqueries)
    return Batch(
      columns: columns,
      rowCount: batch.rowCount,
      lineage: try expressions.lineage(of: batch, with: subqueries)
    )
  }

  private func limit(
    _ input: LogicalPlan,
    count: Int?,
    offset: Int,
    _ consume: RowConsumer
  ) throws(EngineIssue) {
    if count == 0 { return }
    if case .sort(let rows, let keys) = input, let count {
      let (wanted, overflows) = count.addingReportingOverflow(offset)
      let top = try firstRows(rows, keys, count: overflows ? .max : wanted)
      _ = try consume(top.gathered(Array(min(offset, top.rowCount)..<top.rowCount)))
      return
    }
    var toSkip = offset
    var left = count ?? .max
    let (wanted, overflows) = left.addingReportingOverflow(offset)
    try stream(input, limit: overflows ? .max : wanted) { batch throws(EngineIssue) in
      let skipped = min(toSkip, batch.rowCount)
      toSkip -= skipped
      let taken = min(left, batch.rowCount - skipped)
      left -= taken
      if taken == 0 { return true }
      let wanted = Array(skipped..<(skipped + taken))
      let goesOn = try consume(taken == batch.rowCount ? batch : batch.gathered(wanted))
      return goesOn && left > 0
    }
  }

  // MARK: - Steps that need all rows

  /// All rows of a plan in one batch.
  func collect(_ plan: LogicalPlan) throws(EngineIssue) -> Batch {
    var batches: [Batch] = []
    try stream(plan) { batch throws(EngineIssue) in
      batches.append(batch)
      return true
    }
    if batches.count == 1 { return batches[0] }
    let types = plan.columnTypes
    let columns = types.indices.map { index in
      Column.joined(batches.map { $0.columns[index] }, type: types[index])
    }
    return Batch(
      columns: columns,
      rowCount: batches.reduce(0) { $0 + $1.rowCount },
      lineage: tracesLineage ? batches.flatMap { $0.lineage ?? [] } : nil
    )
  }

  private func aggregate(
    _ rows: Batch,
    _ keys: [BoundExpression],
    _ calls: [AggregateCall]
  ) throws(EngineIssue) -> Batch {
    var keyColumns: [Column] = []
    for key in keys { keyColumns.append(try expressions.column(key, over: rows)) }
    let groups = GroupKeys(keyColumns, rowCount: rows.rowCount)
    // Without keys there is one group, even of no rows.
    let groupCount = keys.isEmpty ? 1 : groups.firstRows.count
    if keys.isEmpty, rows.rowCount == 0 { context.aggregatedNothing = true }
    var columns = keyColumns.map { $0.gathered(groups.firstRows) }
    for call in calls {
      func column(_ expression: BoundExpression) throws(EngineIssue) -> Column {
        try expressions.column(expression, over: rows)
      }
      let kernel = AggregateKernels(
        call: call,
        groupOfRow: groups.groupOfRow,
        groupCount: groupCount,
        filtered: try call.filter.map { filter throws(EngineIssue) in
          try expressions.rows(where: filter, over: rows)
        },
        span: call.argument?.span ?? SourceSpan(at: 0)
      )
      let arguments = (try call.argument.map(column), try call.second.map(column))
      columns.append(try kernel.compute(arguments.0, arguments.1))
      if let watch = call.watch, let counted = call.countedExpression {
        let values = try column(counted)
        let places = (kernel.filtered ?? Array(0..<rows.rowCount)).filter { !values.isNull($0) }
        try note(watch, of: rows, at: places, groups.groupOfRow, count: groupCount)
      }
    }
    let inner = keys + calls.flatMap(\.children)
    let lineage = try expressions.lineage(of: rows, with: inner.flatMap(\.subqueries))
    return Batch(
      columns: columns,
      rowCount: groupCount,
      lineage: merged(lineage, groups.groupOfRow, count: groupCount)
    )
  }

  /// Notes what rows of groups disagree in.
  ///
  /// - Parameters:
  ///   - watch: What to look at.
  ///   - rows: All rows.
  ///   - places: The rows that are put together.
  ///   - groupOfRow: The group of each of all rows.
  ///   - groupCount: How many groups there are.
  /// - Throws: What evaluating an expression throws.
  func note<Group: BinaryInteger>(
    _ watch: MixtureWatch,
    of rows: Batch,
    at places: [Int],
    _ groupOfRow: [Group],
    count groupCount: Int
  ) throws(EngineIssue) {
    let counts = RowCounts()
    let mixture = MixtureAccumulator(watch, .computed, counts)
    counts.grow(to: groupCount)
    mixture.grow(to: groupCount)
    let input = GroupInput(rows, expressions).keeping(places)
    let groups = RowGroups(places.map { UInt32(groupOfRow[$0]) })
    counts.add(groups)
    try mixture.add(groups, of: input)
    for found in mixture.mixtures(groupCount: groupCount, of: [mixture]) { context.note(found) }
  }

  /// Every group's first row, standing on the rows of all.
  func unite(_ rows: Batch, _ groups: GroupKeys) -> Batch {
    var united = rows.gathered(groups.firstRows)
    united.lineage = merged(rows.lineage, groups.groupOfRow, count: groups.firstRows.count)
    return united
  }

  func merged(_ lineage: [[RowID]]?, _ groupOfRow: [Int], count: Int) -> [[RowID]]? {
    guard let lineage else { return nil }
    var merged = [[RowID]](repeating: [], count: count)
    for (row, group) in groupOfRow.enumerated() { merged[group] += lineage[row] }
    return merged
  }
}

extension LogicalPlan {
  /// The types of the columns that the plan gives.
  public var columnTypes: [ColumnType] {
    switch self {
    case .oneRow: []
    case .scan(let relation, let columns): columns.map { relation.schema.columns[$0].type }
    case .aggregate(_, let keys, let calls):
      keys.map { $0.type ?? .int } + calls.map(\.type)
    case .pivot(let input, let pivot): pivot.types(of: input.columnTypes)
    case .lookup(let index, _): index.input.columnTypes
    case .shared(let shared): shared.plan.columnTypes
    case .join(let left, let right, _): left.columnTypes + right.columnTypes
    case .combine(_, _, _, let types): types
    case .project(_, let items): items.map { $0.expression.type ?? .int }
    case .filter(let input, _), .distinct(let input), .sort(let input, _),
      .limit(let input, _, _):
      input.columnTypes
    case .window(let input, let calls): input.columnTypes + calls.map(\.type)
    case .keep(let input, let columns): Array(input.columnTypes.prefix(columns))
    }
  }
}
