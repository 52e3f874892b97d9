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

  @Test func nothingStandsOnNothing() throws {
    #expect(try lineage("select 1") == [[]])
  }
}
