import ReportCorpus

/// `case`.
extension ExpressionEvaluator {
  /// The result of the first branch that fits, row by row.
  ///
  /// Conditions and results are computed only for the rows that come to them, so that
  /// `case when b <> 0 then a / b end` never divides by zero.
  func choice(
    _ choice: BoundChoice,
    type: ColumnType?,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    var rest = Array(0..<batch.rowCount)
    var pieces = ChosenPieces(type: type ?? .int, rowCount: batch.rowCount)
    let operand = try choice.operand.map { operand throws(EngineIssue) in
      try self.operand(operand, over: batch)
    }
    for branch in choice.branches where !rest.isEmpty {
      let part = batch.gathered(rest, unlessAll: true)
      let fitting = try places(fitting: branch.condition, operand?.gathered(rest), over: part)
      if fitting.isEmpty { continue }
      let result = try self.operand(branch.result, over: part.gathered(fitting, unlessAll: true))
      pieces.add(result, for: fitting.map { rest[$0] })
      rest = rest.indices.removing(fitting).map { rest[$0] }
    }
    if let otherwise = choice.otherwise, !rest.isEmpty {
      let part = batch.gathered(rest, unlessAll: true)
      pieces.add(try self.operand(otherwise, over: part), for: rest)
    } else {
      pieces.add(.constant(.null), for: rest)
    }
    return .column(pieces.joined())
  }

  /// The rows of a batch that fit a branch.
  private func places(
    fitting condition: BoundExpression,
    _ operand: Operand?,
    over batch: Batch
  ) throws(EngineIssue) -> [Int] {
    guard let operand else { return try rows(where: condition, over: batch) }
    let equal = ComparisonKernels.compare(
      operand,
      .equal,
      try self.operand(condition, over: batch),
      count: batch.rowCount,
      context
    )
    return equal.trueRows(count: batch.rowCount)
  }
}

/// The results of branches, each for some of the rows.
private struct ChosenPieces {
  let type: ColumnType
  private var columns: [Column] = []
  /// Where each row's value is among the columns, one behind the other.
  private var places: [Int]
  private var count = 0

  init(type: ColumnType, rowCount: Int) {
    self.type = type
    self.places = Array(repeating: 0, count: rowCount)
  }

  mutating func add(_ values: Operand, for rows: [Int]) {
    for (index, row) in rows.enumerated() { places[row] = count + index }
    columns.append(values.column(count: rows.count, type: type))
    count += rows.count
  }

  func joined() -> Column { Column.joined(columns, type: type).gathered(places) }
}

extension Operand {
  /// The rows named, in the order named.
  fileprivate func gathered(_ rows: [Int]) -> Operand {
    switch self {
    case .constant: self
    case .column(let column): column.count == rows.count ? self : .column(column.gathered(rows))
    }
  }

  /// The rows that are true, neither false nor unknown.
  func trueRows(count: Int) -> [Int] {
    switch self {
    case .constant(let value): return value == .bool(true) ? Array(0..<count) : []
    case .column(.bool(let truth)):
      return (0..<count).filter { truth.values[$0] && !truth.isNull($0) }
    case .column: preconditionFailure("the binder lets only conditions through")
    }
  }
}

extension Batch {
  /// The rows named, which are in order; the batch itself where they are all.
  fileprivate func gathered(_ rows: [Int], unlessAll: Bool) -> Batch {
    unlessAll && rows.count == rowCount ? self : gathered(rows)
  }
}

extension Range<Int> {
  /// The numbers that do not stand in an ordered list.
  fileprivate func removing(_ removed: [Int]) -> [Int] {
    var next = removed.startIndex
    return filter { number in
      guard next < removed.endIndex, removed[next] == number else { return true }
      next += 1
      return false
    }
  }
}
