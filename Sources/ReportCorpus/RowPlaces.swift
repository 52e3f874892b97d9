import ReportText

/// Where the rows of a relation stand in reports, packed.
public enum RowPlaces: Sendable {
  /// Nowhere.
  case none
  /// One place a row.
  case list([RowPlace])
  /// Rows that stand report after report, each in some characters.
  case spans(RowSpans)
  /// The same, each within a sentence.
  case figures(RowSpans, sentences: RowSpans)

  /// How many rows have a place.
  public var count: Int {
    switch self {
    case .none: 0
    case .list(let places): places.count
    case .spans(let spans), .figures(let spans, _): spans.count
    }
  }

  /// The place of a row.
  ///
  /// Complexity: logarithmic in the number of reports and in the sentences of one.
  public subscript(row: Int) -> RowPlace {
    switch self {
    case .none: preconditionFailure("rows that stand nowhere have no place")
    case .list(let places): return places[row]
    case .spans(let spans):
      let span = spans.span(of: row)
      return RowPlace(report: spans.report(of: row), span: span, context: span)
    case .figures(let spans, let sentences):
      let (span, report) = (spans.span(of: row), spans.report(of: row))
      let context = sentences.span(around: span.start, ofReport: report)
      return RowPlace(report: report, span: span, context: context ?? span)
    }
  }
}

/// Spans of rows that stand report after report; five to eight bytes a row.
public final class RowSpans: Sendable {
  /// The first row of every report, and at the end how many rows there are.
  private let firstRows: [UInt32]
  private let starts: [UInt32]
  private let lengths: PackedCodes

  fileprivate init(firstRows: [UInt32], starts: [UInt32], lengths: PackedCodes) {
    self.firstRows = firstRows
    self.starts = starts
    self.lengths = lengths
  }

  /// How many rows there are.
  var count: Int { starts.count }

  func span(of row: Int) -> SourceSpan {
    SourceSpan(Int(starts[row]), Int(starts[row] + lengths[row]))
  }

  /// The report of a row.
  func report(of row: Int) -> Int {
    var (low, high) = (0, firstRows.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstRows[middle]) <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// The span of a report that an offset stands in, spans being in order.
  fileprivate func span(around offset: Int, ofReport report: Int) -> SourceSpan? {
    var (low, high) = (Int(firstRows[report]), Int(firstRows[report + 1]))
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > Int(firstRows[report]) else { return nil }
    let found = span(of: low - 1)
    return offset < found.end ? found : nil
  }
}

/// Takes spans one by one, report after report.
struct RowSpansBuilder {
  private var firstRows: [UInt32] = []
  private var starts: [UInt32] = []
  private var lengths: [UInt32] = []
  private var longest: UInt32 = 0

  /// Takes a span of a report; reports come in order, some of them without spans.
  ///
  /// - Precondition: A report has less than 4 GB.
  mutating func append(_ span: SourceSpan, ofReport report: Int) {
    begin(report)
    starts.append(UInt32(span.start))
    lengths.append(UInt32(span.end - span.start))
    longest = max(longest, lengths[lengths.count - 1])
  }

  private mutating func begin(_ report: Int) {
    while firstRows.count <= report { firstRows.append(UInt32(starts.count)) }
  }

  func build() -> RowSpans {
    RowSpans(
      firstRows: firstRows + [UInt32(starts.count)],
      starts: starts,
      lengths: PackedCodes(lengths, greatest: longest)
    )
  }
}

/// Where each row stands as `file:line:column`, worked out when it is asked for.
public struct SourceTexts: Sendable {
  let places: RowPlaces
  let reports: [CorpusReport]

  /// How many rows there are.
  var count: Int { places.count }

  subscript(row: Int) -> String {
    let place = places[row]
    return reports[place.report].source(at: place.span.start)
  }

  func gathered(_ rows: RowSelection) -> Column {
    var pool = StringPoolBuilder(isDistinct: false)
    let codes = (0..<rows.count).map { pool.code(for: self[rows[$0]]) }
    return .text(TextColumn(codes: codes, pool: pool.build()))
  }
}
