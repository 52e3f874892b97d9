import ReportText
import Testing

@Suite struct DisplayWidthTests {
  @Test func hanCharactersTakeTwoCells() {
    #expect(DisplayWidth.cells(in: "机构 Q2") == 7)
  }

  @Test func fullWidthFormsTakeTwoCellsAndChineseQuotesOne() {
    #expect(DisplayWidth.cells(in: "，＝") == 4)
    #expect(DisplayWidth.cells(in: "“”") == 2)
  }

  @Test func combiningMarksAndByteOrderMarksTakeNone() {
    #expect(DisplayWidth.cells(in: "e\u{301}\u{FEFF}") == 1)
  }

  @Test func truncationKeepsWholeCharactersAndSaysSo() {
    #expect(DisplayWidth.truncate("公安局", to: 5) == "公安…")
    #expect(DisplayWidth.truncate("公安局", to: 6) == "公安局")
  }
}
