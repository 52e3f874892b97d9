import ReportText
import Testing

@Suite struct PlaceTableTests {
  @Test func columnsCountCharactersNotBytes() {
    let places = PlaceTable(SourceText(name: "t", "第一行\n第二x行"))
    #expect(places.place(at: 10 + 6) == places.place(at: 16))
    #expect(places.place(at: 16).line == 2)
    #expect(places.place(at: 16).column == 3)
  }

  @Test func codePointOffsetsAgreeWithCountingOnALongText() {
    let text = String(repeating: "公安x\n", count: 500)
    let source = SourceText(name: "t", text)
    let places = PlaceTable(source)
    var count = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      #expect(places.codePointOffset(at: offset) == count)
      count += 1
      offset += UTF8.width(scalar)
    }
    #expect(places.codePointOffset(at: offset) == count)
  }

  @Test func aLineEndsBeforeItsBreakWhetherOneByteOrTwo() {
    let source = SourceText(name: "t", "ab\r\nc\n")
    let places = PlaceTable(source)
    #expect(source.text(in: places.span(ofLine: 1)) == "ab")
    #expect(source.text(in: places.span(ofLine: 2)) == "c")
    #expect(places.lineCount == 3)
  }
}
