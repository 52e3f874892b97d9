import Testing

@Suite struct CallErrorTests {
  @Test(arguments: [
    ("select lenght(metric)", "unknown function `lenght` → did you mean `length`?"),
    ("select length(year)", "`length` needs text, but `year` (int) is none"),
    ("select length(metric, 1)", "`length` takes one argument, not 2"),
    ("select substr(metric)", "`substr` takes 2 or 3 arguments, not 1"),
    ("select coalesce()", "`coalesce` takes at least one argument, not 0"),
    ("select substr(metric, 1.5)", "`substr` needs a whole number, but `1.5` (number) is none"),
    ("select year(metric)", "`year` needs a day, but `metric` (text) is none"),
    ("select year(\"2025-02-30\")", "\"2025-02-30\" is no day → write it as 2025-11-05"),
    ("select date(\"gestern\")", "\"gestern\" is no day → write it as 2025-11-05"),
    ("select regexp_matches(metric, \"(\")", "not a regular expression: missing ): ("),
    (
      "select length(distinct metric)",
      "`distinct` has no meaning for `length` → leave it out, or take another for `length`"
    ),
    ("select length(*)", "`length(*)` has no meaning → write `length(value)` or `count(*)`"),
    (
      "select coalesce(metric, 0)",
      "`coalesce` needs values of one type, but there are `metric` (text) and `0` (int) → `cast(0 as …)` gives it another type"
    ),
    (
      "select case when true then rate else value end",
      "`case` needs values of one type, but there are `rate` (percent) and `value` (number) → `cast(value as …)` gives it another type"
    ),
    (
      "select coalesce(rate, 50)",
      "a percent is compared with the plain number 50 → did you mean `50%`?"
    ),
    (
      "select case when year then 1 end",
      "`when` needs a condition, but `year` (int) is none → write `year <> 0`"
    ),
    (
      "select case year when \"a\" then 1 end",
      "`=` does not go between `year` (int) and `\"a\"` (text)"
    ),
    ("select cast(year as txt)", "unknown type `txt` → did you mean `text`?"),
    ("select cast(year as date)", "`year` (int) cannot be turned into date"),
    (
      "select cast(value as percent)",
      "`value` holds percent points, not a percent → did you mean `rate`?"
    ),
    (
      "select date(\"2025-01-01\") * 2",
      "`*` does not go between `date(\"2025-01-01\")` (date) and `2` (int)"
    ),
    ("select date(\"9999-12-31\") + 1", "`+` leaves the years 1 to 9999"),
    (
      "select regexp_replace(metric, \"a\", \"\\1\")",
      "\"\\1\" names a group that the pattern does not have"
    ),
    (
      "select max(value, id)",
      "`max` takes one argument, not 2 → `greatest(a, b)` compares values of one row"
    ),
    ("select quantile(value, 2)", "`quantile` needs a share from 0 to 1, the same for all rows"),
    (
      "select string_agg(metric, unit)",
      "`string_agg` needs a separator in quotes, the same for all rows"
    ),
    (
      "select first(distinct metric)",
      "`distinct` has no meaning for `first` → leave it out, or take another for `first`"
    ),
    (
      "select sum(value) filter (where unit)",
      "`filter` needs a condition, but `unit` (text) is none → write `unit ~ \"…\"`"
    ),
    ("select sum(value) filter (where count(*) > 1)", "`sum` stands inside another aggregate"),
    ("select rank()", "`rank` looks at other rows: at which? → write `rank(…) over (order by …)`"),
    (
      "select first(metric) over ()",
      "`first` does not go with `over` → did you mean `first_value`?"
    ),
    ("select rnk() over ()", "unknown function `rnk` → did you mean `rank`?"),
    (
      "select sum(rank() over ()) over ()",
      "a window function stands inside `sum` → give it a name in an inner query"
    ),
    (
      "select sum(rank() over ())",
      "a window function stands inside `sum` → give it a name in an inner query"
    ),
    ("select lag(id, year) over ()", "`lag` needs a whole number from 0, the same for all rows"),
    (
      "select sum(id) over (rows between 1 following and 1 preceding)",
      "this window ends before it begins → write the earlier row first, as in `1 preceding and 1 following`"
    ),
    (
      "select rank() over (order by id) as r where r = 1",
      "`r` looks at all rows, which `where` only chooses → give it a name in an inner query, and choose in an outer one"
    ),
    (
      "select id where rank() over (order by id) = 1",
      "`rank … over` looks at all rows, which `where` only chooses → give it a name in an inner query, and choose in an outer one"
    ),
    (
      "select count(*) group by row_number() over ()",
      "`row_number … over` looks at all rows, which `group by` only chooses → give it a name in an inner query, and choose in an outer one"
    ),
    (
      "select agency, sum(value) over () group by agency",
      "`value` has many values in one group → group by it, or put it into an aggregate"
    ),
  ])
  func everyMistakeIsToldWithACure(query: String, told: String) {
    #expect(gist(query) == told)
  }

  @Test func anUnknownFunctionShowsThoseThatThereAre() {
    let found = answer("select xyzzy(1)")
    #expect(found.contains("= numbers: `abs`") || found.contains("numbers: `abs` `sign`"))
    #expect(found.contains("windows: `row_number`"))
  }

  /// The first line of the diagnostics and what stands behind the carets.
  private func gist(_ query: String) -> String {
    let lines = answer(query).split(separator: "\n").map(String.init)
    let labels = lines.filter { $0.contains("^") }.map { line in
      String(line[line.index(after: line.lastIndex(of: "^") ?? line.startIndex)...].dropFirst())
    }
    let heads = lines.filter { $0.hasPrefix("error: ") }.map { String($0.dropFirst(7)) }
    return zip(heads, labels).map { $1.isEmpty ? $0 : "\($0) → \($1)" }.joined(separator: "\n")
  }
}
