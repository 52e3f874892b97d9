import Testing

/// Expressions, aggregates and windows over joins, subqueries, combined selects and pivot.
@Suite struct MixedQueryTests {
  @Test(
    arguments: [
      (
        "select f.id, rank() over (partition by r.agency order by f.id desc) as n from facts f join reports r using (report) where f.id < 4 order by all",
        "1|3\n2|2\n3|1"
      ),
      (
        "with a as (select case when value > 100 then 'big' else 'small' end as size, value from facts) select size, count(*) filter (where value < 400) as n from a group by all order by all",
        "big|1\nsmall|3"
      ),
      (
        "select f.id from facts f join facts g on substr(f.agency, 1, 1) = substr(g.agency, 1, 1) and f.id between g.id and g.id where g.unit is not distinct from '起'",
        "3"
      ),
      (
        "select 1 as a, row_number() over (order by id) as b where id > 6 union all select 0, 2.5 order by all",
        "0|2.5\n1|1\n1|2"
      ),
      (
        "select agency, year, count(*) filter (where kind = 'rate') as n group by all pivot year in (2024, 2025) order by all",
        "丙法院|-|-\n乙公安局|-|1\n甲公安局|1|-"
      ),
      (
        "select id from facts f where exists (select 1 from facts g where upper(g.unit) = upper(f.unit) and g.id <> f.id and coalesce(g.value, 0) >= 500)",
        "5\n7"
      ),
      (
        "select id, sum((select count(*) from facts g where g.id <= f.id)) over (order by id) as n from facts f where id < 4",
        "1|1\n2|3\n3|6"
      ),
      ("select f.* except (agency), 1 as one from (select agency, id from facts) f limit 1", "1|1"),
      ("select * except (a) from (select 1 as a, 2 as b) s, (select 3 as a, 4 as c) t", "2|4"),
      (
        "select unit from facts where id = 5 union select metric from facts where id = 8 order by row_number() over (order by unit desc)",
        "投入\n件"
      ),
    ]
  )
  func givesRows(query: String, expected: String) {
    #expect(answer(query) == expected)
  }

  @Test func aWindowIsNoGroupKey() {
    for key in ["1", "n"] {
      #expect(
        answer("select rank() over (order by id) as n group by \(key)").contains(
          "looks at all rows"
        )
      )
    }
  }

  @Test func anOrderOfAllItemsBelongsBehindTheLastSelect() {
    #expect(answer("select 1 order by all union select 2").hasPrefix("error: "))
  }

  @Test func aDistanceIsNoValueOfAQueryAround() {
    #expect(
      answer("select (select lag(g.id, f.id) over () from facts g limit 1) from facts f")
        .contains("whole number from 0")
    )
  }
}
