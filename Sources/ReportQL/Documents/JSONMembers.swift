import ReportText

/// The members of one JSON object that are asked for; the others are only checked.
///
/// A document is mostly one long text, so each byte is looked at once and texts are copied piece by
/// piece; general decoders take several times as long as reading the facts out of the text does.
struct JSONMembers {
  /// A member's value.
  enum Value {
    case null
    /// A text in UTF-8.
    case text([UInt8])
    /// A number as it is written.
    case number(String)
    /// A truth value, an array or an object.
    case other
  }

  /// Why there are no members.
  enum Failure: Error {
    case notJSON
    case notAnObject
  }

  private var values: [Value?]
  private let names: [String]

  /// The value of a member, of two of one name the first; `nil` where there is none.
  subscript(name: String) -> Value? { names.firstIndex(of: name).flatMap { values[$0] } }

  /// Reads one object and nothing behind it but white space.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Precondition: The bytes are UTF-8.
  init(_ bytes: ArraySlice<UInt8>, named names: [String]) throws(Failure) {
    self.names = names
    values = Array(repeating: nil, count: names.count)
    var found = values
    var scanner = JSONScanner(bytes)
    let start = scanner.first()
    var isRead = false
    if start == UInt8(ascii: "{") {
      isRead = scanner.object { name, scanner in
        guard let index = names.firstIndex(where: { $0.utf8.elementsEqual(name) }),
          found[index] == nil
        else { return scanner.skip() }
        guard let value = scanner.value() else { return false }
        found[index] = value
        return true
      }
    } else {
      isRead = scanner.skip()
    }
    guard isRead, scanner.first() == nil else { throw .notJSON }
    guard start == UInt8(ascii: "{") else { throw .notAnObject }
    values = found
  }
}

/// Goes through JSON strictly: what the standard forbids is refused.
private struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var depth = 0
  /// Deeper nesting is refused, so that no input exhausts the stack.
  private static let deepest = 500
  private static let longPiece = 256

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  /// The next byte that is no white space, which is not taken.
  mutating func first() -> UInt8? {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    return byte
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard first() == UInt8(ascii: wanted) else { return false }
    index += 1
    return true
  }

  // MARK: - Values

  /// The next value; `nil` where there is none.
  mutating func value() -> JSONMembers.Value? {
    guard let mark = first() else { return nil }
    switch mark {
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number().map { .number(String(decoding: bytes[$0], as: UTF8.self)) }
    default: return skip() ? .other : nil
    }
  }

  /// Passes over the next value; says whether there was one.
  mutating func skip() -> Bool {
    switch first() {
    case UInt8(ascii: "{"): return object { _, scanner in scanner.skip() }
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return text() != nil
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number() != nil
    }
  }

  /// Goes through an object, its values being read by `member`.
  mutating func object(member: ([UInt8], inout JSONScanner) -> Bool) -> Bool {
    guard take("{"), enter() else { return false }
    defer { depth -= 1 }
    if take("}") { return true }
    repeat {
      guard first() == UInt8(ascii: "\""), let name = text(), take(":"), member(name, &self) else {
        return false
      }
    } while take(",")
    return take("}")
  }

  private mutating func array() -> Bool {
    guard take("["), enter() else { return false }
    defer { depth -= 1 }
    if take("]") { return true }
    repeat {
      guard skip() else { return false }
    } while take(",")
    return take("]")
  }

  private mutating func enter() -> Bool {
    guard depth < Self.deepest else { return false }
    depth += 1
    return true
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  // MARK: - Numbers

  /// Where the next number stands.
  private mutating func number() -> Range<Int>? {
    let start = index
    if byte == UInt8(ascii: "-") { index += 1 }
    if byte == UInt8(ascii: "0") {
      index += 1
    } else if !digits() {
      return nil
    }
    if byte == UInt8(ascii: ".") {
      index += 1
      guard digits() else { return nil }
    }
    if let exponent = byte, exponent | 0x20 == UInt8(ascii: "e") {
      index += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
      guard digits() else { return nil }
    }
    return start..<index
  }

  private mutating func digits() -> Bool {
    let start = index
    while let byte, byte &- 0x30 < 10 { index += 1 }
    return index > start
  }

  // MARK: - Texts

  /// The text whose quotation mark comes next.
  private mutating func text() -> [UInt8]? {
    index += 1
    var text: [UInt8] = []
    while true {
      let end = pieceEnd()
      // What goes on behind a long piece is mostly the text of the report, the rest of the line.
      if end - index > Self.longPiece { text.reserveCapacity(bytes.endIndex - index + text.count) }
      text += bytes[index..<end]
      index = end
      guard let mark = byte, mark >= 0x20 else { return nil }
      index += 1
      if mark == UInt8(ascii: "\"") { return text }
      guard escape(into: &text) else { return nil }
    }
  }

  /// Where the next byte stands that is not simply part of a text.
  private func pieceEnd() -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      bytes.startIndex + JSONTextBytes.plainEnd(buffer, from: index - bytes.startIndex)
    }
  }

  /// Takes what stands behind a backslash.
  private mutating func escape(into text: inout [UInt8]) -> Bool {
    guard let mark = byte else { return false }
    index += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      guard let scalar = escapedScalar() else { return false }
      text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    default: return false
    }
    return true
  }

  /// The scalar of `\u4E2D`, or of a pair of surrogates.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let first = codeUnit() else { return nil }
    guard first &- 0xD800 < 0x400 else { return Unicode.Scalar(first) }
    guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex,
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    index += 2
    guard let second = codeUnit(), second &- 0xDC00 < 0x400 else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func codeUnit() -> UInt32? {
    guard index + 4 <= bytes.endIndex else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    index += 4
    return unit
  }
}
