import ReportText
import Testing

@testable import ReportLanguage

/// The canonical layout: where lines break, what is respelt, and where comments go.
@Suite struct LayoutTests {
  private func expect(_ text: String, becomes layout: String) throws {
    let formatted = try Script.formatted(source(text))
    #expect(formatted == layout + "\n")
    #expect(try Script.formatted(source(formatted)) == formatted)
  }

  // MARK: Statements

  @Test func aStatementThatFitsStandsOnOneLine() throws {
    try expect(
      "select  agency,rate\nwhere year=2025",
      becomes: "select agency, rate where year = 2025;"
    )
  }

  @Test func aStatementThatIsTooLongHasALineForEachClause() throws {
    try expect(
      "select agency, metric, rate from facts where year = 2025 and kind = 'rate' group by all having count(*) > 1 order by rate limit 3 offset 2",
      becomes: """
        select agency, metric, rate
        from facts
        where year = 2025 and kind = 'rate'
        group by all
        having count(*) > 1
        order by rate
        limit 3
        offset 2;
        """
    )
  }

  @Test func aChineseCharacterTakesTwoCells() throws {
    let line = { (character: Character, count: Int) in
      "select \"\(String(repeating: character, count: count))\" from facts;"
    }
    let broken = { line($0, $1).replacing(" from", with: "\nfrom") }
    try expect(line("x", 79), becomes: line("x", 79))
    try expect(line("x", 80), becomes: broken("x", 80))
    try expect(line("率", 39), becomes: line("率", 39))
    try expect(line("率", 40), becomes: broken("率", 40))
  }

  @Test func everyStatementEndsWithASemicolon() throws {
    try expect(
      "cite 1 ;; ; SHOW Metrics ~ '率'; describe Facts",
      becomes: """
        cite 1;
        show metrics ~ '率';
        describe Facts;
        """
    )
    #expect(try Script.formatted(source(" ;; \n")) == "")
  }

  @Test func theNameOfATableStaysAsItIsWritten() throws {
    try expect("LOAD 'a.csv'  AS Rows", becomes: "load 'a.csv' as Rows;")
  }

  @Test func oneBlankLineStaysBetweenStatements() throws {
    try expect("\n\ncite 1\n;\n\n\n\ncite 2;\ncite 3\n\n", becomes: "cite 1;\n\ncite 2;\ncite 3;")
  }

  @Test func headsOfStatementsStandAloneWhereTheirQueryBreaks() throws {
    let query =
      "select agency, year, metric, rate where metric ~ /(结案|办结)率/ and rate > 90% and year > 2020 and agency ~ '江门'"
    try expect(
      "let closing=" + query + "; EXPLAIN " + query,
      becomes: """
        let closing =
          select agency, year, metric, rate
          where metric ~ /(结案|办结)率/ and rate > 90% and year > 2020 and agency ~ '江门';
        explain
          select agency, year, metric, rate
          where metric ~ /(结案|办结)率/ and rate > 90% and year > 2020 and agency ~ '江门';
        """
    )
    try expect(
      "param since INT=2023; check select 1",
      becomes: """
        param since INT = 2023;
        check select 1;
        """
    )
  }

  // MARK: Queries

  @Test func itemsThatAreTooManyHaveALineEach() throws {
    try expect(
      "select distinct report, agency, report_year, province, city, county, region, division, level, system, genre",
      becomes: """
        select distinct
          report,
          agency,
          report_year,
          province,
          city,
          county,
          region,
          division,
          level,
          system,
          genre;
        """
    )
  }

  @Test func conditionsThatAreTooManyStandBelowEachOther() throws {
    try expect(
      "select a where metric ~ \"刑事案件立案数同比\" and year between 2020 and 2025 or kind in ('rate','count') and (agency ~ \"开平市公安局\" or agency ~ \"江门\" and not region is null)",
      becomes: """
        select a
        where metric ~ "刑事案件立案数同比" and year between 2020 and 2025
          or kind in ('rate', 'count')
            and (agency ~ "开平市公安局" or agency ~ "江门" and not region is null);
        """
    )
  }

  @Test func relationsAreJoinedOnLinesOfTheirOwn() throws {
    try expect(
      "select f.agency, f.value / p.population as per_head from facts f INNER join population p on f.division = p.code and f.year = p.year left outer join reports as r using (report), t cross join u",
      becomes: """
        select f.agency, f.value / p.population as per_head
        from facts f
          inner join population p on f.division = p.code and f.year = p.year
          left outer join reports as r using (report),
          t
          cross join u;
        """
    )
  }

  @Test func queriesInsideOthersStandFurtherToTheRight() throws {
    try expect(
      """
      with rates as (select agency, year, avg(rate) as r where kind="rate" group by agency, year), b as (select 1 as one)
        select agency, max(r) from (select agency, r from rates) as s where r > (select avg(r) from rates) and exists (select 1 from facts f where f.agency = s.agency and f.trend = "up" and f.year > 2025 - 5)
      """,
      becomes: """
        with rates as (select agency, year, avg(rate) as r where kind = "rate" group by agency, year),
        b as (select 1 as one)
        select agency, max(r)
        from (select agency, r from rates) as s
        where r > (select avg(r) from rates)
          and exists (
            select 1 from facts f where f.agency = s.agency and f.trend = "up" and f.year > 2025 - 5
          );
        """
    )
  }

  @Test func combinedSelectsStandBelowTheirOperators() throws {
    try expect(
      "select agency, metric, value from facts where kind = 'count' union ALL select agency, metric, value from targets pivot metric in ('a','b') order by 1 desc nulls LAST",
      becomes: """
        select agency, metric, value from facts where kind = 'count'
        union all
        select agency, metric, value from targets
        pivot metric in ('a', 'b')
        order by 1 desc nulls last;
        """
    )
  }

  // MARK: Expressions

  @Test func choicesHaveALineForEachBranch() throws {
    try expect(
      "select agency, case when rate >= 95% then \"高\" when rate >= 90% then \"中等以上\" else \"低\" end as 档次 where rate is not null",
      becomes: """
        select
          agency,
          case when rate >= 95% then "高" when rate >= 90% then "中等以上" else "低" end as 档次
        where rate is not null;
        """
    )
    try expect(
      "select case agency when \"开平市公安局\" then \"江门开平市\" when \"蓬江分局\" then \"江门市蓬江区\" ELSE \"别处\" END",
      becomes: """
        select
          case agency
            when "开平市公安局" then "江门开平市"
            when "蓬江分局" then "江门市蓬江区"
            else "别处"
          end;
        """
    )
  }

  @Test func windowsHaveALineForEachPart() throws {
    try expect(
      "select sum(DISTINCT value) FILTER(WHERE unit='起') OVER(PARTITION BY agency ORDER BY year desc ROWS BETWEEN 1 preceding AND CURRENT ROW) from facts",
      becomes: """
        select
          sum(distinct value) filter (where unit = '起') over (
            partition by agency
            order by year desc
            rows between 1 preceding and current row
          )
        from facts;
        """
    )
  }

  @Test func valuesOfAListFillTheirLines() throws {
    let values = (1...60).map(String.init)
    try expect(
      "select a where b not in(" + values.joined(separator: ",") + ")",
      becomes: """
        select a
        where b not in (
          \(values[..<27].joined(separator: ", ")),
          \(values[27..<51].joined(separator: ", ")),
          \(values[51...].joined(separator: ", "))
        );
        """
    )
  }

  @Test func longSumsBreakBeforeTheirOperators() throws {
    let term = "a_rather_long_name_of_a_column"
    try expect(
      "select \(term) * 2 + \(term) - \(term)  + \(term) as x",
      becomes: """
        select
          \(term) * 2
            + \(term)
            - \(term)
            + \(term) as x;
        """
    )
  }

  @Test(arguments: [
    (
      "select COUNT( * ) , Count(all x),f( ) , A.B, f . *",
      "select COUNT(*), Count(all x), f(), A.B, f.*;"
    ),
    (
      "select -x, - -x, + -2, 1-1, -9223372036854775808",
      "select -x, - -x, + -2, 1 - 1, -9223372036854775808;"
    ),
    ("select Cast(a as Text), * Except(b)", "select cast(a as Text), * except (b);"),
    (
      "select a as \"x y\", b END, NOT c is Not NULL",
      "select a as \"x y\", b END, not c is not null;"
    ),
    (
      "select rows -1, sum(a) over(rows -1 + 2 preceding)",
      "select rows - 1, sum(a) over (rows -1 + 2 preceding);"
    ),
    (
      "select sum(a) over(rows between current preceding and UNBOUNDED Following)",
      "select sum(a) over (rows between current preceding and unbounded following);"
    ),
    ("select a!=b, a<>b, a≠b, a ≤ b, a !~ 'x'", "select a != b, a <> b, a <> b, a <= b, a !~ 'x';"),
    ("select １２００，３。５、９０％ ＋ ａＢ", "select 1200, 3.5, 90% + aB;"),
    (
      "select 机构，比率 where 年份＝2023且指标～“初信，初访” 或 非 甲。",
      "select 机构, 比率 where 年份 = 2023 且 指标 ~ “初信，初访” 或 非 甲;"
    ),
    (
      "select 'it''s', ＂“＂, 「」, `a b` where a ~ /x\\/y/ and b ~ ／z／",
      "select 'it''s', ＂“＂, 「」, `a b` where a ~ /x\\/y/ and b ~ ／z／;"
    ),
    ("select 1_000, 3.50万, 1E5, 0.90%, ＄since", "select 1_000, 3.50万, 1E5, 0.90%, $since;"),
  ])
  func wordsAndMarksHaveOneSpellingAndTheRestStays(text: String, layout: String) throws {
    try expect(text, becomes: layout)
  }

  @Test func lineBreaksInsideTextsStay() throws {
    try expect("select 'a\n   b'  ,c", becomes: "select 'a\n   b', c;")
  }

  // MARK: Comments

  @Test func commentsStayWhereTheyStand() throws {
    try expect(
      """
      #!/usr/bin/env -S reportql run


      -- What this is.   
      /* A longer
           story. */
      select agency, -- who
        /* what */ rate
      -- which
      where year = 2025 -- the last
        -- the best
        and (rate > 90% -- enough
        -- or nearly
        ) /* all */ ; -- done
      -- end
      """,
      becomes: """
        #!/usr/bin/env -S reportql run

        -- What this is.
        /* A longer
             story. */
        select
          agency, -- who
          /* what */ rate
        -- which
        where year = 2025 -- the last
          -- the best
          and (
            rate > 90% -- enough
            -- or nearly
          ); /* all */ -- done
        -- end
        """
    )
  }

  @Test func aCommentThatEndsItsLineGoesBehindTheComma() throws {
    try expect(
      "select a -- first\n  , b /* inner */, c -- third\n -- more\n, d",
      becomes: """
        select
          a, -- first
          b /* inner */,
          c, -- third
          -- more
          d;
        """
    )
  }

  @Test func commentsInsideALineStayInside() throws {
    try expect(
      "select f(/*1*/a/*2*/,b/*3*/)/*4*/from/*5*/t/*6*/;/*7*/cite/*8*/1/*9*/",
      becomes: """
        select f(/*1*/ a /*2*/, b /*3*/) /*4*/ from /*5*/ t;
        /*6*/ /*7*/ cite /*8*/ 1; /*9*/
        """
    )
  }

  @Test func aTextOfCommentsAloneIsKept() throws {
    try expect("-- one\n\n\n/* two */ -- three", becomes: "-- one\n\n/* two */ -- three")
  }

  @Test func aLongCommentBreaksNoLine() throws {
    let comment = "-- " + String(repeating: "long ", count: 30) + "end"
    try expect("select f(a, b) \(comment)\nfrom t", becomes: "select f(a, b) \(comment)\nfrom t;")
  }

  // MARK: What cannot be laid out

  @Test func aTextWithMistakesIsNotLaidOut() {
    #expect(throws: SyntaxIssues.self) { try Script.formatted(source("select a; selct b")) }
    #expect(throws: SyntaxIssues.self) { try Script.formatted(source("select 'a")) }
    #expect(throws: SyntaxIssues.self) { try Script.formatted(source("# x")) }
  }

  // MARK: Files and names

  @Test func theExamplesAreInTheCanonicalLayout() throws {
    let files = try PackageFiles.tree("Examples", suffix: ".rql")
    #expect(!files.isEmpty)
    for file in files {
      let text = try PackageFiles.text(file)
      #expect(try Script.formatted(source(text)) == text, "reportql fmt \(file)")
    }
  }

  @Test(arguments: [
    ("count( * )", "count(*)"), ("a+1 -- sum", "a + 1"), ("a /* x */\n  + 1", "a + 1"),
    ("CASE  WHEN a THEN 1 END", "case when a then 1 end"), ("年份＋1", "年份 + 1"),
    ("sum(a)OVER(ORDER  BY b)", "sum(a) over (order by b)"),
  ])
  func anExpressionIsLaidOutOnOneLine(written: String, laidOut: String) throws {
    let source = source("select b, \(written)\n from t")
    guard case .select(let query)? = Script.parse(source).statements.first?.statement?.kind,
      case .expression(let expression, _)? = query.items.last?.kind
    else {
      Issue.record("no expression")
      return
    }
    #expect(expression.laidOut(from: source) == laidOut)
  }
}
