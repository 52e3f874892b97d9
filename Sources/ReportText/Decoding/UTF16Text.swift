/// Recognises UTF-16 and converts it to UTF-8.
enum UTF16Text {
  /// How many bytes without a mark are looked at.
  private static let probeLength = 4096
  /// Fewer bytes than this say too little.
  private static let shortest = 8
  /// How many of a hundred units must be what Chinese reports are made of.
  private static let usualShare = 90

  /// The byte order of UTF-16 without a mark; `nil` where the bytes are not plainly that.
  static func plainOrder(of bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= shortest, bytes.count % 2 == 0 else { return nil }
    if isPlain(bytes, low: 0, high: 1) { return .utf16LittleEndian }
    if isPlain(bytes, low: 1, high: 0) { return .utf16BigEndian }
    return nil
  }

  /// Nearly only Han characters is no proof (Shift JIS looks so too): a mark must be among them.
  private static func isPlain(_ bytes: [UInt8], low: Int, high: Int) -> Bool {
    let probe = min(bytes.count, probeLength)
    var characters = 0
    var marks = 0
    for start in stride(from: 0, to: probe, by: 2) {
      let unit = UInt16(bytes[start + high]) << 8 | UInt16(bytes[start + low])
      if (0x4E00...0x9FFF).contains(unit) { characters += 1 }
      if isMark(unit) { marks += 1 }
    }
    return marks > 0 && (characters + marks) * 200 >= probe * usualShare
  }

  /// ASCII, and the marks of Chinese writing.
  private static func isMark(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D: true
    case 0x2010...0x2030, 0x2103, 0x2460...0x249B, 0x3000...0x301F, 0xFF01...0xFF5E: true
    default: false
    }
  }

  /// The text as UTF-8, without its byte order mark.
  static func convert(
    _ bytes: [UInt8],
    isLittleEndian: Bool
  ) throws(DecodingIssue) -> [UInt8] {
    guard bytes.count % 2 == 0 else { throw .invalidUTF16(at: bytes.count - 1) }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count / 2 * 3)
    func unit(at index: Int) -> UInt32 {
      let first = UInt32(bytes[index])
      let second = UInt32(bytes[index + 1])
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    var index = 0
    while index < bytes.count {
      var scalar = unit(at: index)
      if scalar & 0xF800 == 0xD800 {
        guard scalar < 0xDC00, index + 4 <= bytes.count, unit(at: index + 2) & 0xFC00 == 0xDC00
        else { throw .invalidUTF16(at: index) }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(at: index + 2) & 0x3FF
        index += 2
      }
      if scalar != 0xFEFF || index > 0 { append(scalar, to: &utf8) }
      index += 2
    }
    return utf8
  }

  private static func append(_ scalar: UInt32, to utf8: inout [UInt8]) {
    func byte(_ lead: UInt32, _ shift: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: lead | (scalar >> shift & (lead == 0x80 ? 0x3F : 0xFF)))
    }
    switch scalar {
    case 0..<0x80: utf8.append(UInt8(scalar))
    case 0x80..<0x800: utf8 += [byte(0xC0, 6), byte(0x80, 0)]
    case 0x800..<0x10000: utf8 += [byte(0xE0, 12), byte(0x80, 6), byte(0x80, 0)]
    default: utf8 += [byte(0xF0, 18), byte(0x80, 12), byte(0x80, 6), byte(0x80, 0)]
    }
  }
}
