import ReportCorpus
public import ReportText

/// The forms an answer can be written in.
public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  /// Columns aligned for reading.
  case table
  /// Comma-separated values with a header line (RFC 4180).
  case csv
  /// One JSON object a line.
  case ndjson
}

/// Columns with names: what every format writes.
struct ResultTable {
  var columns: [ResultColumn]
  var rowCount: Int
  var data: [Column]
}

extension QueryResult {
  /// The rows in a format, each line ended.
  ///
  /// A table keeps to `width` cells a line by cutting texts with `…`; without a width, and in
  /// the other formats, nothing is cut.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - width: For tables: how many cells a line may take.
  ///   - language: For tables: the language in which they say how many rows there are.
  /// - Returns: The text.
  public func formatted(
    as format: OutputFormat,
    width: Int? = nil,
    in language: Language = .english
  ) -> String {
    ResultTable(columns: columns, rowCount: rowCount, data: data)
      .formatted(as: format, width: width, in: language)
  }
}

extension ResultTable {
  func formatted(
    as format: OutputFormat,
    width: Int?,
    in language: Language = .english
  ) -> String {
    switch format {
    case .table: TableFormat(width: width, language: language).text(of: self)
    case .csv: CSVFormat.text(of: self)
    case .ndjson: NDJSONFormat.text(of: self)
    }
  }

  /// A table of texts.
  init(_ names: [String], _ rows: [[String]]) {
    columns = names.map { ResultColumn(name: $0, type: .text) }
    rowCount = rows.count
    data = names.indices.map { index in
      var builder = ColumnBuilder(.text)
      for row in rows { builder.append(.text(row[index])) }
      return builder.build()
    }
  }
}
