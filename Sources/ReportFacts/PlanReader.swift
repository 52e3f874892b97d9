/// Tells figures that are only planned from figures of the year that was.
struct PlanReader {
  let map: SentenceMap
  let reportYear: Int?

  /// The year of the goal; `nil` where the figure is no goal.
  func target(of quantity: Quantity, part: SectionPart, clause: Int) -> (isTarget: Bool, year: Int?)
  {
    let place = quantity.range.lowerBound
    let year = map.year(before: place)
    let nextYear = reportYear.map { $0 + 1 }
    if part == .plans {
      if let year, let reportYear, year <= reportYear { return (true, nextYear) }
      return (true, year ?? nextYear)
    }
    if let year, let reportYear, year > reportYear { return (true, year) }
    if map.holds(.wish, from: clause, to: place)
      || map.holds(.goal, from: map.range.lowerBound, to: place)
    {
      return (true, nextYear)
    }
    return (false, nil)
  }
}
