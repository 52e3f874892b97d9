/// Checks that bytes are UTF-8.
enum UTF8Validation {
  /// The offset of the first byte that is no part of valid UTF-8.
  static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return nil }
      var index = 0
      let lastThree = bytes.count - 3
      while index < bytes.count {
        // Nearly all of a report is ASCII or Chinese, whose first bytes allow any two behind them.
        if bytes[index] < 0x80 {
          index &+= 1
        } else if index &+ 16 <= bytes.count, areFourCharacters(base + index) {
          index &+= 12
        } else if index &+ 8 <= bytes.count, areTwoOfThreeBytes(base + index) {
          index &+= 6
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

  /// Whether four Chinese characters stand at a place, whose first bytes are E4 to EB.
  ///
  /// - Precondition: Sixteen bytes stand there.
  @inline(__always) private static func areFourCharacters(_ place: UnsafeRawPointer) -> Bool {
    let sixteen = place.loadUnaligned(as: SIMD16<UInt8>.self)
    // E4 80 80 four times: first bytes are no more than seven above the least, others no more than 63.
    let least = SIMD2<UInt64>(0x80E4_8080_E480_80E4, 0x8080_E480)
    let above = SIMD2<UInt64>(0xC0F8_C0C0_F8C0_C0F8, 0xC0C0_F8C0)
    let rest = sixteen &- unsafeBitCast(least, to: SIMD16<UInt8>.self)
    let others = unsafeBitCast(rest, to: SIMD2<UInt64>.self) & above
    return others.x | others.y == 0
  }

  /// Whether two sequences of three bytes stand at a place whose first bytes allow any two behind
  /// them, as those of Chinese do.
  ///
  /// - Precondition: Eight bytes stand there.
  @inline(__always) private static func areTwoOfThreeBytes(_ place: UnsafeRawPointer) -> Bool {
    let eight = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
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
