import ReportFacts
import ReportText

/// Takes the rows of `facts` or `targets`, report after report.
struct FactRows {
  private var rows: ReportRows
  private var sentenceCodes: [UInt32] = []
  private var spans = RowSpansBuilder()

  /// A row, but for what is the same in all rows of its report.
  struct Row {
    var fact: Fact
    var section: ReportSection
    /// Its sentence among those of the corpus.
    var sentenceCode: UInt32
    /// Where it stands, in code points.
    var spans: [Value]
  }

  init(name: String, alias: String) {
    rows = ReportRows(name: name, alias: alias, schema: BuiltInSchemas.facts)
  }

  /// Takes the rows of a report.
  ///
  /// - Parameters:
  ///   - added: The rows.
  ///   - report: The number of the report.
  ///   - header: `report` to `report_year`.
  ///   - division: `province` to `division`.
  mutating func append(_ added: [Row], of report: Int, _ header: [Value], _ division: [Value]) {
    rows.append(header, from: 1, count: added.count)
    rows.append(division, from: 6, count: added.count)
    for row in added {
      let fact = row.fact
      rows.append([Value(fact.year), .text(fact.period.rawValue)], from: 4)
      rows.append([.text(row.section.path), .text(row.section.part.rawValue)], from: 11)
      rows.append(FactValues.measure(of: fact), from: 13)
      rows.append(FactValues.figure(of: fact), from: 18)
      rows.append([.text(fact.quantity)], from: 27)
      rows.append(row.spans, from: 30)
      sentenceCodes.append(row.sentenceCode)
      spans.append(fact.span, ofReport: report)
    }
    rows.close(rows: added.count)
  }

  /// The rows so far as a relation.
  func build(
    _ sentences: StringPool,
    _ sentenceSpans: RowSpans,
    _ reports: [CorpusReport]
  ) -> Relation {
    let places = RowPlaces.figures(spans.build(), sentences: sentenceSpans)
    return rows.build(
      [
        "sentence": StoredColumn(
          packing: .text(TextColumn(codes: sentenceCodes, pool: sentences))
        ),
        "source": .sources(SourceTexts(places: places, reports: reports)),
      ],
      places
    )
  }
}

/// The columns of a fact that are worked out from its value, kind and trend.
enum FactValues {
  /// `metric` to `role`.
  static func measure(of fact: Fact) -> [Value] {
    [
      .text(fact.metric), Value(fact.concept), Value(fact.object), .text(fact.kind.rawValue),
      .text(fact.role.rawValue),
    ]
  }

  /// `value` to `baseline`.
  static func figure(of fact: Fact) -> [Value] {
    let derived = DerivedFigures(fact)
    return [
      Value(fact.value), Value(fact.low), fact.value == nil ? .null : .text(fact.unit),
      Value(fact.bound?.rawValue),
      derived.rate.map { .percent($0) } ?? .null, derived.change.map { .percent($0) } ?? .null,
      Value(derived.delta), Value(fact.trend?.rawValue), Value(fact.baseline),
    ]
  }
}
