import ReportText

/// The heads of a flattened table's columns, in one row or in several where heads are divided.
///
///     自然人 | 法人或其他组织 | 总计
///     商业企业 | 科研机构 | 其他
///     一、新收申请 | 12 | 1 | 0 | 0 | 13
struct TableHeads {
  /// What stands above one column.
  struct Head {
    /// The lowest head.
    var name: [UInt32]
    /// The head that the lowest one divides; empty where it stands alone.
    var group: [UInt32] = []
  }

  /// The texts of the head rows from the top, those of spanned cells being empty.
  private(set) var rows: [[[UInt32]]] = []

  init() {}

  /// Heads that were written one behind the other: where no row ends, a row ends with its total.
  init(_ rows: [[[UInt32]]]) {
    if rows.count == 1, let total = rows[0].dropLast().lastIndex(where: Self.isTotal) {
      self.rows = [Array(rows[0][...total]), Array(rows[0][(total + 1)...])]
    } else {
      self.rows = rows
    }
  }

  /// No table has more head rows.
  private static let mostRows = 4

  var isEmpty: Bool { rows.isEmpty }
  var isFull: Bool { rows.count >= Self.mostRows }

  mutating func append(_ row: [[UInt32]]) { rows.append(row) }

  /// The heads of the last columns of a row, at most one for each of its cells.
  ///
  /// - Parameters:
  ///   - cells: How many cells the row has.
  ///   - figures: How many of them, at its end, hold figures.
  /// - Returns: The heads; none where it is not clear which stands above which column.
  func heads(cells: Int, figures: Int) -> [Head] {
    guard let last = rows.last else { return [] }
    if rows.count == 1 { return single(last) }
    if rows.allSatisfy({ $0.count == cells }) { return grid() }
    let upper = rows[rows.count - 2].filter { !$0.isEmpty }
    let lower = last.filter { !$0.isEmpty }
    if lower.count == figures { return lower.map { Head(name: $0) } }
    // What stands before the heads themselves may be in their row.
    for start in 0..<min(upper.count, 4) {
      if let heads = divided(Array(upper[start...]), by: lower, figures: figures) { return heads }
    }
    return lower.count > figures ? lower.suffix(figures).map { Head(name: $0) } : []
  }

  /// One head row; its first head may name all: `行政复议:结果维持 | 结果纠正`.
  private func single(_ row: [[UInt32]]) -> [Head] {
    guard let first = row.first,
      let colon = first.firstIndex(where: Self.colons.contains),
      colon + 1 < first.count, !first.contains(where: Self.commas.contains)
    else { return row.map { Head(name: $0) } }
    var group = Array(first[..<colon])
    if let bracket = group.firstIndex(where: Phrase.isBracket), bracket > 0 {
      group = Array(group[..<bracket])
    }
    var heads = row.map { Head(name: $0, group: group) }
    heads[0].name = Array(first[(colon + 1)...])
    return heads
  }

  private static let colons = ScalarSet(":：")
  private static let commas = ScalarSet(",，")

  /// Head rows of which every cell stands in its own column.
  private func grid() -> [Head] {
    let columns = rows[rows.count - 1].count
    return (0..<columns).map { column in
      guard let row = rows.lastIndex(where: { !$0[column].isEmpty }) else { return Head(name: []) }
      let name = rows[row][column]
      guard row > 0, let group = rows[row - 1][...column].last(where: { !$0.isEmpty }) else {
        return Head(name: name)
      }
      return Head(name: name, group: group)
    }
  }

  private static let totals = WordTable("总计 合计 总数 小计 共计")

  private static func isTotal(_ head: [UInt32]) -> Bool {
    totals.match(head, at: 0, end: head.count)?.length == head.count
  }

  /// Heads of which the last ones, totals aside, are divided by those of the row below.
  private func divided(_ upper: [[UInt32]], by lower: [[UInt32]], figures: Int) -> [Head]? {
    let dividedCount = upper.count + lower.count - figures
    guard dividedCount > 0, lower.count % dividedCount == 0 else { return nil }
    let open = upper.indices.filter { !Self.isTotal(upper[$0]) }
    guard open.count >= dividedCount else { return nil }
    let share = lower.count / dividedCount
    let parted = Set(open.suffix(dividedCount))
    // 行政复议 | 行政诉讼 above: the first has no head of its own in the row below it.
    let top = rows.count > 2 ? rows[rows.count - 3].filter { !$0.isEmpty } : []
    var heads: [Head] = []
    var next = 0
    for index in upper.indices {
      if parted.contains(index) {
        heads += lower[next..<(next + share)].map { Head(name: $0, group: upper[index]) }
        next += share
      } else {
        heads.append(Head(name: upper[index], group: top.count == 2 ? top[0] : []))
      }
    }
    return heads
  }
}
