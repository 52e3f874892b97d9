/// Finds bytes in bytes.
///
/// Two bytes of what is searched for are compared with 32 places at once; where both fit, the
/// rest is.
struct ByteFinder {
  private let needle: [UInt8]
  private let firstProbe: Int
  private let secondProbe: Int

  /// How many bytes are searched for.
  var count: Int { needle.count }

  /// Gets ready to search for some bytes.
  ///
  /// - Precondition: There is one at least.
  init(_ needle: [UInt8]) {
    precondition(!needle.isEmpty, "nothing to search for")
    self.needle = needle
    // In UTF-8 the first byte of a character is one of few, its last one of many.
    let rarest = needle.indices.sorted { Self.rarity(needle, $0) > Self.rarity(needle, $1) }
    firstProbe = rarest[0]
    secondProbe = rarest.count > 1 ? rarest[1] : rarest[0]
  }

  private static func rarity(_ needle: [UInt8], _ index: Int) -> Int {
    switch needle[index] {
    case 0xC0...: return 0
    case 0x80...: return index + 1 == needle.count || needle[index + 1] & 0xC0 != 0x80 ? 3 : 2
    default: return 1
    }
  }

  /// Where the bytes stand first, or -1.
  ///
  /// - Precondition: `StringPool.padding` bytes behind `end` can be read.
  @inline(__always) func firstPlace(
    in bytes: UnsafePointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    needle.withUnsafeBufferPointer { needle in
      let last = end - needle.count
      let first = SIMD32<UInt8>(repeating: needle[firstProbe])
      let second = SIMD32<UInt8>(repeating: needle[secondProbe])
      var place = start
      while place <= last {
        let raw = UnsafeRawPointer(bytes + place)
        let fits =
          (raw.loadUnaligned(fromByteOffset: firstProbe, as: SIMD32<UInt8>.self) .== first)
          .& (raw.loadUnaligned(fromByteOffset: secondProbe, as: SIMD32<UInt8>.self) .== second)
        let words = unsafeBitCast(fits, to: SIMD4<UInt64>.self)
        if words[0] | words[1] | words[2] | words[3] != 0 {
          for word in 0..<4 {
            var lanes = words[word]
            while lanes != 0 {
              let lane = lanes.trailingZeroBitCount >> 3
              let found = place + word * 8 + lane
              if found > last { return -1 }
              if isSame(bytes + found, needle) { return found }
              lanes &= ~(0xFF << UInt64(truncatingIfNeeded: lane << 3))
            }
          }
        }
        place += 32
      }
      return -1
    }
  }

  @inline(__always) private func isSame(
    _ bytes: UnsafePointer<UInt8>,
    _ needle: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in needle.indices where bytes[index] != needle[index] { return false }
    return true
  }
}
