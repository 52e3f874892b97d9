import ReportEngine
import Testing

@Suite struct WindowTests {
  @Test(arguments: [
    ("row_number() over ()", "1 2 3 4 5 6 7 8"),
    ("row_number() over (partition by agency order by value desc)", "2 3 1 2 1 3 2 1"),
    ("rank() over (order by report_year)", "1 1 1 4 4 4 7 7"),
    ("dense_rank() over (order by report_year desc)", "2 2 2 1 1 1 3 3"),
    ("lag(id) over (order by id)", "- 1 2 3 4 5 6 7"),
    ("lag(id, 2, 0) over (order by id)", "0 0 1 2 3 4 5 6"),
    ("lead(id, 1, -1) over (partition by agency order by id)", "2 3 -1 5 6 -1 8 -1"),
    ("lag(id, 0) over (order by id)", "1 2 3 4 5 6 7 8"),
    ("lag(id, 9223372036854775807) over ()", "- - - - - - - -"),
    ("first_value(id) over (partition by agency order by id desc)", "3 3 3 6 6 6 8 8"),
    ("last_value(id) over (partition by agency)", "3 3 3 6 6 6 8 8"),
    (
      "last_value(id) over (order by report_year, id rows between current row and 1 following)",
      "2 3 4 5 6 7 8 8"
    ),
    ("sum(id) over ()", "36 36 36 36 36 36 36 36"),
    ("sum(id) over (order by report_year)", "6 6 6 21 21 21 36 36"),
    ("sum(id) over (order by id rows unbounded preceding)", "1 3 6 10 15 21 28 36"),
    ("sum(id) over (order by id rows between 1 preceding and 1 following)", "3 6 9 12 15 18 21 15"),
    ("sum(id) over (order by id rows between 2 following and 3 following)", "7 9 11 13 15 8 - -"),
    ("count(*) over (partition by agency)", "3 3 3 3 3 3 2 2"),
    ("count(rate) over (order by id)", "1 1 1 2 2 2 2 2"),
    ("min(id) over (order by id desc)", "1 2 3 4 5 6 7 8"),
    (
      "max(metric) over (partition by agency) = \"结案率\"",
      "true true true true true true false false"
    ),
    (
      "avg(id) over (order by id rows between 1 preceding and current row)",
      "1 1.5 2.5 3.5 4.5 5.5 6.5 7.5"
    ),
    ("sum(id) filter (where id % 2 = 0) over (order by id)", "- 2 2 6 6 12 12 20"),
    ("id - lag(id) over (order by id)", "- 1 1 1 1 1 1 1"),
  ])
  func everyRowSeesItsWindow(expression: String, values: String) {
    #expect(
      answer("select \(expression) from facts")
        == values.split(separator: " ").joined(separator: "\n")
    )
  }

  @Test func windowsLookAtGroupsToo() {
    #expect(
      answer(
        """
        select agency, count(*), sum(count(*)) over (order by agency desc),
          rank() over (order by count(*)) group by agency order by agency
        """
      ) == "丙法院|2|8|1\n乙公安局|3|6|2\n甲公安局|3|3|2"
    )
  }

  @Test func rowsMayBeOrderedByAWindow() {
    #expect(
      answer("select id where id < 4 order by row_number() over (order by id desc)") == "3\n2\n1"
    )
  }

  @Test func aWindowStandsOnItsOwnRow() throws {
    let rows = try evaluate("select lag(id) over (order by id) where id < 4", tracesLineage: true)
    #expect(rows.lineage?.map { $0.map(\.row) } == [[0], [1], [2]])
  }

  @Test func windowsAreAStepOfThePlan() throws {
    let query =
      "select id, rank() over (partition by agency order by value desc) as r, sum(value) over (order by id rows 1 preceding)"
    #expect(
      PlanPrinter.lines(of: Planner.plan(try bind(query))).joined(separator: "\n") == """
        project id, rank() over (partition by agency order by value desc) as r, sum(value) over (order by id rows between 1 preceding and current row) as sum(value) over (order by id rows 1 preceding)
        └ window rank() over (partition by agency order by value desc), sum(value) over (order by id rows between 1 preceding and current row)
          └ scan facts: 8 rows, columns id, agency, value, unit, kind, bound, role, metric
        """
    )
  }

  @Test func wholeNumbersAreSummedExactlyInBetween() {
    #expect(
      answer(
        "select sum(case id when 1 then 9223372036854775807 when 2 then 1 else -2 end) over (order by id rows between 1 preceding and current row) where id in (1, 3)"
      )
        == "9223372036854775807\n9223372036854775805"
    )
    #expect(
      answer("select sum(9223372036854775807) over () from facts").contains(
        "`sum` leaves the whole"
      )
    )
  }
}
