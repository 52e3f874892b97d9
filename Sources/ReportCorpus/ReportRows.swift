import ReportText

/// Takes the rows that reports have in a relation, report after report.
///
/// What is the same in all rows of a report is looked up once a report.
struct ReportRows {
  private let name: String
  private let alias: String
  private let schema: Schema
  private var builders: [ColumnBuilder]
  private(set) var rowCount = 0

  init(name: String, alias: String, schema: Schema) {
    self.name = name
    self.alias = alias
    self.schema = schema
    builders = schema.columns.map { ColumnBuilder($0.type) }
  }

  /// Tells that rows were taken: a value for each in every column that ``build(_:_:)`` is not
  /// given.
  mutating func close(rows: Int) { rowCount += rows }

  /// Takes the same values for some rows, from a column on.
  mutating func append(_ values: [Value], from column: Int, count: Int) {
    for (index, value) in values.enumerated() {
      builders[column + index].append(value, count: count)
    }
  }

  /// Takes the values of one row, from a column on.
  mutating func append(_ values: [Value], from column: Int) {
    for (index, value) in values.enumerated() { builders[column + index].append(value) }
  }

  /// The rows so far as a relation.
  ///
  /// - Parameters:
  ///   - columns: Columns that were made elsewhere, by name; the rows are numbered in `id`.
  ///   - places: Where the rows stand.
  func build(_ columns: [String: StoredColumn], _ places: RowPlaces) -> Relation {
    let stored = WorkerPool.shared.map(parts: builders.count) { index in
      let name = schema.columns[index].name
      if let column = columns[name] { return column }
      if name == "id" { return StoredColumn.sequence(start: 1, count: rowCount) }
      return StoredColumn(packing: builders[index].build())
    }
    return Relation(
      name: name,
      alias: alias,
      schema: schema,
      stored: stored,
      rowCount: rowCount,
      places: places
    )
  }
}
