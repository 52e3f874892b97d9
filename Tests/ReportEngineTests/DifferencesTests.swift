import Foundation
import ReportEngine
import ReportLanguage
import ReportText
import Testing

/// Every row of `Grammar/Differences.md`, in its order.
@Suite struct DifferencesTests {
  @Test func everyDifferenceListedHasItsTestAndTheOtherWayRound() throws {
    let file = URL(filePath: #filePath)
    let root = file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let table = try String(
      contentsOf: root.appending(path: "Grammar/Differences.md"),
      encoding: .utf8
    )
    let listed = table.split(separator: "\n").filter { $0.hasSuffix("` |") }.map { line in
      String(line.split(separator: "`", omittingEmptySubsequences: true).dropLast().last ?? "")
    }
    let source = try String(contentsOf: file, encoding: .utf8)
    let tested = source.split(separator: "\n").compactMap { line -> String? in
      guard let start = line.range(of: "@Test func ")?.upperBound,
        let end = line.range(of: "()")?.lowerBound, start < end
      else { return nil }
      return String(line[start..<end])
    }
    #expect(listed == tested.dropFirst().filter { !$0.isEmpty })
  }

  @Test func divisionIsReal() {
    #expect(answer("select 1 / 2") == "0.5")
  }

  @Test func divCutsTowardsZero() {
    #expect(answer("select -7 div 2, 7 div 2") == "-3|3")
  }

  @Test func remainderHasTheDividendsSign() {
    #expect(answer("select 7.5 % 2, -7 % 3") == "1.5|-1")
  }

  @Test func divisionByZeroIsNullWithANote() throws {
    #expect(answer("select 1 / 0") == "-")
    #expect(try evaluate("select 1 / 0").notes.count == 1)
  }

  @Test func integerOverflowIsAnError() {
    #expect(answer("select 9223372036854775807 * 2").hasPrefix("error: `*` leaves the whole"))
  }

  @Test func nullsStandLastBothWays() {
    #expect(answer("select year order by year desc").hasSuffix("-\n-"))
    #expect(answer("select year order by year").hasSuffix("-\n-"))
  }

  @Test func rowsKeepCorpusOrder() {
    #expect(answer("select id where value > 0") == "1\n2\n3\n4\n5\n7\n8")
    #expect(answer("select id order by agency = \"无\" limit 3") == "1\n2\n3")
  }

  @Test func doubleQuotesMakeText() {
    #expect(answer(#"select "agency" from facts limit 1"#) == "agency")
    #expect(answer(#"select `agency` from facts limit 1"#) == "甲公安局")
  }

  @Test func percentIsARatio() {
    #expect(answer("select id where rate > 90%") == answer("select id where rate > 0.9"))
    #expect(answer("select 90% = 0.9, 5 % 3") == "true|2")
  }

  @Test func tenThousandsAreNumbers() {
    #expect(answer("select 3.5万, 2亿, 3.5万 = 35000") == "35000|200000000|true")
  }

  @Test func tildeAsksForContainment() {
    #expect(answer(#"select "ＡＢＣ 局" ~ "bc局", "abc" !~ "d""#) == "true|true")
  }

  @Test func typesAreCheckedFirst() {
    #expect(answer("select id where agency > 1").hasPrefix("error: `>` does not go between"))
  }

  @Test func chainedComparisonOffersAnd() {
    #expect(answer("select id where 1 < value < 3").contains("and"))
    #expect(answer("select id where 1 < value < 3").hasPrefix("error: "))
  }

  @Test func foreignMarksNameOurs() {
    for (query, ours) in [
      ("select id where year == 2024", "`=`"), ("select id where !year", "`not`"),
    ] {
      #expect(answer(query).hasPrefix("error: "))
      #expect(answer(query).contains(ours), "\(answer(query))")
    }
  }

  @Test func emptyListIsAnError() {
    #expect(answer("select id where year in ()").hasPrefix("error: "))
  }

  @Test func textOfNumbersIsAsShown() {
    #expect(
      answer(#"select "第" || 1.0, cast(96.67% as text), cast(2.5 as text)"#) == "第1|96.67%|2.5"
    )
  }

  @Test func textThatIsNoNumberIsNull() throws {
    let query = #"select cast("abc" as int), cast("12abc" as number), cast(" 12 " as int)"#
    #expect(answer(query) == "-|-|12")
    #expect(
      try evaluate(query).notes.map(\.message.english) == [
        "\"abc\" is no int, and so gave null", "\"12abc\" is no number, and so gave null",
      ]
    )
  }

  @Test func integersTooLargeForACastAreAnError() {
    #expect(answer("select cast(1e30 as int)").hasPrefix("error: `cast` leaves the whole"))
  }

  @Test func choicesHaveOneType() {
    #expect(
      answer("select coalesce(agency, 0)").hasPrefix("error: `coalesce` needs values of one type")
    )
    #expect(answer("select case when true then 1 else 2.5 end") == "1")
  }

  @Test func roundingKeepsTheType() {
    #expect(answer("select round(5), round(144499, -3), round(2.675, 2)") == "5|144000|2.68")
    #expect(answer("select round(96.678%, 4), round(96.678%, 2), abs(-5%)") == "96.68%|97%|5%")
  }

  @Test func trimTakesOffAllWhiteSpace() {
    #expect(answer("select trim(\"\u{3000} 结案率\\t\n\")") == "结案率\\t")
  }

  @Test func upperKnowsAllLetters() {
    #expect(answer(#"select upper("aéｇ"), lower("ÀＢ")"#) == "AÉＧ|àｂ")
  }

  @Test func leastAndGreatestAreOfOneRow() {
    #expect(answer("select least(3, 1, 2), greatest(3, null)") == "1|-")
    #expect(answer("select max(value, id)").contains("`greatest(a, b)` compares values of one row"))
  }

  @Test func aggregatesTakeRowsInOrder() {
    #expect(answer(#"select first(id), last(id), string_agg(unit, "")"#) == "1|8|%%起%件件元")
  }

  @Test func daysAreComputedWith() {
    #expect(
      answer(#"select date("2025-01-28") + 30, date("2025-03-01") - "2025-02-28""#)
        == "2025-02-27|1"
    )
  }

  @Test func nullArgumentsMakeNull() {
    #expect(
      answer(#"select replace("x", "", null), substr(null, 1), concat("x", null)"#) == "-|-|x"
    )
  }

  @Test func rootsAndPowersThatAreNoNumberAreNull() {
    #expect(answer("select power(0, -1), power(10, 400), sqrt(-4)") == "-|-|-")
  }

  @Test func slidingExtremesKeepTheirFilter() {
    #expect(
      answer(
        "select max(id) filter (where id = 1) over (order by id rows 1 preceding) where id < 4"
      )
        == "1\n1\n-"
    )
  }

  @Test func intersectBindsTighter() {
    #expect(answer("select 1 union select 2 intersect select 2") == "1\n2")
    #expect(answer("select 1 union select 2 intersect select 3 order by 1") == "1")
  }

  @Test func oneValueIsOneRow() {
    #expect(answer("select (select id)").contains("more than one row"))
    #expect(answer("select (select id where id = 3), (select id where id = 0)") == "3|-")
  }

  @Test func joinNeedsACondition() {
    #expect(answer("select 1 from facts f join reports r").contains("expected `on` or `using`"))
  }

  @Test func withoutFromFactsAreMeant() {
    #expect(answer("select count(*), sum(1)") == "8|8")
    #expect(answer("select 1 where exists (select count(*) having count(*) = 8)") == "1")
  }

  @Test func bareAliasOfAColumnIsAnError() {
    #expect(answer("select agency rate").contains("a comma is missing before `rate`"))
    #expect(answer("select count(*) n, max(id) as rate") == "8|8")
  }

  @Test func truthValuesAreNoNumbers() {
    #expect(answer("select 2 > 1, 2 < 1") == "true|false")
    #expect(answer("select sum(value > 1)").hasPrefix("error: `sum` needs a number"))
    #expect(answer("select (1 = 1) + 1").hasPrefix("error: `+` needs a number"))
  }

  @Test func numbersAreNoConditions() {
    #expect(answer("select id where value").contains("write `value <> 0`"))
    #expect(answer("select id where rate and 1 = 1").contains("write `rate <> 0%`"))
    #expect(answer("select id where metric").contains("write `metric ~ \"…\"`"))
  }

  @Test func whereSeesNoAliases() {
    #expect(answer("select value as v where v > 1").contains("which `where` does not see"))
  }

  @Test func groupsShowOnlyWhatIsOneValue() {
    #expect(answer("select agency, count(*)").contains("group by it, or put it into an aggregate"))
  }

  @Test func combinedColumnsHaveOneType() {
    #expect(answer("select 1 union select \"x\"").hasPrefix("error: column 1 of `union` is"))
    #expect(answer("select 1 union select null") == "1\n-")
  }

  @Test func limitsCountFromZero() {
    #expect(answer("select id limit -1").hasPrefix("error: `limit` needs a whole number from 0"))
    #expect(answer("select id limit 0") == "")
  }

  @Test func isAsksForNullOnly() {
    #expect(answer("select id where year is 2024").contains("`is` asks only for null"))
  }

  @Test func windowsCountRows() {
    #expect(
      answer("select sum(id) over (order by id range between 1 preceding and current row)")
        .contains("a window counts rows")
    )
  }

  @Test func formsOfOthersNameOurs() {
    let forms = [
      ("select sum(id) over w from facts window w as (order by id)", "over (partition by"),
      ("select 1 from facts right join reports using (report)", "`left join`"),
      ("select 1 from facts full join reports using (report)", "`union`"),
      ("select 1 from facts natural join reports", "`join … using (…)`"),
      ("select id limit 5, 10", "`limit 10 offset 5`"),
      ("select id where year isnull", "`is null`"),
      ("select id where year notnull", "`is not null`"),
      ("select id where metric glob \"结*\"", "`like`"),
      ("select id where metric regexp \"结\"", "`~ /…/`"),
      ("select id where metric like \"!%\" escape \"!\"", "`~` takes"),
      ("select id where (year, id) = (2024, 1)", "`a = 1 and b = 2`"),
      ("with recursive n as (select 1 as x) select x from n", "does not read itself"),
      ("with t(a) as (select 1) select a from t", "`with t as (select … as a)`"),
      ("select cast(id as varchar(10))", "without a length"),
      ("select 0x1F", "decimal: `31`"),
    ]
    for (query, ours) in forms {
      #expect(answer(query).hasPrefix("error: "), "\(query)")
      #expect(answer(query).contains(ours), "\(answer(query))")
    }
  }

  @Test func bitsAreNotComputedWith() {
    for query in ["select 1 << 3", "select 8 >> 1", "select 5 & 3", "select 5 | 2"] {
      #expect(answer(query).hasPrefix("error: "), "\(query)")
    }
  }

  @Test func functionsOfOthersNameOurs() {
    let names = [
      ("group_concat(unit)", "string_agg"), ("total(value)", "sum"),
      ("iif(true, 1, 2)", "case when"),
      ("instr(unit, \"%\")", "contains"),
    ]
    for (call, ours) in names {
      #expect(answer("select \(call)").contains("did you mean `\(ours)"), "\(call)")
    }
  }

  @Test func reportsAreOnlyRead() {
    #expect(answer("insert into facts select 1").contains("reports are only read"))
    #expect(answer("values (1, 2)").contains("a query begins with `select`"))
  }
}
