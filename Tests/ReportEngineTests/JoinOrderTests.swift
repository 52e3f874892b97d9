import ReportCorpus
import ReportEngine
import SeededNumbers
import Testing

/// Joins of several relations go in the order that keeps them small, and rows come out as written.
@Suite struct JoinOrderTests {
  /// Tables `c1` to `c64` of twenty rows: `a` counts them, `b` is a permutation, `g` one of three.
  private static let corpus: Corpus = {
    var random = SplitMix64(seed: 64)
    let relations = (1...64).map { number in
      var builder = RelationBuilder(
        name: "c\(number)",
        schema: Schema([
          ColumnInfo("a\(number)", nil, .int), ColumnInfo("b\(number)", nil, .int),
          ColumnInfo("g\(number)", nil, .int),
        ])
      )
      for (row, value) in (1...20).shuffled(using: &random).enumerated() {
        let group: Value =
          row % 7 == 6 ? .null : .int(Int64.random(in: 0..<3, using: &random))
        builder.append([.int(Int64(row + 1)), .int(Int64(value)), group])
      }
      return builder.build()
    }
    return Corpus(relations: relations)
  }()

  @Test func sixtyFourRelationsAreJoinedByWhatConnectsThem() throws {
    // In the written order nothing connects one relation with those before it.
    let odd = stride(from: 1, through: 63, by: 2).map { $0 }
    let even = stride(from: 64, through: 2, by: -2).map { $0 }
    let names = (odd + even).map { "c\($0)" }.joined(separator: ", ")
    let conditions = (1..<64).map { "a\($0) = b\($0 + 1)" }.joined(separator: " and ")
    let query = "select a1, b64, a33 from \(names) where \(conditions)"
    let found = try SQLiteComparison.rows(query, in: Self.corpus)
    #expect(found.count == 20)
    // Each row of c1 has one partner in every other relation, so c1 gives the order.
    #expect(found.map { $0[0] } == (1...20).map { .int($0) })
    let none = try SQLiteComparison.rows(query + " and b64 > 20", in: Self.corpus)
    #expect(none.isEmpty)
    #expect(try EmptyAnswer.explain(bind(query + " and b64 > 20", in: Self.corpus))?.rowsLeft != 1)
  }

  @Test func rowsComeOutAsWrittenWhateverTheOrder() throws {
    let database = try SQLiteDatabase(Self.corpus.relations)
    var random = SplitMix64(seed: 3)
    for _ in 0..<150 {
      let numbers = Array(
        (1...64).shuffled(using: &random).prefix(Int.random(in: 3...5, using: &random))
      )
      var conditions: [String] = []
      for (place, number) in numbers.enumerated().dropFirst() {
        let other = numbers[Int.random(in: 0..<place, using: &random)]
        let pairs = [
          "a\(number) = b\(other)", "g\(number) = g\(other)", "b\(number) = a\(other)",
          "a\(number) < b\(other) and b\(number) = b\(other)",
        ]
        conditions.append(pairs.randomElement(using: &random) ?? "")
      }
      conditions.append("a\(numbers[0]) < 9")
      conditions.append("g\(numbers.last ?? 1) is not null")
      let query = """
        select \(numbers.map { "a\($0), g\($0)" }.joined(separator: ", "))
        from \(numbers.shuffled(using: &random).map { "c\($0)" }.joined(separator: ", "))
        where \(conditions.shuffled(using: &random).joined(separator: " and "))
        """
      let written = query.split(separator: "from ")[1].split(separator: "\n")[0]
      let keys = written.split(separator: ", ").map { "a" + $0.dropFirst() }
      let expected = try database.rows("\(query) order by \(keys.joined(separator: ", "))")
      let found = try SQLiteComparison.rows(query, in: Self.corpus)
      let difference = SQLiteComparison.firstDifference(found, expected)
      try #require(difference == nil, "\(query)\n\(difference ?? "")")
    }
  }

  @Test func aGoodWrittenOrderIsKept() throws {
    let good = "select a1 from c1, c2, c3 where a1 = b2 and a2 = b3"
    let bad = "select a1 from c1, c3, c2 where a1 = b2 and a2 = b3"
    #expect(!lines(of: good).contains("row_number"))
    #expect(lines(of: bad).contains("row_number"))
  }

  @Test func sourcesOfAllKindsAreReordered() throws {
    let query = """
      with q as (select a1 as k, count(*) as n from c1 group by a1)
      select q.n, s.b2, c3.a3, l.g5 from q, (select * from c4 left join c5 on a4 = b5) l,
        (select a2, b2 from c2 where b2 > 3) s, c3
      where q.k = s.b2 and s.a2 = c3.b3 and c3.a3 = l.a4
      """
    let database = try SQLiteDatabase(Self.corpus.relations)
    let order = " order by q.k, l.a4, s.b2, c3.a3"
    let expected = try database.rows(query + order)
    #expect(
      SQLiteComparison.firstDifference(
        try SQLiteComparison.rows(query, in: Self.corpus),
        expected
      ) == nil
    )
  }

  private func lines(of query: String) -> String {
    guard let bound = try? bind(query, in: Self.corpus) else { return "" }
    return PlanPrinter.lines(of: Planner.plan(bound)).joined(separator: "\n")
  }
}
