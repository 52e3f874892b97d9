import ReportCorpus

extension PlanEvaluator {
  /// More rows are sorted all together.
  private static let mostTopRows = 10_000

  /// The first rows of a sorted plan.
  func firstRows(
    _ input: LogicalPlan,
    _ keys: [SortKey],
    count: Int
  ) throws(EngineIssue) -> Batch {
    if let top = try topRows(input, keys, count: count) { return top }
    context.profile?.takeTogether(.sort(input, keys))
    if let top = try topComputedRows(input, keys, count: count) { return top }
    let rows = try collect(input)
    return rows.gathered(
      SortKernel.first(count, of: rows.columns, by: keys, rowCount: rows.rowCount)
    )
  }

  /// The first rows of a sorted plan whose rows are computed out of those of a step that needs all;
  /// `nil` where they are not.
  ///
  /// What the order needs is computed on all cores, the rest for the rows that are wanted.
  private func topComputedRows(
    _ input: LogicalPlan,
    _ keys: [SortKey],
    count: Int
  ) throws(EngineIssue) -> Batch? {
    guard count > 0, count <= Self.mostTopRows, !tracesLineage,
      case .project(let below, let items) = input,
      items.allSatisfy(\.expression.subqueries.isEmpty)
    else { return nil }
    let place = context.profile?.enter(input)
    defer { if let place { context.profile?.leave(place) } }
    let rows = try collect(below)
    if let place { context.profile?.give(rows.rowCount, to: place) }
    let expressions = keys.map { items[$0.column].expression }
    guard rows.rowCount > Self.batchSize, expressions.allSatisfy(rows.hasImages) else {
      let all = try project(rows, items)
      return all.gathered(
        SortKernel.first(count, of: all.columns, by: keys, rowCount: all.rowCount)
      )
    }
    let top = try top(count, of: rows, by: zip(keys, expressions).map { ($0, $1) })
    return try project(rows.gathered(top.map(Int.init)), items)
  }

  /// The first rows in the order of expressions over them.
  private func top(
    _ count: Int,
    of rows: Batch,
    by keys: [(key: SortKey, expression: BoundExpression)]
  ) throws(EngineIssue) -> [UInt32] {
    var used: [Int] = []
    for column in keys.flatMap(\.expression.columnsUsed) where !used.contains(column) {
      used.append(column)
    }
    let wanted = used
    let compact = keys.map { key, expression in
      (key, expression.renumbered { wanted.firstIndex(of: $0) ?? 0 })
    }
    let chunks = RowParts(rows.rowCount, of: Self.batchSize)
    let found = try map(chunks.parts(8), isParallel: true) {
      chunks,
      evaluator throws(EngineIssue) in
      var top = TopRows(limit: count)
      for chunk in chunks {
        try evaluator.context.checkInterruption()
        let columns = wanted.map { rows.columns[$0].slice(chunk) }
        let batch = Batch(columns: columns, rowCount: chunk.count, lineage: nil)
        var images: [[UInt64]] = []
        for (key, expression) in compact {
          let column = try evaluator.expressions.column(expression, over: batch)
          images += SortImages.comparable(column, key)
        }
        top.take(images, .range(chunk))
      }
      return top
    }
    var top = TopRows(limit: count)
    for part in found { top.merge(part) }
    top.prune()
    return top.rows
  }

  /// The first rows of a sorted plan; `nil` where they have to be sorted all together.
  ///
  /// Only what the order needs is computed of all rows, the rest of those that are wanted.
  private func topRows(
    _ input: LogicalPlan,
    _ keys: [SortKey],
    count: Int
  ) throws(EngineIssue) -> Batch? {
    guard count > 0, count <= Self.mostTopRows, case .project(let below, let items) = input,
      let pipeline = Pipeline(below), pipeline.stages.isEmpty,
      items.allSatisfy(\.expression.subqueries.isEmpty)
    else { return nil }
    context.profile?.takeTogether([.sort(input, keys)])
    let expressions = keys.map { items[$0.column].expression }
    guard expressions.allSatisfy(pipeline.hasImages) else { return nil }
    let prepared = try pipeline.prepared(self)
    let filters = prepared.stages.flatMap(\.expressions)
    var used: [Int] = []
    for column in (expressions + filters).flatMap(\.columnsUsed) where !used.contains(column) {
      used.append(column)
    }
    func compact(_ expression: BoundExpression) -> BoundExpression {
      expression.renumbered { used.firstIndex(of: $0) ?? 0 }
    }
    let (sortKeys, conditions) = (expressions.map(compact), filters.map(compact))
    let columns = used.map { pipeline.columns[$0] }
    let found = try map(prepared.parts, isParallel: prepared.isParallel) {
      chunks,
      evaluator throws(EngineIssue) in
      var top = TopRows(limit: count)
      for chunk in chunks {
        try evaluator.context.checkInterruption()
        var rows = prepared.filter.rows(in: chunk)
        var batch = prepared.scanned(rows, columns, evaluator)
        for condition in conditions {
          let passing = try evaluator.expressions.rows(where: condition, over: batch)
          batch = batch.gathered(passing)
          rows = .rows(passing.map { UInt32(rows[$0]) })
        }
        var images: [[UInt64]] = []
        for (key, expression) in zip(keys, sortKeys) {
          let column = try evaluator.expressions.column(expression, over: batch)
          images += SortImages.comparable(column, key)
        }
        top.take(images, rows)
      }
      return top
    }
    var top = TopRows(limit: count)
    for part in found { top.merge(part) }
    top.prune()
    return try project(top.rows, items, prepared)
  }

  /// The items of some rows of the relation, in the order of the rows.
  private func project(
    _ rows: [UInt32],
    _ items: [BoundQuery.Item],
    _ pipeline: PreparedPipeline
  ) throws(EngineIssue) -> Batch {
    let ascending = rows.sorted()
    var placeOf: [UInt32: Int] = [:]
    for (place, row) in ascending.enumerated() { placeOf[row] = place }
    let scanned = pipeline.scanned(.rows(ascending), pipeline.columns, self)
    return try project(scanned, items).gathered(rows.map { placeOf[$0] ?? 0 })
  }
}

extension Pipeline {
  /// Whether the values of a sort key have images that do not depend on other values.
  fileprivate func hasImages(_ expression: BoundExpression) -> Bool {
    expression.type != .text || storedColumn(expression)?.pool?.isOrdered == true
  }
}

extension Batch {
  /// Whether the values of a sort key have images that are the same in every part of the rows.
  fileprivate func hasImages(_ expression: BoundExpression) -> Bool {
    if expression.type != .text { return true }
    guard case .column(let index) = expression.kind, case .text(let texts) = columns[index] else {
      return false
    }
    return texts.pool.isOrdered
  }
}

extension PreparedPipeline {
  /// The chunks in a fixed number of parts, whatever the number of cores: what is added up part by
  /// part is the same everywhere.
  var parts: [ArraySlice<Range<Int>>] { parts(8) }

  /// The chunks in so many parts, where there are as many.
  func parts(_ wanted: Int) -> [ArraySlice<Range<Int>>] { filter.chunks.parts(wanted) }
}

extension RandomAccessCollection where Index == Int {
  /// The elements in so many parts of about the same length, where there are as many.
  ///
  /// - Precondition: The first element has the index 0.
  fileprivate func parts(_ wanted: Int) -> [SubSequence] {
    let parts = Swift.min(wanted, count)
    return (0..<parts).map { self[count * $0 / parts..<count * ($0 + 1) / parts] }
  }
}
