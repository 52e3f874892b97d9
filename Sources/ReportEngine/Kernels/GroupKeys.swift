import ReportCorpus

/// Finds out which rows are equal in some columns.
struct GroupKeys {
  /// The group of every row; groups are numbered as they first appear.
  private(set) var groupOfRow: [Int]
  /// The first row of every group.
  private(set) var firstRows: [Int] = []

  /// Groups rows by the values of columns; nulls are equal to each other.
  ///
  /// Complexity: linear in the number of values.
  init(_ columns: [Column], rowCount: Int) {
    groupOfRow = Array(repeating: 0, count: rowCount)
    if rowCount > 0 { firstRows = [0] }
    for column in columns { split(by: Self.ids(of: column)) }
  }

  /// Splits every group by one more key.
  private mutating func split(by ids: [Int]) {
    var groups: [Pair: Int] = [:]
    firstRows = []
    for row in groupOfRow.indices {
      let pair = Pair(group: groupOfRow[row], id: ids[row])
      if let known = groups[pair] {
        groupOfRow[row] = known
      } else {
        groups[pair] = firstRows.count
        groupOfRow[row] = firstRows.count
        firstRows.append(row)
      }
    }
  }

  private struct Pair: Hashable {
    var group: Int
    var id: Int
  }

  /// A number for every row, equal where the values are.
  static func ids(of column: Column) -> [Int] {
    switch column {
    case .text(let texts): return texts.codes.map { Int($0) }
    case .int(let values): return ids(values) { $0 }
    case .number(let values), .percent(let values):
      // Adding zero makes -0 and 0 one.
      return ids(values) { ($0 + 0).bitPattern }
    case .date(let values): return ids(values) { $0 }
    case .bool(let values): return ids(values) { $0 }
    }
  }

  private static func ids<Element, Key: Hashable>(
    _ column: FixedColumn<Element>,
    key: (Element) -> Key
  ) -> [Int] {
    var known: [Key: Int] = [:]
    return column.values.indices.map { row in
      if column.isNull(row) { return -1 }
      let key = key(column.values[row])
      if let id = known[key] { return id }
      known[key] = known.count
      return known.count - 1
    }
  }
}
