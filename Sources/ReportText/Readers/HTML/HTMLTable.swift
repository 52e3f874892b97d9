/// A table of a web page that holds data, as opposed to one that only arranges the page.
struct HTMLTable {
  /// The texts of its cells, row by row; spanned cells are empty.
  let rows: [[String]]

  /// A longer cell is a column of a page, not a datum.
  private static let longestCell = 900
  /// What a page may claim that a cell spans.
  private static let widestSpan = 100

  /// The data of a table; `nil` where it only arranges the page.
  init?(_ table: HTMLElement, cellText: (HTMLElement) -> String) {
    let rowElements = Self.rows(of: table)
    let cells = rowElements.map { row in row.elements.filter { $0.tag == "td" || $0.tag == "th" } }
    guard cells.contains(where: { $0.count > 1 }), table.first(["table"]) == nil,
      !cells.joined().contains(where: { $0.textLength > Self.longestCell })
    else { return nil }
    self.rows = Self.grid(cells, cellText)
  }

  /// The rows of a table, also those within `thead`, `tbody` and `tfoot`.
  private static func rows(of table: HTMLElement) -> [HTMLElement] {
    table.elements.flatMap { element in
      element.tag == "tr" ? [element] : element.elements.filter { $0.tag == "tr" }
    }
  }

  /// Lays the cells out so that every text stands in its own column.
  private static func grid(
    _ rows: [[HTMLElement]],
    _ cellText: (HTMLElement) -> String
  ) -> [[String]] {
    /// How many more rows a cell above takes, a column.
    var taken: [Int] = []
    return rows.map { cells in
      var row: [String] = []
      var below: [Int] = []
      func skipTaken() {
        while row.count < taken.count, taken[row.count] > 0 {
          below.append(taken[row.count] - 1)
          row.append("")
        }
      }
      for cell in cells {
        skipTaken()
        let text = cellText(cell)
        for column in 0..<span(cell, "colspan") {
          row.append(column == 0 ? text : "")
          below.append(span(cell, "rowspan") - 1)
        }
      }
      skipTaken()
      taken = below
      return row
    }
  }

  private static func span(_ cell: HTMLElement, _ name: String) -> Int {
    min(max(cell.attributes[name].flatMap { Int($0) } ?? 1, 1), widestSpan)
  }
}
