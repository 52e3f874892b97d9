import ReportText
import Testing

@Suite struct PlaceCursorTests {
  @Test(arguments: [1, 2, 5, 300])
  func aCursorIsWhereTheTableSaysItIs(step: Int) {
    let text = String(repeating: "公安x\n\r\n，é😀\n", count: 60) + "完"
    let source = SourceText(name: "t", firstLine: 7, text)
    let table = PlaceTable(source)
    var cursor = PlaceCursor(source)
    var offset = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      if number % step == 0 {
        cursor.advance(to: offset)
        #expect(cursor.place == table.place(at: offset))
        #expect(cursor.codePointOffset == number)
      }
      offset += UTF8.width(scalar)
    }
    cursor.advance(to: offset)
    cursor.advance(to: offset)
    #expect(cursor.place == table.place(at: offset))
  }
}
