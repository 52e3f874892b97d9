/// Checks that bytes are UTF-8.
enum UTF8Validation {
  /// The offset of the first byte that is no part of valid UTF-8.
  static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      let lastThree = bytes.count - 3
      while index < bytes.count {
        while index &+ 8 <= bytes.count, areTwoOfThreeBytes(bytes, at: index) { index &+= 6 }
        if index == bytes.count { break }
        // Nearly all of a report is ASCII or Chinese, whose first bytes allow any two behind them.
        if bytes[index] < 0x80 {
          index &+= 1
        } else if index <= lastThree, bytes[index] &- 0xE1 < 0x0C,
          bytes[index &+ 1] & 0xC0 == 0x80, bytes[index &+ 2] & 0xC0 == 0x80
        {
          index &+= 3
        } else {
          let length = sequenceLength(of: bytes, at: index)
          if length == 0 { return index }
          index += length
        }
      }
      return nil
    }
  }

  /// Whether two sequences of three bytes stand at an offset whose first bytes allow any two behind
  /// them, as those of Chinese do.
  ///
  /// - Precondition: Eight bytes stand there.
  @inline(__always) private static func areTwoOfThreeBytes(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let eight = UInt64(
      littleEndian: (UnsafeRawPointer(base) + index).loadUnaligned(as: UInt64.self)
    )
    guard eight & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { return false }
    // E0 and ED restrict what stands behind them: one less than 0 sets the highest bit of its byte.
    let low = eight & 0x0000_0F00_000F
    let less = (low &- 0x0000_0100_0001) | ((low ^ 0x0000_0D00_000D) &- 0x0000_0100_0001)
    return less & 0x0000_8000_0080 == 0
  }

  /// The length of the valid sequence at an offset, or 0 where there is none.
  private static func sequenceLength(
    of bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
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
