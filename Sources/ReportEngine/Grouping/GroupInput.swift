import ReportCorpus

/// The rows that are put into groups in one go.
///
/// Where they are rows of a relation, columns of it are read as they are stored; others are
/// computed when they are asked for.
final class GroupInput {
  /// How many rows there are.
  let rowCount: Int
  private let rows: RowSelection?
  private let columnRead: (BoundExpression) -> StoredColumn?
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
    (columnRead, self.expressions, self.gather) = (stored, expressions, gather)
  }

  /// Rows that were computed.
  init(_ batch: Batch, _ expressions: ExpressionEvaluator) {
    (rows, rowCount, gathered) = (nil, batch.rowCount, batch)
    (columnRead, self.expressions) = ({ _ in nil }, expressions)
    gather = { () throws(EngineIssue) in batch }
  }

  private init(_ input: GroupInput, keeping places: [Int]) {
    rows = input.rows.map { rows in .rows(places.map { UInt32(rows[$0]) }) }
    rowCount = places.count
    (columnRead, expressions) = (input.columnRead, input.expressions)
    gather = { () throws(EngineIssue) in try input.batch().gathered(places) }
  }

  private init(_ input: GroupInput, keeping rows: [UInt32]) {
    (self.rows, rowCount) = (.rows(rows), rows.count)
    (columnRead, expressions) = (input.columnRead, input.expressions)
    gather = { () throws(EngineIssue) in try input.batch().gathered(input.places(of: rows)) }
  }

  /// Some of the rows, in order.
  func keeping(_ places: [Int]) -> GroupInput { GroupInput(self, keeping: places) }

  /// Where rows of the relation stand among these.
  private func places(of wanted: [UInt32]) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(wanted.count)
    rows?.forEach { place, row in
      if places.count < wanted.count, Int(wanted[places.count]) == row { places.append(place) }
    }
    return places
  }

  private func batch() throws(EngineIssue) -> Batch {
    if let gathered { return gathered }
    let batch = try gather()
    gathered = batch
    return batch
  }

  /// The column of a relation that an expression reads, and at which rows.
  func stored(_ expression: BoundExpression) -> (StoredColumn, RowSelection)? {
    guard let rows, let column = columnRead(expression) else { return nil }
    return (column, rows)
  }

  /// The codes that an expression reads, and at which rows.
  func codes(of expression: BoundExpression) -> (CodedColumn, RowSelection)? {
    guard let rows, case .coded(let column)? = columnRead(expression) else { return nil }
    return (column, rows)
  }

  /// The values of an expression.
  func column(_ expression: BoundExpression) throws(EngineIssue) -> Column {
    if let rows, let stored = columnRead(expression) { return stored.gathered(rows) }
    return try expressions.column(expression, over: batch())
  }

  /// The places of the rows for which a condition is true.
  func places(where condition: BoundExpression) throws(EngineIssue) -> [Int] {
    try expressions.rows(where: condition, over: batch())
  }

  /// The rows for which an expression has a value, with their groups.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - groups: The group of every row.
  ///   - memory: What the lists are written to, where rows are left out.
  /// - Returns: `nil` where it has a value for all.
  /// - Throws: What evaluating the expression throws.
  func rows(
    with expression: BoundExpression,
    _ groups: [UInt32],
    _ memory: inout PresentRows
  ) throws(EngineIssue) -> GroupInput? {
    switch stored(expression) {
    case (.coded(let column), let rows)?:
      let null = Int(column.domain.nullCode)
      guard column.hasNulls,
        memory.fill(rows, groups, { write in column.codes.forEach(rows) { write($0, $1 != null) } })
      else { return nil }
      return GroupInput(self, keeping: memory.rows)
    case (.plain(let column), let rows)?:
      guard let validity = column.validity,
        memory.fill(rows, groups, { write in rows.forEach { write($0, validity[$1]) } })
      else { return nil }
      return GroupInput(self, keeping: memory.rows)
    case (.sequence, _)?, (.computed, _)?: return nil
    case nil:
      guard let validity = try column(expression).validity else { return nil }
      let places = (0..<rowCount).filter { validity[$0] }
      memory.groups = places.map { groups[$0] }
      return keeping(places)
    }
  }
}

/// Rows that have a value, and their groups: lists whose memory is used again.
struct PresentRows {
  /// The rows of the relation.
  fileprivate(set) var rows: [UInt32] = []
  /// The group of each.
  fileprivate(set) var groups: [UInt32] = []

  /// Writes the rows that are there; false where all are.
  @inline(__always)
  fileprivate mutating func fill(
    _ all: RowSelection,
    _ groupOfRow: [UInt32],
    _ forEach: (_ write: (_ place: Int, _ isThere: Bool) -> Void) -> Void
  ) -> Bool {
    let count = all.count
    Self.clear(&rows, count)
    Self.clear(&groups, count)
    var written = 0
    rows.withUnsafeMutableBufferPointer { rows in
      groups.withUnsafeMutableBufferPointer { groups in
        groupOfRow.withUnsafeBufferPointer { groupOfRow in
          forEach { place, isThere in
            // What is written for a row without value is written over by the next.
            rows[written] = UInt32(truncatingIfNeeded: place)
            groups[written] = groupOfRow[place]
            written += isThere ? 1 : 0
          }
        }
      }
    }
    if written == count { return false }
    rows.removeLast(count - written)
    groups.removeLast(count - written)
    switch all {
    case .range(let range): rows.change { $0 + UInt32(truncatingIfNeeded: range.lowerBound) }
    case .rows(let all):
      all.withUnsafeBufferPointer { all in rows.change { all[Int($0)] } }
    }
    return true
  }

  private static func clear(_ list: inout [UInt32], _ count: Int) {
    list.removeAll(keepingCapacity: true)
    list.append(contentsOf: repeatElement(0, count: count))
  }
}

extension [UInt32] {
  @inline(__always)
  fileprivate mutating func change(_ new: (UInt32) -> UInt32) {
    withUnsafeMutableBufferPointer { elements in
      for index in elements.indices { elements[index] = new(elements[index]) }
    }
  }
}
