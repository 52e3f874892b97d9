import ReportCorpus
import ReportText

/// Finds existing values that come nearest to what a condition asked for.
struct NearestValues {
  /// What the condition compares with.
  private let wanted: [Value]
  /// The texts among them.
  private let wantedTexts: [WantedText]

  /// How many values are told.
  private static let limit = 3

  /// Looks at the constants of a condition.
  init(_ condition: BoundExpression) {
    wanted = condition.constants
    wantedTexts = wanted.compactMap {
      guard case .text(let text) = $0 else { return nil }
      return WantedText(text)
    }
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
    let sorted = counts.map(\.value).sorted { left, right in
      let (leftDistance, rightDistance) = (distance(left), distance(right))
      if leftDistance != rightDistance { return leftDistance < rightDistance }
      return (left.order(to: right) ?? 0) < 0
    }
    return Array(sorted.prefix(Self.limit))
  }

  /// How often each value occurs.
  private static func counts(
    in column: StoredColumn,
    rows: [Int]?
  ) -> [(value: Value, count: Int)] {
    guard case .coded(let coded) = column else {
      var counts: [Value: Int] = [:]
      for row in rows ?? Array(0..<column.count) where !column.isNull(row) {
        counts[column[row], default: 0] += 1
      }
      return counts.map { ($0.key, $0.value) }
    }
    var counted = [Int](repeating: 0, count: coded.domain.count + 1)
    for row in rows ?? Array(0..<column.count) { counted[Int(coded.codes[row])] += 1 }
    return (0..<coded.domain.nullCode).compactMap { code in
      counted[Int(code)] > 0 ? (coded.domain[code], counted[Int(code)]) : nil
    }
  }

  private func texts(_ counts: [(value: Value, count: Int)], mustBeNear: Bool) -> [Value] {
    var letters: [UInt32] = []
    let scored = counts.compactMap {
      value,
      count -> (value: Value, likeness: Double, count: Int)? in
      guard case .text(let text) = value else { return nil }
      letters.removeAll(keepingCapacity: true)
      for scalar in text.unicodeScalars { FoldedText.append(scalar, to: &letters) }
      let likeness = wantedTexts.map { $0.share(in: letters) }.max() ?? 0
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
}

/// A text that a condition asks for, as texts are compared with it.
private struct WantedText {
  private let letters: Set<UInt32>
  private let pairs: Set<Pair>

  private struct Pair: Hashable {
    var first, second: UInt32
  }

  init(_ text: String) {
    var folded: [UInt32] = []
    for scalar in text.unicodeScalars { FoldedText.append(scalar, to: &folded) }
    letters = Set(folded)
    pairs = Set(zip(folded, folded.dropFirst()).map(Pair.init))
  }

  /// Which part of the text a folded one holds, from 0 to 1: two thirds for its neighbouring pairs
  /// of characters, one third for its characters.
  ///
  /// Complexity: the product of both lengths; the text wanted is one of a query.
  func share(in text: [UInt32]) -> Double {
    let held = letters.count(where: text.contains)
    let heldPairs = pairs.count { pair in
      text.indices.dropLast().contains { text[$0] == pair.first && text[$0 + 1] == pair.second }
    }
    return (2 * Self.part(heldPairs, of: pairs.count) + Self.part(held, of: letters.count)) / 3
  }

  private static func part(_ held: Int, of count: Int) -> Double {
    count == 0 ? 0 : Double(held) / Double(count)
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
