/// Finds out the type of a column from all its values.
struct ColumnGuess {
  /// The type that all values so far have; `nil` where there is none yet.
  private(set) var type: ColumnType?
  /// Whether every value so far stands in quotes.
  private(set) var isAllQuoted = true

  /// Takes a value that is not null.
  ///
  /// - Parameters:
  ///   - field: The value.
  ///   - bytes: The text that it stands in.
  ///   - quotesMakeText: Whether a quoted number or truth value is a text.
  mutating func take(
    _ field: TableField,
    in bytes: UnsafeBufferPointer<UInt8>,
    quotesMakeText: Bool
  ) {
    if field.form == .plain { isAllQuoted = false }
    if type == .text { return }
    let found = Self.type(of: field, in: bytes, quotesMakeText: quotesMakeText)
    switch (type, found) {
    case (nil, _): type = found
    case (.int, .number), (.number, .int): type = .number
    default: if type != found { type = .text }
    }
  }

  private static func type(
    of field: TableField,
    in bytes: UnsafeBufferPointer<UInt8>,
    quotesMakeText: Bool
  ) -> ColumnType {
    if field.form == .escaped { return .text }
    let isText = quotesMakeText && field.form == .quoted
    return switch FieldReading(bytes, field.start, field.end) {
    case .int: isText ? .text : .int
    case .number: isText ? .text : .number
    case .bool: isText ? .text : .bool
    case .percent: .percent
    case .date: .date
    case .text: .text
    }
  }
}
