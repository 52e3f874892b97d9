import ReportText
import Testing

@testable import ReportLanguage

/// Choices, casts, calls and windows: how they are read, and what is said of mistakes in them.
@Suite struct CallParsingTests {
  @Test(arguments: [
    (
      "select CASE WHEN a THEN b ELSE c END x",
      "select case when a then b else c end x"
    ),
    ("select case a when 1 then 2 end", "select case a when 1 then 2 end"),
    ("select case when a then case b when 1 then 2 end end", nil),
    ("select Cast(a As INT), cast, CAST from t", "select cast(a as INT), cast, CAST from t"),
    ("select a｜｜b", "select a || b"),
    ("select a || b * c || d", "select a || b * c || d"),
    ("select a is not   distinct from b + 1", "select a is not distinct from b + 1"),
    ("select * EXCEPT（a、b） from t", "select * except (a, b) from t"),
    ("select a group by all order by all asc", "select a group by all order by all"),
    ("select count(all a), filter, over", "select count(a), filter, over"),
    (
      "select sum(a) filter(where b) over(partition by c order by d rows 1 preceding)",
      "select sum(a) filter (where b) over (partition by c order by d rows 1 preceding)"
    ),
    ("select f() over (rows between current row and unbounded following)", nil),
    ("select rows, range, partition, current, row, preceding from t", nil),
    ("select end from t", nil),
  ])
  func formsAreReadAndPrinted(query: String, printed: String?) {
    #expect(canonical(query) == printed ?? query)
  }

  @Test func joiningBindsTighterThanProducts() throws {
    #expect(canonical("select a * (b || c)") == "select a * (b || c)")
    let items = Script.parse(source("select a * b || c")).statements
    guard case .select(let query)? = items.first?.statement?.kind,
      case .expression(let product, _)? = query.items.first?.kind,
      case .binary(_, .multiply, _, let right) = product.kind,
      case .binary(_, .concatenate, _, _) = right.kind
    else {
      Issue.record("not a product of a join")
      return
    }
  }

  @Test(arguments: [
    (
      "select case when a then 1",
      "expected `when`, `else` or `end`, found the end of the query",
      "a choice is written `case when … then … else … end`"
    ),
    (
      "select case a end", "expected `when`, found `end`",
      "a choice is written `case when … then … else … end`"
    ),
    (
      "select case a when 1 2 end", "expected `then`, found a number",
      "a choice is written `case when … then … else … end`"
    ),
    (
      "select (case when a then 1 else 2) + 1", "expected `end`, found `)`",
      "a choice is written `case when … then … else … end`"
    ),
    ("select cast(a int)", "expected `as`, found `int`", "write `cast(… as int)`"),
    ("select count(*) filter (a > 1)", "expected `where`, found `a`", "write `filter (where …)`"),
    (
      "select sum(a) over (order by b range unbounded preceding)",
      "expected `rows`, found `range`",
      "a window counts rows: `rows between 1 preceding and current row`"
    ),
    (
      "select sum(a) over (rows 2)",
      "expected `preceding` or `following`, found `)`",
      "as in `rows between 1 preceding and 1 following`"
    ),
    ("select * except a from t", "expected `(`, found `a`", ""),
    ("select * except () from t", "nothing stands between these parentheses", ""),
    ("select a is distinct b", "expected `from`, found `b`", ""),
  ])
  func mistakesAreToldWithTheFormThatIsMeant(query: String, message: String, label: String) {
    let diagnostics = Script.parse(source(query)).diagnostics
    #expect(diagnostics.map(\.message.english) == [message])
    #expect(diagnostics.map(\.label.english) == [label])
  }

  @Test func aMistakeInsideAChoiceDoesNotHideTheNextItem() {
    let script = Script.parse(source("select case when a b end, c,, d from t where"))
    #expect(script.issues.count > 1)
  }
}
