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

  @Test func joinsShowTheirSidesAndFiltersStandBelowThem() throws {
    #expect(
      try plan(
        """
        with s as (select report, title from reports where title ~ "年")
        select f.id from facts f join s on f.report = s.report and f.id > 1, reports r
        where f.unit = r.title and f.kind = "rate" and r.bytes > 9
        """
      )
        == """
        project id
        └ join by hash on unit = title
          ├ join by hash on report = report
          │ ├ filter id > 1 and kind = "rate"
          │ │ └ scan facts: 8 rows, columns id, kind, unit, report
          │ └ read s
          │   └ project report, title
          │     └ filter title ~ "年"
          │       └ scan reports: 3 rows, columns title, report
          └ filter bytes > 9
            └ scan reports: 3 rows, columns bytes, title
        """
    )
    #expect(
      try plan(
        "select id from facts union select 1 from reports r left join facts f on r.bytes < f.id"
      )
        == """
        project id
        └ union
          ├ project id
          │ └ scan facts: 8 rows, columns id
          └ project 1
            └ left join by nested loop on bytes < id
              ├ scan reports: 3 rows, columns bytes
              └ scan facts: 8 rows, columns id
        """
    )
  }

  @Test func queriesWithinExpressionsShowWhatTheyLookUp() throws {
    #expect(
      try plan(
        """
        select id from facts f
        where exists (select 1 from reports r where r.report = f.report and r.bytes > 9)
          and value > (select avg(value))
        """
      )
        == """
        project id
        └ filter exists (subquery) and value > (subquery)
          ├ subquery, for each report: project 1
          │ └ look up by hash report = outer report
          │   └ filter bytes > 9
          │     └ scan reports: 3 rows, columns report, bytes
          ├ subquery, once: project avg(value)
          │ └ aggregate avg(value)
          │   └ scan facts: 8 rows, columns value, unit, kind, bound, role, metric
          └ scan facts: 8 rows, columns report, value, id
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
              └ scan facts: 8 rows, columns kind, agency, rate, bound, role, metric
        """
    )
  }
}
