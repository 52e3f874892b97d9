import ReportText

/// A row of a flattened table with the heads of its columns: `许可 | 418`.
struct TableRow {
  /// The texts of the head row; empty where the table has none.
  var heads: [[UInt32]]
  /// The cells of this row.
  var cells: [Range<Int>]
  /// The first cell without its mark of enumeration; `nil` where it only numbers the row.
  var label: [UInt32]?

  init(heads: [[UInt32]], cells: [Range<Int>], document: LogicalText) {
    self.heads = heads
    self.cells = cells
    label = Self.label(of: cells[0], in: document)
  }

  private static let bar: UInt32 = 0x7C
  private static let space: UInt32 = 0x20

  /// The cells of a line; `nil` where it is no row of a table.
  static func cells(_ text: [UInt32], in line: Range<Int>) -> [Range<Int>]? {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for index in line where text[index] == bar {
      cells.append(trimmed(text, start..<index))
      start = index + 1
    }
    guard !cells.isEmpty else { return nil }
    cells.append(trimmed(text, start..<line.upperBound))
    if let first = cells.first, first.isEmpty { cells.removeFirst() }
    if let last = cells.last, last.isEmpty, text[line.upperBound - 1] == bar { cells.removeLast() }
    return cells.count > 1 ? cells : nil
  }

  private static func trimmed(_ text: [UInt32], _ cell: Range<Int>) -> Range<Int> {
    var cell = cell
    while let first = cell.first, text[first] == space {
      cell = cell.dropFirst().startIndex..<cell.upperBound
    }
    while let last = cell.last, text[last] == space { cell = cell.lowerBound..<last }
    return cell
  }

  /// The metric of a figure that fills a cell: the row's first cell and the head of its column.
  func metric(of figure: Range<Int>) -> [UInt32]? {
    guard let column = column(of: figure) else { return nil }
    let head = column < heads.count && year(ofColumn: column) == nil ? heads[column] : []
    guard let label else { return head.isEmpty ? nil : head.suffix(MetricReader.longest) }
    guard column > 0 else { return nil }
    if label.count + head.count <= MetricReader.longest { return label + head }
    return label.count <= MetricReader.longest ? label : Array(label.suffix(MetricReader.longest))
  }

  /// The year that the head of a figure's column names: 2023年.
  func year(of figure: Range<Int>) -> Int? {
    column(of: figure).flatMap(year(ofColumn:))
  }

  private func year(ofColumn column: Int) -> Int? {
    guard column < heads.count, heads[column].count <= 6 else { return nil }
    return DateReader.year(heads[column], at: 0, end: heads[column].count)
  }

  /// The index of the cell that holds a figure.
  ///
  /// Complexity: logarithmic in the number of cells, of which a row may have very many.
  private func column(of figure: Range<Int>) -> Int? {
    var low = 0
    var high = cells.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if cells[middle].lowerBound <= figure.lowerBound { low = middle } else { high = middle }
    }
    let cell = cells[low]
    guard cell.lowerBound <= figure.lowerBound, figure.upperBound <= cell.upperBound else {
      return nil
    }
    return low
  }

  private static func label(of cell: Range<Int>, in document: LogicalText) -> [UInt32]? {
    let text = document.scalars
    guard !cell.isEmpty, !cell.allSatisfy({ Scalars.isDigit(text[$0]) }) else { return nil }
    let mark = HeadingMark(text, line: cell, hashes: 0)?.length ?? 0
    return document.written((cell.lowerBound + mark)..<cell.upperBound)
  }
}

/// Follows the lines of a report and knows which table, if any, each belongs to.
struct TableFollower {
  private var heads: [[UInt32]]?

  /// The row a line is; `nil` for running text and for the head of a table.
  mutating func row(_ document: LogicalText, line: Range<Int>, hasBar: Bool) -> TableRow? {
    let text = document.scalars
    guard hasBar, let cells = TableRow.cells(text, in: line) else {
      heads = nil
      return nil
    }
    if cells.allSatisfy({ $0.allSatisfy { text[$0] == 0x2D || text[$0] == 0x3A } }) { return nil }
    guard let heads else {
      let holdsFigures = cells.dropFirst().contains { cell in
        cell.first.map { Scalars.isDigit(text[$0]) } ?? false
          && DateReader.year(text, at: cell.lowerBound, end: cell.upperBound) == nil
      }
      self.heads = holdsFigures ? [] : cells.map(document.written)
      return holdsFigures ? TableRow(heads: [], cells: cells, document: document) : nil
    }
    return TableRow(heads: heads, cells: cells, document: document)
  }
}
