public import ReportText

/// The file that the rows of a table were read from.
public final class TableOrigin: Sendable {
  /// The text of the file, named by its path.
  public let text: SourceText
  /// Where each row begins.
  private let rowStarts: [Int]

  init(text: SourceText, rowStarts: [Int]) {
    self.text = text
    self.rowStarts = rowStarts
  }

  /// How many rows there are.
  public var rowCount: Int { rowStarts.count }

  /// The characters of a row, without the line break at its end.
  ///
  /// - Precondition: `0 <= row < rowCount`.
  public func span(ofRow row: Int) -> SourceSpan {
    let start = rowStarts[row]
    var end = row + 1 < rowStarts.count ? rowStarts[row + 1] : text.bytes.count
    while end > start, text.bytes[end - 1] == 0x0A || text.bytes[end - 1] == 0x0D { end -= 1 }
    return SourceSpan(start, end)
  }

  /// The lines that rows begin in, counted from 1.
  ///
  /// Complexity: linear in the length of the file up to the last of the rows.
  public func lines(ofRows rows: some Collection<Int>) -> [Int: Int] {
    var lines: [Int: Int] = [:]
    var line = 1
    var offset = 0
    for row in Set(rows).sorted() {
      while offset < rowStarts[row] {
        if text.bytes[offset] == 0x0A { line += 1 }
        offset += 1
      }
      lines[row] = line
    }
    return lines
  }
}
