import Foundation
import ReportQL
import Testing

@Suite struct SessionTests {
  private let session = Session(documents: [
    (id: "甲", text: "2024年，甲市公安局共受理案件120起，化解率98%。\n"),
    (id: "乙", text: "2025年，乙市公安局共受理案件300起。\n"),
  ])

  @Test func rowsAreReadByNameAndType() throws {
    let answer = try session.run("select agency, value, rate, year where unit = \"%\"")
    #expect(answer.rowCount == 1)
    #expect(try answer[0].text("agency") == "甲市公安局")
    #expect(try answer[0].number("rate") == 0.98)
    #expect(try answer[0].int("year") == 2024)
    #expect(throws: RowAccessError.wrongType("agency", found: .text)) {
      try answer[0].int("agency")
    }
    #expect(throws: RowAccessError.noColumn("x", known: ["agency", "value", "rate", "year"])) {
      try answer[0].value("x")
    }
  }

  @Test func aGroupCitesEveryFigureItStandsOn() throws {
    let answer = try session.run("select sum(value) where unit = \"起\"")
    #expect(answer.citations(forRow: 0).map(\.marked) == ["120起", "300起"])
    #expect(answer.citations(forRow: 0).map(\.source) == ["甲:1:17", "乙:1:17"])
    #expect(answer.citations(forRow: 0)[1].before == "2025年，乙市公安局共受理案件")
  }

  @Test func aFailureDrawsItself() {
    #expect(throws: QueryFailure.self) { try session.run("select") }
    do {
      _ = try session.run("select valu")
    } catch {
      #expect(
        error.description == """
          error: unknown column `valu`
           --> query:1:8
            |
          1 | select valu
            |        ^^^^ did you mean `value` (数值)?
          """
      )
    }
  }

  @Test func anEmptyAnswerExplainsItself() throws {
    let answer = try session.run("select agency where year = 2024 and value = 300")
    #expect(
      answer.explanation == [
        "Of 3 rows in `facts`, the conditions together leave none:",
        "  year = 2024  holds for 2 rows; without it 1 is left, with year (年份) 2025",
        "  value = 300  holds for 1 row; without it 2 are left, with value (数值) 120, 98",
      ]
    )
  }

  @Test func queriesRunOnAnEmptyCorpus() throws {
    let empty = Session(corpus: .empty)
    #expect(try empty.run("select 1 + 1")[0][0] == .int(2))
    #expect(
      try empty.run("select agency").explanation == ["`facts` has no row: nothing was loaded."]
    )
  }
}

@Suite struct ScriptRunnerTests {
  private func outcomes(_ script: String) -> ([StatementOutcome], succeeded: Bool) {
    var runner = ScriptRunner(
      Session(documents: [(id: "甲", text: "2024年，甲市公安局共受理案件120起。\n")])
    )
    var outcomes: [StatementOutcome] = []
    let succeeded = runner.run(SourceText(name: "s.rql", script)) { outcome in
      outcomes.append(outcome)
      return true
    }
    return (outcomes, succeeded)
  }

  private func drawn(_ script: String) -> [DrawnOutcome] {
    outcomes(script).0.map { DrawnOutcome($0, as: .table) }
  }

  @Test func aWrongStatementDoesNotStopTheOthers() {
    let (found, succeeded) = outcomes("select valu; select ; select 1")
    #expect(found.count == 3)
    #expect(!succeeded)
    guard case .rows(let last)? = found.last else {
      Issue.record("the last statement has rows")
      return
    }
    #expect(last.rowCount == 1)
  }

  @Test func citeSpeaksOfTheLastAnswer() {
    let drawn = drawn("select value, unit; cite 1")
    #expect(drawn[1].output == "甲:1:17\n  2024年，甲市公安局共受理案件【120起】。\n")
  }

  @Test func citingWithoutAnAnswerOrBeyondItIsAnError() {
    #expect(drawn("cite 1")[0].messages.hasPrefix("error: there is no answer yet to cite from"))
    #expect(drawn("select value; cite 2")[1].messages.contains("one row: `cite 1`"))
  }

  @Test func explainShowsThePlan() {
    #expect(drawn("explain select 1")[0].output == "project 1\n└ one row of nothing\n")
  }

  @Test func notesStandBelowATableAndApartFromOtherFormats() {
    let outcome = outcomes("select 1/0").0[0]
    #expect(DrawnOutcome(outcome, as: .table).output.contains("note: a division by zero"))
    #expect(DrawnOutcome(outcome, as: .csv).output == "1 / 0\n\"\"\n")
    #expect(DrawnOutcome(outcome, as: .csv).messages.contains("note: a division by zero"))
  }
}
