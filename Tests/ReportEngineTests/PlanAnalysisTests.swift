import ReportEngine
import Testing

@Suite struct PlanAnalysisTests {
  /// The lines of an analysis with their times left out.
  private func analysis(_ query: String) throws -> String {
    let lines = try PlanAnalysis.lines(of: Planner.plan(try bind(query)))
    return lines.map { $0.replacing(/[0-9]+\.[0-9]{3} ms/, with: "…") }.joined(separator: "\n")
  }

  @Test func whatIsDoneTogetherHasOneTime() throws {
    #expect(
      try analysis("select agency, rate where metric ~ \"率\" order by value desc limit 2") == """
        keep the first 2 columns: 2 rows, …
        └ limit 2: 2 rows, …
          └ sort by value desc
            └ project agency, rate, value
              └ filter metric ~ "率"
                └ scan facts: 8 rows, columns metric, agency, rate, value
        total …
        """
    )
  }

  @Test func groupsAreTakenFromTheScanBelow() throws {
    #expect(
      try analysis("select agency, count(*) as n where year is not null group by agency order by n")
        == """
        sort by n: 2 rows, …
        └ project agency, count(*) as n: 2 rows, …
          └ aggregate count(*) by agency: 2 rows, …
            └ filter year is not null
              └ scan facts: 8 rows, columns year, agency
        total …
        """
    )
  }

  @Test func bothSidesOfAJoinHaveTheirRows() throws {
    let query = "select f.id from facts f join facts g on f.id = g.id where g.value > 300"
    #expect(
      try analysis(query) == """
        project id: 4 rows, …
        └ join by hash on id = id: 4 rows, …
          ├ filter value > 300: 4 rows, …
          │ └ scan facts: 8 rows, columns value, id
          └ scan facts: 8 rows, columns id: 8 rows, …
        total …
        """
    )
  }

  @Test func aStepThatRunsForEveryRowTellsHowOften() throws {
    let text = try analysis(
      """
      select agency from facts f where value > (
        select avg(value) from facts g where g.kind = f.kind and g.value <> f.value
      )
      """
    )
    #expect(text.contains(" times, …"))
  }
}
