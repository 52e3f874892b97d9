import ReportCorpus
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (22.0, "22"), (96.67, "96.67"), (134_900_000_000_000.0, "134900000000000"), (-0.5, "-0.5"),
    (0.1 + 0.2, "0.3"), (1e21, "1e21"), (1e18, "1000000000000000000"), (0.0, "0"),
    (1.0 / 3, "0.333333333333333"), (0.000_012_5, "0.0000125"), (1e300, "1e300"),
  ])
  func numbersAreWrittenShortAndWithoutRoundingDust(number: Double, text: String) {
    #expect(NumberText.shortest(number) == text)
  }

  @Test func roundingCarriesThroughNines() {
    #expect(NumberText.rounded(99.999_999_99, digits: 4) == "100")
    #expect(NumberText.rounded(0.999_96, digits: 4) == "1")
    #expect(NumberText.rounded(94.436_666_666, digits: 6) == "94.4367")
  }

  @Test func percentPointsBecomeTheNearestRatioAndComeBack() {
    #expect(DecimalShift.ratio(fromPoints: 96.67) == 0.9667)
    #expect(DecimalShift.points(fromRatio: 0.9667) == 96.67)
    for hundredths in 0...10_000 {
      let points = Double(hundredths) / 100
      let there = DecimalShift.ratio(fromPoints: points)
      #expect(DecimalShift.points(fromRatio: there) == points)
    }
  }
}
