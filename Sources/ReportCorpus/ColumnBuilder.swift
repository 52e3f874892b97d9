import ReportText

/// Takes values one by one and packs them into a column.
public struct ColumnBuilder {
  /// The type of the values.
  public let type: ColumnType
  /// Rows without a value, in order.
  private var nulls: [Int] = []
  private var ints: [Int64] = []
  private var doubles: [Double] = []
  private var days: [Int32] = []
  private var bools: [Bool] = []
  private var codes: [UInt32] = []
  private var pool = StringPoolBuilder()

  /// Starts a column of a type.
  public init(_ type: ColumnType) {
    self.type = type
  }

  /// How many values were taken.
  public var count: Int {
    switch type {
    case .int: ints.count
    case .number, .percent: doubles.count
    case .text: codes.count
    case .date: days.count
    case .bool: bools.count
    }
  }

  /// Takes a value.
  ///
  /// - Precondition: the value is null or of the column's type.
  public mutating func append(_ value: Value) {
    switch (type, value) {
    case (.int, .int(let value)): ints.append(value)
    case (.number, .number(let value)), (.percent, .percent(let value)): doubles.append(value)
    case (.text, .text(let value)): codes.append(pool.code(for: value))
    case (.date, .date(let value)): days.append(value.daysSinceEpoch)
    case (.bool, .bool(let value)): bools.append(value)
    case (_, .null): appendNull()
    default: preconditionFailure("a value of another type than its column")
    }
  }

  /// Takes a value several times.
  ///
  /// - Precondition: the value is null or of the column's type.
  mutating func append(_ value: Value, count: Int) {
    if count == 0 { return }
    append(value)
    if case .text = type, let code = codes.last {
      codes.append(contentsOf: repeatElement(code, count: count - 1))
    } else {
      for _ in 1..<count { append(value) }
    }
  }

  private mutating func appendNull() {
    // The code of null says it already.
    if type != .text { nulls.append(count) }
    switch type {
    case .int: ints.append(0)
    case .number, .percent: doubles.append(0)
    case .text: codes.append(TextColumn.null)
    case .date: days.append(0)
    case .bool: bools.append(false)
    }
  }

  /// The values so far as a column.
  public func build() -> Column {
    switch type {
    case .int: .int(FixedColumn(ints, validity: validity))
    case .number: .number(FixedColumn(doubles, validity: validity))
    case .percent: .percent(FixedColumn(doubles, validity: validity))
    case .text: .text(TextColumn(codes: codes, pool: pool.build()))
    case .date: .date(FixedColumn(days, validity: validity))
    case .bool: .bool(FixedColumn(bools, validity: validity))
    }
  }

  private var validity: Bitmap? {
    if nulls.isEmpty { return nil }
    var bits = Bitmap(count: count, repeating: true)
    for row in nulls { bits[row] = false }
    return bits
  }
}
