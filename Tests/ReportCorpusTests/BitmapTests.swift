import SeededNumbers
import Testing

@testable import ReportCorpus

/// Whole words of bits give what one bit after the other gives.
@Suite struct BitmapTests {
  private static func bits(_ count: Int, _ random: inout SplitMix64) -> [Bool] {
    (0..<count).map { _ in Bool.random(using: &random) }
  }

  private func check(_ bitmap: Bitmap?, is bits: [Bool]) {
    #expect(bitmap.map { bitmap in (0..<bitmap.count).map { bitmap[$0] } } == bits)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func aSliceHasTheBitsOfItsRange(count: Int) {
    var random = SplitMix64(seed: 5)
    let bits = Self.bits(count, &random)
    for lower in stride(from: 0, through: count, by: 7) {
      for upper in stride(from: lower, through: count, by: 9) {
        check(Bitmap(bits).slice(lower..<upper), is: Array(bits[lower..<upper]))
      }
    }
    check(Bitmap(bits).slice(0..<count), is: bits)
  }

  @Test func anIntersectionHasTheBitsOfBoth() {
    var random = SplitMix64(seed: 6)
    let (left, right) = (Self.bits(130, &random), Self.bits(130, &random))
    check(.intersection(Bitmap(left), Bitmap(right)), is: zip(left, right).map { $0 && $1 })
    check(.intersection(nil, Bitmap(right)), is: right)
    check(.intersection(Bitmap(left), nil), is: left)
    #expect(Bitmap.intersection(nil, nil) == nil)
  }

  @Test(arguments: [1, 63, 64, 65, 128])
  func bitsAreFullWhereNoneIsMissing(count: Int) {
    var bits = Bitmap(count: count, repeating: true)
    #expect(Bitmap((0..<count).map { _ in true }).isFull)
    bits[count - 1] = false
    #expect(!bits.slice(0..<count).isFull)
  }
}
