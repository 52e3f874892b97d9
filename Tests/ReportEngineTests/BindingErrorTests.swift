import ReportEngine
import Testing

@Suite struct BindingErrorTests {
  /// The first line of the diagnostics and what stands behind the carets.
  private func gist(_ query: String) -> String {
    let lines = answer(query).split(separator: "\n").map(String.init)
    let labels = lines.filter { $0.contains("^") }.map { line in
      String(line[line.index(after: line.lastIndex(of: "^") ?? line.startIndex)...].dropFirst())
    }
    let heads = lines.filter { $0.hasPrefix("error: ") }.map { String($0.dropFirst(7)) }
    return zip(heads, labels).map { $1.isEmpty ? $0 : "\($0) → \($1)" }.joined(separator: "\n")
  }

  @Test func unknownColumnNamesTheNearestOne() {
    #expect(
      answer("select 机构, rat where 年份=2025") == """
        error: unknown column `rat`
         --> query:1:12
          |
        1 | select 机构, rat where 年份=2025
          |              ^^^ did you mean `rate` (比率)?
        """
    )
  }

  @Test func allIssuesOfAQueryAreToldAtOnce() {
    #expect(
      gist("select agncy, rate where yer = 2025 and rate > 90 order by metrc") == """
        unknown column `agncy` → did you mean `agency` (机构)?
        unknown column `yer` → did you mean `year` (年份)?
        a percent is compared with the plain number 90 → did you mean `90%`?
        unknown column `metrc` → did you mean `metric` (指标)?
        """
    )
  }

  @Test(arguments: [
    ("select rate from fact", "unknown relation `fact` → did you mean `facts` (事实)?"),
    ("select text", "unknown column `text` → it is a column of `sentences`"),
    ("select f.rate", "no relation is called `f` here → add `from facts f`"),
    (
      "select agency from facts a, facts b",
      "`agency` is a column of several relations here → write `a.agency` or `b.agency`"
    ),
    (
      "select 1 from facts, facts",
      "two relations are called `facts` here → give one another name: `facts as …`"
    ),
    (
      "select g.id from facts f, reports r",
      "no relation is called `g` here → the relations here are `f`, `r`"
    ),
    (
      "select f.agncy from facts f, reports r",
      "unknown column `agncy` → did you mean `agency` (机构)?"
    ),
    (
      "select id from facts join reports using (titel)",
      "`titel` is no column of the left side → `using` takes columns that both sides have; else use `on`"
    ),
    (
      "select id from facts join reports using (title)",
      "`title` is no column of the left side → `using` takes columns that both sides have; else use `on`"
    ),
    (
      "select f.id from facts f join reports r on f.agency = r.bytes",
      "`=` does not go between `f.agency` (text) and `r.bytes` (int)"
    ),
    (
      "select 1 from facts f join reports r on f.agency",
      "`on` needs a condition, but `f.agency` (text) is none"
    ),
    (
      "select 1 from reports r, (facts f left join targets t on t.report = r.report)",
      "no relation is called `r` here → the relations here are `f`, `t`"
    ),
    (
      "select 1 from facts, (reports cross join facts)",
      "two relations are called `facts` here → give one another name: `facts as …`"
    ),
    (
      "select 1 from (facts, facts)",
      "two relations are called `facts` here → give one another name: `facts as …`"
    ),
    ("select x.* from facts f", "no relation is called `x` here → the relation here is `f`"),
    ("select id where year in (select id, year)", "this query shows 2 columns where one is wanted"),
    (
      "select (select id)",
      "this query gives more than one row where one value is wanted → add a condition, an aggregate such as `max(…)`, or `limit 1`"
    ),
    (
      "select id where year in (select agency)",
      "`=` does not go between `year` (int) and `agency` (text)"
    ),
    (
      "select id where exists (select 1 from reports r where r.agency = facts.agncy)",
      "no relation is called `facts` here → the relation here is `r`"
    ),
    (
      "select id from facts f where exists (select 1 from reports r where r.bytes = f.agency)",
      "`=` does not go between `r.bytes` (int) and `f.agency` (text)"
    ),
    (
      "select id where exists (with a as (select 1 from reports where report = facts.report) select 1 from a)",
      "no relation is called `facts` here → the relation here is `reports`"
    ),
    ("with a as (select 1), A as (select 2) select 1", "`with` names two queries `A`"),
    (
      "with rates as (select 1 as r) select r from rats",
      "unknown relation `rats` → did you mean `rates`?"
    ),
    (
      "select id, agency from facts union select id from facts",
      "`union` goes between equally many columns, not between 2 and 1"
    ),
    (
      "select id from facts union select agency from facts",
      "column 1 of `union` is `id` (int) before and `agency` (text) behind"
    ),
    (
      "select id from facts except select id from facts order by agency",
      "unknown column `agency` → it is a column of `facts`"
    ),
    ("select g.rate from facts f", "no relation is called `g` here → the relation here is `f`"),
    ("select id where cont(*) > 1", "unknown function `cont` → did you mean `count`?"),
    (
      "select value as v where v > 1",
      "`v` is named in the select list, which `where` does not see → write the expression itself"
    ),
    (
      "select agency rate",
      "a comma is missing before `rate` → write `, rate`, or `as rate` for a new name"
    ),
    (
      "select id where rate > 1",
      "a percent is compared with the plain number 1 → did you mean `100%` or `1%`?"
    ),
    (
      "select id where value > 90%",
      "`value` holds percent points, not a percent → did you mean `rate`?"
    ),
    (
      "select avg(value) group by agency having avg(value) > 90%",
      "`value` holds percent points, not a percent → did you mean `rate`?"
    ),
    (
      "select rate + 1",
      "`+` does not go between a percent and a plain number → did you mean `100%` or `1%`?"
    ),
    (
      "select id where year = \"2025\"",
      "`=` does not go between `year` (int) and `\"2025\"` (text)"
    ),
    (
      "select id where year",
      "`where` needs a condition, but `year` (int) is none → write `year <> 0`"
    ),
    ("select id where year ~ \"20\"", "`~` needs text, but `year` (int) is none"),
    ("select -agency", "`-` needs a number, but `agency` (text) is none"),
    (
      "select id where not agency",
      "`not` needs a condition, but `agency` (text) is none → write `agency ~ \"…\"`"
    ),
    (
      "select id where year and agency = \"a\"",
      "`and` needs a condition, but `year` (int) is none → write `year <> 0`"
    ),
    (
      "select report from reports where date > \"2025\"",
      "\"2025\" is no day → write it as 2025-11-05"
    ),
    (
      "select report from reports where date > \"2025-02-30\"",
      "\"2025-02-30\" is no day → write it as 2025-11-05"
    ),
    ("select id where metric ~ /(/", "not a regular expression: missing ): ("),
    (
      "select id where metric ~ /a(?=b)/",
      "not a regular expression: invalid perl operator: (?="
    ),
    (
      "select id where count(*) > 1",
      "`count` looks at many rows, `where` at one → conditions on groups go behind `having`"
    ),
    ("select max(rate) as m group by 1", "`max` looks at many rows, `group by` at one"),
    ("select max(rate) as m group by m", "`max` looks at many rows, `group by` at one"),
    ("select sum(count(*))", "`sum` stands inside another aggregate"),
    (
      "select agency, count(*)",
      "`agency` has many values in one group → group by it, or put it into an aggregate"
    ),
    ("select * group by agency", "`*` cannot be shown for groups → name the columns"),
    ("select sum(*)", "`sum(*)` has no meaning → write `sum(value)` or `count(*)`"),
    ("select sum(value, rate)", "`sum` takes one argument, not 2"),
    ("select sum(metric)", "`sum` needs a number, but `metric` (text) is none"),
    ("select id order by 2", "there is no item 2 → the select list has 1"),
    ("select id limit -1", "`limit` needs a whole number from 0"),
    ("select id limit \"a\"", "`limit` needs a whole number from 0"),
    (
      "select distinct agency order by id",
      "`select distinct` can only be ordered by what it selects → select it too, or leave out `distinct`"
    ),
  ])
  func everyMistakeIsToldWithACure(query: String, told: String) {
    #expect(gist(query) == told)
  }

  @Test func aMistakeIsNotTheCauseOfAnother() {
    #expect(
      gist("select year, year + 1 from reports") == """
        unknown column `year` → did you mean `report_year` (报告年份)?
        unknown column `year` → did you mean `report_year` (报告年份)?
        """
    )
  }

  @Test func quotedColumnNamesGetANoteUnlessTheyAreValues() throws {
    #expect(try bind(#"select "agency" from facts"#).notes.count == 1)
    #expect(try bind(#"select id where kind = "rate""#).notes.isEmpty)
    #expect(try bind(#"select id where metric = "rate""#).notes.count == 1)
    #expect(try bind(#"select id where kind in ("rate", "change")"#).notes.isEmpty)
  }

  @Test func aQueryWithoutNamesReadsNothing() {
    #expect(answer("select 1 + 1, \"甲\"") == "2|甲")
    #expect(answer("select count(*)") == "8")
  }
}
