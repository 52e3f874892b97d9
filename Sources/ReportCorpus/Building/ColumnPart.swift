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
  private var words = WordTable()
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
    codes.append(words.code(of: UInt64(bitPattern: Int64(number))))
  }

  /// Takes a number.
  mutating func append(_ number: Double?) {
    guard let number else { return appendNull() }
    codes.append(words.code(of: number.bitPattern))
  }

  private mutating func appendNull() {
    nullCount += 1
    codes.append(Self.null)
  }

  /// The values taken, packed.
  func build() -> ColumnPart {
    let values: ColumnPart.Values = texts.map { .texts($0.build()) } ?? .words(words.words.shrunk)
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

/// Gives codes to numbers of 64 bits as they come.
struct WordTable {
  /// The numbers, by their codes.
  private(set) var words: [UInt64] = []
  /// The codes by hash: open addressing, at most every second place taken.
  private var places: [UInt32] = []
  private var shift: UInt64 = 64

  /// The code of a number, a new one where it is new.
  mutating func code(of word: UInt64) -> UInt32 {
    if (words.count + 1) * 2 > places.count { grow() }
    var place = Int((word &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while places[place] != .max {
      if words[Int(places[place])] == word { return places[place] }
      place = (place + 1) & (places.count - 1)
    }
    let code = UInt32(words.count)
    places[place] = code
    words.append(word)
    return code
  }

  private mutating func grow() {
    let size = max(16, places.count * 2)
    shift = UInt64(64 - size.trailingZeroBitCount)
    places = Array(repeating: .max, count: size)
    for (code, word) in words.enumerated() {
      var place = Int((word &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while places[place] != .max { place = (place + 1) & (size - 1) }
      places[place] = UInt32(code)
    }
  }
}
