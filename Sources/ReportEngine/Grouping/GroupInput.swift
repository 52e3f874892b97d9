import ReportCorpus

/// The rows that are put into groups in one go.
///
/// Where they are rows of a relation, columns of it are read as they are stored; others are
/// computed when they are asked for.
final class GroupInput {
  /// How many rows there are.
  let rowCount: Int
  private let rows: RowSelection?
  private let stored: (BoundExpression) -> StoredColumn?
  private let expressions: ExpressionEvaluator
  private let gather: () throws(EngineIssue) -> Batch
  private var gathered: Batch?

  /// Rows of a relation.
  ///
  /// - Parameters:
  ///   - rows: Which rows.
  ///   - stored: The column of the relation that an expression reads, where it is no more.
  ///   - expressions: What computes all other expressions.
  ///   - gather: The rows as the expressions want them.
  init(
    _ rows: RowSelection,
    stored: @escaping (BoundExpression) -> StoredColumn?,
    _ expressions: ExpressionEvaluator,
    gather: @escaping () throws(EngineIssue) -> Batch
  ) {
    (self.rows, rowCount) = (rows, rows.count)
    (self.stored, self.expressions, self.gather) = (stored, expressions, gather)
  }

  /// Rows that were computed.
  init(_ batch: Batch, _ expressions: ExpressionEvaluator) {
    (rows, rowCount, gathered) = (nil, batch.rowCount, batch)
    (stored, self.expressions) = ({ _ in nil }, expressions)
    gather = { () throws(EngineIssue) in batch }
  }

  private init(_ input: GroupInput, keeping places: [Int]) {
    rows = input.rows.map { rows in .rows(places.map { UInt32(rows[$0]) }) }
    rowCount = places.count
    (stored, expressions) = (input.stored, input.expressions)
    gather = { () throws(EngineIssue) in try input.batch().gathered(places) }
  }

  /// Some of the rows, in order.
  func keeping(_ places: [Int]) -> GroupInput { GroupInput(self, keeping: places) }

  private func batch() throws(EngineIssue) -> Batch {
    if let gathered { return gathered }
    let batch = try gather()
    gathered = batch
    return batch
  }

  /// The codes that an expression reads, and at which rows.
  func codes(of expression: BoundExpression) -> (CodedColumn, RowSelection)? {
    guard let rows, case .coded(let column)? = stored(expression) else { return nil }
    return (column, rows)
  }

  /// The values of an expression.
  func column(_ expression: BoundExpression) throws(EngineIssue) -> Column {
    if let rows, let stored = stored(expression) { return stored.gathered(rows) }
    return try expressions.column(expression, over: batch())
  }

  /// The places of the rows for which a condition is true.
  func places(where condition: BoundExpression) throws(EngineIssue) -> [Int] {
    try expressions.rows(where: condition, over: batch())
  }

  /// The places of the rows for which an expression has a value; `nil` where it has one for all.
  func places(with expression: BoundExpression) throws(EngineIssue) -> [Int]? {
    if let (column, rows) = codes(of: expression) {
      let null = column.domain.nullCode
      guard column.hasNulls, column.codes.contains(null, in: rows) else { return nil }
      var places: [Int] = []
      places.reserveCapacity(rowCount)
      column.codes.forEach(rows) { place, code in
        if code != Int(null) { places.append(place) }
      }
      return places
    }
    guard let validity = try column(expression).validity else { return nil }
    return (0..<rowCount).filter { validity[$0] }
  }
}
