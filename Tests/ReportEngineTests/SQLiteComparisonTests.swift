import ReportCorpus
import ReportEngine
import ReportText
import SeededNumbers
import Testing

/// Plain SQL must give what SQLite gives.
@Suite struct SQLiteComparisonTests {
  /// Sixty rows of whole numbers, numbers and texts with many nulls and repetitions.
  private static let relation: Relation = {
    var builder = RelationBuilder(
      name: "t",
      schema: Schema([
        ColumnInfo("a", nil, .int), ColumnInfo("b", nil, .int), ColumnInfo("x", nil, .number),
        ColumnInfo("s", nil, .text), ColumnInfo("u", nil, .text),
      ])
    )
    var random = SplitMix64(seed: 7)
    let texts = ["结案率", "公安局", "abc", "ABC", "", "件", "立案数", "aXbc"]
    for _ in 0..<60 {
      func sometimes(_ value: Value) -> Value {
        Int.random(in: 0..<5, using: &random) == 0 ? .null : value
      }
      builder.append([
        sometimes(.int(Int64.random(in: -5...5, using: &random))),
        sometimes(.int(Int64.random(in: -100...100, using: &random))),
        sometimes(.number(Double(Int.random(in: -40...40, using: &random)) / 8)),
        sometimes(.text(texts.randomElement(using: &random) ?? "")),
        sometimes(.text(texts.randomElement(using: &random) ?? "")),
      ])
    }
    return builder.build()
  }()

  @Test func generatedQueriesGiveWhatSQLiteGives() throws {
    let database = try SQLiteDatabase([Self.relation])
    let corpus = Corpus(relations: [Self.relation])
    var generator = QueryGenerator(seed: 2025)
    var compared = 0
    while compared < 3000 {
      let query = generator.query()
      let expected = try database.rows(query.theirs)
      let found = try SQLiteComparison.rows(query.ours, in: corpus)
      guard SQLiteComparison.agree(found, expected) else {
        Issue.record(
          """
          \(query.ours)
          ours:   \(found)
          SQLite: \(expected)
          """
        )
        return
      }
      compared += 1
    }
  }

  @Test(arguments: [
    "select count(*), count(a), sum(a), avg(x), min(s), max(s) from t",
    "select a, count(*) from t group by a order by a nulls last",
    "select s, u, sum(b) from t where b > 0 or b is null group by s, u order by 1 nulls last, 2 nulls last",
    "select distinct s from t where s is not null order by s desc",
    "select a % 3, -a, a * b from t where a <> 0 order by 1 nulls last, 2 nulls last, 3 nulls last",
    "select 1 + 2 * 3 - 4, (1 + 2) * 3, - - 5, 7 % -3, -7 % 3",
    "select null = null, null <> 1, not null, null and 0 = 1, null or 1 = 1",
    "select 'a' < 'b', 'Z' < 'a', '中' < '丹', '' < 'a'",
    "select x from t where x between -1 and 1.5 order by x limit 5 offset 2",
    "select count(distinct s), count(distinct a) from t where u like '%案%'",
    "select s from t where s not in ('abc', 'ABC', '') order by s",
    "select sum(a) from t where a > 100",
    "select u, count(*) from t group by u having count(*) > 5 order by 2 desc, 1 nulls last",
  ])
  func handWrittenQueriesGiveWhatSQLiteGives(query: String) throws {
    let expected = try SQLiteDatabase([Self.relation]).rows(query)
    let found = try SQLiteComparison.rows(query, in: Corpus(relations: [Self.relation]))
    #expect(SQLiteComparison.agree(found, expected), "ours: \(found)\nSQLite: \(expected)")
  }
}
