import ReportText

/// A row of a flattened table with the heads of its columns: `许可 | 418`.
///
/// It never changes; it is an object because the reader of every sentence of the row keeps it.
final class TableRow {
  /// The heads of its last columns.
  private let heads: [TableHeads.Head]
  /// The cells of this row.
  private let cells: [Range<Int>]
  /// The column of the first figure.
  private let firstFigure: Int
  /// What the cells before the figures say; `nil` where they only number the row.
  private let label: [UInt32]?
  /// What the label says the figures are measured in.
  private let labelMeasure: TableMeasure?

  init(heads: TableHeads, cells: [Range<Int>], document: LogicalText) {
    self.cells = cells
    let text = document.scalars
    var first = cells.firstIndex { Self.holdsFigure(text, $0) } ?? cells.count
    if first == 0, cells.count > 1, !cells[1].isEmpty, !Self.holdsFigure(text, cells[1]) {
      // 1 | 行政许可 | 23: the row is numbered.
      first = cells.indices.dropFirst().first { Self.holdsFigure(text, cells[$0]) } ?? cells.count
    }
    firstFigure = first
    var says = cells[..<first].filter { !$0.isEmpty }
    var unit: TableMeasure?
    if says.count > 1, let last = says.last, TableMeasure.isUnit(Array(text[last])) {
      // 财政拨款 | 万元 | 1268: the unit has a column of its own.
      says.removeLast()
      unit = TableMeasure(cell: Array(text[last]))
    }
    let written = says.last.flatMap { Self.label(of: $0, in: document) }
    let measure = written.flatMap { TableMeasure($0) }
    labelMeasure = measure ?? unit
    label = written.map { Self.plain(measure?.rest ?? $0) }
    self.heads = heads.heads(cells: cells.count, figures: cells.count - first)
  }

  private static let bar: UInt32 = 0x7C
  private static let space: UInt32 = 0x20
  /// A label with brackets that is longer is cut at them.
  private static let longestLabel = 12

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

  /// Whether a cell begins with a digit and is no year.
  static func holdsFigure(_ text: [UInt32], _ cell: Range<Int>) -> Bool {
    guard let first = cell.first else { return false }
    let start = text[first] == 0x2D && cell.count > 1 ? first + 1 : first  // -2
    return Scalars.isDigit(text[start])
      && DateReader.year(text, at: start, end: cell.upperBound) == nil
      && HeadingMark(text, line: cell, hashes: 0) == nil
  }

  /// The metric of a figure that fills a cell: the row's label and the head of its column.
  func metric(of figure: Range<Int>) -> [UInt32]? {
    guard let column = column(of: figure) else { return nil }
    let head = head(ofColumn: column)
    var name = head.flatMap { Self.year($0.name) == nil ? $0.name : nil } ?? []
    if let measure = TableMeasure(name) { name = measure.rest }
    guard let label else {
      let whole = (head?.group ?? []) + name
      return whole.isEmpty ? nil : whole.suffix(MetricReader.longest)
    }
    guard column >= firstFigure else { return nil }
    if name == label || Self.plainHeads.match(name, at: 0, end: name.count)?.length == name.count {
      name = []
    }
    if label.count + name.count <= MetricReader.longest { return label + name }
    return label.count <= MetricReader.longest ? label : Array(label.suffix(MetricReader.longest))
  }

  /// Heads that only say that figures stand below them.
  private static let plainHeads = WordTable("数量 数值 数据 值 指标值 统计数 统计数据 数字")

  /// The year that the head of a figure's column names: 2023年.
  func year(of figure: Range<Int>) -> Int? {
    column(of: figure).flatMap(head(ofColumn:)).flatMap { Self.year($0.name) }
  }

  /// What the head of a figure's column, or the label of the row, says it is measured in.
  func measure(of figure: Range<Int>) -> TableMeasure? {
    guard let column = column(of: figure), column >= firstFigure else { return nil }
    return head(ofColumn: column).flatMap { TableMeasure($0.name) } ?? labelMeasure
  }

  /// Whether a figure only numbers the row.
  func isNumber(_ figure: Range<Int>) -> Bool {
    column(of: figure) == 0 && firstFigure > 1
  }

  private static func year(_ head: [UInt32]) -> Int? {
    head.count <= 6 ? DateReader.year(head, at: 0, end: head.count) : nil
  }

  /// The head of a column; labels may lack a head, so that columns are counted from the end.
  private func head(ofColumn column: Int) -> TableHeads.Head? {
    let place = heads.count - (cells.count - column)
    return heads.indices.contains(place) ? heads[place] : nil
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

  /// A label without the remark behind it: 部分公开(区分处理的,只计这一情形).
  private static func plain(_ label: [UInt32]) -> [UInt32] {
    guard label.count > longestLabel, label.last == 0x29 || label.last == 0xFF09,
      let open = label.firstIndex(where: Phrase.isBracket), open > 1
    else { return label }
    return Array(label[..<open])
  }
}

/// Follows the lines of a report and knows which table, if any, each belongs to.
struct TableFollower {
  private var heads = TableHeads()
  private var isInTable = false
  /// Whether a row with figures has come since the heads.
  private var isInBody = false
  /// How many cells the last row with figures has.
  private var width = 0

  /// Takes a line without a bar, which ends every table.
  mutating func leave() {
    if isInTable { self = TableFollower() }
  }

  /// The row a line with a bar is; `nil` for running text and for the head of a table.
  mutating func row(_ document: LogicalText, line: Range<Int>) -> TableRow? {
    let text = document.scalars
    guard let cells = TableRow.cells(text, in: line) else {
      leave()
      return nil
    }
    if cells.allSatisfy({ $0.allSatisfy { text[$0] == 0x2D || text[$0] == 0x3A } }) { return nil }
    if cells.dropFirst().contains(where: { TableRow.holdsFigure(text, $0) }) {
      (isInTable, isInBody, width) = (true, true, cells.count)
      return TableRow(heads: heads, cells: cells, document: document)
    }
    if !isInTable || isHead(cells, text) {
      if isInBody { heads = TableHeads() }
      heads.append(cells.map(document.written))
      (isInTable, isInBody) = (true, false)
      return nil
    }
    return TableRow(heads: heads, cells: cells, document: document)
  }

  /// Whether a row without figures goes on with the heads, or begins those of a new table.
  private func isHead(_ cells: [Range<Int>], _ text: [UInt32]) -> Bool {
    let says = cells.filter { !$0.isEmpty }
    guard says.count > 1, !heads.isFull,
      !says.contains(where: {
        Self.nothing.match(text, at: $0.lowerBound, end: $0.upperBound)?.length == $0.count
      })
    else { return false }
    if isInBody {
      // As many heads as those above, or another number of cells than the rows before: a new table.
      return says.count == cells.count
        && (heads.rows.first?.count == cells.count || cells.count != width)
    }
    // 结果维持 | 总计 | 结果维持 | 总计: heads of which the same ones stand below several others.
    return says.count < cells.count || heads.rows.last?.count != cells.count
      || Set(says.map { Array(text[$0]) }).count < says.count
  }

  /// What a cell of the body says that has no figure.
  private static let nothing = WordTable("无 — - / —— 空 否 是 有 未")
}
