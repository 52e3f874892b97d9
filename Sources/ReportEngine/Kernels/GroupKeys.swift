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
    var groups = NumberTable(expected: firstRows.count)
    firstRows = []
    for row in groupOfRow.indices {
      let key = UInt64(groupOfRow[row]) << 32 | UInt64(UInt32(truncatingIfNeeded: ids[row]))
      let group = Int(groups.number(of: key))
      if group == firstRows.count { firstRows.append(row) }
      groupOfRow[row] = group
    }
  }

  /// A number for every row, equal where the values are; less than 2³².
  static func ids(of column: Column) -> [Int] {
    if case .text(let texts) = column, texts.pool.isDistinct {
      return texts.codes.map { Int($0) }
    }
    var numbers = KeyNumbers(column.type, stored: nil)
    return numbers.numbers(of: column).map { Int($0) }
  }
}
