import ReportText

/// Goes through one JSON value after the other, checking its form (RFC 8259).
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where it is.
  var offset: Int
  /// Where the line ends that is read.
  var end: Int

  /// Deeper nesting is an error; each level is one of recursion.
  private static let nesting = 100

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    self.offset = range.lowerBound
    self.end = range.upperBound
  }

  /// The byte here; `nil` at the end of the line.
  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  mutating func skipSpaces() {
    while offset < end, bytes[offset] == 0x20 || bytes[offset] &- 0x09 < 5 { offset += 1 }
  }

  /// Takes a byte if it is here.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < end, UInt32(bytes[offset]) == character.value else { return false }
    offset += 1
    return true
  }

  /// The issue that something else is wanted here.
  func wanted(_ what: String) -> TableIssue {
    TableIssue(.badJSON(wanted: what), at: SourceSpan(at: offset))
  }

  /// Takes a text with its quotes.
  mutating func text() throws(TableIssue) -> TableField {
    guard take("\"") else { throw wanted("a text in quotes") }
    var field = TableField(start: offset, end: offset, form: .quoted)
    while offset < end, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] < 0x20 {
        throw TableIssue(.badJSONText, at: SourceSpan(offset, offset + 1))
      }
      if bytes[offset] == UInt8(ascii: "\\") {
        field.form = .escaped
        try skipEscape()
      } else {
        offset += 1
      }
    }
    field.end = offset
    guard take("\"") else { throw wanted("the closing `\"`") }
    return field
  }

  private mutating func skipEscape() throws(TableIssue) {
    let start = offset
    offset += 1
    let letter = byte
    offset = min(offset + 1, end)
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      for _ in 0..<4 {
        guard offset < end, JSONText.hexDigit(bytes[offset]) != nil else {
          throw TableIssue(.badJSONText, at: SourceSpan(start, offset))
        }
        offset += 1
      }
    default: throw TableIssue(.badJSONText, at: SourceSpan(start, offset))
    }
  }

  /// Takes any value; objects and arrays are taken whole, as they are written.
  mutating func value(depth: Int = 0) throws(TableIssue) -> TableField {
    let start = offset
    switch byte {
    case UInt8(ascii: "\""): return try text()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.nesting else {
        throw TableIssue(.nestedTooDeep(limit: Self.nesting), at: SourceSpan(at: offset))
      }
      try skipNested(depth: depth)
    default:
      try skipWord()
    }
    return TableField(start: start, end: offset, form: .plain)
  }

  private mutating func skipNested(depth: Int) throws(TableIssue) {
    let isObject = take("{")
    if !isObject { _ = take("[") }
    let closing: Unicode.Scalar = isObject ? "}" : "]"
    skipSpaces()
    if take(closing) { return }
    repeat {
      skipSpaces()
      if isObject {
        _ = try text()
        try colon()
      }
      _ = try value(depth: depth + 1)
      skipSpaces()
    } while take(",")
    guard take(closing) else { throw wanted("`,` or `\(closing)`") }
  }

  /// Takes the colon behind a name, with the spaces around it.
  mutating func colon() throws(TableIssue) {
    skipSpaces()
    guard take(":") else { throw wanted("`:`") }
    skipSpaces()
  }

  /// Takes a number, `true`, `false` or `null`.
  private mutating func skipWord() throws(TableIssue) {
    for word in ["true", "false", "null"] where spells(word) {
      offset += word.utf8.count
      return
    }
    guard let byte, byte &- 0x30 < 10 || byte == UInt8(ascii: "-"),
      let number = DecimalText(bytes, offset, end)
    else { throw wanted("a value") }
    // JSON wants digits on both sides of a point.
    let last = bytes[number.end - 1]
    guard last &- 0x30 < 10, !spells("-.") else { throw wanted("a number") }
    offset = number.end
  }

  private func spells(_ word: String) -> Bool {
    let letters = word.utf8
    guard end - offset >= letters.count else { return false }
    return zip(bytes[offset..<(offset + letters.count)], letters).allSatisfy { $0 == $1 }
  }
}

/// Texts of JSON with escapes.
enum JSONText {
  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// Writes the characters of a text with its escapes undone; half a surrogate pair is U+FFFD.
  ///
  /// - Precondition: the escapes were checked.
  static func unescape(
    _ field: TableField,
    in bytes: UnsafeBufferPointer<UInt8>,
    into scratch: inout [UInt8]
  ) {
    scratch.removeAll(keepingCapacity: true)
    var offset = field.start
    while offset < field.end {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        scratch.append(bytes[offset])
        offset += 1
        continue
      }
      let letter = bytes[offset + 1]
      offset += 2
      if letter == UInt8(ascii: "u") {
        let scalar = codePoint(in: bytes, &offset, field.end)
        scratch.append(contentsOf: String(Character(scalar)).utf8)
      } else {
        scratch.append(meaning[letter] ?? letter)
      }
    }
  }

  private static let meaning: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private static func codePoint(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ offset: inout Int,
    _ end: Int
  ) -> Unicode.Scalar {
    let first = unit(in: bytes, offset)
    offset += 4
    if first & 0xFC00 == 0xD800, offset + 6 <= end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    {
      let second = unit(in: bytes, offset + 2)
      if second & 0xFC00 == 0xDC00 {
        offset += 6
        let pair = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
        return Unicode.Scalar(pair) ?? "\u{FFFD}"
      }
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private static func unit(in bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 4 | (hexDigit(bytes[offset + $1]) ?? 0) }
  }
}
