public import ReportFacts
public import ReportText

extension CorpusBuilder {
  /// The rows that the facts of one report have in `facts`, but for the first column, the id.
  ///
  /// They are those of a corpus, without the cost of building one.
  ///
  /// - Parameters:
  ///   - id: The report's id.
  ///   - text: Its text, named by its path.
  ///   - extraction: What was read out of the text.
  /// - Returns: A row a fact, targets left out.
  public static func factRows(
    id: String,
    text: SourceText,
    extraction: ReportExtraction
  ) -> [[Value]] {
    let places = PlaceTable(text)
    let header = extraction.header
    let region = header.region
    let reporter: [Value] = [.text(id), Value(header.agency), Value(header.year)]
    let division = [
      Value(region?.province), Value(region?.city), Value(region?.county), Value(region?.path),
      Value(region?.code),
    ]
    return extraction.facts.filter { !$0.isTarget }
      .map { fact in
        let sentence = extraction.sentences[fact.sentence]
        let section = extraction.sections[sentence.section]
        let place = places.place(at: fact.span.start)
        var row = reporter
        row += [Value(fact.year), .text(fact.period.rawValue)]
        row += division
        row += [.text(section.path), .text(section.part.rawValue)]
        row += measure(of: fact) + figure(of: fact)
        row += [.text(fact.quantity), .text(sentence.text)]
        row.append(.text("\(text.name):\(place.line):\(place.column)"))
        row.append(Value(places.codePointOffset(at: fact.span.start)))
        row.append(Value(places.codePointOffset(at: fact.span.end)))
        return row
      }
  }

  /// `metric` to `role`.
  private static func measure(of fact: Fact) -> [Value] {
    [
      .text(fact.metric), Value(fact.concept), Value(fact.object), .text(fact.kind.rawValue),
      .text(fact.role.rawValue),
    ]
  }

  /// `value` to `baseline`.
  private static func figure(of fact: Fact) -> [Value] {
    let values = FigureValues(fact)
    return [
      Value(fact.value), Value(fact.low), Value(values.unit), Value(fact.bound?.rawValue),
      values.rate.map { .percent($0) } ?? .null, values.change.map { .percent($0) } ?? .null,
      Value(values.delta), Value(fact.trend?.rawValue), Value(fact.baseline),
    ]
  }
}

extension Value {
  fileprivate init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  fileprivate init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
  fileprivate init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
}
