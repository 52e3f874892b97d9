/// What there is to know of the aggregates, which look at all rows of a group.
enum AggregateHelp {
  static let all = [
    entry(
      .count,
      "count(*) or count(value)",
      "how many rows, or values that are not null",
      "count(distinct kind)",
      "4"
    ),
    entry(.sum, "sum(number)", "the sum", "sum(value) filter (where unit = \"件\")", "14500"),
    entry(.avg, "avg(number)", "the mean", "avg(rate)", "94.135%"),
    entry(.min, "min(value)", "the least", "min(year)", "2023"),
    entry(.max, "max(value)", "the greatest", "max(rate)", "96.67%"),
    entry(
      .median,
      "median(number)",
      "the value in the middle, or between the two there",
      "median(value)",
      "318"
    ),
    entry(
      .quantile,
      "quantile(number, share)",
      "the value below which a share of the values lies, straight between two neighbours",
      "quantile(value, 25%)",
      "94.135"
    ),
    entry(
      .stddev,
      "stddev(number)",
      "the standard deviation of a sample",
      "round(stddev(year), 3)",
      "0.816"
    ),
    entry(
      .variance,
      "variance(number)",
      "the variance of a sample; of percents that of ratios",
      "round(variance(year), 3)",
      "0.667"
    ),
    entry(
      .stringAgg,
      "string_agg(text, separator)",
      "the texts with a separator between them",
      "string_agg(distinct agency, \"、\")",
      "甲公安局、乙公安局、丙法院"
    ),
    entry(
      .anyValue,
      "any_value(value)",
      "the value of some row that has one",
      "any_value(agency)",
      "甲公安局"
    ),
    entry(.first, "first(value)", "the first value that is not null", "first(metric)", "结案率"),
    entry(.last, "last(value)", "the last value that is not null", "last(metric)", "投入"),
    entry(
      .argMax,
      "arg_max(value, by)",
      "the value of the row where `by` is greatest",
      "arg_max(agency, rate)",
      "乙公安局"
    ),
    entry(
      .argMin,
      "arg_min(value, by)",
      "the value of the row where `by` is least",
      "arg_min(agency, rate)",
      "甲公安局"
    ),
  ]

  private static func entry(
    _ function: AggregateCall.Function,
    _ form: String,
    _ meaning: String,
    _ example: String,
    _ result: String
  ) -> FunctionHelp {
    FunctionHelp(
      name: function.rawValue,
      form: form,
      group: .aggregates,
      meaning: meaning,
      example: example,
      result: result
    )
  }
}

/// What there is to know of the window functions.
enum WindowHelp {
  static let all = [
    entry(
      .rowNumber,
      "row_number() over (…)",
      "the number of the row",
      "row_number() over (order by id)"
    ),
    entry(
      .rank,
      "rank() over (order by …)",
      "one more than the rows before; equals share it",
      "rank() over (order by report_year)"
    ),
    entry(
      .denseRank,
      "dense_rank() over (order by …)",
      "one more than the different rows before",
      "dense_rank() over (order by report_year)"
    ),
    entry(
      .lag,
      "lag(value[, rows[, default]]) over (order by …)",
      "the value so many rows before",
      "lag(id, 1, 1) over (order by id)"
    ),
    entry(
      .lead,
      "lead(value[, rows[, default]]) over (order by …)",
      "the value so many rows behind",
      "lead(id) over (order by id desc nulls first)",
      "-"
    ),
    entry(
      .firstValue,
      "first_value(value) over (…)",
      "the value of the first row of the window",
      "first_value(id) over (order by id)"
    ),
    entry(
      .lastValue,
      "last_value(value) over (…)",
      "the value of the last row of the window",
      "last_value(id) over (order by id)"
    ),
  ]

  private static func entry(
    _ function: WindowCall.Function,
    _ form: String,
    _ meaning: String,
    _ example: String,
    _ result: String = "1"
  ) -> FunctionHelp {
    FunctionHelp(
      name: function.rawValue,
      form: form,
      group: .windows,
      meaning: meaning,
      example: example,
      result: result
    )
  }
}
