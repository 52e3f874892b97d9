/// A set of Unicode scalars as ranges that ascend and do not touch.
struct ScalarRanges: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<UInt32>]

  static let all: ClosedRange<UInt32> = 0...0x10FFFF
  static let digits = ScalarRanges([0x30...0x39])
  static let word = ScalarRanges([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarRanges([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
  static let newline = ScalarRanges([0x0A...0x0A])

  /// The union of some ranges.
  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
        self.ranges[self.ranges.count - 1] =
          last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// One scalar.
  init(_ scalar: UInt32) { ranges = [scalar...scalar] }

  /// How many scalars there are.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// All others.
  var complement: ScalarRanges {
    var next: UInt32 = 0
    var gaps: [ClosedRange<UInt32>] = []
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.all.upperBound { gaps.append(next...Self.all.upperBound) }
    return ScalarRanges(gaps)
  }

  func union(_ other: ScalarRanges) -> ScalarRanges { ScalarRanges(ranges + other.ranges) }

  /// With what differs in case only; `nil` where that takes the tables of Unicode to say.
  var withoutCase: ScalarRanges? {
    var more = ranges
    for range in ranges {
      for letters in [0x41...0x5A, 0x61...0x7A] as [ClosedRange<UInt32>]
      where range.overlaps(letters) {
        let common = range.clamped(to: letters)
        // The case of an ASCII letter is one bit.
        more.append((common.lowerBound ^ 0x20)...(common.upperBound ^ 0x20))
      }
      // K has the sign of kelvins, and S the long s, for one that differs in case only.
      if range.contains(0x4B) || range.contains(0x6B) { more.append(0x212A...0x212A) }
      if range.contains(0x53) || range.contains(0x73) { more.append(0x17F...0x17F) }
      let isCaseless =
        (0x2E80...0xA63F as ClosedRange<UInt32>).contains(range.lowerBound)
        && range.upperBound <= 0xA63F
      if range.upperBound >= 0x80, !isCaseless { return nil }
    }
    return ScalarRanges(more)
  }
}
