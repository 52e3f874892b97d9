import ReportCorpus

/// Puts rows in order.
enum SortKernel {
  /// The rows in the order of the keys; equal rows keep theirs.
  ///
  /// Complexity: n log n comparisons of packed numbers.
  static func order(_ columns: [Column], by keys: [SortKey], rowCount: Int) -> [Int] {
    let ranked = keys.map { (key: $0, ranks: ranks(of: columns[$0.column])) }
    return (0..<rowCount).sorted { left, right in
      for (key, ranks) in ranked {
        let (leftRank, rightRank) = (ranks[left], ranks[right])
        if leftRank == rightRank { continue }
        guard let leftRank else { return key.nullsFirst }
        guard let rightRank else { return !key.nullsFirst }
        return key.isDescending ? leftRank > rightRank : leftRank < rightRank
      }
      return left < right
    }
  }

  /// Numbers that stand in the order of the values; `nil` for null.
  private static func ranks(of column: Column) -> [Int?] {
    switch column {
    case .int(let values): return ranks(values) { Int($0) }
    case .number(let values), .percent(let values): return ranks(values, ordered)
    case .date(let values): return ranks(values) { Int($0) }
    case .bool(let values): return ranks(values) { $0 ? 1 : 0 }
    case .text(let texts):
      let used = Set(texts.codes).subtracting([TextColumn.null])
      let sorted = used.sorted { texts.pool.precedes($0, $1) }
      let rankOf = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
      return texts.codes.map { rankOf[$0] }
    }
  }

  private static func ranks<Element>(
    _ column: FixedColumn<Element>,
    _ rank: (Element) -> Int
  ) -> [Int?] {
    column.values.indices.map { column.isNull($0) ? nil : rank(column.values[$0]) }
  }

  /// The bits of a double as a whole number of the same order.
  private static func ordered(_ number: Double) -> Int {
    let bits = Int(bitPattern: UInt(truncatingIfNeeded: (number + 0).bitPattern))
    return bits >= 0 ? bits : bits ^ Int.max
  }
}
