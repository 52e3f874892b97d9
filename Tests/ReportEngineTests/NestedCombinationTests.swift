import ReportCorpus
import ReportEngine
import SeededNumbers
import Testing

/// Queries in parentheses, combined with each other: each has an order and limit of its own.
///
/// SQLite reads no parentheses there; `select * from (…)` means the same.
@Suite struct NestedCombinationTests {
  @Test(arguments: [
    "(select k from p) union (select k from q) order by 1 nulls last",
    "(select k from p order by 1 nulls last limit 3) union all (select k from q order by 1 desc nulls last limit 2) order by 1 nulls last",
    "(select k, v from p order by 1 desc nulls last, 2 desc nulls last limit 5) order by 2 nulls last, 1 limit 2 offset 1",
    "select k from p except (select k from q union all select v from r) order by 1 nulls last",
    "(select k from p except select k from q) union all (select k from r intersect (select v from q)) order by 1 nulls last",
    "((select k from p limit 4) union all (select v from q limit 4) order by 1 nulls last limit 3) union all (select 99) order by 1 desc nulls last",
    "select count(*), sum(k) from ((select k from p) union all (select k from q)) t",
    "select k from p where k in ((select k from q) intersect (select k from r)) order by 1",
    "select k from p where exists ((select 1 from q where q.k = p.k) union (select 1 from r where r.k = p.k)) order by 1 nulls last",
    "select (((select max(k) from p) union all (select max(v) from q)) order by 1 limit 1) as least",
    "with t as ((select k from p limit 3) union all select v from q) select count(*), sum(k) from t",
    "(with t as (select k from p) select k from t where k > 1) union all (select 7) order by 1",
    "(((select k from p))) order by 1 nulls last limit 2",
  ])
  func handWrittenQueriesGiveWhatSQLiteGives(query: String) throws {
    try compare(query, theirs: SQLiteSpelling.of(query))
  }

  @Test func queriesCombinedAtRandomGiveWhatSQLiteGives() throws {
    var generator = NestedCombinations(seed: 77)
    for _ in 0..<400 {
      let (ours, theirs) = generator.query()
      try compare(ours, theirs: theirs)
    }
  }

  @Test func parenthesesChangeNothingElse() throws {
    let rows = { try SQLiteComparison.rows($0, in: RelationTables.corpus) }
    #expect(try rows("((select k from p))") == rows("select k from p"))
    #expect(try rows("select k from p where k in ((select k from q))").isEmpty == false)
    #expect(
      try rows("select s, k, count(*) as n from p group by s, k pivot k in (1, 2) order by s")
        == rows("(select s, k, count(*) as n from p group by s, k) pivot k in (1, 2) order by s")
    )
  }

  @Test func aValueThatBeginsWithAQueryStaysAValue() throws {
    let rows = try SQLiteComparison.rows(
      "select ((select 1) + 1) * 2, ((select 3)), (select 1) in ((select 2), 1)",
      in: RelationTables.corpus
    )
    #expect(rows == [[.int(4), .int(3), .bool(true)]])
  }

  private func compare(_ ours: String, theirs: String) throws {
    let expected = try SQLiteDatabase(RelationTables.corpus.relations).rows(theirs)
    let found = try SQLiteComparison.rows(ours, in: RelationTables.corpus)
    #expect(SQLiteComparison.agree(found, expected), "\(ours)\nours: \(found)\nSQLite: \(expected)")
  }
}

/// Spells queries in parentheses as SQLite reads them.
private enum SQLiteSpelling {
  /// Writes `select * from (…)` for a query in parentheses that is combined with others.
  static func of(_ query: String) -> String {
    var spelt = ""
    var rest = Substring(query)
    while let character = rest.first {
      let begins = ["(select", "(with", "(("].contains(where: rest.hasPrefix)
      let before = spelt.split(whereSeparator: { " (".contains($0) }).last ?? ""
      let isTerm =
        spelt.allSatisfy { $0 == "(" } || ["union", "all", "intersect", "except"].contains(before)
        || (spelt.hasSuffix("(") && rest.hasPrefix("("))
      if begins && isTerm { spelt += "select * from " }
      spelt.append(character)
      rest.removeFirst()
    }
    return spelt
  }
}

/// Combines selects at random, in our spelling and in SQLite's.
private struct NestedCombinations {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func query() -> (ours: String, theirs: String) {
    let (ours, theirs) = combination(depth: 3)
    let order = " order by 1 nulls last, 2 nulls last"
    return (ours + order, "select * from (" + theirs + ")" + order)
  }

  private mutating func combination(depth: Int) -> (ours: String, theirs: String) {
    var (ours, theirs) = term(depth: depth)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let operation = ["union", "union all", "intersect", "except"].randomElement(using: &random)
      let next = term(depth: depth)
      // In parentheses, because `intersect` binds tighter here.
      ours = "(\(ours)) \(operation ?? "") \(next.ours)"
      theirs = "select * from (\(theirs)) \(operation ?? "") \(next.theirs)"
    }
    return (ours, theirs)
  }

  private mutating func term(depth: Int) -> (ours: String, theirs: String) {
    let table = ["p", "q", "r"].randomElement(using: &random) ?? "p"
    let columns = ["k, v", "v, k", "k, k", "v, 1"].randomElement(using: &random) ?? "k, v"
    let select = "select \(columns) from \(table)"
    if depth == 0 || Int.random(in: 0..<3, using: &random) == 0 { return (select, select) }
    var (ours, theirs) = (select, select)
    if Bool.random(using: &random) { (ours, theirs) = combination(depth: depth - 1) }
    if Bool.random(using: &random) {
      let limit =
        " order by 1 nulls last, 2 nulls last limit \(Int.random(in: 0...6, using: &random))"
      (ours, theirs) = (ours + limit, theirs + limit)
    }
    return ("(\(ours))", "select * from (\(theirs))")
  }
}
