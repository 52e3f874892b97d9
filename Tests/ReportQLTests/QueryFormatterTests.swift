import ReportQL
import Testing

/// The layout of queries, as embedders use it.
@Suite struct QueryFormatterTests {
  @Test func aQueryIsLaidOut() throws {
    #expect(try QueryFormatter.format("SELECT agency,rate") == "select agency, rate;\n")
  }

  @Test func aWrongQueryIsToldAtItsPlaces() throws {
    let failure = #expect(throws: QueryFailure.self) {
      try QueryFormatter.format("select a,, b where")
    }
    #expect(failure?.diagnostics.count == 2)
    #expect(failure?.description.contains(" --> query:1:10") == true)
  }

  @Test func layingOutChangesNoNameOfAnAnswer() throws {
    let query = """
      select count( * ),sum( facts )/2 -- half
        , CASE WHEN count(*)>1 THEN 'many' END from reports
      """
    let session = Session(documents: [])
    let answer = try session.run(query)
    #expect(
      answer.columns.map(\.name) == [
        "count(*)", "sum(facts) / 2", "case when count(*) > 1 then 'many' end",
      ]
    )
    let laidOut = try QueryFormatter.format(query)
    #expect(try session.run(laidOut).columns.map(\.name) == answer.columns.map(\.name))
  }
}
