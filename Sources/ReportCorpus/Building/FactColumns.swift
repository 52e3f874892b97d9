import ReportFacts
import ReportText

/// Takes the rows of `facts` or `targets`.
struct FactColumns {
  private var counts: [UInt32] = []
  private var sentences: [UInt32] = []
  private var year = ColumnPartBuilder(.int)
  private var period = ColumnPartBuilder(.text)
  private var section = SectionNames()
  private var metric = ColumnPartBuilder(.text)
  private var concept = ColumnPartBuilder(.text)
  private var object = ColumnPartBuilder(.text)
  private var kind = ColumnPartBuilder(.text)
  private var role = ColumnPartBuilder(.text)
  private var value = ColumnPartBuilder(.number)
  private var low = ColumnPartBuilder(.number)
  private var unit = ColumnPartBuilder(.text)
  private var bound = ColumnPartBuilder(.text)
  private var rate = ColumnPartBuilder(.percent)
  private var change = ColumnPartBuilder(.percent)
  private var delta = ColumnPartBuilder(.number)
  private var trend = ColumnPartBuilder(.text)
  private var baseline = ColumnPartBuilder(.text)
  private var quantity = ColumnPartBuilder(.text)
  private var spans = SpanColumns()

  /// Takes the facts of a report, or its targets.
  ///
  /// - Parameters:
  ///   - extraction: What was read out of the report.
  ///   - places: Where its characters are.
  ///   - areTargets: Which of both are taken.
  ///   - firstSentence: The number of the report's first sentence.
  mutating func append(
    _ extraction: ReportExtraction,
    _ places: PlaceTable,
    areTargets: Bool,
    _ firstSentence: Int
  ) {
    let before = sentences.count
    section.begin()
    for fact in extraction.facts where fact.isTarget == areTargets {
      section.append(extraction.sentences[fact.sentence].section, of: extraction.sections)
      sentences.append(UInt32(firstSentence + fact.sentence))
      append(fact)
      spans.append(fact.span, places)
    }
    counts.append(UInt32(sentences.count - before))
  }

  private mutating func append(_ fact: Fact) {
    let values = FigureValues(fact)
    year.append(fact.year)
    period.append(fact.period.rawValue)
    metric.append(fact.metric)
    concept.append(fact.concept)
    object.append(fact.object)
    kind.append(fact.kind.rawValue)
    role.append(fact.role.rawValue)
    value.append(fact.value)
    low.append(fact.low)
    unit.append(values.unit)
    bound.append(fact.bound?.rawValue)
    rate.append(values.rate)
    change.append(values.change)
    delta.append(values.delta)
    trend.append(fact.trend?.rawValue)
    baseline.append(fact.baseline)
    quantity.append(fact.quantity)
  }

  /// The rows taken, packed.
  var rows: ReportChunk.Rows {
    let columns = [
      "year": year, "period": period, "section": section.path, "part": section.part,
      "metric": metric, "concept": concept, "object": object, "kind": kind, "role": role,
      "value": value, "low": low, "unit": unit, "bound": bound, "rate": rate, "change": change,
      "delta": delta, "trend": trend, "baseline": baseline, "quantity": quantity,
      "span_start": spans.start, "span_end": spans.end,
    ]
    return ReportChunk.Rows(
      counts: counts,
      columns: columns.mapValues { $0.build() },
      sentences: sentences.shrunk,
      inSections: section.counts
    )
  }
}
