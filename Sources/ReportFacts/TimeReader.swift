import ReportText

/// Reads which year and which stretch of time a figure is about.
struct TimeReader {
  let text: [UInt32]
  let sentence: Range<Int>
  let reportYear: Int?

  private static let lastYear = WordTable("上年同期 去年同期 上年 去年 上年度 上年为 去年为 上年同期为 去年同期为 上年的 去年的")
  private static let periods: [(WordTable, Fact.Period)] = [
    (WordTable("成立以来 至今 历年 自成立 建成以来 运行以来 累计至"), .total),
    (WordTable("每天 每日 日均"), .day),
    (WordTable("每月 月均"), .month),
    (WordTable("每季度 一季度 二季度 三季度 四季度"), .quarter),
    (WordTable("上半年 下半年"), .half),
    (WordTable("今年以来 今年来 截至 截止"), .yearToDate),
  ]

  /// The year of a figure and whether it is an earlier one's.
  func year(of quantity: Quantity, from start: Int) -> (year: Int?, isPrior: Bool) {
    let end = quantity.range.lowerBound
    for index in (start..<end).reversed() {
      if let found = DateReader.year(text, at: index, end: end) {
        guard end - index <= 8, let reportYear, found < reportYear else { break }
        return (found, true)
      }
    }
    if Self.lastYear.matchSuffix(text, from: start, endingAt: end) != nil {
      return (reportYear.map { $0 - 1 }, true)
    }
    return (reportYear, false)
  }

  /// The stretch of time a figure is about.
  func period(of quantity: Quantity, clause: Int) -> Fact.Period {
    for (words, period) in Self.periods {
      let start = period == .day || period == .month ? clause : sentence.lowerBound
      if words.occurs(in: text, start..<quantity.range.lowerBound) { return period }
    }
    return .year
  }
}
