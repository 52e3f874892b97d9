import ReportText
import Testing

@Suite struct HeadingMarkTests {
  @Test(arguments: [
    ("一、情况", HeadingMark.Rank.numeral, 2), ("(一)情况", .bracketedNumeral, 3), ("1.情况", .digit, 2),
    ("第一部分 情况", .part, 5), ("(1)情况", .bracketedDigit, 3), ("①情况", .bracketedDigit, 1),
    ("十二、情况", .numeral, 3),
  ])
  func everySortOfMarkIsKnown(_ line: String, _ rank: HeadingMark.Rank, _ length: Int) {
    let text = Scalars.of(line)
    let mark = HeadingMark(text, line: 0..<text.count, hashes: 0)
    #expect(mark?.rank == rank)
    #expect(mark?.length == length)
  }

  @Test(arguments: ["3.5万元", "一是情况", "2025年", "情况", "第一,"])
  func otherBeginningsAreNoMarks(_ line: String) {
    let text = Scalars.of(line)
    #expect(HeadingMark(text, line: 0..<text.count, hashes: 0) == nil)
  }
}
