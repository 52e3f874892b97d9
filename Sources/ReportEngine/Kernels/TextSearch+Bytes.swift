/// Finds any of a few byte strings in bytes.
///
/// Two bytes of each are compared with 32 places at once; where both fit, the rest is.
struct ByteFinder {
  /// The byte strings, one behind the other.
  private let needles: [UInt8]
  /// Where each begins, and at the end where the last one ends.
  private let starts: [Int]
  private let leastCount: Int
  /// Where the two bytes stand in all of them.
  private let firstProbe: Int
  private let secondProbe: Int

  /// At most so many byte strings are searched for at once.
  static let mostNeedles = 4

  /// Gets ready to search for some byte strings.
  ///
  /// - Precondition: There are one to ``mostNeedles``, and none is empty.
  init(_ needles: [[UInt8]]) {
    precondition((1...Self.mostNeedles).contains(needles.count), "too many or nothing to find")
    precondition(!needles.contains([]), "nothing to search for")
    self.needles = Array(needles.joined())
    starts = needles.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    leastCount = needles.reduce(.max) { min($0, $1.count) }
    let rarity = (0..<leastCount).map { index in
      needles.reduce(0) { $0 + Self.rarity($1, index) }
    }
    let rarest = rarity.indices.sorted { rarity[$0] > rarity[$1] }
    firstProbe = rarest[0]
    secondProbe = rarest.count > 1 ? rarest[1] : rarest[0]
  }

  /// In UTF-8 the first byte of a character is one of few, its last one of many.
  private static func rarity(_ needle: [UInt8], _ index: Int) -> Int {
    switch needle[index] {
    case 0xC0...: return 0
    case 0x80...: return index + 1 == needle.count || needle[index + 1] & 0xC0 != 0x80 ? 3 : 2
    default: return 1
    }
  }

  /// Where one of the byte strings stands first.
  ///
  /// - Precondition: `StringPool.padding` bytes behind `end` can be read.
  @inline(__always) func first(
    in bytes: UnsafePointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Range<Int>? {
    let first = probe(firstProbe, 0)
    let second = probe(secondProbe, 0)
    switch starts.count {
    case 2:
      return search(bytes, start, end) { (first .== $0) .& (second .== $1) }
    case 3:
      let (otherFirst, otherSecond) = (probe(firstProbe, 1), probe(secondProbe, 1))
      return search(bytes, start, end) {
        ((first .== $0) .& (second .== $1)) .| ((otherFirst .== $0) .& (otherSecond .== $1))
      }
    default:
      let seconds = (
        probe(secondProbe, 1), probe(secondProbe, 2), probe(secondProbe, starts.count - 2)
      )
      return search(bytes, start, end) {
        (second .== $1) .| (seconds.0 .== $1) .| (seconds.1 .== $1) .| (seconds.2 .== $1)
      }
    }
  }

  @inline(__always) private func probe(_ probe: Int, _ needle: Int) -> SIMD32<UInt8> {
    SIMD32(repeating: needles[starts[needle] + probe])
  }

  @inline(__always) private func search(
    _ bytes: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ fits: (SIMD32<UInt8>, SIMD32<UInt8>) -> SIMDMask<SIMD32<Int8>>
  ) -> Range<Int>? {
    var place = start
    while place + leastCount <= end {
      let raw = UnsafeRawPointer(bytes + place)
      let lanes = unsafeBitCast(
        fits(
          raw.loadUnaligned(fromByteOffset: firstProbe, as: SIMD32<UInt8>.self),
          raw.loadUnaligned(fromByteOffset: secondProbe, as: SIMD32<UInt8>.self)
        ),
        to: SIMD4<UInt64>.self
      )
      if lanes[0] | lanes[1] | lanes[2] | lanes[3] != 0,
        let found = compared(lanes, bytes, place, end)
      {
        return found
      }
      place += 32
    }
    return nil
  }

  /// Compares the byte strings where their probes fit: there a byte of `lanes` is set.
  private func compared(
    _ lanes: SIMD4<UInt64>,
    _ bytes: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Range<Int>? {
    for word in 0..<4 {
      var rest = lanes[word]
      while rest != 0 {
        let lane = rest.trailingZeroBitCount >> 3
        let place = start + word * 8 + lane
        if let count = count(at: bytes + place, atMost: end - place) {
          return place..<(place + count)
        }
        rest &= ~(0xFF << UInt64(truncatingIfNeeded: lane << 3))
      }
    }
    return nil
  }

  /// The length of the byte string that stands at a place.
  @inline(__always) private func count(at bytes: UnsafePointer<UInt8>, atMost most: Int) -> Int? {
    needles.withUnsafeBufferPointer { needles in
      for needle in 0..<(starts.count - 1) {
        let count = starts[needle + 1] - starts[needle]
        var same = 0
        while same < count, same < most, bytes[same] == needles[starts[needle] + same] { same += 1 }
        if same == count { return count }
      }
      return nil
    }
  }
}
