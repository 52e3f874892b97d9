import ReportText
private import Synchronization

/// The texts of the reports of a corpus, each put together again when it is asked for.
final class ReportTexts: Sendable {
  /// The sentences of all reports, a code each, in order.
  let sentences: StringPool
  /// Which sentences each report has.
  let sentenceRows: RowRuns
  private let layouts: PackedBytes
  private let lines: PackedBytes
  /// The name of every report.
  private let paths: CodedColumn
  /// The numbers of first lines, of texts where that is not 1.
  private let firstLines: [Int: Int]
  /// The last text that was asked for: rows are mostly cited report by report.
  private let last = Mutex<(report: Int, text: SourceText)?>(nil)

  init(
    sentences: StringPool,
    sentenceRows: RowRuns,
    layouts: PackedBytes,
    lines: PackedBytes,
    paths: CodedColumn,
    firstLines: [Int: Int]
  ) {
    self.sentences = sentences
    self.sentenceRows = sentenceRows
    self.layouts = layouts
    self.lines = lines
    self.paths = paths
    self.firstLines = firstLines
  }

  /// The path of a report.
  func path(of report: Int) -> String { paths.text(of: report) ?? "" }

  /// The text of a report.
  ///
  /// Complexity: linear in its length, unless it is the one that was asked for last.
  subscript(report: Int) -> SourceText {
    if let known = last.withLock({ $0?.report == report ? $0?.text : nil }) { return known }
    let rows = sentenceRows.rows(ofReport: report)
    let layout = layouts.range(of: report)
    let length = sentences.withArena { $1[rows.upperBound] - $1[rows.lowerBound] } + layout.count
    let bytes = layouts.withBytes { layouts in
      TextLayout.text(of: layout, in: layouts, atMost: length) { number, body in
        sentences.withBytes(of: UInt32(rows.lowerBound + number), body)
      }
    }
    let name = path(of: report)
    let text =
      firstLines[report].map {
        SourceText(name: name, firstLine: $0, String(decoding: bytes, as: UTF8.self))
      } ?? SourceText(name: name, utf8: bytes)
    last.withLock { $0 = (report, text) }
    return text
  }

  /// A character of a report as `file:line:column`.
  ///
  /// Complexity: linear in the number of lines before.
  func source(ofCharacter character: Int, in report: Int) -> String {
    let range = lines.range(of: report)
    let place = lines.withBytes {
      LineLengths.place(of: character, in: UnsafeBufferPointer(rebasing: $0[range]))
    }
    let line = place.line + (firstLines[report] ?? 1)
    return "\(path(of: report)):\(line):\(place.column + 1)"
  }

  /// The bytes between two characters of a report.
  ///
  /// Complexity: linear in the length of the report.
  func span(ofCharacters characters: Range<Int>, in report: Int) -> SourceSpan {
    let bytes = self[report].bytes
    let start = Self.offset(ofCharacter: characters.lowerBound, in: bytes[...])
    let end = Self.offset(ofCharacter: characters.count, in: bytes[start...])
    return SourceSpan(start, end)
  }

  private static func offset(ofCharacter character: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var left = character
    for (offset, byte) in zip(bytes.indices, bytes) where byte & 0xC0 != 0x80 {
      if left == 0 { return offset }
      left -= 1
    }
    return bytes.endIndex
  }

  /// How many bytes of memory the layouts and lines take, and the sentences not.
  var memoryBytes: (layouts: Int, lines: Int) { (layouts.memoryBytes, lines.memoryBytes) }
}

/// Runs of bytes one behind the other.
struct PackedBytes: Sendable {
  private let bytes: [UInt8]
  private let ends: TextOffsets.Builder

  /// Puts runs together.
  ///
  /// - Parameter parts: The bytes of some runs each, and how long each run is.
  init(_ parts: [(bytes: [UInt8], lengths: [UInt32])]) {
    bytes = [UInt8](joining: parts.map(\.bytes))
    ends = TextOffsets.Builder(lengths: parts.map(\.lengths))
  }

  /// Where a run stands.
  func range(of index: Int) -> Range<Int> { ends[index]..<ends[index + 1] }

  /// Hands out all runs.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }

  /// How many bytes of memory it takes.
  var memoryBytes: Int { bytes.memoryBytes + ends.memoryBytes }
}
