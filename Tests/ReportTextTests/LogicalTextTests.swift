import ReportText
import Testing

@Suite struct LogicalTextTests {
  private func lines(_ text: String) -> [String] {
    let document = LogicalText(SourceText(name: "t", text))
    return document.lines.map { Scalars.string(document.scalars[$0.range]) }
  }

  @Test func aBreakInMidSentenceIsJoinedAcrossABlankLine() {
    #expect(
      lines("积极探索加强新时代工作的办法，推动创先争优，积极探索加强新时代工作的新时\n\n代公安机关基层党组织建设。\n二、下文")
        == ["积极探索加强新时代工作的办法,推动创先争优,积极探索加强新时代工作的新时代公安机关基层党组织建设。", "二、下文"]
    )
  }

  @Test func headingsSignaturesAndDatesStayLinesOfTheirOwn() {
    let text = "一、主要情况\n2025年我局工作如下。\n开平市公安局\n2025年11月5日\n相关附件"
    #expect(lines(text) == ["一、主要情况", "2025年我局工作如下。", "开平市公安局", "2025年11月5日", "相关附件"])
  }

  @Test func textCutAtOneWidthIsJoinedEverywhere() {
    let text = "今年以来我局共受理案件一百\n二十三件其中行政案件二十一\n件刑事案件三十一件均已办结\n并归档完毕。"
    #expect(lines(text) == ["今年以来我局共受理案件一百二十三件其中行政案件二十一件刑事案件三十一件均已办结并归档完毕。"])
  }

  @Test func markdownMarksAndTypesettingSpacesAreLeftOut() {
    #expect(lines("## **二是加强** 辖区 219 间中小学 Windows 10") == ["二是加强辖区219间中小学Windows 10"])
  }

  @Test func spansLeadBackToTheFile() {
    let source = SourceText(name: "t", "\u{FEFF}**处置** 500 余人次，")
    let document = LogicalText(source)
    let span = document.span(of: 2..<8)
    #expect(source.text(in: span) == "500 余人次")
    #expect(document.unwrapped(document.span(of: 0..<8)) == "处置 500 余人次")
  }
}
