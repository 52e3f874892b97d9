/// One value of a table as it is written.
struct TableField {
  /// How the value is written.
  enum Form {
    /// Without quotes.
    case plain
    /// Between quotes, which are left out; every byte stands for itself.
    case quoted
    /// Between quotes, with escapes that the reader has to undo.
    case escaped
  }

  /// Where it begins and ends in the text, quotes left out.
  var start: Int
  var end: Int
  var form: Form
  /// Whether it is the last one of its row.
  var endsRow = false

  /// Whether nothing is written at all, which is null; a quoted nothing is an empty text.
  func isNull(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard form == .plain else { return false }
    for offset in start..<end where bytes[offset] != 0x20 && bytes[offset] != 0x09 { return false }
    return true
  }
}

/// What a field can be read as, besides text.
enum FieldReading: Hashable {
  case int(Int64)
  case number(Double)
  case percent(Double)
  case date(Int32)
  case bool(Bool)
  case text

  /// Reads a field without the spaces around it.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var (start, end) = (start, end)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    guard start < end else {
      self = .text
      return
    }
    switch bytes[start] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      self = Self.numeral(bytes, start, end) ?? Self.date(bytes, start, end) ?? .text
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      self = Self.spells("true", bytes, start, end) ? .bool(true) : .text
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = Self.spells("false", bytes, start, end) ? .bool(false) : .text
    default: self = .text
    }
  }

  /// A number, or a percent; `nil` where it is none.
  private static func numeral(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> FieldReading? {
    guard let decimal = DecimalText(bytes, start, end) else { return nil }
    var rest = decimal.end
    if rest == end {
      if decimal.isWhole { return decimal.whole.map { .int($0) } }
      return decimal.number(timesTenTo: 0, bytes).map { .number($0) }
    }
    while rest < end, bytes[rest] == 0x20 { rest += 1 }
    let isPercent =
      (rest + 1 == end && bytes[rest] == UInt8(ascii: "%"))
      // U+FF05, the full-width sign.
      || (rest + 3 == end && bytes[rest] == 0xEF && bytes[rest + 1] == 0xBC
        && bytes[rest + 2] == 0x85)
    return isPercent ? decimal.number(timesTenTo: -2, bytes).map { .percent($0) } : nil
  }

  private static func spells(
    _ word: StaticString,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    guard word.utf8CodeUnitCount == end - start else { return false }
    return word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
    }
  }
}
