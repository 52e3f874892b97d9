import ReportLanguage
import ReportText
import Testing

@Suite struct StatementCompletenessTests {
  private func judge(_ text: String) -> StatementCompleteness {
    StatementCompleteness(of: source(text))
  }

  @Test(arguments: [
    "select agency", "select agency;", "cite 3", "explain select 1", "select a from b where c\n",
    "select a; select b", "select a -- comment", "select a。",
  ])
  func wholeStatementsAreComplete(text: String) {
    #expect(judge(text) == .complete)
  }

  @Test(arguments: [
    "select", "select agency,", "select agency where", "select agency where year =", "explain",
    "select agency where year = 2025 and", "select count(", "select (a + b", "select 'abc",
    "select “abc\nd", "select `abc", "select a /* abc", "/* abc", "select a order", "cite",
    "select a order by", "select a group by b,", "select a where b in (1,", "select a as",
    "select a.",
    "select a where b between 1", "select a where b is not", "select a where 年份=2023且",
    "select a; select b from", "select a order by b nulls", "select distinct", "select a, -- more",
    "select a where b not", "select a limit", "select a where metric ~", "select (a",
  ])
  func beginningsNeedMore(text: String) {
    #expect(judge(text) == .needsMore)
  }

  @Test(arguments: [
    "selec agency", "select agency where year == 2025 and", "select a ~ /x", "foo", "select a)",
    "select a where;", "select from", "select a, from b", "select # (",
  ])
  func mistakesThatMoreTextDoesNotMendAreShownAtOnce(text: String) {
    #expect(judge(text) == .complete)
  }

  @Test(arguments: ["", "  \n", ";", "-- comment", "/* comment */ ;"])
  func nothingIsEmpty(text: String) {
    #expect(judge(text) == .empty)
  }
}
