import ReportText

/// Turns the sentences of a report into facts, one after the other.
///
/// It is an object that keeps what reads figures, and the room of their lists, from sentence to
/// sentence.
final class FactReader {
  /// The report.
  let document: LogicalText
  private let index: SentenceIndex
  private let reportYear: Int?

  /// The sentence.
  private var sentence = Sentence.none
  /// The sentence's number among those of the report.
  private var number = 0
  /// What its section is about.
  private(set) var part = SectionPart.work
  /// The row of a table the sentence is part of.
  private(set) var row: TableRow?
  /// The sentence before it in its line.
  private var before: Sentence?
  /// Whether the next sentence is the first of its line.
  private var isFirst = true

  /// The map that all readers of the sentence share.
  let map: SentenceMap
  /// The reader of the figures of the sentence.
  let sentences: SentenceReader
  private let times: TimeReader
  private let plans: PlanReader

  init(_ document: LogicalText, _ index: SentenceIndex, reportYear: Int?) {
    self.document = document
    self.index = index
    self.reportYear = reportYear
    map = SentenceMap(document, .none, of: index)
    sentences = SentenceReader(map: map)
    times = TimeReader(text: document.scalars, map: map, reportYear: reportYear)
    plans = PlanReader(map: map, reportYear: reportYear)
  }

  /// Turns to another line of the report.
  ///
  /// - Parameter row: The row of a table the line is.
  func startLine(row: TableRow?) {
    if row != nil || self.row != nil { self.row = row }
    isFirst = true
  }

  /// Turns to the next sentence of the line.
  func turn(to next: Sentence, number: Int, part: SectionPart) {
    before = isFirst ? nil : sentence
    isFirst = false
    sentence = next
    self.number = number
    self.part = part
  }

  /// Appends the facts of the sentence, in order.
  func read(into facts: inout [Fact]) {
    // Most sentences have neither a numeral nor a verb of a rise or fall at the end of a clause.
    if sentence.classes.isDisjoint(with: [.quantityStart, .trendEnd]) { return }
    guard sentence.classes.contains(.quantityStart) || holdsTrendVerb else { return }
    findQuantities()
    if sentences.quantities.isEmpty, !holdsTrendVerb { return }
    sentences.read()
    let first = facts.count
    var earlierYear: (year: Int, end: Int)?
    for finding in sentences.findings {
      let range = finding.quantity.range
      if row?.isNumber(range) == true { continue }
      var fact = fact(finding)
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
    let trends = trends()
    if trends.isEmpty { return }
    facts.append(contentsOf: trends.map(fact))
    facts[first...].sort { $0.span.start < $1.span.start }
  }

  /// Whether a clause ends in a verb of a rise or fall.
  private var holdsTrendVerb: Bool {
    mayHoldTrends
      && TrendReader.holdsVerb(document.scalars, sentence.range, index.letters[sentence.letters])
  }

  /// Whether a rise or fall without a figure may be stated; what is only planned states none.
  private var mayHoldTrends: Bool { part != .plans && sentence.classes.contains(.trendEnd) }

  /// Finds the quantities of the sentence; `reject` is told of the numbers that are none.
  func findQuantities(reject: ((Quantity, Distractor) -> Void)? = nil) {
    map.turn(to: sentence)
    sentences.findQuantities(before: before, reject: reject)
  }

  /// The rises and falls without a figure.
  func trends() -> [TrendReader.Finding] {
    guard mayHoldTrends || part != .plans && !sentences.inlineLevels.isEmpty else { return [] }
    return TrendReader(sentences: sentences).read(findings: sentences.findings)
  }

  func fact(_ finding: SentenceReader.Finding) -> Fact {
    let text = document.scalars
    var quantity = finding.quantity
    var kind = finding.kind
    var unit = quantity.unit.name(in: document)
    if quantity.unit.isEmpty, let measure = row?.measure(of: quantity.range) {
      unit = measure.unit
      quantity.take(measure)
      kind = SentenceReader.kind(of: measure.dimension)
    }
    let start = map.range.lowerBound
    let clause = map.clauseStart(before: quantity.range.lowerBound, from: start)
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
    let target = plans.target(of: quantity, part: part, clause: clause)
    let span = document.span(of: quantity.range)
    let cell = row?.metric(of: quantity.range)
    let metric = cell?[...] ?? sentences.store[finding.metric.metric]
    return Fact(
      span: span,
      sentence: number,
      quantity: document.unwrapped(span),
      value: quantity.value,
      low: quantity.low,
      unit: unit,
      kind: kind,
      bound: quantity.bound,
      trend: finding.trend,
      baseline: finding.change?.baseline.map { Scalars.string(text[$0]) },
      role: role,
      year: target.isTarget ? target.year ?? year : year,
      period: times.period(of: quantity, clause: clause, previous: finding.start),
      metric: Scalars.string(metric),
      object: cell == nil ? ObjectReader.object(of: finding.metric, in: sentences.store) : nil,
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
      metric: Scalars.string(sentences.store[finding.metric])
    )
  }
}
