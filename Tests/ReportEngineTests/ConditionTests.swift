import Testing

@Suite struct ConditionTests {
  @Test(arguments: [
    (#"metric ~ "案件""#, "5 7"),
    (#"metric ~ "受理案件""#, "5"),
    (#"metric !~ "率""#, "2 3 5 7 8"),
    (#"metric ~ /^(结案|化解)率$/"#, "1 4 6"),
    (#"metric !~ /率/"#, "2 3 5 7 8"),
    (#"metric like "结%""#, "1 6"),
    (#"metric like "_案率""#, "1 6"),
    (#"metric not like "%率""#, "2 3 5 7 8"),
    (#"agency = "丙法院""#, "7 8"),
    (#"agency <> "丙法院""#, "1 2 3 4 5 6"),
    (#"agency in ("丙法院", "甲公安局") and unit = "件""#, "7"),
    (#"unit not in ("%", "件")"#, "3 8"),
    ("value between 318 and 2500.5", "3 7 8"),
    ("value not between 318 and 2500.5", "1 2 4 5"),
    ("value > 1万", "5"),
    ("value >= 1.4万", "5"),
    ("rate > 90%", "1 4"),
    ("rate > 0.9", "1 4"),
    ("rate = 96.67%", "4"),
    ("change < 0", "2"),
    ("change = -19.23%", "2"),
    ("value is null", "6"),
    ("rate is not null", "1 4"),
    ("year = 2025", "4 5 6"),
    ("not (year = 2025)", "1 2 3"),
    ("year <> 2025 or year = 2025", "1 2 3 4 5 6"),
    ("year = 2025 or value = 500", "4 5 6 7"),
    ("year in (2023, 2025)", "3 4 5 6"),
    ("year not in (2023, null)", ""),
    ("null", ""),
    ("true", "1 2 3 4 5 6 7 8"),
    ("年份＝2025且指标～“化解”", "4"),
    ("year = report_year", "1 2 4 5 6"),
    (#"trend = "up" or trend = "down""#, "2 6"),
    ("(value > 100) = true", "3 5 7 8"),
    ("value % 2 = 0 and unit = \"件\"", "5 7"),
  ])
  func conditionsKeepTheRowsForWhichTheyAreTrue(condition: String, ids: String) {
    let expected = ids.split(separator: " ").joined(separator: "\n")
    #expect(answer("select id where \(condition)") == expected)
  }

  @Test func daysAreComparedWithTextOfTheirForm() {
    #expect(
      answer(#"select report from reports where date > "2025-06-01""#) == "乙"
    )
    #expect(
      answer(#"select report from reports where date in ("2025-01-28", "2030-01-01")"#) == "甲"
    )
  }

  @Test func wholeNumbersAndNumbersAreComparedExactly() {
    #expect(answer("select 9007199254740993 = 9007199254740992.0") == "false")
    #expect(answer("select 9007199254740993 > 9007199254740992.0") == "true")
    #expect(
      answer("select 9223372036854775807 < 1e19, -9223372036854775807 > -1e19") == "true|true"
    )
  }

  @Test func textIsOrderedByCodePoint() {
    #expect(answer(#"select "Z" < "a", "z" < "中", "中" < "丹", "a" < "aa""#) == "true|true|true|true")
  }

  @Test func unknownStaysUnknown() {
    #expect(
      answer("select null and false, null and true, null or true, not null, null = null")
        == "false|-|true|-|-"
    )
  }
}
