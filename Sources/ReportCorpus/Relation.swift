public import ReportText

/// A named table of columns of equal length.
public struct Relation: Sendable {
  /// The name behind `from`.
  public let name: String
  /// The same in Chinese, where it has one.
  public let alias: String?
  /// The columns' names and types.
  public let schema: Schema
  /// The columns.
  public let columns: [StoredColumn]
  /// How many rows there are.
  public let rowCount: Int
  /// Where each row stands in a report.
  public let places: RowPlaces
  /// The file that the rows were read from, where the relation is a user's own table.
  public let origin: TableOrigin?

  /// Puts a relation together.
  ///
  /// - Precondition: columns have the types of the schema and one length; `places` is empty or
  ///   of that length.
  public init(
    name: String,
    alias: String? = nil,
    schema: Schema,
    columns: [Column],
    rowCount: Int,
    places: [RowPlace] = [],
    origin: TableOrigin? = nil
  ) {
    self.init(
      name: name,
      alias: alias,
      schema: schema,
      stored: WorkerPool.shared.map(parts: columns.count) { StoredColumn(packing: columns[$0]) },
      rowCount: rowCount,
      places: places.isEmpty ? .none : .list(places),
      origin: origin
    )
  }

  /// Puts a relation together out of packed columns.
  init(
    name: String,
    alias: String?,
    schema: Schema,
    stored: [StoredColumn],
    rowCount: Int,
    places: RowPlaces,
    origin: TableOrigin? = nil
  ) {
    precondition(stored.map(\.type) == schema.columns.map(\.type), "columns fit their schema")
    precondition(stored.allSatisfy { $0.count == rowCount }, "columns are of one length")
    precondition(places.count == 0 || places.count == rowCount, "a place for every row")
    self.name = name
    self.alias = alias
    self.schema = schema
    self.columns = stored
    self.rowCount = rowCount
    self.places = places
    self.origin = origin
  }
}

/// Where a row of a relation stands.
public struct RowPlace: Hashable, Sendable {
  /// The report, as an index into ``Corpus/reports``.
  public var report: Int
  /// The characters that the row stands on: a figure, a heading, a sentence.
  public var span: SourceSpan
  /// The sentence or line around them.
  public var context: SourceSpan

  /// Puts a place together.
  public init(report: Int, span: SourceSpan, context: SourceSpan) {
    self.report = report
    self.span = span
    self.context = context
  }
}

/// Takes rows one by one and packs them into a relation.
public struct RelationBuilder {
  private let name: String
  private let alias: String?
  private let schema: Schema
  private var builders: [ColumnBuilder]
  private var places: [RowPlace] = []
  private var rowCount = 0

  /// Starts a relation.
  public init(name: String, alias: String? = nil, schema: Schema) {
    self.name = name
    self.alias = alias
    self.schema = schema
    self.builders = schema.columns.map { ColumnBuilder($0.type) }
  }

  /// Takes a row.
  ///
  /// - Precondition: a value of the right type (or null) for every column.
  public mutating func append(_ row: [Value], at place: RowPlace? = nil) {
    precondition(row.count == builders.count, "a value for every column")
    for (index, value) in row.enumerated() { builders[index].append(value) }
    if let place { places.append(place) }
    rowCount += 1
  }

  /// The rows so far as a relation.
  public func build() -> Relation {
    Relation(
      name: name,
      alias: alias,
      schema: schema,
      columns: builders.map { $0.build() },
      rowCount: rowCount,
      places: places
    )
  }
}
