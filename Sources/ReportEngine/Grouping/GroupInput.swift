import ReportCorpus

/// What is known of all rows that are put into groups.
struct GroupSource {
  /// The column of a relation that an expression reads, where it is no more than that.
  var stored: (BoundExpression) -> StoredColumn?
  /// Whether an expression has one value in all rows.
  var isFixed: (BoundExpression) -> Bool

  /// Rows that were computed.
  static var computed: GroupSource { GroupSource(stored: { _ in nil }, isFixed: { _ in false }) }
}

/// The rows that are put into groups in one go.
///
/// Where they are rows of a relation, columns of it are read as they are stored; others are
/// computed when they are asked for.
final class GroupInput {
  /// How many rows there are.
  let rowCount: Int
  /// Which rows of the relation they are; `nil` where they were computed.
  let rows: RowSelection?
  /// The same rows, where they are known as bits.
  let marks: RowMarks?
  private let columnRead: (BoundExpression) -> StoredColumn?
  private let expressions: ExpressionEvaluator
  private let gather: () throws(EngineIssue) -> Batch
  private var gathered: Batch?
  private let memory: GatheringMemory
  /// No other input with the same memory has it.
  private let number: Int

  /// Rows of a relation.
  ///
  /// - Parameters:
  ///   - rows: Which rows.
  ///   - marks: The same rows, where they are known as bits.
  ///   - stored: The column of the relation that an expression reads, where it is no more.
  ///   - expressions: What computes all other expressions.
  ///   - memory: What columns are gathered in.
  ///   - gather: The rows as the expressions want them.
  init(
    _ rows: RowSelection,
    _ marks: RowMarks?,
    stored: @escaping (BoundExpression) -> StoredColumn?,
    _ expressions: ExpressionEvaluator,
    _ memory: GatheringMemory,
    gather: @escaping () throws(EngineIssue) -> Batch
  ) {
    (self.rows, self.marks, rowCount, self.memory) = (rows, marks, rows.count, memory)
    (columnRead, self.expressions, self.gather) = (stored, expressions, gather)
    number = memory.numberOfInput()
  }

  /// Rows that were computed.
  init(_ batch: Batch, _ expressions: ExpressionEvaluator) {
    (rows, marks, rowCount) = (nil, nil, batch.rowCount)
    (gathered, memory) = (batch, GatheringMemory())
    (columnRead, self.expressions) = ({ _ in nil }, expressions)
    number = memory.numberOfInput()
    gather = { () throws(EngineIssue) in batch }
  }

  private init(_ input: GroupInput, keeping places: [Int]) {
    rows = input.rows.map { rows in .rows(places.map { UInt32(rows[$0]) }) }
    marks = nil
    rowCount = places.count
    (columnRead, expressions, memory) = (input.columnRead, input.expressions, input.memory)
    number = memory.numberOfInput()
    gather = { () throws(EngineIssue) in try input.batch().gathered(places) }
  }

  private init(_ input: GroupInput, keeping rows: [UInt32]) {
    (self.rows, marks, rowCount) = (.rows(rows), nil, rows.count)
    (columnRead, expressions, memory) = (input.columnRead, input.expressions, input.memory)
    number = memory.numberOfInput()
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

  /// The rows, with the column of a relation that an expression reads; `nil` where it is more
  /// than that.
  func stored(_ expression: BoundExpression) -> StoredRows? {
    guard let rows, let column = columnRead(expression) else { return nil }
    return StoredRows(column, rows, marks, ofInput: number, memory)
  }

  /// The values of an expression.
  func column(_ expression: BoundExpression) throws(EngineIssue) -> Column {
    if let stored = stored(expression) { return stored.gathered }
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
  ///   - present: What the lists are written to, where rows are left out.
  /// - Returns: `nil` where it has a value for all.
  /// - Throws: What evaluating the expression throws.
  func rows(
    with expression: BoundExpression,
    _ groups: RowGroups,
    _ present: inout PresentRows
  ) throws(EngineIssue) -> GroupInput? {
    guard let stored = stored(expression) else {
      guard let validity = try column(expression).validity else { return nil }
      present.places.mark(rowCount) { validity[$0] }
      if present.places.count == rowCount { return nil }
      present.groups.set(groups, at: present.places)
      return keeping((0..<rowCount).filter { validity[$0] })
    }
    switch stored.column {
    case .coded(let column):
      guard column.hasNulls else { return nil }
      let null = column.domain.nullCode
      stored.withCodes(of: column) { present.places.mark($0, unlike: null) }
    case .plain(let column):
      guard let validity = column.validity else { return nil }
      let rows = stored.rows
      present.places.mark(rowCount) { validity[rows[$0]] }
    case .sequence, .computed: return nil
    }
    if present.places.count == rowCount { return nil }
    present.set(stored.rows, groups)
    return GroupInput(self, keeping: present.rows)
  }
}

/// Rows that have a value, and their groups: lists whose memory is used again.
struct PresentRows {
  /// Where they stand among all.
  fileprivate(set) var places = MarkedPlaces()
  /// The rows of the relation.
  fileprivate var rows: [UInt32] = []
  /// The group of each.
  fileprivate(set) var groups = RowGroups()

  /// Takes the rows at the marked places.
  fileprivate mutating func set(_ all: RowSelection, _ groupOfRow: RowGroups) {
    groups.set(groupOfRow, at: places)
    rows = places.keep(all)
  }
}
