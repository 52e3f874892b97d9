import ReportFacts
import ReportText

/// The rows of some reports in all relations, packed, with the texts of the reports.
///
/// Chunks are made by all cores, and know nothing of each other.
struct ReportChunk: Sendable {
  /// The rows of one relation.
  struct Rows: Sendable {
    /// How many rows each report has.
    var counts: [UInt32] = []
    /// The columns that were taken row by row, by name.
    var columns: [String: ColumnPart] = [:]
    /// The sentence of each row, counted from the first one of the chunk.
    var sentences: [UInt32] = []
    /// How many rows stand in each section: the columns of these names have a value for each.
    var inSections: [UInt32] = []
    static let ofSections: Set = ["section", "part"]
  }

  /// Bytes one behind the other, and how long each part of them is.
  struct Bytes: Sendable {
    var bytes: [UInt8] = []
    var lengths: [UInt32] = []

    /// Notes that what was appended is a part.
    mutating func close() { close(at: bytes.count) }

    /// Notes that a part ends where so many bytes are written.
    mutating func close(at newEnd: Int) {
      lengths.append(UInt32(newEnd - end))
      end = newEnd
    }
    private var end = 0
  }

  var reports = Rows()
  var sections = Rows()
  var sentences = Rows()
  var facts = Rows()
  var targets = Rows()
  /// The texts of the sentences, one behind the other, until they are taken.
  private(set) var sentenceBytes: [UInt8] = []
  /// How long each of them is.
  private(set) var sentenceLengths: [UInt32] = []
  var layouts = Bytes()
  var lines = Bytes()
  /// The digests of files that have other bytes than their text, by the number of the report.
  var fileDigests: [Int: String] = [:]
  /// The numbers of first lines that are not 1, by the number of the report.
  var firstLines: [Int: Int] = [:]

  /// One report to be packed.
  struct Source: Sendable {
    var number: Int
    var id: String
    var text: SourceText
    var extraction: ReportExtraction
    var fileDigest: String?
    /// The id of the report that it is a copy of.
    var original: String?
    /// Whether it has rows in all relations, and not only in `reports`.
    var hasRows: Bool
  }

  /// Packs reports.
  ///
  /// Complexity: linear in the length of their texts.
  init(_ sources: some Sequence<Source>) {
    var reports = ReportColumns()
    var sections = SectionColumns()
    var sentences = SentenceColumns()
    var facts = FactColumns()
    var targets = FactColumns()
    var layout = TextLayout()
    for source in sources {
      let places = PlaceTable(source.text)
      reports.append(source, places)
      if let digest = source.fileDigest { fileDigests[source.number] = digest }
      if source.text.firstLine != 1 { firstLines[source.number] = source.text.firstLine }
      LineLengths.write(of: source.text.bytes, to: &lines.bytes)
      lines.close()
      let firstSentence = sentenceLengths.count
      let extraction = source.hasRows ? source.extraction : ReportExtraction.empty
      takeText(of: source, extraction.sentences, &layout)
      sections.append(extraction, places)
      sentences.append(extraction, places)
      facts.append(extraction, places, areTargets: false, firstSentence)
      targets.append(extraction, places, areTargets: true, firstSentence)
    }
    self.reports = reports.rows
    self.sections = sections.rows
    self.sentences = sentences.rows
    self.facts = facts.rows
    self.targets = targets.rows
    layouts.bytes = layout.bytes
    shrink()
  }

  /// Takes the sentences of a report, and of its text what stands between them.
  private mutating func takeText(
    of source: Source,
    _ sentences: [ReportSentence],
    _ layout: inout TextLayout
  ) {
    let start = sentenceBytes.count
    let first = sentenceLengths.count
    for sentence in sentences {
      let end = sentenceBytes.count
      sentenceBytes.append(contentsOf: sentence.text.utf8)
      sentenceLengths.append(UInt32(sentenceBytes.count - end))
    }
    sentenceBytes.withUnsafeBufferPointer { kept in
      var end = start
      let pieces = sentences.indices.map { index in
        let begin = end
        end += Int(sentenceLengths[first + index])
        let bytes = UnsafeBufferPointer(rebasing: kept[begin..<end])
        return (span: sentences[index].span, kept: bytes)
      }
      layout.append(source.text.bytes, pieces)
    }
    layouts.close(at: layout.bytes.count)
  }

  /// Moves the texts of the sentences to the end of an arena.
  mutating func moveSentences(to arena: ByteArena) {
    sentenceBytes.withUnsafeBytes { arena.append($0) }
    sentenceBytes = []
  }

  /// Gives back the memory that was kept for more reports.
  private mutating func shrink() {
    sentenceLengths = sentenceLengths.shrunk
    layouts.bytes = layouts.bytes.shrunk
    lines.bytes = lines.bytes.shrunk
  }
}

extension ReportExtraction {
  fileprivate static let empty = ReportExtraction(
    header: ReportHeader(),
    sections: [],
    sentences: [],
    facts: []
  )
}
