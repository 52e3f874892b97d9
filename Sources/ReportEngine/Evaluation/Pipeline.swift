import ReportCorpus

/// The lowest steps of a plan, where each row goes its way alone, on all cores.
///
/// They are a scan, and filters and computations upon it.
struct Pipeline {
  let relation: Relation
  /// The columns of the relation that the scan gives.
  let columns: [Int]
  /// What the scanned rows must fulfil.
  private(set) var conditions: [BoundExpression] = []
  /// What happens to the rows then.
  private(set) var stages: [Stage] = []

  /// A step on the rows of a batch.
  enum Stage {
    case filter(BoundExpression)
    case project([BoundQuery.Item])
    case keep(Int)

    var expressions: [BoundExpression] {
      switch self {
      case .filter(let condition): [condition]
      case .project(let items): items.map(\.expression)
      case .keep: []
      }
    }
  }

  /// Takes the steps of a plan; `nil` where one of them is of another kind.
  init?(_ plan: LogicalPlan) {
    switch plan {
    case .scan(let relation, let columns):
      (self.relation, self.columns) = (relation, columns)
    case .filter(let input, let condition):
      guard let below = Pipeline(input) else { return nil }
      self = below
      if stages.isEmpty {
        conditions += condition.conjuncts
      } else {
        stages.append(.filter(condition))
      }
    case .project(let input, let items):
      guard let below = Pipeline(input) else { return nil }
      self = below
      stages.append(.project(items))
    case .keep(let input, let count):
      guard let below = Pipeline(input) else { return nil }
      self = below
      stages.append(.keep(count))
    default: return nil
    }
  }

  /// Whether several threads may work: the memory of queries within expressions is not shared.
  private var isParallel: Bool {
    (conditions + stages.flatMap(\.expressions)).allSatisfy(\.subqueries.isEmpty)
  }

  /// The pipeline ready to run; `wantsFew` tells that its first few rows may be enough.
  func prepared(
    _ evaluator: PlanEvaluator,
    wantsFew: Bool = false
  ) throws(EngineIssue) -> PreparedPipeline {
    let maker = RowTestMaker(
      relation: relation,
      columns: columns,
      expressions: evaluator.expressions
    )
    let (filter, rest) = try RowFilter.make(maker, conditions, wantsFew: wantsFew)
    return PreparedPipeline(
      relation: relation,
      columns: columns,
      filter: filter,
      stages: rest.map(Stage.filter) + stages,
      isParallel: isParallel && filter.chunks.count > 1
    )
  }
}

/// A pipeline whose conditions were turned into tests of packed columns.
struct PreparedPipeline {
  let relation: Relation
  let columns: [Int]
  var filter: RowFilter
  let stages: [Pipeline.Stage]
  let isParallel: Bool

  /// The rows that come out of one chunk of the relation; more than `limit` are not wanted.
  func batch(
    of chunk: Range<Int>,
    _ evaluator: PlanEvaluator,
    limit: Int = .max
  ) throws(EngineIssue) -> Batch {
    var rows = filter.rows(in: chunk)
    let mayShorten = stages.allSatisfy { if case .filter = $0 { false } else { true } }
    if mayShorten, rows.count > limit { rows = rows.prefix(limit) }
    return try apply(stages, to: scanned(rows, columns, evaluator), evaluator)
  }

  /// Some columns of scanned rows.
  func scanned(
    _ rows: RowSelection,
    _ columns: [Int],
    _ evaluator: PlanEvaluator
  ) -> Batch {
    Batch(
      columns: columns.map { relation.columns[$0].gathered(rows) },
      rowCount: rows.count,
      lineage: evaluator.tracesLineage
        ? (0..<rows.count).map {
          [RowID(relation: relation.name, origin: relation.origin, row: rows[$0])]
        } : nil
    )
  }

  func apply(
    _ stages: [Pipeline.Stage],
    to scanned: Batch,
    _ evaluator: PlanEvaluator
  ) throws(EngineIssue) -> Batch {
    var batch = scanned
    for stage in stages {
      switch stage {
      case .filter(let condition):
        let passing = try evaluator.expressions.rows(where: condition, over: batch)
        if passing.count < batch.rowCount { batch = batch.gathered(passing) }
        if evaluator.tracesLineage {
          let tests = condition.subqueries.filter { $0.form != .scalar }
          batch.lineage = try evaluator.expressions.lineage(of: batch, with: tests)
        }
      case .project(let items): batch = try evaluator.project(batch, items)
      case .keep(let count): batch.columns.removeLast(batch.columns.count - count)
      }
    }
    return batch
  }
}

extension RowSelection {
  fileprivate func prefix(_ count: Int) -> RowSelection {
    switch self {
    case .range(let rows): .range(rows.prefix(count))
    case .rows(let rows): .rows(Array(rows.prefix(count)))
    }
  }
}

extension PlanEvaluator {
  /// Which rows of a relation fulfil a condition over its columns.
  func marks(of relation: Relation, where condition: BoundExpression) throws(EngineIssue) -> [Bool]
  {
    let used = condition.columnsUsed
    let renumbered = condition.renumbered { used.firstIndex(of: $0) ?? 0 }
    let maker = RowTestMaker(relation: relation, columns: used, expressions: expressions)
    let (filter, rest) = try RowFilter.make(maker, [renumbered])
    let scan = PreparedPipeline(
      relation: relation,
      columns: used,
      filter: filter,
      stages: [],
      isParallel: false
    )
    var marks = [Bool](repeating: false, count: relation.rowCount)
    for chunk in filter.chunks {
      let rows = filter.rows(in: chunk)
      guard let rest = rest.first else {
        for place in 0..<rows.count { marks[rows[place]] = true }
        continue
      }
      let batch = scan.scanned(rows, used, self)
      for place in try expressions.rows(where: rest, over: batch) { marks[rows[place]] = true }
    }
    return marks
  }

  /// Runs a pipeline and passes its rows on, in order.
  func run(
    _ pipeline: PreparedPipeline,
    limit: Int,
    _ consume: RowConsumer
  ) throws(EngineIssue) {
    var pipeline = pipeline
    var next = 0
    var wave = 1
    while next < pipeline.filter.chunks.count {
      let chunks = pipeline.filter.chunks[next..<min(next + wave, pipeline.filter.chunks.count)]
      let batches = try map(Array(chunks), isParallel: pipeline.isParallel) {
        chunk,
        evaluator throws(EngineIssue) in
        try pipeline.batch(of: chunk, evaluator, limit: limit)
      }
      for batch in batches where batch.rowCount > 0 {
        if try !consume(batch) { return }
      }
      next += wave
      if pipeline.filter.isToBeSearched, let last = chunks.last {
        pipeline.filter = pipeline.filter.searched(from: last.upperBound)
        next = 0
      }
      // Few at first, as few rows may be wanted; then so many that no thread waits for others.
      wave = wave == 1 ? 4 * WorkerPool.shared.threadCount : wave * 8
    }
  }

  private struct Part<Value> {
    var result: Result<Value, EngineIssue>
    var context: EvaluationContext
  }

  /// What a piece of work gives for every input, in order; the notes are in that order, too.
  func map<Input, Output>(
    _ inputs: [Input],
    isParallel: Bool,
    _ work: (Input, PlanEvaluator) throws(EngineIssue) -> Output
  ) throws(EngineIssue) -> [Output] {
    var results: [Output] = []
    guard isParallel, inputs.count > 1 else {
      for input in inputs {
        try context.checkInterruption()
        results.append(try work(input, self))
      }
      return results
    }
    let parts = WorkerPool.shared.map(parts: inputs.count) { part -> Part<Output> in
      let worker = PlanEvaluator(
        context: context.forWorker(),
        outer: expressions.outer,
        tracesLineage: tracesLineage
      )
      do throws(EngineIssue) {
        try worker.context.checkInterruption()
        return Part(result: .success(try work(inputs[part], worker)), context: worker.context)
      } catch {
        return Part(result: .failure(error), context: worker.context)
      }
    }
    for part in parts {
      context.takeNotes(of: part.context)
      results.append(try part.result.get())
    }
    return results
  }
}
