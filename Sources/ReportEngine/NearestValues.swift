import ReportCorpus
import ReportText

/// Finds existing values that come nearest to what a condition asked for.
struct NearestValues {
  /// What the condition compares with.
  private var wanted: [Value]

  /// How many values are told.
  private static let limit = 3

  /// Looks at the constants of a condition.
  init(_ condition: BoundExpression) {
    self.wanted = condition.constants
  }

  /// Values of a column, nearest first.
  ///
  /// Of certain rows all values count, the frequent before the rare. Where no rows are given,
  /// the whole column is looked at, and only texts near to the wanted ones are told.
  func find(in column: StoredColumn, rows: [Int]?) -> [Value] {
    // Sentences that nearly hold what was asked for are no values to choose from.
    if column.pool?.isDistinct == false { return [] }
    let counts = Self.counts(in: column, rows: rows)
    if column.type == .text { return texts(counts, mustBeNear: rows == nil) }
    let sorted = counts.keys.sorted { left, right in
      let (leftDistance, rightDistance) = (distance(left), distance(right))
      if leftDistance != rightDistance { return leftDistance < rightDistance }
      return (left.order(to: right) ?? 0) < 0
    }
    return Array(sorted.prefix(Self.limit))
  }

  /// How often each value occurs.
  private static func counts(in column: StoredColumn, rows: [Int]?) -> [Value: Int] {
    var counts: [Value: Int] = [:]
    guard case .coded(let coded) = column else {
      for row in rows ?? Array(0..<column.count) where !column.isNull(row) {
        counts[column[row], default: 0] += 1
      }
      return counts
    }
    var counted = [Int](repeating: 0, count: coded.domain.count + 1)
    for row in rows ?? Array(0..<column.count) { counted[Int(coded.codes[row])] += 1 }
    for code in 0..<coded.domain.nullCode where counted[Int(code)] > 0 {
      counts[coded.domain[code], default: 0] += counted[Int(code)]
    }
    return counts
  }

  private func texts(_ counts: [Value: Int], mustBeNear: Bool) -> [Value] {
    let scored = counts.compactMap {
      value,
      count -> (value: Value, likeness: Double, count: Int)? in
      guard case .text(let text) = value else { return nil }
      let likeness = wanted.map { Self.likeness(text, $0) }.max() ?? 0
      return mustBeNear && likeness < 0.3 ? nil : (value, likeness, count)
    }
    let sorted = scored.sorted { left, right in
      if left.likeness != right.likeness { return left.likeness > right.likeness }
      if left.count != right.count { return left.count > right.count }
      return (left.value.order(to: right.value) ?? 0) < 0
    }
    return sorted.prefix(Self.limit).map(\.value)
  }

  private func distance(_ value: Value) -> Double {
    guard let number = value.position else { return .infinity }
    return wanted.compactMap(\.position).map { abs($0 - number) }.min() ?? .infinity
  }

  /// Which part of the wanted text a text holds, from 0 to 1: two thirds for its neighbouring
  /// pairs of characters, one third for its characters.
  private static func likeness(_ text: String, _ wanted: Value) -> Double {
    guard case .text(let wanted) = wanted else { return 0 }
    let characters = share(of: Set(FoldedText.fold(wanted)), in: Set(FoldedText.fold(text)))
    return (2 * share(of: pairs(of: wanted), in: pairs(of: text)) + characters) / 3
  }

  private static func share<Part>(of wanted: Set<Part>, in found: Set<Part>) -> Double {
    wanted.isEmpty ? 0 : Double(wanted.intersection(found).count) / Double(wanted.count)
  }

  private static func pairs(of text: String) -> Set<String> {
    let characters = Array(FoldedText.fold(text))
    return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
  }
}

extension BoundExpression {
  /// The constants inside, in order.
  fileprivate var constants: [Value] {
    if case .constant(let value) = kind { return [value] }
    if case .matches(_, let pattern, _) = kind { return [.text(pattern.pattern)] }
    return children.flatMap(\.constants)
  }
}

extension Value {
  /// Where a number or day stands on its line.
  fileprivate var position: Double? {
    if case .date(let date) = self { return Double(date.daysSinceEpoch) }
    return double
  }
}
