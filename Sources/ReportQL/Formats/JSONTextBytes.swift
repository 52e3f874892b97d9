/// The bytes that a text of JSON is made of.
enum JSONTextBytes {
  /// The first place from `start` on whose byte must be escaped in a text, or the end.
  ///
  /// Such bytes are rare, so that eight are looked at together.
  ///
  /// - Precondition: `start <= bytes.count`.
  static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count {
      let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // Below the first such byte no bit is set, whatever borrowing does to those above it.
      let found =
        (lessThan(0x01, eight ^ each(0x22)) | lessThan(0x01, eight ^ each(0x5C))
          | lessThan(0x20, eight)) & each(0x80)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, !mustBeEscaped(bytes[index]) { index += 1 }
    return index
  }

  /// Whether a byte cannot stand in a text of JSON as it is.
  static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Eight times the same byte.
  private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The highest bit of each of eight bytes that is less than a bound up to 0x80.
  private static func lessThan(_ bound: UInt64, _ eight: UInt64) -> UInt64 {
    (eight &- each(bound)) & ~eight
  }
}
