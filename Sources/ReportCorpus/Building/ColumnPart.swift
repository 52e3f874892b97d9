/// The values that some reports have in a column, as codes into those that occur there.
///
/// The code behind the last value stands for null.
struct ColumnPart: Sendable {
  /// The different values, in the order in which they occur first.
  enum Values: Sendable {
    /// Texts.
    case texts(StringPool)
    /// The bits of numbers, days or truth values.
    case words([UInt64])

    var count: Int {
      switch self {
      case .texts(let pool): pool.count
      case .words(let words): words.count
      }
    }
  }

  let codes: PackedCodes
  let values: Values
  /// How many rows have no value.
  let nullCount: Int
}

/// Takes the values that some reports have in a column, one by one.
struct ColumnPartBuilder {
  private static let null = UInt32.max

  private var codes: [UInt32] = []
  private var texts: StringPoolBuilder?
  private var words = NumberTable()
  private var nullCount = 0

  /// Starts a column of a type.
  init(_ type: ColumnType) {
    if type == .text { texts = StringPoolBuilder() }
  }

  /// Takes a text.
  ///
  /// - Precondition: The column is of texts; so for ``code(of:)``.
  mutating func append(_ text: String?) {
    guard let text else { return appendNull() }
    codes.append(code(of: text))
  }

  /// The code of a text, to be taken by ``append(code:)``.
  mutating func code(of text: String) -> UInt32 { texts?.code(for: text) ?? Self.null }

  /// Takes a value by its code.
  mutating func append(code: UInt32) { codes.append(code) }

  /// Takes a whole number.
  mutating func append(_ number: Int?) {
    guard let number else { return appendNull() }
    codes.append(words.number(of: UInt64(bitPattern: Int64(number))))
  }

  /// Takes a number.
  mutating func append(_ number: Double?) {
    guard let number else { return appendNull() }
    codes.append(words.number(of: number.bitPattern))
  }

  private mutating func appendNull() {
    nullCount += 1
    codes.append(Self.null)
  }

  /// The values taken, packed.
  func build() -> ColumnPart {
    let values: ColumnPart.Values = texts.map { .texts($0.build()) } ?? .words(words.keys.shrunk)
    let nullCode = UInt32(values.count)
    return ColumnPart(
      codes: PackedCodes(
        nullCount > 0 ? codes.map { min($0, nullCode) } : codes,
        greatest: nullCode
      ),
      values: values,
      nullCount: nullCount
    )
  }
}
