import ReportFacts
import ReportText
import Testing

@testable import ReportCorpus

@Suite struct CorpusTextTests {
  /// Reports as people write them: wrapped, indented, from other systems, empty, copied.
  private static let texts = [
    "开平市公安局2024年法治政府建设工作报告\n一、主要工作\n　　今年以来，共立案318起，\n破案200起，破案率62.9%。接报警情\n1.2万余起，同比下降19.23%。\n",
    "\u{FEFF}蓬江区司法局2023年工作总结\r\n二、存在的问题\r\n办结率98%，\r\n较去年上升2个百分点。\r\n力争明年达到99%。\r\n",
    "",
    "无数字的一句话。\n",
    "开平市公安局2024年法治政府建设工作报告\n一、主要工作\n今年以来，共立案318起，破案200起，破案率62.9%。接报警情1.2万余起，同比下降19.23%。",
    "# 新会区人民法院2022年工作报告\n\n受理案件 1,204 件，审结 1,100 件，\n  结案率 91.4%。 \n\n## 下一步\n\n- 力争结案率 95%。\n",
  ]

  private static func sources(hasAllRows: Bool) -> [ReportChunk.Source] {
    texts.enumerated().map { number, words in
      let text = SourceText(name: "r/\(number).txt", words)
      return ReportChunk.Source(
        number: number,
        id: "\(number)",
        text: text,
        extraction: ReportExtractor.extract(text),
        original: number == 4 && !hasAllRows ? "0" : nil,
        hasRows: number != 4 || hasAllRows
      )
    }
  }

  private func corpus(keepsDuplicates: Bool = false) -> Corpus {
    var builder = CorpusBuilder(keepsDuplicates: keepsDuplicates)
    for source in Self.sources(hasAllRows: keepsDuplicates) {
      builder.add(id: source.id, text: source.text, extraction: source.extraction)
    }
    return builder.build()
  }

  @Test(arguments: [false, true]) func textsComeBackByteForByte(keepsDuplicates: Bool) {
    let reports = corpus(keepsDuplicates: keepsDuplicates).reports
    #expect(reports.map(\.text.bytes) == Self.texts.map { Array($0.utf8) })
    #expect(reports.map(\.path) == Self.texts.indices.map { "r/\($0).txt" })
    #expect(reports.map(\.text.name) == reports.map(\.path))
    #expect(reports.map(\.duplicateOf) == [nil, nil, nil, nil, "0", nil])
  }

  @Test func rowsStandWhereTheyWereRead() throws {
    let corpus = corpus(keepsDuplicates: true)
    let read = Self.sources(hasAllRows: true).map(\.extraction)
    func places(_ name: String) throws -> [RowPlace] {
      let relation = try #require(corpus.relation(named: name))
      return (0..<relation.rowCount).map { relation.places[$0] }
    }
    #expect(
      try places("sentences")
        == read.enumerated().flatMap { report, extraction in
          extraction.sentences.map { RowPlace(report: report, span: $0.span, context: $0.span) }
        }
    )
    for (name, areTargets) in [("facts", false), ("targets", true)] {
      let wanted = read.enumerated().flatMap { report, extraction in
        extraction.facts.filter { $0.isTarget == areTargets }.map { fact in
          let sentence = extraction.sentences[fact.sentence].span
          return RowPlace(report: report, span: fact.span, context: sentence)
        }
      }
      #expect(!wanted.isEmpty)
      #expect(try places(name) == wanted)
    }
    #expect(
      try places("reports")
        == read.enumerated().map { report, extraction in
          let first = extraction.sentences.first?.span ?? SourceSpan(at: 0)
          return RowPlace(report: report, span: first, context: first)
        }
    )
    let headings = try places("sections").map { corpus.reports[$0.report].text.text(in: $0.span) }
    #expect(headings.contains("一、主要工作"))
    #expect(headings.contains("二、存在的问题"))
    #expect(headings.allSatisfy { !$0.contains("\n") && !$0.hasSuffix("\r") })
  }

  @Test func sourcesAreThoseOfThePlaceTable() throws {
    let corpus = corpus()
    for name in ["facts", "targets", "sentences"] {
      let relation = try #require(corpus.relation(named: name))
      let column = relation.columns[try #require(relation.schema.index(of: "source"))]
      for row in 0..<relation.rowCount {
        let place = relation.places[row]
        let report = corpus.reports[place.report]
        #expect(column[row] == .text(report.source(at: place.span.start)))
      }
    }
  }

  @Test func sentencesAreTheirOwnTexts() throws {
    let relation = try #require(corpus().relation(named: "sentences"))
    let column = relation.columns[try #require(relation.schema.index(of: "text"))]
    let wanted = Self.sources(hasAllRows: false).filter(\.hasRows).flatMap(\.extraction.sentences)
    #expect((0..<relation.rowCount).map { column[$0] } == wanted.map { .text($0.text) })
  }

  @Test func theCorpusDoesNotDependOnHowReportsAreParted() {
    let sources = Self.sources(hasAllRows: false)
    func corpus(_ chunks: [ReportChunk]) -> Corpus {
      let arena = ByteArena()
      var chunks = chunks
      for index in chunks.indices { chunks[index].moveSentences(to: arena) }
      var assembly = CorpusAssembly(chunks, arena)
      return assembly.corpus()
    }
    func values(_ chunks: [ReportChunk]) -> [[[Value]]] {
      corpus(chunks).relations.map { relation in
        relation.columns.map { column in (0..<relation.rowCount).map { column[$0] } }
      }
    }
    func codes(_ chunks: [ReportChunk]) -> [[UInt32]] {
      corpus(chunks).relations.flatMap(\.columns).compactMap { column in
        guard case .coded(let column) = column else { return nil }
        return (0..<column.codes.count).map { column.codes[$0] }
      }
    }
    let whole = [ReportChunk(sources)]
    let single = sources.map { ReportChunk([$0]) }
    let halves = [ReportChunk(sources[..<3]), ReportChunk(sources[3...])]
    #expect(values(single) == values(whole))
    #expect(values(halves) == values(whole))
    #expect(codes(single) == codes(whole))
  }

  @Test func aCopyOfABuilderGoesItsOwnWay() {
    let sources = Self.sources(hasAllRows: false)
    func add(_ source: ReportChunk.Source, to builder: inout CorpusBuilder) {
      builder.add(id: source.id, text: source.text, extraction: source.extraction)
    }
    var first = CorpusBuilder()
    add(sources[0], to: &first)
    var second = first
    add(sources[1], to: &first)
    add(sources[5], to: &second)
    let (left, right) = (first.build(), second.build())
    #expect(left.reports.map(\.text.bytes) == [0, 1].map { Array(Self.texts[$0].utf8) })
    #expect(right.reports.map(\.text.bytes) == [0, 5].map { Array(Self.texts[$0].utf8) })
    #expect(first.build().reports.isEmpty)
  }

  @Test func everyByteOfMemoryIsToldOnce() throws {
    let memory = corpus().memory
    #expect(Set(memory.map { "\($0.name) \($0.kind)" }).count == memory.count)
    let sentences = try #require(memory.first { $0.name == "facts.sentence" && $0.kind == .values })
    let wanted = Self.sources(hasAllRows: false).filter(\.hasRows).flatMap(\.extraction.sentences)
    #expect(sentences.bytes >= wanted.reduce(0) { $0 + $1.text.utf8.count })
    #expect(!memory.contains { $0.name == "sentences.text" && $0.kind == .values })
    #expect(memory.contains { $0.name == "reports" && $0.kind == .texts })
  }
}
