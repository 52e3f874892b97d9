import ReportCorpus
import ReportEngine
import Testing

/// Joins, subqueries and combined selects must give what SQLite gives.
@Suite struct RelationComparisonTests {
  @Test func generatedQueriesGiveWhatSQLiteGives() throws {
    let database = try SQLiteDatabase(RelationTables.corpus.relations)
    var generator = RelationQueryGenerator(seed: 2026)
    for _ in 0..<3000 {
      let query = generator.query()
      let expected = try database.rows(query)
      let found = try SQLiteComparison.rows(query, in: RelationTables.corpus)
      guard SQLiteComparison.agree(found, expected) else {
        Issue.record("\(query)\nours:   \(found)\nSQLite: \(expected)")
        return
      }
    }
  }

  @Test(arguments: [
    "select p.k, q.v from p join q on p.k = q.k order by 1, 2 nulls last",
    "select p.k, q.v from p, q where p.k = q.k and p.v > q.v order by 1, 2",
    "select p.v, q.v from p left join q on p.k = q.k and q.v > 0 order by 1 nulls last, 2 nulls last",
    "select p.v, q.v from p left join q on p.k = q.k where q.v > 0 order by 1 nulls last, 2",
    "select p.v, q.k from p left join q on p.k = q.k and p.v > 0 order by 1 nulls last, 2 nulls last",
    "select p.v from p left join q on p.k = q.k where q.k is null order by 1 nulls last",
    "select * from p join q using (k) order by 1, 2 nulls last, 3 nulls last, 4 nulls last, 5 nulls last, 6 nulls last, 7 nulls last",
    "select k, count(*) from p join q using (k) join r using (k) group by k order by k",
    "select k from p left join q using (k, s) order by k nulls last",
    "select count(*) from p cross join q cross join r",
    "select a.k, b.k from p a join p b on a.k = b.v order by 1, 2",
    "select p.k from p join q on p.k = q.x order by 1",
    "select p.x, q.k from p join q on p.x = q.k order by 1, 2",
    "select q.*, p.k from p join q on p.v = q.v order by 1 nulls last, 2, 3 nulls last, 4 nulls last, 5 nulls last",
    "select count(*), sum(p.v + q.v) from p join q on p.k < q.k",
    "select p.s, count(q.k) from p left join q on p.s = q.s and p.k = q.k group by p.s order by 1 nulls last",
    "select t.n from (select count(*) as n from p where k > 1) t",
    "select n from (select k, count(*) as n from p group by k having count(*) > 1) order by n",
    "select a from (select k as a from (select k from p where v > 0)) where a > 1 order by a",
    "with a as (select k, v from p where v > 0) select a.k, b.v from a join a b on a.k = b.k order by 1, 2",
    "with a as (select k from p), b as (select k from a where k > 1) select count(*) from b, a",
    "with p as (select v as k from q) select k from p order by 1 nulls last",
    "select count(*) from (with a as (select k from p) select k from a)",
    "select k from p union select k from q order by 1 nulls last",
    "select k from p union all select k from q order by 1 nulls last",
    "select k from p intersect select v from q order by 1 nulls last",
    "select k, s from p except select k, s from q order by 1 nulls last, 2 nulls last",
    "select k from p union select x from q order by 1 nulls last",
    "select null union select 1 order by 1 nulls last",
    "select s from p union select null from q order by 1 nulls last limit 2 offset 1",
    "select count(*) from (select k from p union select k from q union select v from r)",
    "select k from p except select k from q union all select k from r order by 1 nulls last",
    "select 1 as a, 'x' as b union select 2, 'y' order by a desc",
    "select distinct p.s from p join q on p.s = q.s order by 1",
    "select p.k from p left join (select k from q where v > 100) t on p.k = t.k where t.k is null order by 1 nulls last",
    "select k from p where exists (select 1 from q where q.k = p.k) order by 1",
    "select k, v from p where not exists (select 1 from q where q.k = p.k and q.v > p.v) order by 1 nulls last, 2 nulls last",
    "select v from p where k in (select k from q) order by 1 nulls last",
    "select v from p where k not in (select k from q) order by 1 nulls last",
    "select v from p where k not in (select k from q where k is not null) order by 1 nulls last",
    "select v from p where k not in (select k from q where k > 100) order by 1 nulls last",
    "select v from p where x in (select k from q) order by 1 nulls last",
    "select k in (select v from q where v > 0), k not in (select v from q) from p order by 1 nulls last, 2 nulls last",
    "select v from p where v in (select q.v from q where q.s = p.s) order by 1 nulls last",
    "select k, (select max(q.v) from q where q.k = p.k) from p order by 1 nulls last, 2 nulls last",
    "select k, (select count(*) from q where q.k = p.k and q.v < p.v) from p order by 1 nulls last, 2",
    "select (select 1 where 1 = 0), (select 'x'), (select count(*) from p)",
    "select k from p where v > (select avg(v) from p) order by 1 nulls last",
    "select k from p where v = (select max(v) from p b where b.k = p.k) order by 1",
    "select k, count(*) from p group by k having count(*) > (select count(*) from r where r.k = p.k) order by 1 nulls last",
    "select k from p where exists (select 1 from q where q.k = p.k and exists (select 1 from r where r.k = q.k and r.v <> p.v)) order by 1",
    "select k from p where exists (select 1 from (select k as n from q where v > 0) t where t.n = p.k) order by 1",
    "select sum((select count(*) from q where q.k = p.k)) from p",
    "select p.k from p join q on p.k = q.k and exists (select 1 from r where r.k = q.k) order by 1",
    "select p.k, q.k from p left join q on q.v = (select max(v) from q b where b.k = p.k) order by 1 nulls last, 2 nulls last",
    "select k from p where (select count(*) from q where q.k = p.k) = 0 order by 1 nulls last",
    "select k from p where exists (select k from q where q.k = p.k union select v from r where r.v = p.v) order by 1 nulls last",
    "select k from p where k in (with a as (select k from q where v > 0) select k from a) order by 1",
    "select k from p order by (select count(*) from q where q.k = p.k) desc, k nulls last limit 4",
  ])
  func handWrittenQueriesGiveWhatSQLiteGives(query: String) throws {
    let expected = try SQLiteDatabase(RelationTables.corpus.relations).rows(query)
    let found = try SQLiteComparison.rows(query, in: RelationTables.corpus)
    #expect(SQLiteComparison.agree(found, expected), "ours: \(found)\nSQLite: \(expected)")
  }
}
