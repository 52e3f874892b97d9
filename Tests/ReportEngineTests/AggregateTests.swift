import Testing

@Suite struct AggregateTests {
  @Test(arguments: [
    ("sum(value) filter (where unit = \"件\")", "14500"),
    ("count(*) filter (where rate is not null)", "2"), ("count(all unit)", "7"),
    ("count(distinct unit) filter (where value > 100)", "3"),
    ("median(id)", "4.5"), ("median(rate)", "94.135%"),
    ("median(value) filter (where id < 4)", "91.6"),
    ("quantile(id, 0)", "1"), ("quantile(id, 1)", "8"), ("quantile(id, 25%)", "2.75"),
    ("stddev(id) * stddev(id)", "6"), ("variance(id)", "6"),
    ("stddev(id) filter (where id = 1)", "-"),
    ("variance(distinct report_year)", "0.5"),
    ("string_agg(unit, \"、\") filter (where unit <> \"%\")", "起、件、件、元"),
    ("string_agg(distinct kind, \" \")", "rate change count money"),
    ("any_value(rate)", "91.6%"), ("first(year)", "2024"), ("last(year)", "2025"),
    ("arg_max(id, value)", "5"), ("arg_min(metric, value)", "信访总量"), ("arg_max(year, id)", "2025"),
  ])
  func everyAggregateComputesAsSaid(aggregate: String, value: String) {
    #expect(answer("select \(aggregate) from facts") == value)
  }

  @Test func overNoRowsOnlyCountHasAValue() {
    #expect(
      answer(
        """
        select count(*), count(rate), sum(id), avg(rate), min(id), max(id), median(id),
          quantile(id, 0.5), stddev(id), variance(id), string_agg(unit, ""), any_value(id),
          first(id), last(id), arg_max(id, id), arg_min(id, id) where id > 99
        """
      ) == "0|0|-|-|-|-|-|-|-|-|-|-|-|-|-|-"
    )
  }

  @Test func aggregatesAreComputedForEveryGroup() {
    #expect(
      answer(
        "select agency, median(id), string_agg(unit, \",\"), arg_max(metric, id) group by agency"
      )
        == "甲公安局|2|%,%,起|立案数\n乙公安局|5|%,件|结案率\n丙法院|7.5|件,元|投入"
    )
  }
}
