import ReportText

/// Cuts text with fields between delimiters (CSV, TSV) into fields, as RFC 4180 has it.
///
/// A field may stand in quotes, in which it holds delimiters, line breaks and doubled quotes.
/// Lines end with LF, CR LF or CR.
struct DelimitedRecords {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// Where the next field begins.
  private(set) var offset: Int
  /// Whether the row before ended without the end of the file.
  private var isWithinRow = false

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Prepares to read from the start, behind a byte order mark, or from where a row begins.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from offset: Int? = nil) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.offset = offset ?? TableText.markLength(of: bytes)
  }

  /// Whether there are no more rows.
  var isAtEnd: Bool { offset >= bytes.count && !isWithinRow }

  /// Takes the next field.
  ///
  /// Complexity: linear in its length.
  mutating func next() throws(TableIssue) -> TableField {
    var quote = offset
    while quote < bytes.count, bytes[quote] == 0x20 { quote += 1 }
    if quote < bytes.count, bytes[quote] == Self.quote { return try quotedField(from: quote) }
    let start = offset
    var end = offset
    while end < bytes.count {
      let byte = bytes[end]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      end += 1
    }
    return finished(TableField(start: start, end: end, form: .plain), at: end)
  }

  private mutating func quotedField(from quote: Int) throws(TableIssue) -> TableField {
    var field = TableField(start: quote + 1, end: quote + 1, form: .quoted)
    var end = quote + 1
    while true {
      while end < bytes.count, bytes[end] != Self.quote { end += 1 }
      guard end < bytes.count else {
        throw TableIssue(.unclosedQuote, at: SourceSpan(quote, quote + 1))
      }
      guard end + 1 < bytes.count, bytes[end + 1] == Self.quote else { break }
      field.form = .escaped
      end += 2
    }
    field.end = end
    end += 1
    while end < bytes.count, bytes[end] == 0x20, delimiter != 0x20 { end += 1 }
    guard end == bytes.count || endsField(bytes[end]) else {
      throw TableIssue(.behindQuote, at: SourceSpan(end, end + Self.length(of: bytes[end])))
    }
    return finished(field, at: end)
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// How many bytes the character takes that begins with a byte.
  private static func length(of byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// Goes on behind the mark that ends a field.
  private mutating func finished(_ field: TableField, at end: Int) -> TableField {
    var field = field
    offset = end
    isWithinRow = end < bytes.count && bytes[end] == delimiter
    field.endsRow = !isWithinRow
    if end < bytes.count {
      offset += 1
      if bytes[end] == Self.carriageReturn, offset < bytes.count, bytes[offset] == Self.lineFeed {
        offset += 1
      }
    }
    return field
  }

  /// The mark between the fields of the first line: a comma, else a tab, else a semicolon.
  static func delimiter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var isQuoted = false
    var found: Set<UInt8> = []
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == lineFeed || byte == carriageReturn { break }
      found.insert(byte)
    }
    let marks = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    return marks.first { found.contains($0) } ?? UInt8(ascii: ",")
  }
}
