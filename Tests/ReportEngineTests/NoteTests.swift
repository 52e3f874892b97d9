import ReportCorpus
import ReportEngine
import ReportFacts
import ReportLanguage
import ReportText
import Testing

/// Notes that protect from false sums.
@Suite struct NoteTests {
  /// Nine facts of two reports, among them everything that does not add up.
  static let corpus: Corpus = {
    var builder = CorpusBuilder(keepsDuplicates: true)
    func fact(
      _ metric: String,
      _ kind: Fact.Kind,
      _ value: Double,
      _ unit: String,
      _ bound: Fact.Bound = .exact,
      _ role: Fact.Role = .current,
      object: String? = nil
    ) -> Fact {
      var fact = Fact(
        span: SourceSpan(0, 3),
        sentence: 0,
        quantity: "数",
        value: value,
        unit: unit,
        kind: kind,
        bound: bound,
        trend: nil,
        year: 2024,
        metric: metric
      )
      fact.role = role
      fact.object = object
      return fact
    }
    let reports: [(String, [Fact])] = [
      (
        "甲",
        [
          fact("立案", .count, 10, "件"), fact("抓获", .count, 3, "人"),
          fact("受理", .count, 20, "件", .atLeast), fact("立案", .count, 8, "件", .exact, .prior),
          fact("积案", .count, 9, "宗", .exact, .from), fact("积案", .count, 4, "宗", .exact, .to),
        ]
      ),
      (
        "乙",
        [
          fact("结案率", .rate, 90, "%", object: "刑事案件"),
          fact("化解率", .rate, 96, "%", object: "信访"), fact("受理", .count, 5, "件"),
        ]
      ),
    ]
    for (id, facts) in reports {
      let text = SourceText(name: "\(id).txt", "数在这里。")
      let section = ReportSection(path: "", heading: "", level: 0, part: .work, span: text.span)
      let extraction = ReportExtraction(
        header: ReportHeader(agency: "\(id)公安局", year: 2024),
        sections: [section],
        sentences: [ReportSentence(text: text.string, section: 0, span: text.span)],
        facts: facts
      )
      builder.add(id: id, text: text, extraction: extraction)
    }
    return builder.build()
  }()

  private func notes(_ query: String) throws -> [Diagnostic] {
    let bound = try bind(query, in: Self.corpus).withPivotedColumns()
    return bound.notes + (try PlanEvaluator.evaluate(Planner.plan(bound)).notes)
  }

  private func messages(_ query: String) throws -> [String] {
    try notes(query).map(\.message.english)
  }

  @Test func aSumOverSeveralUnitsNamesThemWithCountsAndTheCondition() throws {
    let found = try notes(
      #"select sum(value) where report = "甲" and bound = "exact" and role = "current""#
    )
    #expect(found.map(\.message.english) == ["`sum(value)` mixes 2 units: 人 1, 件 1"])
    #expect(found[0].label.english == #"`where unit = "人"` or `group by unit` keeps them apart"#)
    #expect(found[0].span == SourceSpan(7, 17))
  }

  @Test func anExactFigureBesideALimitIsNoted() throws {
    let found = try notes(#"select max(value) where unit = "件" and role = "current""#)
    #expect(found.map(\.message.english) == ["`max(value)` mixes 2 bounds: exact 2, at_least 1"])
    #expect(found[0].label.english.contains(#"`where bound = "exact"`"#))
  }

  @Test func anEarlierValueBesideACurrentOneIsNoted() throws {
    let found = try notes(#"select avg(value) where unit = "件" and bound = "exact""#)
    #expect(found.map(\.message.english) == ["`avg(value)` mixes 2 roles: current 2, prior 1"])
  }

  @Test func theEndOfAChangeIsACurrentValue() throws {
    #expect(
      try messages(#"select sum(value) where role in ("to", "current") and unit = "宗""#) == []
    )
    #expect(
      try notes(#"select sum(value) where bound = "exact" and report = "甲" and unit <> "人""#)[0]
        .help.last?.english == #"role: current 1, from 1, prior 1, to 1; "#
        + #"`where role in ("current", "to")` or `group by role`"#
    )
  }

  @Test func figuresOfSeveralKindsAreNoted() throws {
    let found = try notes(#"select sum(value) where report = "乙""#)
    #expect(found.map(\.message.english) == ["`sum(value)` mixes what does not belong together"])
    #expect(found[0].label.english == "2 units, 2 kinds")
    #expect(
      found[0].help.map(\.english) == [
        #"unit: % 2, 件 1; `where unit = "%"` or `group by unit`"#,
        #"kind: rate 2, count 1; `where kind = "rate"` or `group by kind`"#,
      ]
    )
  }

  @Test func aMeanOfRatesWithoutWeightsIsNoted() throws {
    let found = try notes("select avg(rate)")
    #expect(found.map(\.message.english) == ["`avg(rate)` weighs 2 shares all alike"])
    #expect(found[0].label.english.contains("`median(rate)`"))
    #expect(found[0].help[0].english.hasPrefix("metric: 化解率 1, 结案率 1; `where metric = "))
    #expect(
      try messages(#"select avg(value) where unit = "%""#)
        == found.map(\.message.english).map {
          $0.replacing("rate", with: "value")
        }
    )
    #expect(try messages("select sum(rate)") == ["`sum(rate)` adds up 2 shares"])
  }

  @Test func weightedMeansAndMeansOfOneRateAreNotNoted() throws {
    #expect(try messages("select sum(rate * span_end) / sum(span_end)") == [])
    #expect(try messages("select metric, avg(rate) group by metric") == [])
    #expect(try messages("select median(rate)") == [])
  }

  @Test(arguments: [
    #"select sum(value) where unit = "件" and bound = "exact" and role = "current""#,
    "select unit, kind, bound, role, sum(value) where kind <> 'rate' group by all",
    "select count(value), count(*), count(distinct unit), string_agg(unit, ',')",
    #"select sum(case when unit = "件" then 1 else 0 end), sum(case when value > 3 then 1 end)"#,
    #"select sum(value) filter (where unit = "人")"#,
    "select first(value), any_value(value)",
    #"select sum(value) over (partition by unit, bound, role) where kind = "count""#,
    "select sum(span_end), max(report_year)",
  ])
  func whatIsKeptApartIsNotNoted(query: String) throws {
    #expect(try messages(query) == [])
  }

  @Test func groupsAreLookedAtOneByOne() throws {
    #expect(
      try messages(
        #"select agency, sum(value) where role = "current" and bound = "exact" group by agency"#
      )
        == ["`sum(value)` mixes what does not belong together in every group"]
    )
    #expect(
      try messages(
        #"select metric, sum(value) where bound = "exact" and role <> "from" group by metric"#
      ) == ["`sum(value)` mixes 2 roles in 1 of 6 groups: current 1, prior 1"]
    )
  }

  @Test func aggregatesThatMixTheSameShareANote() throws {
    let found = try notes(#"select sum(value), max(value) where unit = "件" and role = "current""#)
    #expect(
      found.map(\.message.english) == [
        "`sum(value)`, `max(value)` mix 2 bounds: exact 2, at_least 1"
      ]
    )
  }

  @Test func aQueryWithinThatLeftTheUnitOutIsNoWayAround() throws {
    let query =
      #"with x as (select value from facts where bound = "exact" and role = "current") "#
    let found = try notes(query + "select sum(value) from x where value < 50")
    #expect(found.map(\.message.english) == ["`sum(value)` mixes 2 units: 件 2, 人 1"])
    #expect(found[0].label.english.hasPrefix("select `unit` within, then `where unit = \"件\"`"))
    #expect(
      try messages(
        #"select sum(n) from (select unit, sum(value) as n where role = "current" "#
          + #"and bound = "exact" and kind = "count" group by unit)"#
      ) == ["`sum(n)` mixes 2 units: 人 1, 件 1"]
    )
    #expect(answer("select * from (select id, value) where id = 1") == "1|91.6")
  }

  @Test func joinsWindowsAndQueriesWithinAreWatched() throws {
    let condition = #"f.bound = "exact" and f.role = "current" and f.kind = "count""#
    #expect(
      try messages(
        "select sum(f.value) from facts f join reports r using (report) where \(condition)"
      )
        == ["`sum(f.value)` mixes 2 units: 件 2, 人 1"]
    )
    #expect(
      try messages("select sum(f.value) over () from facts f where \(condition)")
        == ["`sum(f.value) over ()` mixes 2 units: 件 2, 人 1"]
    )
    #expect(
      try messages(
        "select (select sum(value) from facts f where f.report = r.report and \(condition)) "
          + "from reports r"
      ) == ["`sum(value)` mixes 2 units in 1 of 2 groups: 人 1, 件 1"]
    )
  }

  @Test func aPivotOverSeveralObjectsIsNoted() throws {
    #expect(
      try messages("select agency, year, max(rate) group by agency, year pivot year").contains(
        "`max(rate)` mixes 2 objects in 1 of 2 groups: 信访 1, 刑事案件 1"
      )
    )
    #expect(try messages("select agency, year, max(rate) group by agency, year") == [])
    let cells = "select agency, role, rate, metric as m where rate is not null"
    #expect(
      try messages(
        "with x as (\(cells)) select agency, case when m = '化解率' then 1 else 2 end as k, rate "
          + "from x pivot k"
      ) == ["`pivot k` puts side by side 2 objects: 信访 1, 刑事案件 1"]
    )
    #expect(try messages("select agency, metric, rate where rate > 1% pivot metric") == [])
  }
}
