import ReportCorpus
import Testing

@Suite struct ShortDecimalTests {
  @Test(
    arguments: [
      (0.0, 0, 0), (22.0, 22, 0), (96.67, 9667, 2), (-0.5, 5, 1), (1e14, 100_000_000_000_000, 0),
      (0.000_001, 1, 6), (1234.56789, 123_456_789, 5), (120.0, 120, 0), (0.3, 3, 1),
    ] as [(Double, UInt64, Int)]
  )
  func digitsAreThoseOfTheShortestWriting(number: Double, digits: UInt64, places: Int) throws {
    let decimal = try #require(ShortDecimal(number))
    #expect(decimal.digits == digits)
    #expect(decimal.places == places)
    #expect(decimal.isNegative == (number < 0))
  }

  @Test(arguments: [0.1 + 0.2, 1.0 / 3, 1e15, -1e300, 0.000_000_1, .nan, .infinity])
  func whatTakesMoreDigitsIsNoShortDecimal(number: Double) {
    #expect(ShortDecimal(number) == nil)
  }

  @Test func shortDecimalsAreWrittenAsAllNumbersAre() throws {
    var random: UInt64 = 1
    for _ in 0..<20_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = (random >> 20) % [100, 100_000, 1_000_000_000][Int(random >> 60) % 3]
      let places = Int(random >> 56) % 7
      let number = try #require(Double("\(digits)e-\(places)"))
      let decimal = try #require(ShortDecimal(number))
      #expect(Double("\(decimal.digits)e-\(decimal.places)") == number)
      #expect(decimal.places == 0 || decimal.digits % 10 != 0)
      let ratio = try #require(Double("\(digits)e-\(places + 2)"))
      #expect(DecimalShift.ratio(fromPoints: number) == ratio)
      #expect(DecimalShift.ratio(fromPoints: -number) == -ratio)
    }
  }
}
