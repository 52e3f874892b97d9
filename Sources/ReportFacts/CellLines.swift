import ReportText

/// A table of which every cell stands in a line of its own, as some web pages are flattened.
///
///     信息内容 |
///     处理决定数量 |
///     ||
///     行政许可 |
///     221 |
struct CellLines {
  /// The rows of the table, by the numbers of the lines that hold their figures.
  private(set) var rows: [Int: TableRow] = [:]
  /// The first line behind the table.
  private(set) var end: Int

  private static let bar: UInt32 = 0x7C
  private static let space: UInt32 = 0x20
  /// Fewer lines are no table.
  private static let fewest = 4

  /// The table that begins in a line; `nil` where none does.
  ///
  /// Complexity: linear in the length of its lines.
  init?(_ document: LogicalText, at first: Int) {
    end = first
    var cells: [Range<Int>] = []
    while end < document.lines.count,
      let cell = Self.cell(document.scalars, document.lines[end].range)
    {
      cells.append(cell)
      end += 1
    }
    guard cells.count >= Self.fewest else { return nil }
    read(document, cells, from: first)
  }

  /// The cell of a line that ends in bars and holds no other, empty where there are only bars.
  private static func cell(_ text: [UInt32], _ line: Range<Int>) -> Range<Int>? {
    guard let last = line.last, text[last] == bar else { return nil }
    var range = line
    while let last = range.last, text[last] == bar || text[last] == space {
      range = range.lowerBound..<last
    }
    while let first = range.first, text[first] == bar || text[first] == space {
      range = (first + 1)..<range.upperBound
    }
    return range.contains(where: { text[$0] == bar }) ? nil : range
  }

  private mutating func read(_ document: LogicalText, _ cells: [Range<Int>], from first: Int) {
    let text = document.scalars
    var heads = TableHeads()
    // The cells with words since the last figure, an empty row behind each line of bars.
    var words: [[Range<Int>]] = [[]]
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      guard TableRow.holdsFigure(text, cell) else {
        if cell.isEmpty { words.append([]) } else { words[words.count - 1].append(cell) }
        index += 1
        continue
      }
      let start = index
      while index < cells.count, TableRow.holdsFigure(text, cells[index]) { index += 1 }
      let figures = cells[start..<index]
      let label = words[words.count - 1].popLast()
      let above = words.filter { !$0.isEmpty }
      if above.joined().count >= figures.count {
        heads = TableHeads(above.map { $0.map(document.written) })
      }
      let row = TableRow(
        heads: heads,
        cells: (label.map { [$0] } ?? []) + figures,
        document: document
      )
      for line in start..<index { rows[first + line] = row }
      words = [[]]
    }
  }
}
