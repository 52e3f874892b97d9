import ReportCorpus
import ReportText

/// Functions that choose between values.
enum ChoiceFunctions {
  static let all = [
    ScalarFunction(
      "coalesce(value, …)",
      .choices,
      [.common],
      repeats: true,
      .common,
      seesNulls: true,
      help: Wording("the first that is not null", "第一个不是 `null` 的值"),
      example: "coalesce(null, 5%, 0)",
      gives: "5%"
    ) { values, _ in values.first { $0 != .null } ?? .null },
    ScalarFunction(
      "nullif(value, other)",
      .choices,
      [.any, .any],
      .first,
      seesNulls: true,
      help: Wording("null where both are equal, else the first", "两者相等则为 `null`，否则为前者"),
      example: #"coalesce(nullif("", ""), "无")"#,
      gives: "无"
    ) { values, _ in values[0].order(to: values[1]) == 0 ? .null : values[0] },
    ScalarFunction(
      "least(value, …)",
      .choices,
      [.common],
      repeats: true,
      .common,
      help: Wording("the least; null where one is null", "最小的；有 `null` 则为 `null`"),
      example: "least(3, 1.5, 2)",
      gives: "1.5"
    ) { values, _ in extreme(values, wanted: -1) },
    ScalarFunction(
      "greatest(value, …)",
      .choices,
      [.common],
      repeats: true,
      .common,
      help: Wording("the greatest; null where one is null", "最大的；有 `null` 则为 `null`"),
      example: "greatest(3, 7, 2)",
      gives: "7"
    ) { values, _ in extreme(values, wanted: 1) },
  ]

  private static func extreme(_ values: [Value], wanted: Int) -> Value {
    values.dropFirst().reduce(values[0]) { best, value in
      value.order(to: best) == wanted ? value : best
    }
  }
}
