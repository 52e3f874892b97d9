import ReportText

/// A column of texts that are worked out when they are asked for, and take no memory.
public enum ComputedTexts: Sendable {
  /// Where each row begins as `file:line:column`.
  case sources(CharacterPlaces)
  /// The digests of the files of reports.
  case digests(FileDigests)

  /// How many rows there are.
  var count: Int {
    switch self {
    case .sources(let places): places.count
    case .digests(let digests): digests.count
    }
  }

  subscript(row: Int) -> String {
    switch self {
    case .sources(let places): places.source(of: row)
    case .digests(let digests): digests[row]
    }
  }

  func gathered(_ rows: RowSelection) -> Column {
    var pool = StringPoolBuilder(isDistinct: false)
    let codes = (0..<rows.count).map { pool.code(for: self[rows[$0]]) }
    return .text(TextColumn(codes: codes, pool: pool.build()))
  }
}

/// The digests of the files that reports were read from.
public final class FileDigests: Sendable {
  private let texts: ReportTexts
  /// How many reports there are.
  let count: Int
  /// The digests of files that have other bytes than the text of their report.
  private let known: [Int: String]

  init(_ texts: ReportTexts, count: Int, known: [Int: String]) {
    (self.texts, self.count, self.known) = (texts, count, known)
  }

  subscript(report: Int) -> String {
    known[report] ?? ReportDigests.sha256(of: texts[report].bytes)
  }
}
