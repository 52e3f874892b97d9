public import ReportFacts
public import ReportText

/// Takes reports one by one and packs them into a corpus.
public struct CorpusBuilder {
  private var reports: [CorpusReport] = []
  private var facts = RelationBuilder(name: "facts", alias: "事实", schema: BuiltInSchemas.facts)
  private var targets = RelationBuilder(name: "targets", alias: "目标", schema: BuiltInSchemas.facts)
  private var reportRows = RelationBuilder(
    name: "reports",
    alias: "报告表",
    schema: BuiltInSchemas.reports
  )
  private var sections = RelationBuilder(
    name: "sections",
    alias: "章节表",
    schema: BuiltInSchemas.sections
  )
  private var sentences = RelationBuilder(
    name: "sentences",
    alias: "句子表",
    schema: BuiltInSchemas.sentences
  )
  private var factCount = 0
  private var targetCount = 0
  private var sentenceCount = 0

  private let keepsDuplicates: Bool
  /// The id of the first report of every text.
  private var firstOfText: [String: String] = [:]

  /// Starts without reports.
  ///
  /// - Parameter keepsDuplicates: Whether a copy of a report has its rows in all relations, and
  ///   not only in `reports`.
  public init(keepsDuplicates: Bool = false) {
    self.keepsDuplicates = keepsDuplicates
  }

  /// Takes a report and what was read out of it.
  ///
  /// - Parameters:
  ///   - id: The report's id.
  ///   - text: Its text, named by its path.
  ///   - extraction: What was read out of the text.
  ///   - digests: The digests of file and text; worked out here where none are given.
  public mutating func add(
    id: String,
    text: SourceText,
    extraction: ReportExtraction,
    digests: ReportDigests? = nil
  ) {
    let index = reports.count
    let digests = digests ?? ReportDigests(text: text)
    let first = firstOfText[digests.text]
    if first == nil { firstOfText[digests.text] = id }
    let report = CorpusReport(
      id: id,
      text: text,
      placeTable: PlaceTable(text),
      duplicateOf: first
    )
    reports.append(report)
    appendReport(report, extraction, digests, index)
    if first != nil, !keepsDuplicates { return }
    appendSections(report, extraction, index)
    appendSentences(report, extraction, index)
    appendFacts(report, extraction, index)
  }

  /// The reports so far as a corpus.
  public func build() -> Corpus {
    Corpus(
      reports: reports,
      relations: [
        facts.build(), targets.build(), reportRows.build(), sections.build(), sentences.build(),
      ]
    )
  }

  // MARK: - Rows

  private mutating func appendReport(
    _ report: CorpusReport,
    _ extraction: ReportExtraction,
    _ digests: ReportDigests,
    _ index: Int
  ) {
    let header = extraction.header
    let text = report.text
    var row = reporter(report, extraction) + Self.division(header.region)
    row += [Value(header.level?.rawValue), Value(header.system), Value(header.genre)]
    row += [Value(header.date), Value(header.title), .text(text.name)]
    row += [.text(digests.file), Value(report.duplicateOf)]
    row += [.int(Int64(text.bytes.count))]
    row += [Value(report.placeTable.codePointOffset(at: text.bytes.count))]
    row += [Value(extraction.sentences.count)]
    row += [Value(extraction.facts.count { !$0.isTarget })]
    let first = extraction.sentences.first?.span ?? SourceSpan(at: 0)
    reportRows.append(row, at: RowPlace(report: index, span: first, context: first))
  }

  private mutating func appendSections(
    _ report: CorpusReport,
    _ extraction: ReportExtraction,
    _ index: Int
  ) {
    for section in extraction.sections {
      let row =
        reporter(report, extraction)
        + [
          .text(section.path), .text(section.part.rawValue), Value(section.level),
          .text(section.heading),
        ] + span(section.span, in: report)
      let firstLine = Self.firstLine(of: section.span, in: report)
      sections.append(row, at: RowPlace(report: index, span: firstLine, context: firstLine))
    }
  }

  private mutating func appendSentences(
    _ report: CorpusReport,
    _ extraction: ReportExtraction,
    _ index: Int
  ) {
    let region = Value(extraction.header.region?.path)
    var factCounts = [Int](repeating: 0, count: extraction.sentences.count)
    for fact in extraction.facts where !fact.isTarget { factCounts[fact.sentence] += 1 }
    for (number, sentence) in extraction.sentences.enumerated() {
      sentenceCount += 1
      let section = extraction.sections[sentence.section]
      let row =
        [Value(sentenceCount)] + reporter(report, extraction)
        + [
          region, .text(section.path), .text(section.part.rawValue), .text(sentence.text),
          Value(factCounts[number]), .text(report.source(at: sentence.span.start)),
        ] + span(sentence.span, in: report)
      sentences.append(
        row,
        at: RowPlace(report: index, span: sentence.span, context: sentence.span)
      )
    }
  }

  private mutating func appendFacts(
    _ report: CorpusReport,
    _ extraction: ReportExtraction,
    _ index: Int
  ) {
    for fact in extraction.facts {
      let row = factRow(fact, of: report, extraction)
      let context = extraction.sentences[fact.sentence].span
      let place = RowPlace(report: index, span: fact.span, context: context)
      if fact.isTarget {
        targetCount += 1
        targets.append([Value(targetCount)] + row, at: place)
      } else {
        factCount += 1
        facts.append([Value(factCount)] + row, at: place)
      }
    }
  }

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
    let report = CorpusReport(
      id: id,
      text: text,
      placeTable: PlaceTable(text),
      duplicateOf: nil
    )
    let builder = CorpusBuilder()
    return extraction.facts.filter { !$0.isTarget }
      .map { builder.factRow($0, of: report, extraction) }
  }

  /// A row of `facts` or `targets`, but for the id.
  private func factRow(
    _ fact: Fact,
    of report: CorpusReport,
    _ extraction: ReportExtraction
  ) -> [Value] {
    let sentence = extraction.sentences[fact.sentence]
    let section = extraction.sections[sentence.section]
    var row = reporter(report, extraction)
    row += [Value(fact.year), .text(fact.period.rawValue)]
    row += Self.division(extraction.header.region)
    row += [.text(section.path), .text(section.part.rawValue)]
    row += FactValues.measure(of: fact) + FactValues.figure(of: fact)
    row += [.text(fact.quantity), .text(sentence.text)]
    row += [.text(report.source(at: fact.span.start))] + span(fact.span, in: report)
    return row
  }

  // MARK: - Parts of rows

  /// `province` to `division`.
  private static func division(_ region: Region?) -> [Value] {
    [
      Value(region?.province), Value(region?.city), Value(region?.county), Value(region?.path),
      Value(region?.code),
    ]
  }

  private func reporter(_ report: CorpusReport, _ extraction: ReportExtraction) -> [Value] {
    [.text(report.id), Value(extraction.header.agency), Value(extraction.header.year)]
  }

  private func span(_ span: SourceSpan, in report: CorpusReport) -> [Value] {
    [
      Value(report.placeTable.codePointOffset(at: span.start)),
      Value(report.placeTable.codePointOffset(at: span.end)),
    ]
  }

  /// The first line of a section: its heading.
  private static func firstLine(of span: SourceSpan, in report: CorpusReport) -> SourceSpan {
    let line = report.placeTable.span(ofLine: report.placeTable.place(at: span.start).line)
    return SourceSpan(span.start, max(span.start, min(line.end, span.end)))
  }
}

/// The columns of a fact that are worked out from its value, kind and trend.
private enum FactValues {
  /// `metric` to `role`.
  static func measure(of fact: Fact) -> [Value] {
    [
      .text(fact.metric), Value(fact.concept), Value(fact.object), .text(fact.kind.rawValue),
      .text(fact.role.rawValue),
    ]
  }

  /// `value` to `baseline`.
  static func figure(of fact: Fact) -> [Value] {
    let isPercent = fact.unit == "%"
    let sign: Double? =
      switch fact.trend {
      case .up: 1
      case .down: -1
      case .flat: 0
      case nil: nil
      }
    let signed =
      fact.kind == .change ? fact.value.flatMap { value in sign.map { $0 * value } } : nil
    let rate = fact.kind == .rate && isPercent ? fact.value : nil
    return [
      Value(fact.value), Value(fact.low), fact.value == nil ? .null : .text(fact.unit),
      Value(fact.bound?.rawValue),
      rate.map { .percent(DecimalShift.ratio(fromPoints: $0)) } ?? .null,
      isPercent ? signed.map { .percent(DecimalShift.ratio(fromPoints: $0)) } ?? .null : .null,
      Value(signed), Value(fact.trend?.rawValue), Value(fact.baseline),
    ]
  }
}

extension Value {
  fileprivate init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  fileprivate init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
  fileprivate init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
  fileprivate init(_ date: CalendarDate?) { self = date.map { .date($0) } ?? .null }
}
