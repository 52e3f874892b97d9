public import ReportText

/// A small table of texts that answers a question about what there is.
public struct Listing: Hashable, Sendable {
  /// The names of the columns.
  public var columns: [String]
  /// The rows, a text for every column.
  public var rows: [[String]]

  init(_ columns: [String], _ rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The rows of an answer as texts.
  init(_ answer: QueryResult) {
    self.init(
      answer.columns.map(\.name),
      answer.rows.map { row in answer.columns.indices.map { ValueText.exact(row[$0]) } }
    )
  }

  /// The rows of which a text (or that of one column) holds another, both folded; all rows
  /// where there is nothing to hold.
  func holding(_ wanted: String?, in column: Int? = nil) -> Listing {
    guard let wanted = wanted.map(FoldedText.fold) else { return self }
    let held = rows.filter { row in
      (column.map { [row[$0]] } ?? row).contains { FoldedText.fold($0).contains(wanted) }
    }
    return Listing(columns, held)
  }

  /// The listing in a format, each line ended.
  public func formatted(
    as format: OutputFormat,
    width: Int? = nil,
    in language: Language = .english
  ) -> String {
    ResultTable(columns, rows).formatted(as: format, width: width, in: language)
  }
}
