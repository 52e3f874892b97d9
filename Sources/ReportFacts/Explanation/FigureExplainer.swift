import ReportText

/// Reads a sentence again and keeps the steps.
struct FigureExplainer {
  let reader: FactReader
  let sentence: SourceSpan

  init(reader: FactReader, sentence: SourceSpan) {
    self.reader = reader
    self.sentence = sentence
  }

  private var text: [UInt32] { reader.document.scalars }
  private var map: SentenceMap { reader.map }

  /// The explanation of the number at a byte of the file.
  func explanation(at offset: Int) -> FigureExplanation? {
    var rejected: [(quantity: Quantity, distractor: Distractor)] = []
    reader.findQuantities { rejected.append(($0, $1)) }
    let sentences = reader.sentences
    sentences.read()
    for finding in sentences.findings {
      let span = span(of: finding.quantity.range)
      guard covers(span, offset) else { continue }
      let outcome = FigureExplanation.Outcome.fact(
        reader.fact(finding),
        reading(of: finding, by: sentences)
      )
      return FigureExplanation(sentence: sentence, span: span, outcome: outcome)
    }
    for trend in reader.trends() {
      let span = span(of: trend.range)
      guard covers(span, offset) else { continue }
      return FigureExplanation(
        sentence: sentence,
        span: span,
        outcome: .fact(reader.fact(trend), reading(of: trend))
      )
    }
    for (quantity, distractor) in rejected {
      let span = span(of: quantity.range)
      guard covers(span, offset) else { continue }
      return FigureExplanation(sentence: sentence, span: span, outcome: .distractor(distractor))
    }
    return nil
  }

  private func span(of range: Range<Int>) -> SourceSpan { reader.document.span(of: range) }

  private func covers(_ span: SourceSpan, _ offset: Int) -> Bool {
    span.start <= offset && offset < span.end
  }

  // MARK: - Steps

  private func reading(
    of finding: SentenceReader.Finding,
    by sentences: SentenceReader
  ) -> FigureExplanation.Reading {
    let isCell = reader.row?.metric(of: finding.quantity.range) != nil
    return FigureExplanation.Reading(
      parts: parts(of: finding.quantity),
      rule: isCell ? .table : finding.metric.rule,
      candidates: candidates(for: finding.quantity, by: sentences),
      part: reader.part
    )
  }

  private func reading(of trend: TrendReader.Finding) -> FigureExplanation.Reading {
    FigureExplanation.Reading(
      parts: [.init(sort: .trend, text: Scalars.string(text[trend.range]))],
      rule: .trend,
      candidates: [],
      part: reader.part
    )
  }

  /// The pieces of a figure, the empty ones left out.
  private func parts(of quantity: Quantity) -> [FigureExplanation.Part] {
    let range = quantity.range
    let unit = quantity.unitRange
    let hasUnit = !unit.isEmpty && range.contains(unit.lowerBound)
    let numberEnd = min(range.upperBound, max(quantity.numberStart, quantity.numberEnd))
    let pieces: [(FigureExplanation.Part.Sort, Range<Int>)] = [
      (.approximator, range.lowerBound..<quantity.numberStart),
      (.number, quantity.numberStart..<(hasUnit ? max(numberEnd, unit.lowerBound) : numberEnd)),
      (.measureWord, hasUnit ? unit : numberEnd..<numberEnd),
      (.approximator, max(numberEnd, hasUnit ? unit.upperBound : 0)..<range.upperBound),
    ]
    return pieces.compactMap { sort, piece in
      piece.isEmpty ? nil : .init(sort: sort, text: Scalars.string(text[piece]))
    }
  }

  private func candidates(
    for quantity: Quantity,
    by sentences: SentenceReader
  ) -> [FigureExplanation.Candidate] {
    let start = map.range.lowerBound
    let clause = map.clauseStart(before: quantity.range.lowerBound, from: start)
    let metrics = sentences.metrics
    var candidates: [FigureExplanation.Candidate] = []
    func add(_ place: FigureExplanation.Candidate.Place, _ scalars: some Sequence<UInt32>) {
      let text = Scalars.string(Array(scalars)[...])
      if !text.isEmpty { candidates.append(.init(place: place, text: text)) }
    }
    add(.before, metrics.cleaned(clause..<quantity.range.lowerBound).scalars)
    let behind = metrics.noun(
      behind: quantity.range.upperBound,
      limit: map.range.upperBound,
      isLimit: quantity.dimension == .duration
    )
    if let behind { add(.behind, text[behind]) }
    if let earlier = sentences.earlierClause(before: clause, from: start) {
      add(.earlierClause, sentences.store[earlier.metric])
    }
    return candidates
  }
}
