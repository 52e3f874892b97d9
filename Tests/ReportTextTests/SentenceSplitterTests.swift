import ReportText
import Testing

@Suite struct SentenceSplitterTests {
  private func sentences(_ line: String) -> [String] {
    let text = Scalars.of(line)
    return SentenceSplitter.sentences(of: text, in: 0..<text.count).map { Scalars.string(text[$0]) }
  }

  @Test func sentencesEndAtFinalMarksAndTakeClosingQuotesAlong() {
    #expect(sentences("一。二;三!“四。”五") == ["一。", "二;", "三!", "“四。”", "五"])
  }

  @Test func anASCIIFullStopEndsASentenceOnlyBehindChineseText() {
    #expect(sentences("达100%.面积3.5亩.完") == ["达100%.", "面积3.5亩.", "完"])
  }
}
