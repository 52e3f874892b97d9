import ReportQL
import Testing

/// The names that are offered while a statement is written.
@Suite struct CompletionTests {
  /// A runner that knows the table `people`, the query `shares` and the value `since`.
  private static let runner: ScriptRunner = {
    let session = Session(documents: [(id: "甲", text: "2024年，甲市公安局共受理案件120起。\n")])
    let people = SourceText(name: "people.csv", "code,inhabitants,县名\n440783,741000,开平\n")
    var runner = ScriptRunner((try? session.loading(people, as: "people")) ?? session)
    let script = "let shares = select agency as who, value as 数值二; param since int = 2023"
    _ = runner.run(SourceText(name: "s.rql", script)) { (_: StatementOutcome) in true }
    return runner
  }()

  /// What is offered where `|` stands.
  private func offered(_ text: String) -> [String] {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    return Self.runner.completion(before: String(parts[0]), after: String(parts.last ?? ""))
      .candidates
  }

  @Test func columnsAreThoseOfTheRelationsRead() {
    #expect(offered("select agen|") == ["agency"])
    #expect(offered("select AGEN|") == ["agency"])
    #expect(offered("select 机|") == ["机构"])
    #expect(offered("select inh| from people") == ["inhabitants"])
    #expect(offered("select inh|") == [])
    #expect(offered("select 1 from people where inh|") == ["inhabitants"])
    #expect(offered("select 1 from facts f join people p on p.c|") == ["code"])
    #expect(offered("select f.| from people f") == ["code", "inhabitants", "县名"])
    #expect(offered("select people.| from people").first == "code")
    #expect(offered("select 1 from facts join people using (inh|") == ["inhabitants"])
  }

  @Test func namedQueriesAndCommonTablesHaveColumns() {
    #expect(offered("select wh| from shares") == ["who"])
    #expect(offered("select 数值|") == ["数值"])
    #expect(offered("select 数值| from shares") == ["数值二"])
    #expect(offered("with t as (select code as c1 from people) select c1|") == [])
    #expect(offered("with t as (select code as c1 from people) select c1| from t") == ["c1"])
    #expect(offered("select s.| from (select code as c1 from people) s") == ["c1"])
  }

  @Test func relationsAreTheReportsAndTheUsersOwn() {
    #expect(offered("select 1 from pe|") == ["people"])
    #expect(offered("select 1 from sh|") == ["shares"])
    #expect(offered("describe 事|") == ["事实"])
    #expect(offered("with closing as (select 1 as x) select x from cl|") == ["closing"])
    #expect(offered("select 1 from |").starts(with: ["facts", "targets", "reports"]))
  }

  @Test func valuesFunctionsTypesAndAliasesAreOffered() {
    #expect(offered("select 1 where year >= $|") == ["since"])
    #expect(offered("select medi|") == ["median("])
    #expect(offered("select cast(value as te|") == ["text"])
    #expect(offered("select closer| from facts closer_look") == ["closer_look"])
  }

  @Test func whatIsSharedIsFound() {
    #expect(Completion(word: "r", candidates: ["rate", "rank"]).commonBeginning == "ra")
    #expect(Completion(candidates: ["机构", "机动车"]).commonBeginning == "机")
    #expect(Completion().commonBeginning == "")
  }
}
