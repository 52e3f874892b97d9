/// Takes the values of one column as they are written and packs them.
///
/// This is the one place where tables meet the columns of relations.
final class PackedColumn {
  private let type: ColumnType
  /// Rows without a value, in order.
  private var nulls: [Int] = []
  private var ints: [Int64] = []
  private var doubles: [Double] = []
  private var days: [Int32] = []
  private var bools: [Bool] = []
  private var codes: [UInt32] = []
  private var texts = StringPoolBuilder()
  private(set) var count = 0

  init(_ type: ColumnType, capacity: Int) {
    self.type = type
    switch type {
    case .int: ints.reserveCapacity(capacity)
    case .number, .percent: doubles.reserveCapacity(capacity)
    case .text: codes.reserveCapacity(capacity)
    case .date: days.reserveCapacity(capacity)
    case .bool: bools.reserveCapacity(capacity)
    }
  }

  /// Takes a row without a value.
  func appendNull() {
    nulls.append(count)
    count += 1
    switch type {
    case .int: ints.append(0)
    case .number, .percent: doubles.append(0)
    case .text: codes.append(TextColumn.null)
    case .date: days.append(0)
    case .bool: bools.append(false)
    }
  }

  /// Takes the bytes of a text, escapes undone.
  ///
  /// - Precondition: the column is of texts.
  func append(text: UnsafeBufferPointer<UInt8>) {
    precondition(type == .text, "a text in a column of another type")
    codes.append(texts.code(forBytes: text))
    count += 1
  }

  /// Takes a value that is not null.
  ///
  /// - Precondition: the field can be read as the column's type, which is not text.
  func append(_ reading: FieldReading) {
    switch (type, reading) {
    case (.int, .int(let value)): ints.append(value)
    case (.number, .int(let value)): doubles.append(Double(value))
    case (.number, .number(let value)), (.percent, .percent(let value)): doubles.append(value)
    case (.date, .date(let value)): days.append(value)
    case (.bool, .bool(let value)): bools.append(value)
    default: preconditionFailure("a value of another type than was found for its column")
    }
    count += 1
  }

  /// Whether the column holds texts.
  var isText: Bool { type == .text }

  /// The values so far as a column.
  var column: Column {
    switch type {
    case .int: .int(FixedColumn(ints, validity: validity))
    case .number: .number(FixedColumn(doubles, validity: validity))
    case .percent: .percent(FixedColumn(doubles, validity: validity))
    case .text:
      .text(TextColumn(codes: codes, pool: texts.build()))
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
