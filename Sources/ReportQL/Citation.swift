import ReportCorpus
import ReportText

/// The place in a report, or in a user's own table, that a row stands on.
public struct Citation: Hashable, Sendable {
  /// The report's id, or the table's name.
  public var report: String
  /// The place as file:line:column; of a table as file:line.
  public var source: String
  /// The sentence up to the marked part.
  public var before: String
  /// The figure, heading or sentence itself, or the row of the table.
  public var marked: String
  /// The sentence behind the marked part.
  public var after: String

  /// The citation of a place.
  init(_ place: RowPlace, in corpus: Corpus) {
    let report = corpus.reports[place.report]
    self.report = report.id
    self.source = report.source(at: place.span.start)
    let text = report.text
    let start = min(place.context.start, place.span.start)
    let end = max(place.context.end, place.span.end)
    self.before = Self.unwrapped(text.text(in: SourceSpan(start, place.span.start)))
    self.marked = Self.unwrapped(text.text(in: place.span))
    self.after = Self.unwrapped(text.text(in: SourceSpan(place.span.end, end)))
  }

  /// The citation of a row of a user's own table.
  init(_ table: TableOrigin, named name: String, row: Int, line: Int) {
    self.report = name
    self.source = "\(table.text.name):\(line)"
    self.before = ""
    self.marked = Self.unwrapped(table.text.text(in: table.span(ofRow: row)))
    self.after = ""
  }

  /// Leaves out line breaks and the white space around them.
  private static func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline)
      .map { line in
        let start = line.firstIndex { !$0.isWhitespace } ?? line.endIndex
        let end = line.lastIndex { !$0.isWhitespace }.map { line.index(after: $0) } ?? start
        // A line within stands alone; the outer ends keep their spaces.
        return String(line[start..<end])
      }
      .joined()
  }
}
