import ReportCorpus
import ReportLanguage

/// Rows of two inputs side by side, in the order of the left one, then of the right one.
extension PlanEvaluator {
  func join(
    _ left: LogicalPlan,
    _ right: LogicalPlan,
    _ step: JoinStep,
    _ consume: RowConsumer
  ) throws(EngineIssue) {
    let rows = try collect(right)
    var keys: [Column] = []
    for equality in step.equalities {
      keys.append(try expressions.column(equality.right, over: rows))
    }
    let side = JoinSide(
      rows: rows.endingWithNull,
      count: rows.rowCount,
      keys: keys.isEmpty ? nil : JoinKeys(keys, rowCount: rows.rowCount)
    )
    try stream(left) { batch throws(EngineIssue) in try join(batch, side, step, consume) }
  }

  /// The right side of a join, with a row of nulls behind its rows.
  private struct JoinSide {
    var rows: Batch
    var count: Int
    /// Where rows are looked for by equal values.
    var keys: JoinKeys?

    var nullRow: Int { count }
  }

  /// Pairs the rows of a batch; pairs are passed on when there are enough of them, so that they
  /// never take more memory than a batch and the partners of one row.
  private func join(
    _ batch: Batch,
    _ side: JoinSide,
    _ step: JoinStep,
    _ consume: RowConsumer
  ) throws(EngineIssue) -> Bool {
    var columns: [Column] = []
    for equality in step.equalities {
      columns.append(try expressions.column(equality.left, over: batch))
    }
    var pairs = RowPairs()
    for row in 0..<batch.rowCount {
      let found = side.keys?.rows(equalTo: row, of: columns) ?? Array(0..<side.count)
      pairs.append(row, with: found)
      guard pairs.count >= Self.batchSize || row == batch.rowCount - 1 else { continue }
      try context.checkInterruption()
      let joined = try joined(pairs, batch, side, step)
      if joined.rowCount > 0, try !consume(joined) { return false }
      pairs = RowPairs(firstLeft: row + 1)
    }
    return true
  }

  private func joined(
    _ pairs: RowPairs,
    _ batch: Batch,
    _ side: JoinSide,
    _ step: JoinStep
  ) throws(EngineIssue) -> Batch {
    var pairs = pairs
    if let residual = step.residual {
      let candidates = pairs.gathered(batch, side.rows)
      pairs.keep(try expressions.rows(where: residual, over: candidates))
    }
    if step.kind == .left { pairs.addMissing(partner: side.nullRow) }
    return pairs.gathered(batch, side.rows)
  }
}

/// Rows of two batches that belong together, by the left row.
private struct RowPairs {
  /// The left rows that were looked at.
  private var looked: Range<Int>
  private var left: [Int] = []
  private var right: [Int] = []

  init(firstLeft: Int = 0) { looked = firstLeft..<firstLeft }

  var count: Int { max(left.count, looked.count) }

  mutating func append(_ row: Int, with partners: [Int]) {
    looked = looked.lowerBound..<(row + 1)
    left += repeatElement(row, count: partners.count)
    right += partners
  }

  mutating func keep(_ pairs: [Int]) {
    left = pairs.map { left[$0] }
    right = pairs.map { right[$0] }
  }

  /// Gives every left row without partner the one named.
  mutating func addMissing(partner: Int) {
    var pairs = RowPairs()
    var next = 0
    for row in looked {
      let start = next
      while next < left.count, left[next] == row { next += 1 }
      pairs.append(row, with: start == next ? [partner] : Array(right[start..<next]))
    }
    (left, right) = (pairs.left, pairs.right)
  }

  func gathered(_ leftRows: Batch, _ rightRows: Batch) -> Batch {
    let sides = (leftRows.gathered(left), rightRows.gathered(right))
    var lineage: [[RowID]]?
    if let ofLeft = sides.0.lineage, let ofRight = sides.1.lineage {
      lineage = zip(ofLeft, ofRight).map { $0 + $1 }
    }
    return Batch(
      columns: sides.0.columns + sides.1.columns,
      rowCount: left.count,
      lineage: lineage
    )
  }
}

extension Batch {
  /// The rows with one more behind them that has no value and stands on nothing.
  fileprivate var endingWithNull: Batch {
    Batch(
      columns: columns.map(\.endingWithNull),
      rowCount: rowCount + 1,
      lineage: lineage.map { $0 + [[]] }
    )
  }
}
