import ReportCorpus
import ReportEngine
import ReportText
import Testing

@Suite struct PivotTests {
  /// The names of the columns, then the rows, as ``answer(_:)`` writes them.
  private func pivoted(_ query: String) throws -> String {
    do {
      let bound = try bind(query).withPivotedColumns()
      let rows = try PlanEvaluator.evaluate(Planner.plan(bound))
      let lines = (0..<rows.rowCount).map { row in
        rows.columns.map { $0[row] == .null ? "-" : $0[row].plainText }.joined(separator: "|")
      }
      return ([bound.items.map(\.name).joined(separator: "|")] + lines).joined(separator: "\n")
    } catch let issue as EngineIssue {
      let told = issue.diagnostic
      return ([told.message.english, told.label.english]).joined(separator: " → ")
    }
  }

  @Test func theLastOtherItemFillsAColumnForEveryValueAscending() throws {
    #expect(
      try pivoted(
        "select agency, year, count(*) where year is not null group by agency, year pivot year"
      )
        == "agency|2023|2024|2025\n甲公安局|1|2|-\n乙公安局|-|-|3"
    )
    #expect(
      try pivoted("select 机构, 年份, count(*) group by 机构, 年份 pivot year")
        == "机构|2023|2024|2025|null\n甲公安局|1|2|-|-\n乙公安局|-|-|3|-\n丙法院|-|-|-|2"
    )
    #expect(
      try pivoted("select kind, count(*) group by kind pivot kind")
        == "change|count|money|rate\n2|3|1|2"
    )
  }

  @Test func pivotedRowsAreOrderedByTheirKeys() throws {
    #expect(
      try pivoted(
        "select agency, unit, count(*) where unit in (\"%\", \"件\") group by agency, unit pivot unit order by agency limit 2"
      )
        == "agency|%|件\n丙法院|-|1\n乙公安局|1|1"
    )
  }

  @Test func valuesBehindInBecomeColumnsInTheirOrder() throws {
    #expect(
      try pivoted(
        "select agency, year, count(*) group by agency, year pivot year in (2025, 1999, 2024.0) order by `2025`"
      )
        == "agency|2025|1999|2024\n乙公安局|3|-|-\n甲公安局|-|-|2\n丙法院|-|-|-"
    )
    #expect(
      try pivoted(
        "select sum(`2024`) from (select agency, year, count(*) group by agency, year pivot year in (2024))"
      )
        == "sum(`2024`)\n2"
    )
  }

  @Test func twoRowsForOneCellAreAnErrorThatListsThem() throws {
    #expect(
      try pivoted("select agency, year, value where year = 2024 pivot year")
        == "agency 甲公安局, year 2024 has more than one row: 91.6, 19.23 → take one of them by `max(value)`, grouped by the other items"
    )
  }

  @Test func noRowMakesNoColumn() throws {
    #expect(try pivoted("select agency, year, value where year = 1 pivot year") == "agency")
  }

  @Test func aPivotOfCombinedSelectsIsOneOfTheWhole() throws {
    #expect(
      try pivoted("select 1 as k, 'a' as c, 2 as v union all select 1, 'b', 3 pivot c")
        == "k|a|b\n1|2|3"
    )
  }

  @Test(arguments: [
    (
      "select * from (select agency, year, value pivot year)",
      "only the outermost query can find out the columns of `pivot` by itself"
    ),
    ("select agency, value pivot year", "the select list shows no `year` to pivot by"),
    ("select year pivot year", "`pivot` has no item to fill the columns with"),
    ("select agency, year, value pivot year in (\"a\")", "`=` does not go between"),
    ("select agency, year, value pivot year order by value", "unknown column `value`"),
  ])
  func mistakesAreTold(query: String, told: String) {
    #expect(answer(query).hasPrefix("error: " + told), "\(answer(query))")
  }

  @Test func aPivotedRowStandsOnAllItsCells() throws {
    let bound = try bind("select agency, year, count(*) group by agency, year pivot year")
      .withPivotedColumns()
    let rows = try PlanEvaluator.evaluate(Planner.plan(bound), tracesLineage: true)
    #expect(rows.lineage?.map { $0.map(\.row).sorted() } == [[0, 1, 2], [3, 4, 5], [6, 7]])
  }

  @Test(arguments: [
    (
      "select s, k, max(v) from p where s is not null group by s, k pivot k in (1, 2, 3) order by s",
      """
      select s, max(v) filter (where k = 1), max(v) filter (where k = 2),
        max(v) filter (where k = 3) from p where s is not null group by s order by s
      """
    ),
    (
      "select p.k, q.s, count(*) from p join q on p.k = q.k where q.s is not null group by p.k, q.s pivot s in ('abc', '件') order by 1",
      """
      select p.k, nullif(count(*) filter (where q.s = 'abc'), 0),
        nullif(count(*) filter (where q.s = '件'), 0)
      from p join q on p.k = q.k where q.s is not null group by p.k order by 1
      """
    ),
  ])
  func pivotsGiveWhatFilteredAggregatesGiveInSQLite(ours: String, theirs: String) throws {
    let expected = try SQLiteDatabase(RelationTables.corpus.relations).rows(theirs)
    let found = try SQLiteComparison.rows(ours, in: RelationTables.corpus)
    #expect(SQLiteComparison.agree(found, expected), "ours: \(found)\nSQLite: \(expected)")
  }
}
