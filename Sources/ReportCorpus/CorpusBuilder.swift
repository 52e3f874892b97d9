public import ReportFacts
public import ReportText

/// Takes reports one by one and packs them into a corpus.
public struct CorpusBuilder {
  private var reports: [CorpusReport] = []
  private var facts = FactRows(name: "facts", alias: "事实")
  private var targets = FactRows(name: "targets", alias: "目标")
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
  private var sentences = ReportRows(
    name: "sentences",
    alias: "句子表",
    schema: BuiltInSchemas.sentences
  )
  /// The texts of all sentences, which facts share.
  private var sentencePool = StringPoolBuilder(isDistinct: false)
  private var sentenceCodes: [UInt32] = []
  private var sentenceSpans = RowSpansBuilder()

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
    let pool = sentencePool.build()
    let spans = sentenceSpans.build()
    let places = RowPlaces.spans(spans)
    return Corpus(
      reports: reports,
      relations: [
        facts.build(pool, spans, reports), targets.build(pool, spans, reports), reportRows.build(),
        sections.build(),
        sentences.build(
          [
            "text": StoredColumn(packing: .text(TextColumn(codes: sentenceCodes, pool: pool))),
            "source": .sources(SourceTexts(places: places, reports: reports)),
          ],
          places
        ),
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
    let count = extraction.sentences.count
    var factCounts = [Int](repeating: 0, count: count)
    for fact in extraction.facts where !fact.isTarget { factCounts[fact.sentence] += 1 }
    let region = Value(extraction.header.region?.path)
    sentences.append(reporter(report, extraction) + [region], from: 1, count: count)
    for (number, sentence) in extraction.sentences.enumerated() {
      let section = extraction.sections[sentence.section]
      sentences.append([.text(section.path), .text(section.part.rawValue)], from: 5)
      sentences.append([Value(factCounts[number])], from: 8)
      sentences.append(span(sentence.span, in: report), from: 10)
      sentenceCodes.append(sentencePool.code(for: sentence.text))
      sentenceSpans.append(sentence.span, ofReport: index)
    }
    sentences.close(rows: count)
  }

  private mutating func appendFacts(
    _ report: CorpusReport,
    _ extraction: ReportExtraction,
    _ index: Int
  ) {
    let header = reporter(report, extraction)
    let division = Self.division(extraction.header.region)
    let firstSentence = sentenceCodes.count - extraction.sentences.count
    func row(_ fact: Fact) -> FactRows.Row {
      let section = extraction.sections[extraction.sentences[fact.sentence].section]
      return FactRows.Row(
        fact: fact,
        section: section,
        sentenceCode: sentenceCodes[firstSentence + fact.sentence],
        spans: span(fact.span, in: report)
      )
    }
    let isTarget = Dictionary(grouping: extraction.facts, by: \.isTarget)
    facts.append((isTarget[false] ?? []).map(row), of: index, header, division)
    targets.append((isTarget[true] ?? []).map(row), of: index, header, division)
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

extension Value {
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
  init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
  init(_ date: CalendarDate?) { self = date.map { .date($0) } ?? .null }
}
