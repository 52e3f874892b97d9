import ReportCorpus
import ReportEngine
import ReportText
import Testing

/// What is done in another way for many rows must give the same as for few.
@Suite struct LargeTableTests {
  @Test func manyGroupsComeTogetherInTheOrderOfTheirFirstRows() throws {
    var groups: [LargeTable.Key] = []
    var found: [LargeTable.Key: (count: Int64, sum: Double?, kinds: Set<Int64>)] = [:]
    for row in LargeTable.rows {
      let key = row.key
      if found[key] == nil { groups.append(key) }
      var group = found[key] ?? (0, nil, [])
      group.count += 1
      if let v = row.v { group.sum = (group.sum ?? 0) + v }
      group.kinds.insert(row.k)
      found[key] = group
    }
    let expected = groups.map { key -> [Value] in
      let group = found[key] ?? (0, nil, [])
      return [
        .int(key.a), .text(key.b), .int(group.count), group.sum.map(Value.number) ?? .null,
        .int(Int64(group.kinds.count)),
      ]
    }
    #expect(groups.count > 1 << 17)
    let rows = try LargeTable.answer(
      "select a, b, count(*), sum(v), count(distinct k) from t group by a, b"
    )
    // Drawing what differs in so many rows takes minutes.
    let areSame = rows == expected
    #expect(areSame)
  }

  @Test func groupsWhoseRowsStandTogetherAreThoseOfRowsThatDoNot() throws {
    // Rows of one `c` stand together, but for those that come again at the end, partly with the
    // same `d`.
    let query = { (key: String) in
      "select \(key), d, count(*), sum(v), count(distinct k) from t group by \(key), d"
    }
    let clustered = try LargeTable.answer(query("c"))
    let others = try LargeTable.answer(query("c + 0"))
    #expect(clustered.count > 1 << 15)
    #expect(clustered.contains { $0[2] == .int(6) })
    let areSame = clustered == others
    #expect(areSame)
    #expect(try LargeTable.notes(query("c")) == LargeTable.notes(query("c + 0")))
    #expect(try !LargeTable.notes(query("c")).isEmpty)
  }

  @Test(arguments: ["c", "a", "d", "k", "id - id % 1000"])
  func whatGroupsMixIsTheSameHoweverRowsAreRead(key: String) throws {
    func notes(_ relation: String) throws -> [String] {
      try LargeTable.notes("select \(key), sum(v) from \(relation) group by \(key)")
    }
    let stored = try notes("t")
    #expect(stored == (try notes("(select * from t limit 1000000)")))
    #expect(!stored.isEmpty)
  }

  /// Keys, aggregates and conditions; of most rows are taken in one loop.
  private static let keys = ["d", "k, r", "r", "b", "b, k", "a, d", ""]
  private static let aggregates = [
    "count(*)", "sum(v), count(*)", "count(v), avg(v)", "sum(w)", "avg(w), count(*)",
    "avg(v), sum(v), count(v)", "sum(w), avg(w), max(w), avg(w) filter (where k < 5)",
    "min(v), max(v), max(d), min(id)",
  ]
  private static let conditions = [
    "", "where v > 200", "where r = \"今\"", "where id < 0", "where k < 2",
  ]

  @Test(arguments: keys.indices, aggregates.indices)
  func groupsTakenInOneLoopAreThoseOfRowsTakenOneByOne(key: Int, aggregate: Int) throws {
    let (key, aggregates) = (Self.keys[key], Self.aggregates[aggregate])
    // Each with another condition, and all of them with all keys.
    let condition = Self.conditions[(key.count + aggregate) % Self.conditions.count]
    func query(_ relation: String) -> String {
      key.isEmpty
        ? "select \(aggregates) from \(relation) \(condition)"
        : "select \(key), \(aggregates) from \(relation) \(condition) group by \(key)"
    }
    let (stored, computed) = (query("t"), query("(select * from t limit 1000000)"))
    let areSame = try LargeTable.answer(stored) == LargeTable.answer(computed)
    #expect(areSame, "\(stored)")
    let (notes, wanted) = (try LargeTable.notes(stored), try LargeTable.notes(computed))
    #expect(notes == wanted, "\(stored)")
  }

  @Test(
    arguments: ["c", "d", "k", "a", "c % 7", "q", "k, q", "d, q"],
    ["", "where id >= 130000", "where k = 3"]
  )
  func sharesAmongOtherNumbersAreNotedHoweverRowsAreRead(key: String, condition: String) throws {
    func notes(_ relation: String) throws -> [String] {
      try LargeTable.notes("select \(key), sum(w) from \(relation) \(condition) group by \(key)")
    }
    let stored = try notes("t")
    #expect(stored == (try notes("(select * from t limit 1000000)")))
    #expect(!stored.isEmpty)
  }

  @Test func groupsByAComputedKeyAreTheSame() throws {
    let stored = try LargeTable.answer("select a, b, count(*) from t group by a, b")
    let computed = try LargeTable.answer("select a + 0, b, count(*) from t group by a + 0, b")
    let areSame = computed == stored
    #expect(areSame)
  }

  @Test func valuesOfTheRowBeforeAreThoseOfThePartition() throws {
    let rows = try LargeTable.answer(
      "select id, lag(id) over (partition by a, k order by v desc, id) as before from t order by id"
    )
    let sorted: [LargeTable.Row] = LargeTable.rows.sorted(by: LargeTable.precedes)
    var expected = [[Value]](repeating: [], count: sorted.count)
    for (place, row) in sorted.enumerated() {
      var value = Value.null
      if place > 0, sorted[place - 1].a == row.a, sorted[place - 1].k == row.k {
        value = .int(sorted[place - 1].id)
      }
      expected[Int(row.id)] = [.int(row.id), value]
    }
    // Drawing what differs in so many rows takes minutes.
    let areSame = rows == expected
    #expect(areSame)
  }

  @Test(arguments: [0, 1, 10, 1500, 30_000])
  func theFirstRowsAreThoseOfAllInOrder(count: Int) throws {
    // A window keeps the rows from being picked while they are scanned.
    let ranked = "select v, id, rank() over (order by v) as place from t"
    let all = try LargeTable.answer("select v, id from (\(ranked)) order by v desc, id")
    for query in [ranked, "select v, id from t"] {
      let first = try LargeTable.answer(
        "select v, id from (\(query)) order by v desc, id limit \(count)"
      )
      #expect(first == Array(all.prefix(count)))
    }
  }

  @Test func aSearchThatEndsEarlyFindsTheFirstRows() throws {
    let all = try LargeTable.answer("select id from t where s ~ \"第777\"")
    #expect(all.count > 100)
    for count in [1, 20, all.count, all.count + 5] {
      let first = try LargeTable.answer("select id from t where s ~ \"第777\" limit \(count)")
      #expect(first == Array(all.prefix(count)))
    }
  }

  @Test func countsOfGroupsAddUpToAllRows() throws {
    let one = try LargeTable.answer("select count(*) from t where v is not null")
    let all = try LargeTable.answer(
      "select sum(n) from (select a, b, count(v) as n from t group by a, b)"
    )
    #expect(one == all)
  }
}

/// 200,000 rows whose values follow from their number.
enum LargeTable {
  struct Key: Hashable {
    var a: Int64
    var b: String
  }

  struct Row {
    var id: Int64
    var a: Int64
    var b: String
    var c: Int64
    var d: Int64
    var k: Int64
    var r: String
    var v: Double?
    var s: String
    /// What `w` is: late in the table some groups of `c` have nothing but shares.
    var q: String
    var m: Int64
    /// So many values that with `k` and `r` they take 15 bits.
    var e: String

    var key: Key { Key(a: a, b: b) }
  }

  static let rows: [Row] = (0..<200_000).map { (number: Int) -> Row in
    let value = Double(number * 17 % 1009) / 4
    return Row(
      id: Int64(number),
      a: Int64(number * 7919 % 5003),
      b: "组" + String(number * 31 % 977),
      c: Int64(number / 9 % 21_446),
      d: Int64(number / 3 % 101),
      k: Int64(number / 7 % 11),
      r: number / 9 % 3 == 0 ? (number % 2 == 0 ? "今" : "到") : ["今", "昔", "到", "未"][number % 4],
      v: number % 13 == 0 ? nil : value,
      s: "第" + String(number) + "句",
      q: number > 120_000 && number / 9 % 5 < 2 ? "率" : "数",
      m: Int64(number / 11 % 40),
      e: "项" + String(number / 5 * 13 % 200)
    )
  }

  /// Whether a row stands before another: by `a` and `k`, then greater `v` first and null last.
  static func precedes(_ left: Row, _ right: Row) -> Bool {
    if left.a != right.a { return left.a < right.a }
    if left.k != right.k { return left.k < right.k }
    let (one, other) = (left.v ?? -1, right.v ?? -1)
    return one == other ? left.id < right.id : one > other
  }

  private static let corpus: Corpus = {
    var builder = RelationBuilder(
      name: "t",
      schema: Schema([
        ColumnInfo("id", nil, .int), ColumnInfo("a", nil, .int), ColumnInfo("b", nil, .text),
        ColumnInfo("c", nil, .int), ColumnInfo("d", nil, .int), ColumnInfo("k", nil, .int),
        ColumnInfo("r", nil, .text),
        ColumnInfo(
          "v",
          nil,
          .number,
          mixture: MixtureRule([
            MixtureRule.Dimension("k"), MixtureRule.Dimension("r", same: ["到": "今"]),
            MixtureRule.Dimension("e"),
          ])
        ),
        ColumnInfo("s", nil, .text), ColumnInfo("q", nil, .text), ColumnInfo("m", nil, .int),
        ColumnInfo("e", nil, .text),
        ColumnInfo(
          "w",
          nil,
          .number,
          mixture: MixtureRule(
            [
              MixtureRule.Dimension("k", .ofShares), MixtureRule.Dimension("m", .ofShares),
              MixtureRule.Dimension("q"),
            ],
            share: .where(column: "q", equals: "率")
          )
        ),
      ])
    )
    for row in rows {
      builder.append([
        .int(row.id), .int(row.a), .text(row.b), .int(row.c), .int(row.d),
        .int(row.k), .text(row.r), row.v.map(Value.number) ?? .null, .text(row.s), .text(row.q),
        .int(row.m), .text(row.e), row.v.map(Value.number) ?? .null,
      ])
    }
    return Corpus(relations: [builder.build()])
  }()

  static func answer(_ query: String) throws -> [[Value]] {
    try SQLiteComparison.rows(query, in: corpus)
  }

  /// What is noted on an answer.
  static func notes(_ query: String) throws -> [String] {
    let plan = Planner.plan(try bind(query, in: corpus))
    return try PlanEvaluator.evaluate(plan).notes.map(\.message.english)
  }
}
