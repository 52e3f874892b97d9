import ReportCorpus
@testable import ReportEngine
import Testing

@Suite struct EmptyAnswerTests {
  private func explain(_ query: String) throws -> EmptyAnswer {
    try #require(try EmptyAnswer.explain(try bind(query)))
  }

  @Test func everyConditionSaysWhatItLeavesAloneAndWithoutIt() throws {
    let found = try explain(#"select agency where year = 2024 and metric ~ "化解率""#)
    #expect(found.rowsLeft == 0)
    #expect(found.conditions.map(\.alone) == [2, 1])
    #expect(found.conditions.map(\.rowsWithout) == [[3], [0, 1]])
    #expect(found.conditions[0].nearest == [.int(2025)])
    #expect(found.conditions[1].nearest == [.text("结案率"), .text("信访总量")])
  }

  @Test func anOrIsOneConditionAndSoIsBetween() throws {
    let found = try explain("select id where (year = 1 or year = 2) and value between 5 and 6")
    #expect(found.conditions.count == 2)
  }

  @Test func aValueThatDoesNotExistHasItsNearestNamed() throws {
    #expect(
      try explain(#"select id where agency = "甲公安"  and year = 2020"#).conditions[0].nearest
        == [.text("甲公安局"), .text("乙公安局")]
    )
    #expect(try explain("select id where year = 2020").conditions[0].nearest.first == .int(2023))
    #expect(
      try explain("select id where value > 1亿").conditions[0].nearest.first == .number(14_000)
    )
  }

  @Test func aJoinSaysHowManyRowsItsSidesHadAndHowManyPairsMatched() throws {
    let found = try explain(
      "select f.id from facts f, reports r where f.report = r.report and f.year = 2020"
    )
    #expect(found.joins.map(\.leftRows) == [8])
    #expect(found.joins.map(\.rightRows) == [3])
    #expect(found.joins.map(\.pairs) == [8])
    #expect(found.conditions.map(\.alone) == [0])
    #expect(found.conditions[0].nearest.first == .int(2023))
    #expect(
      try explain("select f.id from facts f join reports r on f.unit = r.report").joins[0].pairs
        == 0
    )
  }

  @Test func anEmptySubqueryIsExplainedItself() throws {
    #expect(
      try explain("select id from (select id where year = 2020)").conditions.map(\.alone) == [0]
    )
  }

  @Test func laterStepsAreNamedWhereConditionsAreNotToBlame() throws {
    #expect(try explain("select id limit 0").laterCause == .limitZero)
    #expect(try explain("select id where year = 2025 offset 9").laterCause == .offset(9, rows: 3))
    #expect(
      try explain("select agency group by agency having count(*) > 99").laterCause
        == .having(groups: 3, conditions: [])
    )
  }
}

/// What an empty answer tells of the values that were probably meant.
@Suite struct NearestValueTests {
  private func nearest(_ query: String) throws -> [Value] {
    let found = try #require(try EmptyAnswer.explain(try bind(query)))
    return found.conditions[0].nearest
  }

  @Test func aTextThatIsNowhereHasItsNearestNamedWhateverTheOtherConditionsLeave() throws {
    // Without the first condition a row of another agency is left.
    #expect(
      try nearest(#"select id where agency = "甲县公安局" and year = 2025"#).first
        == .text("甲公安局")
    )
    #expect(try nearest(#"select id where agency in ("丙法 院", "丁")"#) == [.text("丙法院")])
    #expect(try nearest(#"select id where metric = "化解 率""#).first == .text("化解率"))
    #expect(try nearest(#"select id where kind = "rates""#).first == .text("rate"))
  }

  @Test func branchesOfAnOrAreCounted() throws {
    let found = try #require(
      try EmptyAnswer.explain(
        try bind(#"select id where (year = 2024 or metric ~ "投入") and unit = "起""#)
      )
    )
    #expect(found.conditions[0].branches.map(\.alone) == [2, 1])
    #expect(found.conditions[1].branches.isEmpty)
  }

  @Test func combinedSelectsAreLookedInto() throws {
    func cause(_ query: String) throws -> EmptyAnswer.LaterCause? {
      try EmptyAnswer.explain(try bind(query))?.laterCause
    }
    #expect(
      try cause("select id where id = 1 intersect select id where id > 5")
        == .noneInBoth(left: 1, right: 3)
    )
    #expect(
      try cause("select id where id = 1 except select id where id < 5") == .allTakenAway(rows: 1)
    )
    let found = try #require(
      try EmptyAnswer.explain(
        try bind("select id where year = 1 union select id where year = 2")
      )
    )
    #expect(found.conditions.map(\.alone) == [0])
  }

  @Test func conditionsBehindHavingAreCountedByGroups() throws {
    let found = try #require(
      try EmptyAnswer.explain(
        try bind("select agency group by agency having count(*) > 2 and max(value) > 99999")
      )
    )
    guard case .having(3, let conditions)? = found.laterCause else {
      Issue.record("\(String(describing: found.laterCause))")
      return
    }
    #expect(conditions.map(\.alone) == [2, 0])
  }
}
