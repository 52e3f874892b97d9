import ReportText

/// Turns one sentence into facts.
struct FactReader {
  /// The report.
  let walk: ReportWalk
  /// The sentence.
  let sentence: Sentence
  /// The sentence's number among those of the report.
  let number: Int
  let part: SectionPart
  /// The row of a table the sentence is part of.
  let row: TableRow?
  /// The sentence before it in its line.
  let before: Sentence?

  var document: LogicalText { walk.document }
  private var reportYear: Int? { walk.header.year }

  /// Appends the facts of the sentence, in order.
  func read(into facts: inout [Fact]) {
    guard mayHoldFacts() else { return }
    let map = map()
    let quantities = quantities(map)
    if quantities.isEmpty, !holdsTrendVerb { return }
    let sentences = reader(map, quantities: quantities)
    let findings = sentences.read()
    let first = facts.count
    var earlierYear: (year: Int, end: Int)?
    let times = TimeReader(text: document.scalars, map: map, reportYear: reportYear)
    for finding in findings {
      if row?.isNumber(finding.quantity.range) == true { continue }
      var fact = fact(finding, map)
      let range = finding.quantity.range
      if fact.role == .current, finding.kind != .change, !fact.isTarget, let open = earlierYear,
        times.goesOn(open.end..<range.lowerBound)
      {
        (fact.role, fact.year) = (.prior, open.year)
      }
      // 2022年受理70件,办结65件: the year goes on until another time is named.
      earlierYear =
        fact.role == .prior && row == nil ? fact.year.map { ($0, range.upperBound) } : nil
      facts.append(consume fact)
    }
    let trends = trends(sentences, findings: findings)
    if trends.isEmpty { return }
    facts.append(contentsOf: trends.map(fact))
    facts[first...].sort { $0.span.start < $1.span.start }
  }

  /// Whether there is a numeral, or a verb of a rise or fall at the end of a clause: most sentences
  /// have neither, and no map is drawn of them.
  private func mayHoldFacts() -> Bool {
    if sentence.classes.contains(.quantityStart) { return true }
    return holdsTrendVerb
  }

  /// Whether a clause ends in a verb of a rise or fall.
  private var holdsTrendVerb: Bool {
    mayHoldTrends
      && TrendReader.holdsVerb(
        document.scalars,
        sentence.range,
        walk.index.letters[sentence.letters]
      )
  }

  /// Whether a rise or fall without a figure may be stated; what is only planned states none.
  private var mayHoldTrends: Bool { part != .plans && sentence.classes.contains(.trendVerb) }

  /// The map that all readers of the sentence share.
  func map() -> SentenceMap { SentenceMap(document, sentence, of: walk.index) }

  /// The quantities of the sentence; `reject` is told of the numbers that are none.
  func quantities(
    _ map: SentenceMap,
    reject: ((Quantity, Distractor) -> Void)? = nil
  ) -> [Quantity] {
    QuantityScanner(map: map).scan(reject: reject)
  }

  /// The reader of the figures of the sentence.
  func reader(_ map: SentenceMap, quantities: [Quantity]) -> SentenceReader {
    SentenceReader(map: map, quantities: quantities, before: before)
  }

  /// The rises and falls without a figure.
  func trends(
    _ sentences: SentenceReader,
    findings: [SentenceReader.Finding]
  ) -> [TrendReader.Finding] {
    guard mayHoldTrends else { return [] }
    return TrendReader(sentences: sentences).read(findings: findings)
  }

  func fact(_ finding: SentenceReader.Finding, _ map: SentenceMap) -> Fact {
    let text = document.scalars
    var quantity = finding.quantity
    var kind = finding.kind
    if quantity.unit.isEmpty, let measure = row?.measure(of: quantity.range) {
      quantity.take(measure)
      kind = SentenceReader.kind(of: measure.dimension)
    }
    let start = map.range.lowerBound
    let clause = map.clauseStart(before: quantity.range.lowerBound, from: start)
    let times = TimeReader(text: text, map: map, reportYear: reportYear)
    var (year, isPrior) = times.year(of: quantity, from: clause)
    var role = finding.role
    if isPrior, role == .current, finding.kind != .change, finding.metric.subject.isEmpty {
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
    let cell = row?.metric(of: quantity.range)
    let metric = cell ?? finding.metric.metric
    return Fact(
      span: span,
      sentence: number,
      quantity: document.unwrapped(span),
      value: quantity.value,
      low: quantity.low,
      unit: quantity.unit,
      kind: kind,
      bound: quantity.bound,
      trend: finding.trend,
      baseline: finding.change?.baseline.map { Scalars.string(text[$0]) },
      role: role,
      year: target.isTarget ? target.year ?? year : year,
      period: times.period(of: quantity, clause: clause, previous: finding.start),
      metric: Scalars.string(metric[...]),
      object: cell == nil ? ObjectReader.object(of: finding.metric) : nil,
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
