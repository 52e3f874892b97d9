import ReportCorpus
import ReportText

/// Functions of days.
enum DateFunctions {
  static let all: [ScalarFunction] =
    [
      ScalarFunction(
        "date(text)",
        .dates,
        [.any],
        .type(.date),
        help: Wording(
          "a day: 2025-11-05, 2025/11/5 or 2025年11月5日; null with a note where there is none",
          "日期：2025-11-05、2025/11/5 或 2025年11月5日；不是日期则为 `null` 并有提示"
        ),
        example: #"date("2025年1月28日")"#,
        gives: "2025-01-28"
      ) { _, _ in preconditionFailure("the binder makes a cast of it") },
      part("year", Wording("the year", "年份"), "2025") { $0.components.year },
      part("month", Wording("the month, from 1", "月份，从 1 起"), "1") { $0.components.month },
      part("day", Wording("the day of the month", "当月的第几天"), "28") { $0.components.day },
      ScalarFunction(
        "format_date(day, form)",
        .dates,
        [.date, .text],
        .type(.text),
        help: Wording(
          "as text: %Y year, %m month, %d day, %-m and %-d without zero, %j day of the year,"
            + " %u weekday from 1 (Monday)",
          "写成文本：`%Y` 年，`%m` 月，`%d` 日，`%-m` 和 `%-d` 不补零，`%j` 一年的第几天，`%u` 星期几，从 1（星期一）起"
        ),
        example: #"format_date("2025-01-28", "%Y年%-m月%-d日")"#,
        gives: "2025年1月28日"
      ) { values, _ in .text(DateForm.format(values[0].day, values[1].text)) },
    ] + operators

  /// The operators between days, and between days and whole numbers.
  static let operators = [addDays, subtractDays, daysBetween]

  static let addDays = ScalarFunction(
    "+",
    .dates,
    [.date, .int],
    .type(.date),
    isOperator: true,
    help: Wording("so many days later", "若干天以后"),
    example: #"date("2025-01-28") + 30"#,
    gives: "2025-02-27"
  ) { values, _ throws(FunctionFailure) in try shifted(values[0].day, by: values[1].int) }

  static let subtractDays = ScalarFunction(
    "-",
    .dates,
    [.date, .int],
    .type(.date),
    isOperator: true,
    help: Wording("so many days earlier", "若干天以前"),
    example: #"date("2025-01-28") - 28"#,
    gives: "2024-12-31"
  ) { values, _ throws(FunctionFailure) in
    let (days, overflows) = Int64(0).subtractingReportingOverflow(values[1].int)
    if overflows { throw .leavesCalendar }
    return try shifted(values[0].day, by: days)
  }

  static let daysBetween = ScalarFunction(
    "-",
    .dates,
    [.date, .date],
    .type(.int),
    isOperator: true,
    help: Wording("how many days lie between", "相隔多少天"),
    example: #"date("2025-03-01") - date("2025-02-28")"#,
    gives: "1"
  ) { values, _ in
    .int(Int64(values[0].day.daysSinceEpoch) - Int64(values[1].day.daysSinceEpoch))
  }

  private static func part(
    _ name: String,
    _ help: Wording,
    _ result: String,
    _ value: @escaping @Sendable (CalendarDate) -> Int
  ) -> ScalarFunction {
    ScalarFunction(
      "\(name)(day)",
      .dates,
      [.date],
      .type(.int),
      help: help,
      example: "\(name)(\"2025-01-28\")",
      gives: result
    ) { values, _ in .int(Int64(value(values[0].day))) }
  }

  private static func shifted(
    _ day: CalendarDate,
    by days: Int64
  ) throws(FunctionFailure) -> Value {
    let (sum, overflows) = Int64(day.daysSinceEpoch).addingReportingOverflow(days)
    guard !overflows, let number = Int32(exactly: sum) else { throw .leavesCalendar }
    let shifted = CalendarDate(daysSinceEpoch: number)
    guard (1...9999).contains(shifted.components.year) else { throw .leavesCalendar }
    return .date(shifted)
  }
}

/// Days as text in a form with `%` marks.
enum DateForm {
  static func format(_ day: CalendarDate, _ form: String) -> String {
    var text = ""
    var rest = form[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        text.append(character)
        continue
      }
      let isBare = rest.first == "-"
      if isBare { rest.removeFirst() }
      guard let code = rest.popFirst() else {
        text += isBare ? "%-" : "%"
        continue
      }
      text += part(code, of: day, isBare: isBare) ?? (isBare ? "%-" : "%") + String(code)
    }
    return text
  }

  private static func part(_ code: Character, of day: CalendarDate, isBare: Bool) -> String? {
    let (year, month, dayOfMonth) = day.components
    switch code {
    case "Y": return padded(year, isBare ? 1 : 4)
    case "m": return padded(month, isBare ? 1 : 2)
    case "d": return padded(dayOfMonth, isBare ? 1 : 2)
    case "j":
      guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
      return padded(Int(day.daysSinceEpoch - first.daysSinceEpoch) + 1, isBare ? 1 : 3)
    case "u":
      // 1970-01-01 was a Thursday.
      let days = (Int(day.daysSinceEpoch) + 3) % 7
      return String((days + 7) % 7 + 1)
    case "%": return "%"
    default: return nil
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Value {
  /// The day; the binder lets only days through.
  fileprivate var day: CalendarDate {
    guard case .date(let day) = self else { preconditionFailure("a day was bound") }
    return day
  }
}
