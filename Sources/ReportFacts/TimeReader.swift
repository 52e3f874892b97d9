import ReportText

/// Reads which year and which stretch of time a figure is about.
struct TimeReader {
  let text: [UInt32]
  let map: SentenceMap
  let reportYear: Int?

  private static let lastYear = WordTable("上年同期 去年同期 上年 去年 上年度 上年为 去年为 上年同期为 去年同期为 上年的 去年的")
  /// How near a year must stand to be the figure's own: 2023年全年共318件.
  private static let reach = 8

  /// The year of a figure and whether it is an earlier one's.
  func year(of quantity: Quantity, from start: Int) -> (year: Int?, isPrior: Bool) {
    let end = quantity.range.lowerBound
    if map.holdsYear {
      for index in (max(start, end - Self.reach)..<max(start, end)).reversed() {
        if let found = DateReader.year(text, at: index, end: end) {
          guard let reportYear, found < reportYear else { break }
          return (found, true)
        }
      }
      if let leading = leadingYear(of: start, before: end) { return (leading, true) }
    }
    if Self.lastYear.matchSuffix(text, from: start, endingAt: end) != nil {
      return (reportYear.map { $0 - 1 }, true)
    }
    return (reportYear, false)
  }

  private static let noYears = WordTable("以来 起 至 到 同期 年 年以来 年来 启 开 成立 建")

  /// The earlier year a clause opens with: 2023年受理案件318件.
  private func leadingYear(of clause: Int, before end: Int) -> Int? {
    guard let year = DateReader.year(text, at: clause, end: end), let reportYear,
      year < reportYear, clause + 5 < end,
      Self.noYears.match(text, at: clause + 5, end: end) == nil,
      !text[clause..<min(end, clause + 40)].contains(0x7684)  // 2020年成立的
    else { return nil }
    return year
  }

  private static let ownTimes = WordTable("年 今 现 目前 同比 比 较 其中")

  /// Whether nothing between two figures says that the time is another one.
  func goesOn(_ range: Range<Int>) -> Bool { !Self.ownTimes.occurs(in: text, range) }

  private static let sentencePeriods: [(SentenceMap.Cue, Fact.Period)] = [
    (.quarter, .quarter), (.half, .half), (.yearToDate, .yearToDate),
  ]

  /// The stretch of time a figure is about.
  ///
  /// - Parameters:
  ///   - quantity: The figure.
  ///   - clause: Where the clause of the figure begins.
  ///   - previous: Where the figure before it ends: 每天 is said of the figure it stands before.
  /// - Returns: The stretch; the year where nothing is said.
  func period(of quantity: Quantity, clause: Int, previous: Int) -> Fact.Period {
    guard map.hasCues else { return .year }
    let start = map.range.lowerBound
    let end = quantity.range.lowerBound
    if map.holds(.total, from: start, to: end) { return .total }
    if map.holds(.day, from: max(clause, previous), to: end) { return .day }
    if map.holds(.month, from: max(clause, previous), to: end) { return .month }
    if map.holds(.eachQuarter, from: clause, to: end) { return .quarter }
    if map.holds(.eachHalf, from: clause, to: end) { return .half }
    let year = map.lastEnd(of: .wholeYear, before: end) ?? start
    for (cue, period) in Self.sentencePeriods {
      // 上半年受理20件,全年受理50件: the word nearest before the figure counts.
      if let found = map.lastEnd(of: cue, before: end), found > year { return period }
    }
    return .year
  }
}
