import ReportEngine
import Testing

@Suite struct LineageTests {
  private func lineage(_ query: String) throws -> [[Int]] {
    let rows = try evaluate(query, tracesLineage: true)
    return (rows.lineage ?? []).map { $0.map(\.row) }
  }

  @Test func aRowStandsOnItsFact() throws {
    #expect(
      try lineage("select agency where unit = \"件\" order by value") == [[6], [4]]
    )
  }

  @Test func aGroupStandsOnAllItsRows() throws {
    #expect(
      try lineage("select agency, count(*) group by agency having count(*) = 3")
        == [[0, 1, 2], [3, 4, 5]]
    )
  }

  @Test func distinctMergesWhatItUnites() throws {
    #expect(try lineage("select distinct unit where kind = \"count\"") == [[2], [4, 6]])
  }

  @Test func aJoinedRowStandsOnBothSides() throws {
    #expect(
      try lineage("select f.id, r.report from facts f join reports r using (report) where f.id > 6")
        == [[6, 2], [7, 2]]
    )
    #expect(
      try lineage("select f.id from facts f left join reports r on f.unit = r.title where f.id = 1")
        == [[0]]
    )
  }

  @Test func aSubqueryPassesOnWhatItsRowsStandOn() throws {
    #expect(
      try lineage(
        "with a as (select unit, count(*) as n group by unit) select n from a where n = 2"
      )
        == [[4, 6]]
    )
    #expect(try lineage("select id from (select id where id > 7)") == [[7]])
  }

  @Test func aRowOfAWindowStandsOnWhatItStoodOn() throws {
    #expect(
      try lineage(
        "select rank() over (order by f.id) from facts f join reports r using (report) where f.id > 6"
      )
        == [[6, 2], [7, 2]]
    )
  }

  @Test func aQueryThatACasePassesOverIsNotStoodOn() throws {
    #expect(
      try lineage(
        """
        select case when f.id = 1 then (select g.id from facts g where g.id = f.id + 1)
          when f.id = 2 then (select g.id from facts g where g.id > f.id) end
        from facts f where f.id in (1, 3)
        """
      )
        == [[0, 1], [2]]
    )
  }

  @Test func aRowThatShowsAValueOfAQueryStandsOnItToo() throws {
    #expect(
      try lineage(
        "select report, (select max(id) from facts f where f.report = r.report) from reports r limit 2"
      ) == [[0, 0, 1, 2], [1, 3, 4, 5]]
    )
  }

  @Test func combinedSelectsMergeWhatTheyUnite() throws {
    #expect(
      try lineage("select unit where id = 5 union select unit where id in (7, 8)")
        == [[4, 6], [7]]
    )
    #expect(
      try lineage("select unit where id > 4 intersect select unit where id < 6") == [[4, 6, 4]]
    )
    #expect(try lineage("select unit where id > 6 except select unit where id = 5") == [[7]])
  }

  @Test func aRowStandsOnTheRowsThatMadeAConditionOnAQueryTrue() throws {
    #expect(
      try lineage(
        """
        select f.id from facts f where f.id < 4
          and exists (select 1 from facts g where g.agency = f.agency and g.id > f.id)
        """
      ) == [[0, 1, 2], [1, 2]]
    )
    #expect(
      try lineage("select id where id < 3 and unit in (select f.unit from facts f where f.id > 3)")
        == [[0, 3], [1, 3]]
    )
    #expect(
      try lineage(
        "select id where id = 3 and unit not in (select f.unit from facts f where f.id = 1)"
      ) == [[2]]
    )
    #expect(
      try lineage("select agency, exists (select 1 from facts g where g.id = 8) where id = 1")
        == [[0, 7]]
    )
  }

  @Test func aConditionOnGroupsAddsWhatItsQueryStandsOn() throws {
    #expect(
      try lineage(
        """
        select unit from facts where kind = "count" group by unit
          having unit in (select f.unit from facts f where f.id = 3)
        """
      ) == [[2, 2]]
    )
  }

  @Test func queriesWithinWindowsAndAggregatesAreStoodOn() throws {
    #expect(
      try lineage(
        "select sum((select max(g.id) from facts g where g.id = 8)) over () where id = 1"
      ) == [[0, 7]]
    )
    #expect(
      try lineage(
        "select agency, max((select g.id from facts g where g.id = f.id + 1)) from facts f "
          + "where f.id < 3 group by agency"
      ) == [[0, 1, 1, 2]]
    )
  }

  @Test func duplicatesAreMergedThroughSeveralSetOperations() throws {
    #expect(
      try lineage(
        "select unit where id in (5, 7) union all select unit where id = 3 except select 'x'"
      ) == [[4, 6], [2]]
    )
    #expect(
      try lineage(
        "select unit where id = 5 union select unit where id = 7 union select unit where id = 3"
      ) == [[4, 6], [2]]
    )
  }

  @Test func nothingStandsOnNothing() throws {
    #expect(try lineage("select 1") == [[]])
  }
}
