import ReportCorpus

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
      guard var groups = GroupAggregation(keys, calls, .computed, part: 0) else {
        return nil
      }
      try stream(input) { batch throws(EngineIssue) in
        try groups.take(GroupInput(batch, expressions))
        return true
      }
      return try finished(&groups)
    }
    let source = pipeline.groupSource
    guard var groups = GroupAggregation(keys, calls, source, part: 0) else { return nil }
    context.profile?.takeTogether([input])
    let prepared = try pipeline.prepared(self)
    let queues = prepared.queues(for: groups)
    let isSimple = (keys + calls.flatMap(\.children)).allSatisfy(\.subqueries.isEmpty)
    let found = try map(queues, isParallel: prepared.isParallel && isSimple) {
      queue,
      evaluator throws(EngineIssue) -> GroupAggregation? in
      guard var groups = GroupAggregation(keys, calls, source, part: queue.part) else {
        return nil
      }
      var memory = RowMemory()
      let gathering = GatheringMemory()
      while let stretch = queue.chunks.take() {
        try evaluator.context.checkInterruption()
        let isOneLoop = groups.takesMarks && !prepared.dropsRows
        if isOneLoop {
          guard let marks = prepared.filter.marks(in: stretch.rows, &memory) else { continue }
          if groups.take(marks) { continue }
        }
        for chunk in stretch {
          if groups.onlyCounts, !prepared.dropsRows {
            groups.take(rowCount: prepared.filter.count(in: chunk, &memory))
            continue
          }
          let rows = prepared.filter.rows(in: chunk, &memory)
          if rows.count == 0 { continue }
          let marks = memory.marks(of: rows, in: chunk)
          let input = try prepared.input(rows, marks, source, evaluator, gathering)
          if isOneLoop { try groups.takeRest(input) } else { try groups.take(input) }
          memory.takeBack(rows)
        }
      }
      return groups
    }
    let filled = found.compactMap(\.self)
    if filled.count < found.count { return nil }
    if let many = ClusteredGroups(filled) { return try many.batch(context) }
    if let many = try PartitionedGroups(filled, source) {
      return try many.batch(context)
    }
    for (index, part) in filled.filter(\.hasRows).enumerated() {
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
  /// The chunks of parts that have groups of their own, which come together in the end: no more parts
  /// than needed.
  ///
  /// Rows that are taken in one loop count the same wherever they are taken: all threads take them
  /// from one queue. Else the rows of a part stand before those of the next one.
  fileprivate func queues(for groups: GroupAggregation) -> [(part: Int, chunks: ChunkQueue)] {
    let threadCount = WorkerPool.shared.threadCount
    if groups.takesMarks, !dropsRows {
      let partCount = min(threadCount, filter.chunks.count)
      let queue = ChunkQueue(filter.chunks[...], partCount: partCount)
      return Array(repeating: (0, queue), count: partCount)
    }
    let partCount = groups.dependsOnParts ? 8 : min(8, 2 * threadCount)
    return parts(partCount).enumerated().map { ($0, ChunkQueue($1, partCount: 1)) }
  }

  /// Whether stages leave rows out that the filter lets pass.
  fileprivate var dropsRows: Bool {
    stages.contains { if case .filter = $0 { true } else { false } }
  }

  /// What the stages make of rows of the relation, as groups take it.
  fileprivate func input(
    _ rows: RowSelection,
    _ marks: RowMarks?,
    _ source: GroupSource,
    _ evaluator: PlanEvaluator,
    _ memory: GatheringMemory
  ) throws(EngineIssue) -> GroupInput {
    func batch() throws(EngineIssue) -> Batch {
      try apply(stages, to: scanned(rows, columns, evaluator), evaluator)
    }
    if dropsRows { return GroupInput(try batch(), evaluator.expressions) }
    return GroupInput(
      rows,
      marks,
      stored: source.stored,
      evaluator.expressions,
      memory,
      gather: batch
    )
  }
}

extension ChunkQueue.Stretch {
  /// From the first row to the last.
  fileprivate var rows: Range<Int> {
    guard let first, let last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }
}

extension Pipeline {
  /// What is known of the pipeline's rows.
  var groupSource: GroupSource {
    var fixed: Set<Int> = []
    for case .compare(let left, .equal, let right) in conditions.map(\.kind) {
      switch (left.kind, right.kind) {
      case (.column(let index), .constant), (.constant, .column(let index)): fixed.insert(index)
      default: break
      }
    }
    let known = fixed
    return GroupSource(
      stored: storedColumn,
      isFixed: { expression in scanned(expression).map(known.contains) ?? false }
    )
  }

  /// The column of the relation that an expression over the pipeline's rows reads, where it is no
  /// more than that.
  func storedColumn(_ expression: BoundExpression) -> StoredColumn? {
    scanned(expression).map { relation.columns[columns[$0]] }
  }

  /// The place of the column, among those that the scan gives, that an expression over the
  /// pipeline's rows reads, where it is no more than that.
  private func scanned(_ expression: BoundExpression) -> Int? {
    guard case .column(var index) = expression.kind else { return nil }
    for stage in stages.reversed() {
      guard case .project(let items) = stage else { continue }
      guard case .column(let below) = items[index].expression.kind else { return nil }
      index = below
    }
    return index
  }
}
