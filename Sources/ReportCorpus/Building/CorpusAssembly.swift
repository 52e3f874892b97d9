private import CMemory

/// Puts the chunks of all reports together.
struct CorpusAssembly {
  private var chunks: [ReportChunk]
  private let reportCount: Int
  private let sentencePool: StringPool
  /// With so many rows, giving back what building them took pays.
  private static let manyRows = 100_000

  /// Takes chunks over, in the order of the reports.
  ///
  /// - Parameters:
  ///   - chunks: The chunks.
  ///   - sentences: The sentences of all chunks, in order.
  init(_ chunks: [ReportChunk], _ sentences: ByteArena) {
    self.chunks = chunks
    sentencePool = StringPool(
      sentences,
      offsets: TextOffsets.Builder(lengths: chunks.map(\.sentenceLengths)),
      isDistinct: false
    )
    reportCount = chunks.reduce(0) { $0 + $1.reports.counts.count }
  }

  /// The corpus; the chunks are let go of as they are copied.
  mutating func corpus() -> Corpus {
    let reports = RelationParts(&chunks, \.reports)
    let sections = RelationParts(&chunks, \.sections)
    let sentences = RelationParts(&chunks, \.sentences)
    let facts = RelationParts(&chunks, \.facts)
    let targets = RelationParts(&chunks, \.targets)
    // Their texts are those of all relations, some of which have many rows.
    let mostRows = max(facts.rows.count, sentences.rows.count)
    let columns = reports.columns(isOrdered: mostRows >= StoredColumn.worthwhile)
    let texts = texts(sentences.rows, columns.coded("path"))
    let maker = RelationMaker(ofReports: columns, texts: texts)
    let (sentenceRelation, places) = maker.sentences(sentences)
    let relations = [
      maker.facts(facts, name: "facts", alias: "事实", in: places),
      maker.facts(targets, name: "targets", alias: "目标", in: places),
      maker.reports(reports.rows, joined(\.fileDigests)),
      maker.sections(sections),
      sentenceRelation,
    ]
    let store = CorpusReport.Store(
      ids: columns.coded("report"),
      originals: columns.coded("duplicate_of"),
      texts: texts
    )
    chunks = []
    if mostRows > Self.manyRows { give_back_memory() }
    return Corpus(
      reports: (0..<reportCount).map { CorpusReport(store: store, index: $0) },
      relations: relations
    )
  }

  private mutating func texts(
    _ sentenceRows: RowRuns,
    _ paths: CodedColumn
  ) -> ReportTexts {
    let texts = ReportTexts(
      sentences: sentencePool,
      sentenceRows: sentenceRows,
      layouts: PackedBytes(chunks.map { ($0.layouts.bytes, $0.layouts.lengths) }),
      lines: PackedBytes(chunks.map { ($0.lines.bytes, $0.lines.lengths) }),
      paths: paths,
      firstLines: joined(\.firstLines)
    )
    for index in chunks.indices {
      chunks[index].layouts = ReportChunk.Bytes()
      chunks[index].lines = ReportChunk.Bytes()
    }
    return texts
  }

  private func joined<Value>(_ values: (ReportChunk) -> [Int: Value]) -> [Int: Value] {
    chunks.reduce(into: [:]) { joined, chunk in
      joined.merge(values(chunk)) { first, _ in first }
    }
  }
}
