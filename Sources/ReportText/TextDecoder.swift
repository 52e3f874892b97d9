/// Why bytes are no text that can be read.
public enum DecodingIssue: Error, Hashable, Sendable {
  /// A byte that UTF-8 does not allow, at this offset.
  case invalidUTF8(at: Int)
  /// A NUL byte, at this offset: the file is binary.
  case binary(at: Int)
  /// The text starts with the mark of UTF-16, or every other byte of it is zero.
  case utf16(littleEndian: Bool)
}

/// Turns the bytes of a file into a text.
public enum TextDecoder {
  /// How far the zero bytes of UTF-16 are looked for; a heading is longer than that.
  private static let probeLength = 64

  /// The text of UTF-8 bytes, with or without a byte order mark.
  ///
  /// The bytes are kept as they are, mark included, so that spans are spans of the file.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Throws: ``DecodingIssue``, which says what the bytes look like instead.
  public static func decode(
    name: String,
    bytes: [UInt8]
  ) throws(DecodingIssue) -> SourceText {
    if let littleEndian = utf16Order(of: bytes) { throw .utf16(littleEndian: littleEndian) }
    if let zero = bytes.firstIndex(of: 0) { throw .binary(at: zero) }
    if let offset = firstInvalidByte(of: bytes) { throw .invalidUTF8(at: offset) }
    return SourceText(name: name, utf8: bytes)
  }

  /// Whether the bytes look like UTF-16, and in which order.
  private static func utf16Order(of bytes: [UInt8]) -> Bool? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return true }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return false }
    guard bytes.count >= 4 else { return nil }
    let probe = min(bytes.count, probeLength) & ~1
    var evenZeros = 0
    var oddZeros = 0
    for index in 0..<probe where bytes[index] == 0 {
      if index % 2 == 0 { evenZeros += 1 } else { oddZeros += 1 }
    }
    if oddZeros * 4 >= probe, evenZeros == 0 { return true }
    if evenZeros * 4 >= probe, oddZeros == 0 { return false }
    return nil
  }

  /// The offset of the first byte that is no part of valid UTF-8.
  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(of: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// The length of the valid sequence at an offset, or 0 where there is none.
  private static func sequenceLength(of bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      low = 0xA0
    case 0xED:
      length = 3
      high = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      low = 0x90
    case 0xF4:
      length = 4
      high = 0x8F
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.count, (low...high).contains(bytes[index + 1]) else { return 0 }
    for next in (index + 2)..<(index + max(length, 2)) where bytes[next] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
