/// The columns of the relations that every corpus has.
enum BuiltInSchemas {
  /// `facts` and `targets`.
  static let facts = Schema(
    [ColumnInfo("id", "编号", .int, "1, 2, … in the order of the corpus")]
      + reporter
      + [
        ColumnInfo("year", "年份", .int, "the year the figure is about"),
        ColumnInfo(
          "period",
          "时段",
          .text,
          "the stretch of time: year, ytd, half, quarter, month, day, total"
        ),
      ]
      + division
      + [
        ColumnInfo("section", "章节", .text, "the path of headings above it"),
        ColumnInfo("part", "部分", .text, "what the section is about: work, problems, plans, other"),
        ColumnInfo("metric", "指标", .text, "what is measured, a phrase of the report"),
        ColumnInfo("concept", "概念", .text, "the canonical measure, where the phrase is known"),
        ColumnInfo("object", "对象", .text, "what the measure is of, where the metric says so"),
        ColumnInfo("kind", "类型", .text, "count, rate, change, duration, money or rank"),
        ColumnInfo("role", "角色", .text, "current, prior, from, to or standard"),
        ColumnInfo(
          "value",
          "数值",
          .number,
          "in the base unit; percent as points; of a range the upper end",
          percentTwin: "rate",
          mixture: amounts
        ),
        ColumnInfo(
          "low",
          "下限",
          .number,
          "of a range the lower end",
          percentTwin: "rate",
          mixture: amounts
        ),
        ColumnInfo("unit", "单位", .text, "the measure word"),
        ColumnInfo("bound", "界", .text, "exact, at_least, at_most or about"),
        ColumnInfo("rate", "比率", .percent, "the value of a rate in percent", mixture: shares),
        ColumnInfo(
          "change",
          "变化",
          .percent,
          "the signed value of a change in percent",
          mixture: shares
        ),
        ColumnInfo(
          "delta",
          "增减",
          .number,
          "the signed value of a change in its own unit",
          percentTwin: "change",
          mixture: amounts
        ),
        ColumnInfo("trend", "趋势", .text, "up, down or flat, of a change"),
        ColumnInfo("baseline", "基期", .text, "what a change is measured against, as written"),
        ColumnInfo("quantity", "原数", .text, "the figure as written"),
        ColumnInfo("sentence", "原文", .text, "the whole sentence"),
        ColumnInfo("source", "出处", .text, "file:line:column"),
      ]
      + span
  )

  static let reports = Schema(
    reporter
      + division
      + [
        ColumnInfo("level", "级别", .text, "nation, province, city, county or town"),
        ColumnInfo("system", "系统", .text, "the branch of administration"),
        ColumnInfo("genre", "体裁", .text, "what sort of report it is"),
        ColumnInfo("date", "日期", .date, "the day of signing"),
        ColumnInfo("title", "标题", .text, "the title, where the text has one"),
        ColumnInfo("path", "路径", .text, "the file"),
        ColumnInfo("sha256", "摘要", .text, "the SHA-256 of the file's bytes"),
        ColumnInfo("duplicate_of", "重复于", .text, "the report that this one is a copy of"),
        ColumnInfo("bytes", "字节数", .int, "the length of its text in UTF-8"),
        ColumnInfo("characters", "字符数", .int, "its length in Unicode code points"),
        ColumnInfo("sentences", "句数", .int, "how many sentences it has"),
        ColumnInfo("facts", "事实数", .int, "how many facts it states"),
      ]
  )

  static let sections = Schema(
    reporter
      + [
        ColumnInfo("section", "章节", .text, "the path of headings down to this one"),
        ColumnInfo("part", "部分", .text, "what it is about: work, problems, plans, other"),
        ColumnInfo(
          "level",
          "层级",
          .int,
          "how deep it is nested, from 1; 0 before the first heading"
        ),
        ColumnInfo("heading", "标题", .text, "the heading"),
      ]
      + span
  )

  static let sentences = Schema(
    [ColumnInfo("id", "编号", .int, "1, 2, … in the order of the corpus")]
      + reporter
      + [
        ColumnInfo("region", "地区", .text, "the agency's place as one path"),
        ColumnInfo("section", "章节", .text, "the path of headings above it"),
        ColumnInfo("part", "部分", .text, "what the section is about: work, problems, plans, other"),
        ColumnInfo("text", "正文", .text, "the sentence, wrapped lines joined"),
        ColumnInfo("facts", "事实数", .int, "how many facts it states"),
        ColumnInfo("source", "出处", .text, "file:line:column"),
      ]
      + span
  )

  /// Amounts of several units or kinds do not add up.
  private static let amounts = MixtureRule(
    [MixtureRule.Dimension("unit"), MixtureRule.Dimension("kind")] + certainty,
    share: .where(column: "kind", equals: "rate")
  )

  private static let shares = MixtureRule(certainty, share: .always)

  /// What holds for all figures: limits and earlier values are no figures of the year.
  private static let certainty = [
    MixtureRule.Dimension("bound", usual: "exact"),
    MixtureRule.Dimension("role", usual: "current", same: ["to": "current"]),
    MixtureRule.Dimension("object", .inPivots),
    MixtureRule.Dimension("metric", .ofShares),
  ]

  private static let reporter = [
    ColumnInfo("report", "报告", .text, "the report's id: its path without extension"),
    ColumnInfo("agency", "机构", .text, "who reports"),
    ColumnInfo("report_year", "报告年份", .int, "the year the report is about"),
  ]

  private static let division = [
    ColumnInfo("province", "省", .text, "the agency's province"),
    ColumnInfo("city", "市", .text, "the agency's city"),
    ColumnInfo("county", "县", .text, "the agency's county or district"),
    ColumnInfo("region", "地区", .text, "the same as one path"),
    ColumnInfo("division", "区划代码", .text, "the six-digit code of that place"),
  ]

  private static let span = [
    ColumnInfo("span_start", "起", .int, "where it begins in the file, in code points"),
    ColumnInfo("span_end", "止", .int, "where it ends, exclusive"),
  ]
}
