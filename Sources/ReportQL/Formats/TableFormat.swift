import ReportCorpus
import ReportText

/// Columns aligned by the cells that their text takes in a terminal.
struct TableFormat {
  /// How many cells a line may take; `nil` for as many as it needs.
  let width: Int?
  /// The language in which it says how many rows there are.
  var language = Language.english

  /// A column of text is not cut below this, so that something can be read of it.
  private static let leastWidth = 6
  private static let gap = "  "

  /// The header, a rule, the rows, and how many there are.
  func text(of table: ResultTable) -> String {
    let cells = table.data.map { column in
      (0..<table.rowCount).map { Self.oneLine(ValueText.readable(column[$0])) }
    }
    let names = table.columns.map { Self.oneLine($0.name) }
    var widths = zip(names, cells).map { name, column in
      max(1, ([name] + column).map { DisplayWidth.cells(in: $0) }.max() ?? 1)
    }
    if let width { shrink(&widths, to: width) }
    var lines = [line(names, widths, table.columns)]
    lines.append(
      widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
    )
    for row in 0..<table.rowCount {
      lines.append(line(cells.map { $0[row] }, widths, table.columns))
    }
    lines.append(Counted.rows(table.rowCount)[language])
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int], _ columns: [ResultColumn]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let shown = DisplayWidth.truncate(cell, to: widths[index])
      let space = String(repeating: " ", count: widths[index] - DisplayWidth.cells(in: shown))
      let isNumeric = columns[index].type != .text && columns[index].type != .date
      let padded = isNumeric ? space + shown : shown + space
      line += (index == 0 ? "" : Self.gap) + padded
    }
    return String(
      line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)]
    )
  }

  /// Takes cells from the widest column until the line fits or nothing more can be taken.
  private func shrink(_ widths: inout [Int], to width: Int) {
    let gaps = Self.gap.count * max(0, widths.count - 1)
    var excess = widths.reduce(gaps, +) - width
    while excess > 0 {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.leastWidth
      else { return }
      // Down to the next widest at once: the same result as cell by cell.
      let next = widths.indices.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let taken = min(excess, max(1, widths[widest] - max(next, Self.leastWidth)))
      widths[widest] -= taken
      excess -= taken
    }
  }

  /// Control characters, line breaks too, take no cell of their own: a space shows them.
  private static func oneLine(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      shown.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(shown)
  }
}
