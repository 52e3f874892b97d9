import ReportText

/// The values of one column, of one type, packed.
///
/// Relations hold columns, and so do the batches that the engine passes on.
public enum Column: Sendable {
  /// Whole numbers.
  case int(FixedColumn<Int64>)
  /// Numbers.
  case number(FixedColumn<Double>)
  /// Ratios shown in percent.
  case percent(FixedColumn<Double>)
  /// Texts.
  case text(TextColumn)
  /// Days since 1970-01-01.
  case date(FixedColumn<Int32>)
  /// True or false.
  case bool(FixedColumn<Bool>)

  /// The type of the values.
  public var type: ColumnType {
    switch self {
    case .int: .int
    case .number: .number
    case .percent: .percent
    case .text: .text
    case .date: .date
    case .bool: .bool
    }
  }

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .int(let column): column.values.count
    case .number(let column), .percent(let column): column.values.count
    case .text(let column): column.codes.count
    case .date(let column): column.values.count
    case .bool(let column): column.values.count
    }
  }

  /// The value of a row.
  public subscript(row: Int) -> Value {
    if isNull(row) { return .null }
    return switch self {
    case .int(let column): .int(column.values[row])
    case .number(let column): .number(column.values[row])
    case .percent(let column): .percent(column.values[row])
    case .text(let column): .text(column.pool[column.codes[row]])
    case .date(let column): .date(CalendarDate(daysSinceEpoch: column.values[row]))
    case .bool(let column): .bool(column.values[row])
    }
  }

  /// Whether a row has no value.
  public func isNull(_ row: Int) -> Bool {
    switch self {
    case .int(let column): column.isNull(row)
    case .number(let column), .percent(let column): column.isNull(row)
    case .text(let column): column.codes[row] == TextColumn.null
    case .date(let column): column.isNull(row)
    case .bool(let column): column.isNull(row)
    }
  }

  /// The rows named, in the order named.
  ///
  /// Complexity: linear in the number of rows named.
  @inlinable public func gathered<Row: BinaryInteger>(_ rows: [Row]) -> Column {
    switch self {
    case .int(let column): .int(column.gathered(rows))
    case .number(let column): .number(column.gathered(rows))
    case .percent(let column): .percent(column.gathered(rows))
    case .text(let column): .text(column.gathered(rows))
    case .date(let column): .date(column.gathered(rows))
    case .bool(let column): .bool(column.gathered(rows))
    }
  }

  /// A run of rows.
  ///
  /// Complexity: linear in the number of rows.
  public func slice(_ rows: Range<Int>) -> Column {
    switch self {
    case .int(let column): .int(column.slice(rows))
    case .number(let column): .number(column.slice(rows))
    case .percent(let column): .percent(column.slice(rows))
    case .text(let column):
      .text(TextColumn(codes: Array(column.codes[rows]), pool: column.pool))
    case .date(let column): .date(column.slice(rows))
    case .bool(let column): .bool(column.slice(rows))
    }
  }
}

/// Values of a fixed size, with a mark on those that are there.
public struct FixedColumn<Element: Sendable>: Sendable {
  /// One value a row; anything where the row is null.
  public var values: [Element]
  /// Which rows have a value; `nil` where all have.
  public var validity: Bitmap?

  /// Puts a column together.
  ///
  /// - Precondition: `validity` has a bit for every value.
  public init(_ values: [Element], validity: Bitmap? = nil) {
    precondition(validity == nil || validity?.count == values.count, "a bit for every value")
    self.values = values
    self.validity = validity
  }

  /// Whether a row has no value.
  @inlinable public func isNull(_ row: Int) -> Bool {
    guard let validity else { return false }
    return !validity[row]
  }

  @inlinable func gathered<Row: BinaryInteger>(_ rows: [Row]) -> FixedColumn {
    FixedColumn(
      rows.map { values[Int($0)] },
      validity: validity.map { validity in Bitmap(rows.map { validity[Int($0)] }) }
    )
  }

  func slice(_ rows: Range<Int>) -> FixedColumn {
    FixedColumn(Array(values[rows]), validity: validity?.slice(rows))
  }
}

/// Texts as codes into a pool.
public struct TextColumn: Sendable {
  /// The code of a row without a value.
  public static let null = UInt32.max

  /// One code a row.
  public var codes: [UInt32]
  /// What the codes stand for.
  public var pool: StringPool

  /// Puts a column together.
  public init(codes: [UInt32], pool: StringPool) {
    self.codes = codes
    self.pool = pool
  }

  @inlinable func gathered<Row: BinaryInteger>(_ rows: [Row]) -> TextColumn {
    TextColumn(codes: rows.map { codes[Int($0)] }, pool: pool)
  }
}
