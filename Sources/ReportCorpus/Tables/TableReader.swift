public import ReportText

/// Reads a user's own table: CSV, TSV, or lines of JSON objects.
///
///     let text = SourceText(name: "population.csv", "code,people\n440783,741000\n")
///     try TableReader.read(text, as: "population").rowCount  // 1
public enum TableReader {
  /// The relation that a text holds.
  ///
  /// The type of a column is found out from all its values: int, number, percent (`96.67%`), date,
  /// bool, else text. An empty field is null, an empty field in quotes an empty text. What begins
  /// with a needless zero (`007`), and a whole number beyond 64 bits, is text.
  ///
  /// Complexity: linear in the length of the text, which is gone through twice.
  ///
  /// - Parameters:
  ///   - text: The text of a file, named by its path.
  ///   - name: What the relation is called.
  ///   - format: How the table is written; found out from name and text where nothing is said.
  /// - Returns: The relation; its rows remember where they stand.
  /// - Throws: What is wrong first, with its place.
  public static func read(
    _ text: SourceText,
    as name: String,
    format: TableFileFormat? = nil
  ) throws(TableFailure) -> Relation {
    let content: TableContent
    do throws(TableIssue) {
      content = try text.bytes.withUnsafeBufferPointer { bytes throws(TableIssue) in
        try read(bytes, format: format ?? TableFileFormat(fileName: text.name))
      }
    } catch {
      throw TableFailure(issue: error, source: text)
    }
    let columns = content.columns.map(\.column)
    return Relation(
      name: name,
      schema: Schema(
        zip(content.names, columns).map { name, column in
          var info = ColumnInfo(name, nil, column.type)
          if case .text(let texts) = column { info.hasNoValue = texts.pool.count == 0 }
          return info
        }
      ),
      columns: columns,
      rowCount: content.rowStarts.count,
      origin: TableOrigin(text: text, rowStarts: content.rowStarts)
    )
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    format: TableFileFormat?
  ) throws(TableIssue) -> TableContent {
    switch format ?? TableFileFormat(guessedFrom: bytes) {
    case .csv:
      var table = DelimitedTable(bytes, delimiter: DelimitedRecords.delimiter(of: bytes))
      return try table.read()
    case .tsv:
      var table = DelimitedTable(bytes, delimiter: 0x09)
      return try table.read()
    case .ndjson:
      var table = JSONTable(bytes)
      return try table.read()
    }
  }
}

/// What was read out of a table.
struct TableContent {
  var names: [String]
  var columns: [PackedColumn]
  /// Where each row begins.
  var rowStarts: [Int]
}
