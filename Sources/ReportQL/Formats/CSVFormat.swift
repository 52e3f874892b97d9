import ReportCorpus

/// Comma-separated values as RFC 4180 has them: a header, quotes where needed.
enum CSVFormat {
  static func text(of table: ResultTable) -> String {
    var text = table.columns.map { quoted($0.name) }.joined(separator: ",") + "\n"
    for row in 0..<table.rowCount {
      // A line of one empty value would be an empty line, which readers pass over.
      let isLoneEmpty = table.data.count == 1
      let cells = table.data.map { column in
        let cell = quoted(ValueText.exact(column[row]))
        return isLoneEmpty && cell.isEmpty ? "\"\"" : cell
      }
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
