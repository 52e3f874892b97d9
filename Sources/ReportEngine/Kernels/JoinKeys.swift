import ReportCorpus

/// Rows by the values of some columns, to be found by equal values of other columns.
///
/// Null equals nothing, a whole number equals the number of the same size.
struct JoinKeys {
  /// The rows of every key, in order.
  private var rowsOfKey: [[Int]] = []
  private var keyOfPart: [Part: Int] = [:]
  private var ids: [[Value: Int]]

  private struct Part: Hashable {
    var prefix: Int
    var id: Int
  }

  /// Takes the columns in which rows are looked for.
  ///
  /// Complexity: linear in the number of values.
  init(_ columns: [Column], rowCount: Int) {
    ids = Array(repeating: [:], count: columns.count)
    var parts: [Part: Int] = [:]
    for row in 0..<rowCount {
      var prefix = -1
      for (index, column) in columns.enumerated() {
        guard let value = column[row].joinKey else {
          prefix = -2
          break
        }
        let id = ids[index][value] ?? ids[index].count
        ids[index][value] = id
        let part = Part(prefix: prefix, id: id)
        prefix = parts[part] ?? parts.count
        parts[part] = prefix
      }
      if prefix == -2 { continue }
      while rowsOfKey.count <= prefix { rowsOfKey.append([]) }
      rowsOfKey[prefix].append(row)
    }
    keyOfPart = parts
  }

  /// The rows that are equal to a row of other columns, in order.
  func rows(equalTo row: Int, of columns: [Column]) -> [Int] {
    rows(equalTo: columns.map { $0[row] })
  }

  /// The rows with certain values, in order.
  func rows(equalTo values: [Value]) -> [Int] {
    var prefix = -1
    for (index, value) in values.enumerated() {
      guard let value = value.joinKey, let id = ids[index][value],
        let next = keyOfPart[Part(prefix: prefix, id: id)]
      else { return [] }
      prefix = next
    }
    return rowsOfKey.indices.contains(prefix) ? rowsOfKey[prefix] : []
  }
}

extension Value {
  /// The same for all values that are equal; `nil` for null, which equals nothing.
  var joinKey: Value? {
    switch self {
    case .null: nil
    case .number(let number), .percent(let number):
      Int64(exactly: number).map(Value.int) ?? .number(number)
    default: self
    }
  }
}
