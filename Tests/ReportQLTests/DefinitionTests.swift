import ReportQL
import Testing

/// `let` and `param`.
@Suite struct DefinitionTests {
  private static let session = Session(documents: [
    (id: "甲", text: "2024年，甲市公安局共受理案件120起，化解率98%。\n"),
    (id: "乙", text: "2025年，乙市公安局共受理案件300起。\n"),
  ])

  /// What every statement gave, drawn as lines of values or as the first line of its message.
  private func run(_ script: String, _ parameters: [String: ParameterValue] = [:]) -> [String] {
    var runner = ScriptRunner(Self.session, parameters: parameters)
    var drawn: [String] = []
    _ = runner.run(SourceText(name: "s.rql", script)) { outcome in
      let text = DrawnOutcome(outcome, as: .csv)
      let lines = text.output.split(separator: "\n").dropFirst()
      let message = text.messages.split(separator: "\n").first.map(String.init) ?? ""
      drawn.append(lines.joined(separator: " ") + message)
      return true
    }
    return drawn
  }

  @Test func aLetIsARelationOfLaterStatements() {
    #expect(
      run(
        "let big = select agency, value where value > 100; select value from big b where b.value < 200"
      )
        == ["", "120"]
    )
    #expect(run("let a = select 1 as x; select count(*) from a join a b using (x)") == ["", "1"])
  }

  @Test func aLetIsDescribedAndChecked() {
    #expect(
      run(
        "let big = select agency, value; describe big; check select lag(value) over () as v from big"
      )
        == ["", "agency,text value,number", "v,number"]
    )
    #expect(
      run("let days = select cast(agency as date) as d; select count(d) from days").last
        == "0note: \"甲市公安局\" is no date, and so gave null"
    )
  }

  @Test func aLaterLetChangesLaterStatementsOnly() {
    #expect(
      run(
        "let a = select 1 as x; let b = select x from a; let a = select 2 as x; select x from a; select x from b"
      )
        == ["", "", "", "2", "1"]
    )
  }

  @Test func aLetIsBoundWhenItIsRead() {
    #expect(run("let a = select valu") == ["error: unknown column `valu`"])
    #expect(
      run("let a = select x from later; let later = select 1 as x")[0].hasPrefix(
        "error: unknown relation"
      )
    )
  }

  @Test func builtInNamesCannotBeTaken() {
    #expect(run("let facts = select 1") == ["error: `facts` is a relation of the reports"])
    #expect(run("let 事实 = select 1") == ["error: `事实` is a relation of the reports"])
  }

  @Test func aCommonTableHidesALet() {
    #expect(
      run("let a = select 1 as x; with a as (select 2 as x) select x from a; select x from a")
        == ["", "2", "1"]
    )
  }

  @Test func parametersAreReadAtRun() {
    #expect(
      run(
        """
        param least int = 200; let big = select value where value > $least;
        select value from big; param least int = 100; select value from big
        """
      ) == ["", "", "300", "", "120 300"]
    )
    #expect(run("param n int = 1; select value order by 1 limit $n") == ["", "98"])
    #expect(run("param p = 90% / 2; select $p, $p / 2") == ["", "45%,22.5%"])
  }

  @Test func aMissingValueIsAnErrorAtItsPlace() {
    #expect(
      run("param y int; let a = select value where year = $y; select value from a; select $y")
        == [
          "", "", "error: the parameter `$y` has no value",
          "error: the parameter `$y` has no value",
        ]
    )
    #expect(run("select $yea") == ["error: unknown parameter `$yea`"])
  }

  @Test func valuesFromOutsideGoBeforeDeclaredOnes() {
    let script = "param y int = 2024; select value where year = $y and unit = \"起\""
    #expect(run(script) == ["", "120"])
    #expect(run(script, ["y": .written("2025")]) == ["", "300"])
    #expect(run(script, ["Y": .value(.int(2025))]) == ["", "300"])
    #expect(
      run(script, ["y": .written("x")])[0] == "error: the value `x` of `$y` is no int"
    )
    #expect(
      run(
        "select $a, $b, $c, $d",
        ["a": .written("1.5"), "b": .written("甲"), "c": .written("90%"), "d": .value(.text("7"))]
      )
        == ["1.5,甲,90%,7"]
    )
  }

  @Test func declaredTypesAreChecked() {
    #expect(run("param y whole = 3") == ["error: unknown type `whole`"])
    #expect(run("param y int = \"a\"") == ["error: the value `a` of `$y` is no int"])
    #expect(
      run("param d date = \"2025-01-02\"; select $d; param x number = 3; select $x / 2") == [
        "", "2025-01-02", "", "1.5",
      ]
    )
    #expect(run("param y int = \"2\" = 3")[0].hasPrefix("error: `=` does not go between"))
  }

  @Test func whatFailsInALetIsToldWhereItIsUsed() {
    let script =
      "let a = select 9223372036854775807 + value as x from (select 1 as value);\nselect x from a"
    #expect(run(script) == ["", "error: `+` leaves the whole numbers of 64 bits"])
    var runner = ScriptRunner(Self.session)
    var drawn = ""
    _ = runner.run(SourceText(name: "s.rql", script)) { outcome in
      drawn = DrawnOutcome(outcome, as: .table).messages
      return true
    }
    #expect(drawn.contains("s.rql:2:15"))
  }

  @Test func aRowOfALetCitesItsFigures() throws {
    var runner = ScriptRunner(Self.session)
    var cited: [String] = []
    _ = runner.run(
      SourceText(
        name: "s",
        "let a = select sum(value) as v where unit = '起'; select v from a; cite 1"
      )
    ) {
      if case .citations(let citations) = $0 { cited = citations.map(\.marked) }
      return true
    }
    #expect(cited == ["120起", "300起"])
  }

  @Test func aQueryTakesItsParametersFromADictionary() throws {
    let answer = try Self.session.run("select value where year = $y", parameters: ["y": .int(2025)])
    #expect(answer.rowCount == 1)
  }
}
