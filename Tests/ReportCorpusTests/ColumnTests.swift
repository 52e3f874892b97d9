import ReportCorpus
import ReportText
import Testing

@Suite struct ColumnTests {
  private func column(_ type: ColumnType, _ values: [Value]) -> Column {
    var builder = ColumnBuilder(type)
    for value in values { builder.append(value) }
    return builder.build()
  }

  @Test(arguments: [
    (ColumnType.int, [Value.int(1), .null, .int(-7)]),
    (.number, [.number(1.5), .null, .number(2)]),
    (.percent, [.percent(0.5), .null, .percent(1)]),
    (.text, [.text("起"), .null, .text("")]),
    (.date, [.date(CalendarDate(daysSinceEpoch: 20_000)), .null, .null]),
    (.bool, [.bool(true), .null, .bool(false)]),
  ])
  func everyTypeKeepsItsValuesAndNulls(type: ColumnType, values: [Value]) {
    let packed = column(type, values)
    #expect(packed.type == type)
    #expect((0..<packed.count).map { packed[$0] } == values)
    #expect(packed.gathered([2, 0, 0, 1])[3] == .null)
    #expect(packed.slice(1..<3)[0] == .null)
    #expect(packed.slice(1..<3)[1] == values[2])
  }

  @Test func equalTextsShareACode() {
    guard case .text(let texts) = column(.text, [.text("件"), .text("起"), .text("件")]) else {
      Issue.record("a text column")
      return
    }
    #expect(texts.codes[0] == texts.codes[2])
    #expect(texts.pool.count == 2)
  }

  @Test func joiningTextsOfDifferentPoolsKeepsThem() {
    let joined = Column.joined(
      [column(.text, [.text("甲")]), column(.text, [.null, .text("乙")])],
      type: .text
    )
    #expect((0..<3).map { joined[$0] } == [.text("甲"), .null, .text("乙")])
  }

  @Test func textsAreInTheOrderOfTheirCodePoints() {
    let pool = StringPool(["乙", "a", "Z", "甲", ""])
    let sorted = (0..<UInt32(5)).sorted { pool.precedes($0, $1) }.map { pool[$0] }
    #expect(sorted == ["", "Z", "a", "乙", "甲"])
  }

  @Test func aBitmapKeepsEveryBitByItself() {
    var bits = Bitmap(count: 70, repeating: true)
    bits[69] = false
    bits[0] = false
    #expect((0..<70).filter { !bits[$0] } == [0, 69])
    bits[69] = true
    #expect(bits[69] && bits[68] && !bits[0])
  }
}
