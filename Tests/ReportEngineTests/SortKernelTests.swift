import SeededNumbers
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// Rows are in the order of their keys, however they stood before.
@Suite struct SortKernelTests {
  enum Arrangement: CaseIterable {
    case byChance, inOrder, inOrderOfTheFirst, inRunsOfTheFirst, oneLongRun, nearlyInOrder
  }

  private struct Row {
    var first: Int64?
    var second: Double?
    var third: Int32
  }

  private static let rowCount = 100_000

  private static func rows(_ arrangement: Arrangement) -> [Row] {
    var random = SplitMix64(seed: 11)
    var rows = (0..<rowCount).map { number -> Row in
      let first = Int64.random(in: -300..<300, using: &random)
      return Row(
        first: first == 7 ? nil : first,
        second: number % 13 == 0 ? nil : Double(Int.random(in: -50..<50, using: &random)) / 4,
        third: Int32.random(in: 0..<5, using: &random)
      )
    }
    switch arrangement {
    case .byChance: break
    case .inOrder:
      rows.sort {
        ($0.first ?? 999, $0.second ?? 99, $0.third) < ($1.first ?? 999, $1.second ?? 99, $1.third)
      }
    case .inOrderOfTheFirst: rows.sort { ($0.first ?? 999) < ($1.first ?? 999) }
    case .inRunsOfTheFirst:
      rows.sort { ($0.first ?? 999) * 7 % 1009 < ($1.first ?? 999) * 7 % 1009 }
    case .oneLongRun:
      for row in rows.indices { rows[row].first = row < 3 ? -2 : row < 90_000 ? 5 : 6 }
    case .nearlyInOrder:
      rows.sort { ($0.first ?? 999) < ($1.first ?? 999) }
      rows.swapAt(0, rows.count - 1)
    }
    return rows
  }

  private static func columns(_ rows: [Row]) -> [Column] {
    [
      .int(
        FixedColumn(rows.map { $0.first ?? 0 }, validity: Bitmap(rows.map { $0.first != nil }))
      ),
      .number(
        FixedColumn(rows.map { $0.second ?? 0 }, validity: Bitmap(rows.map { $0.second != nil }))
      ),
      .date(FixedColumn(rows.map(\.third))),
    ]
  }

  /// Whether one value stands before another; `nil` where they are equal.
  private static func precedes<Value: Comparable>(
    _ left: Value?,
    _ right: Value?,
    _ key: SortKey
  ) -> Bool? {
    if left == right { return nil }
    guard let left else { return key.nullsFirst }
    guard let right else { return !key.nullsFirst }
    return key.isDescending ? left > right : left < right
  }

  @Test(arguments: Arrangement.allCases, [false, true])
  func rowsAreInTheOrderOfTheirKeys(arrangement: Arrangement, turned: Bool) {
    let rows = Self.rows(arrangement)
    let keys = [
      SortKey(column: 0, isDescending: false, nullsFirst: turned),
      SortKey(column: 1, isDescending: turned, nullsFirst: false),
      SortKey(column: 2, isDescending: !turned, nullsFirst: false),
    ]
    let expected = rows.indices.sorted { left, right in
      let (one, other) = (rows[left], rows[right])
      return Self.precedes(one.first, other.first, keys[0])
        ?? Self.precedes(one.second, other.second, keys[1])
        ?? Self.precedes(one.third, other.third, keys[2]) ?? (left < right)
    }
    let columns = Self.columns(rows)
    let order = SortKernel.order(columns, by: keys, rowCount: rows.count)
    let isSame = order == expected.map { UInt32($0) }
    #expect(isSame)
    let first = SortKernel.first(50, of: columns, by: keys, rowCount: rows.count)
    #expect(first == expected.prefix(50).map { UInt32($0) })
  }

  @Test func theRangeOfAllWholeNumbersLeavesNoneForNull() {
    let values: [Int64?] = [5, nil, .min, .max, nil, -1]
    let column = Column.int(
      FixedColumn(values.map { $0 ?? 3 }, validity: Bitmap(values.map { $0 != nil }))
    )
    func order(_ isDescending: Bool, _ nullsFirst: Bool) -> [UInt32] {
      let key = SortKey(column: 0, isDescending: isDescending, nullsFirst: nullsFirst)
      return SortKernel.order([column], by: [key], rowCount: values.count)
    }
    #expect(order(false, false) == [2, 5, 0, 3, 1, 4])
    #expect(order(false, true) == [1, 4, 2, 5, 0, 3])
    #expect(order(true, false) == [3, 0, 5, 2, 1, 4])
    #expect(order(true, true) == [1, 4, 3, 0, 5, 2])
  }

  @Test func aColumnOfNullsAloneLeavesRowsAsTheyAre() {
    let column = Column.date(
      FixedColumn([4, 3, 2, 1], validity: Bitmap(count: 4, repeating: false))
    )
    let key = SortKey(column: 0, isDescending: false, nullsFirst: false)
    #expect(SortKernel.order([column], by: [key], rowCount: 4) == [0, 1, 2, 3])
  }
}
