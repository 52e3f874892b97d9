import ReportCorpus
import ReportEngine
import SeededNumbers
import Testing

/// Choices, functions, filtered aggregates and windows must give what SQLite gives.
@Suite struct SQLiteExpressionTests {
  /// Sixty rows of whole numbers, numbers and texts with many nulls and repetitions, and an id.
  private static let relation: Relation = {
    var builder = RelationBuilder(
      name: "t",
      schema: Schema([
        ColumnInfo("id", nil, .int), ColumnInfo("a", nil, .int), ColumnInfo("b", nil, .int),
        ColumnInfo("x", nil, .number), ColumnInfo("s", nil, .text), ColumnInfo("u", nil, .text),
      ])
    )
    var random = SplitMix64(seed: 11)
    let texts = ["结案率", "公安局", "abc", "ABC", "", "件", "案件案件", "aXbc"]
    for id in 1...60 {
      func sometimes(_ value: Value) -> Value {
        Int.random(in: 0..<5, using: &random) == 0 ? .null : value
      }
      builder.append([
        .int(Int64(id)),
        sometimes(.int(Int64.random(in: -3...3, using: &random))),
        sometimes(.int(Int64.random(in: -100...100, using: &random))),
        sometimes(.number(Double(Int.random(in: -40...40, using: &random)) / 8)),
        sometimes(.text(texts.randomElement(using: &random) ?? "")),
        sometimes(.text(texts.randomElement(using: &random) ?? "")),
      ])
    }
    return builder.build()
  }()

  @Test func generatedExpressionsGiveWhatSQLiteGives() throws {
    let database = try SQLiteDatabase([Self.relation])
    let corpus = Corpus(relations: [Self.relation])
    var generator = ExpressionQueryGenerator(seed: 2026)
    var differences = 0
    for _ in 0..<3000 {
      let query = generator.query()
      let expected = try database.rows(query.theirs)
      let found = try SQLiteComparison.rows(query.ours, in: corpus)
      guard let difference = SQLiteComparison.firstDifference(found, expected) else { continue }
      Issue.record("\(query.ours)\n\(query.theirs)\n\(difference)")
      differences += 1
      if differences == 5 { return }
    }
  }

  @Test(arguments: [
    "select case when a > 1 then 'x' when a is null then 'y' end from t order by id",
    "select case a when 1 then b when null then 0 else -b end from t order by id",
    "select sum(case when s like '%案%' then 1 else 0 end), count(case when a > 0 then 1 end) from t",
    "select substr(s, 2), substr(s, -2), substr(s, 0), substr(s, 2, 1), substr(s, -1, -1) from t order by id",
    "select 'a' || s || u, upper(s) || lower(u) from t order by id",
    "select replace(s, '案', 'X'), trim(s, 'a'), ltrim(s, 'a'), rtrim(s, 'c'), length(s) from t order by id",
    "select abs(a), sign(a), sign(x), round(x, 1), round(x, 2), floor(x), ceil(x) from t order by id",
    "select coalesce(a, b, 0), nullif(a, 1), nullif(s, 'abc') from t order by id",
    "select a is distinct from b, s is not distinct from u, null is distinct from null from t order by id",
    "select count(*) filter (where a > 0), sum(b) filter (where s is null), min(x) filter (where a > 99) from t",
    "select s, count(distinct a) filter (where b > 0) from t group by s order by 1 nulls last",
    "select cast(x as int), cast(a as text), cast('12' as int), cast('2.5' as int), cast(a as number) from t order by id",
    "select id, row_number() over (order by id desc), rank() over (order by a nulls last) from t order by id",
    "select id, dense_rank() over (partition by s order by a desc nulls last) from t order by id",
    "select id, lag(a) over (order by id), lead(a, 2) over (order by id), lag(a, 1, 99) over (order by id) from t order by id",
    "select id, first_value(s) over (partition by a order by id), last_value(s) over (partition by a order by id) from t order by id",
    "select id, sum(b) over (order by a nulls last), avg(b) over (order by a nulls last) from t order by id",
    "select id, sum(b) over (partition by s order by id rows between 2 preceding and current row) from t order by id",
    "select id, max(x) over (order by id rows between 1 following and 3 following) from t order by id",
    "select id, min(s) over (partition by a), count(x) over (partition by a), count(*) over () from t order by id",
    "select a, sum(b), sum(sum(b)) over (order by a nulls last) from t group by a order by 1 nulls last",
    "select a, rank() over (order by count(*) desc, a nulls last) from t group by a order by 1 nulls last",
    "select id from t order by row_number() over (order by s nulls last, id) limit 9",
    "select distinct rank() over (order by s nulls last) from t order by 1",
    "select id, sum(b) filter (where a > 0) over (order by id) from t order by id",
    "select case when sum(b) > 0 then 'plus' else 'minus' end, count(*) from t group by a % 2 order by 2, 1",
    "select id, b - lag(b) over (partition by s order by id) as d from t where a is not null order by id",
    "select case when 1 = 0 then 1 end, case when null then 1 else 2 end, coalesce(null, null, 3)",
    "select power(2, 3), sqrt(16), power(x, 2) from t order by id",
    "select x, round(x), round(-2.5), round(2.5), round(0.5), round(1.005, 2) from t where x is not null order by id",
  ])
  func handWrittenExpressionsGiveWhatSQLiteGives(query: String) throws {
    let theirs = query.replacing(" as number)", with: " as real)")
    let expected = try SQLiteDatabase([Self.relation]).rows(theirs)
    let found = try SQLiteComparison.rows(query, in: Corpus(relations: [Self.relation]))
    #expect(SQLiteComparison.agree(found, expected), "ours: \(found)\nSQLite: \(expected)")
  }

  @Test func varianceIsThatOfTheTextbook() throws {
    let ours = "select variance(x), stddev(b) * stddev(b), median(id) from t"
    let theirs = """
      select (sum(x * x) - sum(x) * sum(x) / count(x)) / (count(x) - 1),
        (sum(b * b) - sum(b) * 1.0 * sum(b) / count(b)) / (count(b) - 1),
        (select avg(id) from (select id from t order by id limit 2 offset 29)) from t
      """
    let expected = try SQLiteDatabase([Self.relation]).rows(theirs)
    let found = try SQLiteComparison.rows(ours, in: Corpus(relations: [Self.relation]))
    #expect(SQLiteComparison.agree(found, expected), "ours: \(found)\nSQLite: \(expected)")
  }
}
