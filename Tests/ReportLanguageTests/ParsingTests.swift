import ReportText
import Testing

@testable import ReportLanguage

/// The first item of the first query of a text.
private func firstItem(_ text: String) throws -> SelectItem {
  let statement = try #require(Script.parse(source(text)).statements.first?.statement)
  guard case .select(let query) = statement.kind else { throw NoQuery() }
  return try #require(query.items.first)
}

private struct NoQuery: Error {}

/// An expression with parentheses around every operator, to show what belongs together.
private func grouped(_ expression: Expression) -> String {
  switch expression.kind {
  case .binary(let left, let sign, _, let right):
    "(\(grouped(left)) \(sign.rawValue) \(grouped(right)))"
  case .unary(let sign, let operand): "(\(sign.rawValue) \(grouped(operand)))"
  case .parenthesised(let inner): grouped(inner)
  case .between(let value, let low, let high, let negated):
    "(\(grouped(value)) \(negated ? "not " : "")between \(grouped(low)) and \(grouped(high)))"
  default: SyntaxPrinter.print(expression)
  }
}

private func grouping(_ text: String) throws -> String {
  guard case .expression(let expression, _) = try firstItem("select " + text).kind else {
    throw NoQuery()
  }
  return grouped(expression)
}

@Suite struct PrecedenceTests {
  @Test(arguments: [
    ("a or b and c", "(a or (b and c))"),
    ("not a = b and c", "((not (a = b)) and c)"),
    ("a + b * c - d", "((a + (b * c)) - d)"),
    ("a - b - c", "((a - b) - c)"),
    ("a / b div c % d", "(((a / b) div c) % d)"),
    ("-a * b", "((- a) * b)"),
    ("- -a", "(- (- a))"),
    ("a + 1 < b * 2", "((a + 1) < (b * 2))"),
    ("a ~ b or c", "((a ~ b) or c)"),
    ("a between 1 and 2 + 3 and b", "((a between 1 and (2 + 3)) and b)"),
    ("a not between 1 and 2 or b", "((a not between 1 and 2) or b)"),
    ("(a or b) and c", "((a or b) and c)"),
    ("甲 或 乙 且 非 丙", "(甲 or (乙 and (not 丙)))"),
  ])
  func operatorsBindAsListed(written: String, meaning: String) throws {
    #expect(try grouping(written) == meaning)
  }
}

@Suite struct SelectParsingTests {
  @Test func clausesAreReadInTheirOrder() {
    let query = """
      select distinct agency, avg(rate) as mean from facts as f where year = 2025 \
      group by agency, year having count(*) > 1 order by mean desc nulls first, agency \
      limit 10 offset 5
      """
    #expect(canonical(query) == query)
  }

  @Test func fromIsFreeToBeLeftOut() {
    #expect(canonical("select agency where rate>90%") == "select agency where rate > 90%")
  }

  @Test func anAliasWithoutAsIsMarked() throws {
    #expect(try firstItem("select agency rate").aliasIsBare)
    #expect(try !firstItem("select agency as rate").aliasIsBare)
    #expect(try !firstItem("select agency").aliasIsBare)
    #expect(canonical("select agency rate, a as b") == "select agency rate, a as b")
  }

  @Test func quotedTextBehindAsIsAName() throws {
    #expect(canonical("select a as “条 数”") == "select a as `条 数`")
  }

  @Test func everySpellingOfNotEqualIsOne() {
    #expect(canonical("select a<>1, a!=1, a≠1, a！＝1") == "select a <> 1, a <> 1, a <> 1, a <> 1")
  }

  @Test func patternsStandBehindTilde() {
    let query = "select a where a ~ /x/ and b !~ /[^x]\\/$/ and c ~ \"y\" and d !~ e"
    #expect(canonical(query) == query)
  }

  @Test func callsHoldAStarOrDistinctOrAnyArguments() {
    let query = "select count(*), count(distinct a), f(), g(a, 1 + 2)"
    #expect(canonical(query) == query)
  }

  @Test func spansCoverWhatIsWritten() throws {
    let text = "select (1 + 机构) * 2 as x, f.rate"
    guard case .expression(let expression, let alias) = try firstItem(text).kind else {
      throw NoQuery()
    }
    #expect(source(text).text(in: expression.span) == "(1 + 机构) * 2")
    #expect(alias.map { source(text).text(in: $0.span) } == "x")
    let item = try firstItem(text)
    #expect(source(text).text(in: item.span) == "(1 + 机构) * 2 as x")
  }
}

@Suite struct ScriptTests {
  @Test func statementsEndAtSemicolons() {
    #expect(
      canonical(";; select a ;; cite 2；explain select b;") == "select a; cite 2; explain select b"
    )
    #expect(canonical("") == "")
    #expect(canonical(" -- nothing\n;") == "")
  }

  @Test func onlyStatementsWithoutIssuesAreRunnable() {
    let script = Script.parse(source("select a; select b where; select # c; select d"))
    #expect(script.statements.map { $0.runnable != nil } == [true, false, false, true])
    #expect(script.issues.map(\.code) == [.unexpected, .unexpectedCharacters])
  }

  @Test func severalMistakesOfOneTextAreReportedAtOnce() {
    #expect(
      diagnose("select a,, rate form facts where (b = 1 order c") == """
        error: expected a value, found `,`
         --> query:1:10
          |
        1 | select a,, rate form facts where (b = 1 order c
          |          ^
        error: unknown word `form`
         --> query:1:17
          |
        1 | select a,, rate form facts where (b = 1 order c
          |                 ^^^^ did you mean `from`?
        error: this parenthesis is not closed
         --> query:1:34
          |
        1 | select a,, rate form facts where (b = 1 order c
          |                                  ^ the closing `)` is missing
        error: expected `by`, found `c`
         --> query:1:47
          |
        1 | select a,, rate form facts where (b = 1 order c
          |                                               ^
        """
    )
  }

  @Test func anOrOfValuesOffersTheWholeCondition() {
    #expect(
      diagnose("select 机构 where 指标 ~ “结案率” 或 “办结率”") == """
        error: `“办结率”` alone is no condition
         --> query:1:30
          |
        1 | select 机构 where 指标 ~ “结案率” 或 “办结率”
          |                                      ^^^^^^^^ write `指标 ~ “结案率” or 指标 ~ “办结率”`
        """
    )
  }
}

/// Rules of `Grammar/Differences.md` that are about form alone.
@Suite struct FormalDifferenceTests {
  @Test func chainedComparisonOffersAnd() {
    #expect(
      diagnose("select a where 1 < x < 3") == """
        error: a comparison cannot be compared again
         --> query:1:22
          |
        1 | select a where 1 < x < 3
          |                      ^ write `1 < x and x < 3`
        """
    )
  }

  @Test(arguments: [("==", "="), ("&&", "and"), ("=~", "~"), ("=<", "<=")])
  func foreignMarksNameOurs(written: String, meant: String) {
    let issues = Script.parse(source("select a where b \(written) c")).issues
    #expect(issues.map(\.kind) == [.foreignMark(written: written, meant: meant)])
  }

  @Test func emptyListIsAnError() {
    #expect(Script.parse(source("select a in ()")).issues.map(\.kind) == [.emptyParentheses])
  }
}
