import ReportText

/// What there is to know of the aggregates, which look at all rows of a group.
enum AggregateHelp {
  static let all = [
    entry(
      .count,
      "count(*) or count(value)",
      Wording("how many rows, or values that are not null", "有多少行，或多少个不是 `null` 的值"),
      "count(distinct kind)",
      "4"
    ),
    entry(
      .sum,
      "sum(number)",
      Wording("the sum", "总和"),
      "sum(value) filter (where unit = \"件\")",
      "14500"
    ),
    entry(.avg, "avg(number)", Wording("the mean", "平均数"), "avg(rate)", "94.135%"),
    entry(.min, "min(value)", Wording("the least", "最小的"), "min(year)", "2023"),
    entry(.max, "max(value)", Wording("the greatest", "最大的"), "max(rate)", "96.67%"),
    entry(
      .median,
      "median(number)",
      Wording("the value in the middle, or between the two there", "居中的值，或居中两个值的平均"),
      "median(value)",
      "318"
    ),
    entry(
      .quantile,
      "quantile(number, share)",
      Wording(
        "the value below which a share of the values lies, straight between two neighbours",
        "有给定份额的值在其下的那个值，相邻两值之间按直线取"
      ),
      "quantile(value, 25%)",
      "94.135"
    ),
    entry(
      .stddev,
      "stddev(number)",
      Wording("the standard deviation of a sample", "样本标准差"),
      "round(stddev(year), 3)",
      "0.816"
    ),
    entry(
      .variance,
      "variance(number)",
      Wording("the variance of a sample; of percents that of ratios", "样本方差；百分数按比值计"),
      "round(variance(year), 3)",
      "0.667"
    ),
    entry(
      .stringAgg,
      "string_agg(text, separator)",
      Wording("the texts with a separator between them", "各文本以分隔符相连"),
      "string_agg(distinct agency, \"、\")",
      "甲公安局、乙公安局、丙法院"
    ),
    entry(
      .anyValue,
      "any_value(value)",
      Wording("the value of some row that has one", "任一有值的行的值"),
      "any_value(agency)",
      "甲公安局"
    ),
    entry(
      .first,
      "first(value)",
      Wording("the first value that is not null", "第一个不是 `null` 的值"),
      "first(metric)",
      "结案率"
    ),
    entry(
      .last,
      "last(value)",
      Wording("the last value that is not null", "最后一个不是 `null` 的值"),
      "last(metric)",
      "投入"
    ),
    entry(
      .argMax,
      "arg_max(value, by)",
      Wording("the value of the row where `by` is greatest", "`by` 最大的那一行的值"),
      "arg_max(agency, rate)",
      "乙公安局"
    ),
    entry(
      .argMin,
      "arg_min(value, by)",
      Wording("the value of the row where `by` is least", "`by` 最小的那一行的值"),
      "arg_min(agency, rate)",
      "甲公安局"
    ),
  ]

  private static func entry(
    _ function: AggregateCall.Function,
    _ form: String,
    _ meaning: Wording,
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
      Wording("the number of the row", "行的序号"),
      "row_number() over (order by id)"
    ),
    entry(
      .rank,
      "rank() over (order by …)",
      Wording("one more than the rows before; equals share it", "前面的行数加一；相等的并列"),
      "rank() over (order by report_year)"
    ),
    entry(
      .denseRank,
      "dense_rank() over (order by …)",
      Wording("one more than the different rows before", "前面不同的行数加一"),
      "dense_rank() over (order by report_year)"
    ),
    entry(
      .lag,
      "lag(value[, rows[, default]]) over (order by …)",
      Wording("the value so many rows before", "前若干行的值"),
      "lag(id, 1, 1) over (order by id)"
    ),
    entry(
      .lead,
      "lead(value[, rows[, default]]) over (order by …)",
      Wording("the value so many rows behind", "后若干行的值"),
      "lead(id) over (order by id desc nulls first)",
      "-"
    ),
    entry(
      .firstValue,
      "first_value(value) over (…)",
      Wording("the value of the first row of the window", "窗口第一行的值"),
      "first_value(id) over (order by id)"
    ),
    entry(
      .lastValue,
      "last_value(value) over (…)",
      Wording("the value of the last row of the window", "窗口最后一行的值"),
      "last_value(id) over (order by id)"
    ),
  ]

  private static func entry(
    _ function: WindowCall.Function,
    _ form: String,
    _ meaning: Wording,
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
