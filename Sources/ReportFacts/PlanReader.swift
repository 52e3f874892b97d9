import ReportText

/// Tells figures that are only planned from figures of the year that was.
struct PlanReader {
  let text: [UInt32]
  let sentence: Range<Int>
  let reportYear: Int?

  private static let wishes = WordTable(
    "力争 争取达到 争取实现 争取完成 拟 预计 计划新增 计划完成 预期 将达到 将完成 计划投资 目标为 目标是 计划到 总目标"
  )

  /// The year of the goal; `nil` where the figure is no goal.
  func target(of quantity: Quantity, part: SectionPart, clause: Int) -> (isTarget: Bool, year: Int?)
  {
    var year: Int?
    for index in sentence.lowerBound..<quantity.range.lowerBound where text[index] == 0x32 {
      if let found = DateReader.year(text, at: index, end: sentence.upperBound) { year = found }
    }
    if part == .plans { return (true, year ?? reportYear.map { $0 + 1 }) }
    if let year, let reportYear, year > reportYear, !isInTitle(year, quantity) {
      return (true, year)
    }
    if Self.wishes.occurs(in: text, clause..<quantity.range.lowerBound) {
      return (true, reportYear.map { $0 + 1 })
    }
    if Self.goals.occurs(in: text, sentence.lowerBound..<quantity.range.lowerBound) {
      return (true, reportYear.map { $0 + 1 })
    }
    return (false, nil)
  }

  private static let goals = WordTable("目标是 预期目标 主要目标为 目标为 奋斗目标")

  /// Whether a later year only stands in the name of a document.
  private func isInTitle(_ year: Int, _ quantity: Quantity) -> Bool {
    var depth = 0
    for index in sentence.lowerBound..<quantity.range.lowerBound {
      if text[index] == 0x300A { depth += 1 }
      if text[index] == 0x300B { depth -= 1 }
      if depth <= 0, DateReader.year(text, at: index, end: sentence.upperBound) == year {
        return false
      }
    }
    return true
  }
}
