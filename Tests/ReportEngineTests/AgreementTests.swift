import ReportText
import SeededNumbers
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// What rows of groups agree in, and what they add up to, is what looking at them one by one tells.
@Suite struct AgreementTests {
  /// Texts of watched columns; `d` and `e` of the first mean the same.
  private static let texts: [[String]] = [
    ["a", "b", "c", "d", "e"], ["x", "y"], ["u", "v", "w"],
  ]
  private static let same = ["e": "d"]
  private static let rowCount = 6000
  private static let groupCount = 40

  private let codes: [[UInt32]]
  private let columns: [StoredColumn]
  private let values: [Double?]
  private let measure: StoredColumn
  private let expressions: [BoundExpression]

  init() {
    var random = SplitMix64(seed: 41)
    var (codes, columns): ([[UInt32]], [StoredColumn]) = ([], [])
    for texts in Self.texts {
      var builder = StringPoolBuilder()
      for text in texts { _ = builder.code(for: text) }
      // Mostly the first, sometimes null, in parts nothing but the last.
      let column = (0..<Self.rowCount).map { row in
        row / 700 % 3 == 1
          ? UInt32(texts.count - 1)
          : Int.random(in: 0..<10, using: &random) < 8
            ? 0 : UInt32.random(in: 0...UInt32(texts.count), using: &random)
      }
      let packed = PackedCodes(column, greatest: UInt32(texts.count))
      codes.append(column)
      columns.append(
        .coded(CodedColumn(packed, .texts(builder.build()), hasNulls: true, isIndexed: false))
      )
    }
    let numbers = (0..<500).map { Double($0) / 4 - 20 }
    let numberCodes = (0..<Self.rowCount).map { _ in UInt32.random(in: 0...500, using: &random) }
    values = numberCodes.map { $0 == 500 ? nil : numbers[Int($0)] }
    measure = .coded(
      CodedColumn(
        PackedCodes(numberCodes, greatest: 500),
        .numbers(numbers),
        hasNulls: true,
        isIndexed: false
      )
    )
    (self.codes, self.columns) = (codes, columns)
    expressions = (0...3).map {
      BoundExpression(.column($0), $0 == 3 ? .number : .text, at: SourceSpan(at: 0))
    }
  }

  private func input(_ rows: RowSelection) -> GroupInput {
    let all = columns + [measure]
    func column(_ expression: BoundExpression) -> StoredColumn? {
      if case .column(let index) = expression.kind { all[index] } else { nil }
    }
    let evaluator = ExpressionEvaluator(context: EvaluationContext(isInterrupted: nil), outer: [])
    let gathered = all.map { $0.gathered(rows) }
    return GroupInput(rows, nil, stored: column, evaluator, GatheringMemory()) {
      () throws(EngineIssue) in Batch(columns: gathered, rowCount: rows.count, lineage: nil)
    }
  }

  private func agreement() throws -> JointAgreement {
    var agreement = JointAgreement()
    for (index, column) in columns.enumerated() {
      let numbers = KeyNumbers(.text, stored: column)
      #expect(agreement.add(numbers, same: index == 0 ? Self.same : [:]) == index)
    }
    agreement.grow(to: Self.groupCount)
    return agreement
  }

  /// Groups, one by one or in runs, of all rows or of some.
  private static func batches(
    ofRuns isInRuns: Bool,
    every share: Double
  ) -> [(rows: RowSelection, groups: [UInt32])] {
    var random = SplitMix64(seed: isInRuns ? 7 : 8)
    return stride(from: 0, to: rowCount, by: 1500).map { start in
      let range = start..<(start + 1500)
      var group: UInt32 = 0
      var groups: [UInt32] = []
      let rows = range.filter { _ in share == 1 || Double.random(in: 0..<1, using: &random) < share
      }
      for place in rows.indices {
        if !isInRuns || place % 37 == 0 {
          group = UInt32.random(in: 0..<UInt32(groupCount - 1), using: &random)
        }
        groups.append(group)
      }
      return (share == 1 ? .range(range) : .rows(rows.map { UInt32($0) }), groups)
    }
  }

  /// The rows of every group.
  private static func rows(
    _ batches: [(rows: RowSelection, groups: [UInt32])]
  ) -> [[Int]] {
    var found = [[Int]](repeating: [], count: groupCount)
    for (rows, groups) in batches {
      for (place, group) in groups.enumerated() { found[Int(group)].append(rows[place]) }
    }
    return found
  }

  private func meaning(_ row: Int, _ column: Int) -> UInt32 {
    column == 0 && codes[0][row] == 4 ? 3 : codes[column][row]
  }

  private func check(_ agreement: JointAgreement, knows rowsOfGroup: [[Int]]) {
    let totals = rowsOfGroup.map(\.count)
    for column in codes.indices {
      let disagreeing = rowsOfGroup.indices.filter { group in
        Set(rowsOfGroup[group].map { meaning($0, column) }).count > 1
      }
      var wanted = [Int](repeating: 0, count: Self.texts[column].count + 1)
      for row in disagreeing.flatMap({ rowsOfGroup[$0] }) { wanted[Int(codes[column][row])] += 1 }
      var counts = agreement.allCounts(ofColumn: column)
      var isMixed = [Bool](repeating: false, count: Self.groupCount)
      let isAny = agreement.leaveDisagreeing(inColumn: column, totals, &counts, &isMixed)
      #expect(isMixed.indices.filter { isMixed[$0] } == disagreeing)
      #expect(isAny == !disagreeing.isEmpty)
      #expect(counts == wanted)
      let agreeing = agreement.agree(on: 3, inColumn: column)
      for group in rowsOfGroup.indices {
        let rows = rowsOfGroup[group]
        #expect(agreeing[group] == (!rows.isEmpty && rows.allSatisfy { meaning($0, column) == 3 }))
      }
    }
  }

  @Test(arguments: [true, false], [1, 0.3])
  func groupsThatDisagreeAreFoundWithTheirValues(isInRuns: Bool, share: Double) throws {
    let batches = Self.batches(ofRuns: isInRuns, every: share)
    var agreement = try agreement()
    for (rows, groups) in batches {
      let watched = Array(expressions.prefix(3))
      try agreement.add(watched, of: input(rows), RowGroups(groups), presentGroups: nil)
    }
    check(agreement, knows: Self.rows(batches))
  }

  @Test func groupsOfTwoPartsComeTogether() throws {
    let batches = Self.batches(ofRuns: true, every: 1)
    var parts = [try agreement(), try agreement()]
    for (index, batch) in batches.enumerated() {
      let groups = RowGroups(batch.groups)
      let watched = Array(expressions.prefix(3))
      try parts[index % 2].add(watched, of: input(batch.rows), groups, presentGroups: nil)
    }
    parts[0].mergeCounts(parts[1])
    parts[0].merge(parts[1], (0..<Self.groupCount).map { ($0, $0) })
    check(parts[0], knows: Self.rows(batches))
  }

  @Test(arguments: [true, false], [1, 0.3])
  func valuesAreSummedWhileTheirRowsAreWatched(isInRuns: Bool, share: Double) throws {
    let batches = Self.batches(ofRuns: isInRuns, every: share)
    guard case .coded(let coded) = measure, let table = coded.decimals else {
      Issue.record("the numbers are multiples of a quarter")
      return
    }
    let all = RowCounts()
    let counts = RowCounts(leavingOutOf: all)
    let sum = DecimalSum(table, counts, .number, isMean: false)
    var agreement = try agreement()
    for taker in [all, counts] { taker.grow(to: Self.groupCount) }
    sum.grow(to: Self.groupCount)
    for (rows, groups) in batches {
      let (input, groups) = (input(rows), RowGroups(groups))
      all.add(groups)
      let stored = try #require(input.stored(expressions[3]))
      let watched = Array(expressions.prefix(3))
      let columns = try #require(agreement.bytes(of: watched) { input.stored($0)?.column })
      let nullCount = sum.add(stored, groups, columns, &agreement)
      #expect(nullCount == (0..<rows.count).count { values[rows[$0]] == nil })
    }
    let rowsOfGroup = Self.rows(batches).map { rows in rows.filter { values[$0] != nil } }
    #expect(counts.all == rowsOfGroup.map(\.count))
    let sums = sum.column((0..<UInt32(Self.groupCount)).map { $0 })
    for (group, rows) in rowsOfGroup.enumerated() {
      let wanted = rows.reduce(0) { $0 + (values[$1] ?? 0) }
      #expect(sums[group] == (rows.isEmpty ? .null : .number(wanted)))
    }
    check(agreement, knows: rowsOfGroup)
  }
}
