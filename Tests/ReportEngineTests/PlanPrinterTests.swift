import ReportEngine
import Testing

@Suite struct PlanPrinterTests {
  private func plan(_ query: String) throws -> String {
    PlanPrinter.lines(of: Planner.plan(try bind(query))).joined(separator: "\n")
  }

  @Test func stepsStandInOrderWithTheScanLast() throws {
    #expect(
      try plan("select agency, rate where year=2025 and metric~\"率\" order by value desc limit 10")
        == """
        keep the first 2 columns
        └ limit 10
          └ sort by value desc
            └ project agency, rate, value
              └ filter year = 2025 and metric ~ "率"
                └ scan facts: 8 rows, columns year, metric, agency, rate, value
        """
    )
  }

  @Test func groupsShowTheirKeysAndAggregates() throws {
    #expect(
      try plan("select agency, avg(rate) as r where kind=\"rate\" group by agency having r > 90%")
        == """
        project agency, avg(rate) as r
        └ filter avg(rate) > 90%
          └ aggregate avg(rate) by agency
            └ filter kind = "rate"
              └ scan facts: 8 rows, columns kind, agency, rate
        """
    )
  }
}
