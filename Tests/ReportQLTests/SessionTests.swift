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
      answer.explanation.map(\.english) == [
        "Of 3 rows in `facts`, the conditions together leave none:",
        "  year = 2024  holds for 2 rows; without it 1 is left, with year (年份) 2025",
        "  value = 300  holds for 1 row; without it 2 are left, with value (数值) 120, 98",
      ]
    )
  }

  @Test func anExplanationThatFailsIsNoFailureOfTheQuery() throws {
    let session = Session(documents: [(id: "甲", text: "2024年，甲市公安局共受理案件120起。\n")])
    let query = "select id where year = 1999 and 9223372036854775807 + id > 0"
    #expect(try session.run(query).rowCount == 0)
    #expect(try session.run("select agency, year, value pivot year limit 0").rowCount == 0)
  }

  @Test func whatCombinesOrJoinsNothingIsExplainedOnBothSides() throws {
    let session = Session(documents: [(id: "甲", text: "2024年，甲市公安局共受理案件120起。\n")])
    func told(_ query: String) throws -> [String] {
      try session.run(query).explanation.map(\.english)
    }
    #expect(
      try told("select id where year = 2 union select id where unit = \"件\"") == [
        "Of 1 row in `facts`, the condition leaves none:",
        "  year = 2  holds for 0 rows; nearest in year (年份): 2024",
        "Of 1 row in `facts`, the condition leaves none:",
        "  unit = \"件\"  holds for 0 rows; nearest in unit (单位): \"起\"",
      ]
    )
    #expect(
      try told("with a as (select id where year = 2) select id from a join facts using (id)") == [
        "Joining `a` (0 rows) with `facts` (1 row) gives no row.",
        "Of 1 row in `facts`, the condition leaves none:",
        "  year = 2  holds for 0 rows; nearest in year (年份): 2024",
      ]
    )
    #expect(
      try told("select id where id in (select id from targets)") == [
        "Of 1 row in `facts`, the condition leaves none:",
        "  id in (select id from targets)  holds for 0 rows; the query in it gives no row",
      ]
    )
    #expect(
      try told("select 1 where 1 > 2 and 2 > 1") == [
        "Nothing is read, and the conditions do not hold:", "  1 > 2  does not hold",
        "  2 > 1  holds",
      ]
    )
    #expect(try told("select * from targets") == ["`targets` has no row."])
    #expect(
      try told("select id union select id offset 5") == ["`offset 5` passes over all of 1 row."]
    )
  }

  @Test func queriesRunOnAnEmptyCorpus() throws {
    let empty = Session(corpus: .empty)
    #expect(try empty.run("select 1 + 1")[0][0] == .int(2))
    #expect(
      try empty.run("select agency").explanation.map(\.english) == [
        "`facts` has no row: nothing was loaded."
      ]
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

  @Test func everyStatementTellsItsNumberAndLine() {
    var runner = ScriptRunner(Session(corpus: .empty))
    var places: [StatementPlace] = []
    for script in ["select 1;\n\n select\n 2; selec; let q = select 1", "]", "\nselect 1"] {
      _ = runner.run(SourceText(name: "s.rql", script)) { _, place in
        places.append(place)
        return true
      }
    }
    #expect(places.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(places.map(\.line) == [1, 3, 4, 4, 1, 2])
  }

  @Test func marksTellApartTheAnswersOfAScript() {
    var runner = ScriptRunner(Session(corpus: .empty))
    var lines = ""
    let script = """
      let q = select 1 as a, "x" as a;
      select * from q union all select 2, null;
      selec 1;
      select a, b from q where a > 9;
      check select 50% as p
      """
    _ = runner.run(SourceText(name: "s.rql", script)) { outcome, place in
      lines += DrawnOutcome(outcome, as: .ndjson, place: place, marked: true).output
      return true
    }
    #expect(
      lines == #"""
        {"statement":1,"line":1,"columns":[],"types":[],"rows":0}
        {"statement":2,"line":2,"columns":["a","a_2"],"types":["int","text"],"rows":2}
        {"a":1,"a_2":"x"}
        {"a":2,"a_2":null}
        {"statement":3,"line":3,"error":"misspeltKeyword"}
        {"statement":4,"line":4,"error":"unknownColumn"}
        {"statement":5,"line":5,"columns":["column","type"],"types":["text","text"],"rows":1}
        {"column":"p","type":"percent"}

        """#
    )
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
