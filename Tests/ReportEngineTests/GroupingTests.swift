import Testing

@Suite struct GroupingTests {
  @Test func groupsComeInTheOrderOfTheirFirstRow() {
    #expect(
      answer(
        "select agency, count(*), sum(value), avg(rate), min(value), max(metric) group by agency"
      )
        == "甲公安局|3|428.83|91.6%|19.23|结案率\n乙公安局|3|14096.67|96.67%|96.67|结案率\n丙法院|2|3000.5|-|500|投入"
    )
  }

  @Test func nullsAreOneGroup() {
    #expect(answer("select year, count(*) group by year") == "2024|2\n2023|1\n2025|3\n-|2")
  }

  @Test func withoutKeysThereIsOneGroupEvenOfNothing() {
    #expect(answer("select count(*), count(value), count(distinct agency)") == "8|7|3")
    #expect(
      answer("select count(*), sum(value), avg(value), min(metric) where year = 1900")
        == "0|-|-|-"
    )
    #expect(answer("select year, count(*) where year = 1900 group by year") == "")
  }

  @Test func havingSeesAggregatesAndAliases() {
    #expect(
      answer("select agency, count(*) as n group by agency having n > 2 and sum(value) > 1000")
        == "乙公安局|3"
    )
  }

  @Test func groupsMayBeNamedByExpressionAliasOrPosition() {
    let expected = "true|3\nfalse|3\n-|2"
    for key in ["year > 2024", "late", "1"] {
      #expect(
        answer("select year > 2024 as late, count(*) group by \(key) order by 1 desc") == expected
      )
    }
  }

  @Test func expressionsOverKeysAndAggregates() {
    #expect(
      answer("select year + 1, sum(value) / count(*) group by year having year = 2024")
        == "2025|55.415"
    )
  }

  @Test func distinctCountsEachValueOnce() {
    #expect(answer("select count(distinct unit), sum(distinct report_year)") == "4|4049")
    #expect(answer("select distinct agency") == "甲公安局\n乙公安局\n丙法院")
  }

  @Test func sumsOfWholeNumbersStayWhole() {
    #expect(answer("select sum(year), avg(year)") == "12146|2024.33333333333")
    #expect(
      answer("select sum(9223372036854775807) from facts").contains(
        "`sum` leaves the whole numbers"
      )
    )
  }
}
