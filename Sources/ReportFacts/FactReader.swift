import ReportText

/// Turns one sentence into facts.
struct FactReader {
  let document: LogicalText
  let index: SentenceIndex
  /// The sentence.
  let sentence: Sentence
  /// The sentence's number among those of the report.
  let number: Int
  let part: SectionPart
  let reportYear: Int?
  /// The row of a table the sentence is part of.
  let row: TableRow?

  /// The facts of the sentence, in order.
  func read() -> [Fact] {
    guard mayHoldFacts() else { return [] }
    let map = map()
    let metrics = MetricReader(document: document, map: map)
    let quantities = quantities(map)
    var facts: [Fact] = []
    if !quantities.isEmpty {
      facts = SentenceReader(metrics: metrics, quantities: quantities).read().map { fact($0, map) }
    }
    let trends = trends(metrics: metrics, quantities: quantities)
    if trends.isEmpty { return facts }
    facts.append(contentsOf: trends.map(fact))
    facts.sort { $0.span.start < $1.span.start }
    return facts
  }

  /// Whether there is a numeral, or a verb of a rise or fall at the end of a clause: most sentences
  /// have neither, and no map is drawn of them.
  private func mayHoldFacts() -> Bool {
    if sentence.classes.contains(.quantityStart) { return true }
    return part != .plans && sentence.classes.contains(.trendVerb)
      && TrendReader.holdsVerb(document.scalars, sentence.range, index.letters[sentence.letters])
  }

  /// The map that all readers of the sentence share.
  func map() -> SentenceMap { SentenceMap(document.scalars, sentence, of: index) }

  /// The quantities of the sentence; `reject` is told of the numbers that are none.
  func quantities(
    _ map: SentenceMap,
    reject: ((Quantity, Distractor) -> Void)? = nil
  ) -> [Quantity] {
    QuantityScanner(text: document.scalars, map: map, isHalfWidth: document.isHalfWidth)
      .scan(reject: reject)
  }

  /// The rises and falls without a figure; what is only planned states none.
  func trends(metrics: MetricReader, quantities: [Quantity]) -> [TrendReader.Finding] {
    guard part != .plans, sentence.classes.contains(.trendVerb) else { return [] }
    return TrendReader(metrics: metrics).read(quantities: quantities)
  }

  func fact(_ finding: SentenceReader.Finding, _ map: SentenceMap) -> Fact {
    let text = document.scalars
    let quantity = finding.quantity
    let start = map.range.lowerBound
    let clause = map.clauseStart(before: quantity.range.lowerBound, from: start)
    let times = TimeReader(text: text, map: map, reportYear: reportYear)
    var (year, isPrior) = times.year(of: quantity, from: clause)
    var role = finding.role
    if isPrior, role == .current, finding.kind != .change {
      role = .prior
    } else if role != .from {
      (year, isPrior) = (reportYear, false)
    }
    if let columnYear = row?.year(of: quantity.range) {
      year = columnYear
      if let reportYear, columnYear < reportYear { role = .prior }
    }
    let plans = PlanReader(map: map, reportYear: reportYear)
    let target = plans.target(of: quantity, part: part, clause: clause)
    let span = document.span(of: quantity.range)
    let metric = row?.metric(of: quantity.range) ?? finding.metric.metric
    return Fact(
      span: span,
      sentence: number,
      quantity: document.unwrapped(span),
      value: quantity.value,
      low: quantity.low,
      unit: quantity.unit,
      kind: finding.kind,
      bound: quantity.bound,
      trend: finding.trend,
      baseline: finding.change?.baseline.map { Scalars.string(text[$0]) },
      role: role,
      year: target.isTarget ? target.year ?? year : year,
      period: times.period(of: quantity, clause: clause),
      metric: Scalars.string(metric[...]),
      object: ObjectReader.object(of: finding.metric),
      isTarget: target.isTarget
    )
  }

  func fact(_ finding: TrendReader.Finding) -> Fact {
    let span = document.span(of: finding.range)
    return Fact(
      span: span,
      sentence: number,
      quantity: document.unwrapped(span),
      value: nil,
      unit: "",
      kind: .change,
      bound: nil,
      trend: finding.trend,
      baseline: finding.baseline.map { Scalars.string(document.scalars[$0]) },
      year: reportYear,
      metric: Scalars.string(finding.metric[...])
    )
  }
}
