import ReportText
import Testing

@Suite struct NearNameTests {
  private let columns = ["agency", "rate", "role", "year", "metric", "机构", "比率", "年份"]

  @Test(arguments: [
    ("agncy", ["agency"]), ("agecny", ["agency"]), ("AGENCY ", ["agency"]), ("ratte", ["rate"]),
    ("机够", ["机构"]), ("yaer", ["year"]), ("population", []), ("x", []), ("", []),
  ])
  func slipsOfTheFingerFindTheName(typed: String, meant: [String]) {
    #expect(NearName.nearest(to: typed, among: columns) == meant)
  }

  @Test func aWordOfALongerNameFindsIt() {
    #expect(
      NearName.nearest(to: "year", among: ["report_year", "yeas"]) == ["yeas", "report_year"]
    )
    #expect(NearName.nearest(to: "end", among: ["span_end", "send_off"]) == ["span_end"])
  }

  @Test func aBeginningOfTwoCharactersFindsTheNameWhereNoneIsMisspelt() {
    #expect(NearName.nearest(to: "ra", among: columns) == ["rate"])
    #expect(NearName.nearest(to: "r", among: columns) == [])
    #expect(NearName.nearest(to: "cont", among: ["contains", "count"]) == ["count"])
    #expect(!NearName.isMisspelt("se", of: "select"))
    #expect(NearName.isMisspelt("selec", of: "select"))
  }

  @Test func theNearestComesFirstAndEqualOnesByName() {
    #expect(
      NearName.nearest(to: "rote", among: ["role", "rate", "route"]) == ["rate", "role", "route"]
    )
    #expect(NearName.nearest(to: "rote", among: ["role", "rate", "route"], limit: 1) == ["rate"])
  }
}

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("ＡＢ　率", "ab率"), (" 结 案\t率\n", "结案率"), ("Ä", "ä"), ("５０％", "50%"), ("", ""),
    ("（一）", "(一)"), ("\u{FEFF}甲", "甲"),
  ])
  func caseWidthAndWhiteSpaceDoNotCount(text: String, folded: String) {
    #expect(FoldedText.fold(text) == folded)
  }
}

@Suite struct CalendarDateTests {
  @Test func daysAreCountedFromTheEpochBothWays() {
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
    #expect(CalendarDate(year: 2000, month: 3, day: 1)?.daysSinceEpoch == 11_017)
    #expect(CalendarDate(year: 1969, month: 12, day: 31)?.daysSinceEpoch == -1)
    for day in stride(from: Int32(-200_000), through: 200_000, by: 97) {
      let (year, month, date) = CalendarDate(daysSinceEpoch: day).components
      #expect(CalendarDate(year: year, month: month, day: date)?.daysSinceEpoch == day)
    }
  }

  @Test func thereAreNoDaysOutsideTheCalendar() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2024, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2024, month: 4, day: 31) == nil)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
  }
}
