import Foundation
import ReportQL
import Testing

/// Tables of the user's, through statements and through the library.
@Suite struct TableTests {
  private static let session = Session(documents: [
    (id: "甲", text: "2024年，甲市公安局共受理案件120起，化解率98%。\n")
  ])
  private static let people = SourceText(name: "people.csv", "agency,people\n甲市公安局,40\n")

  @Test func aSessionTakesTables() throws {
    let session = try Self.session.loading(Self.people, as: "人口")
    let answer = try session.run(
      "select f.value / p.people as per_head from facts f join 人口 p using (agency) where f.unit = '起'"
    )
    #expect(try answer[0].number("per_head") == 3)
    #expect(answer.citations(forRow: 0).map(\.source) == ["甲:1:17", "people.csv:2"])
    #expect(answer.citations(forRow: 0)[1].marked == "甲市公安局,40")
    #expect(answer.citations(forRow: 0)[1].report == "人口")
  }

  @Test func aTableOfTheSameNameReplacesTheOneBefore() throws {
    let other = SourceText(name: "other.ndjson", #"{"agency": "乙", "people": 1}"#)
    let session = try Self.session.loading(Self.people, as: "p").loading(other, as: "Ｐ")
    #expect(session.tables.map(\.name) == ["Ｐ"])
    #expect(try session.run("select agency from p")[0].text("agency") == "乙")
  }

  @Test func columnsWithoutAValueFitEveryType() throws {
    let empty = SourceText(name: "empty.csv", "a,b\n")
    let nulls = SourceText(name: "nulls.ndjson", #"{"a": null, "b": ""}"#)
    let session = try Self.session.loading(empty, as: "e").loading(nulls, as: "n")
    let answer = try session.run(
      "select count(*), sum(a), max(b || 'x'), count(*) filter (where a > 1 or b ~ '率') from e"
    )
    #expect(answer.formatted(as: .csv).hasSuffix("\n0,,,0\n"))
    #expect(
      try session.run("select a + 1, a > 90%, b = '' from n").formatted(as: .csv)
        .hasSuffix("\n,,true\n")
    )
    #expect(
      try session.run("select value from facts left join e on value = a union select a from n")
        .rowCount == 3
    )
    #expect(throws: QueryFailure.self) { try session.run("select b + 1 from n") }
  }

  @Test func namesOfTheReportsAreTaken() {
    for name in ["facts", "Facts", "事实", "句子表"] {
      #expect {
        try Self.session.loading(Self.people, as: name)
      } throws: {
        "\($0)".hasPrefix("error: `\(name)` is a relation of the reports\n")
      }
    }
    #expect(throws: TableProblem.self) { try Self.session.loading(Self.people, as: " ") }
  }

  @Test func aWrongTableDrawsItself() {
    let wrong = SourceText(name: "w.csv", "a,b\n1\n")
    #expect {
      try Self.session.loading(wrong, as: "w")
    } throws: {
      "\($0)" == """
        error: 1 field where the header names 2 columns
         --> w.csv:2:2
          |
        2 | 1
          |  ^ missing here
        """
    }
    #expect {
      try Self.session.loading("no such file.csv", as: "w")
    } throws: {
      "\($0)" == "error: there is no file `no such file.csv`"
    }
  }

  @Test func loadReadsFromTheFolderOfTheScript() throws {
    try withFolder { folder in
      try "a\n1\n2\n".write(toFile: folder + "/t.csv", atomically: true, encoding: .utf8)
      #expect(run("load 't.csv' as t; select sum(a) from t", folder) == ["", "3"])
      #expect(run("load '\(folder)/t.csv' as t; select sum(a) from t", nil) == ["", "3"])
      #expect(run("load 't.csv' as t", nil) == ["error: there is no file `t.csv`"])
    }
  }

  @Test func tablesAreReadInTheEncodingsOfReports() throws {
    try withFolder { folder in
      // 名称,数 / 开平市,1 in GB18030.
      let bytes: [UInt8] = [
        0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xCA, 0xFD, 0x0A, 0xBF, 0xAA, 0xC6, 0xBD, 0xCA, 0xD0, 0x2C,
        0x31, 0x0A,
      ]
      try Data(bytes).write(to: URL(filePath: folder + "/gb.csv"))
      #expect(run("load 'gb.csv' as t; select 名称, 数 from t", folder) == ["", "开平市,1"])
      let wide: [UInt8] = [0xFF, 0xFE] + Array("a\tb\n1\t2\n".utf8).flatMap { [$0, 0] }
      try Data(wide).write(to: URL(filePath: folder + "/w.tsv"))
      #expect(run("load 'w.tsv' as t; select b from t", folder) == ["", "2"])
      try Data([0x61, 0x00, 0xFF]).write(to: URL(filePath: folder + "/x.csv"))
      #expect(run("load 'x.csv' as t", folder)[0].contains("not a text: a zero byte at offset 1"))
    }
  }

  @Test func aLaterNameHidesTheOneBefore() throws {
    try withFolder { folder in
      try "a\n1\n".write(toFile: folder + "/one.csv", atomically: true, encoding: .utf8)
      try "a\n2\n".write(toFile: folder + "/two.csv", atomically: true, encoding: .utf8)
      #expect(
        run(
          """
          load 'one.csv' as t; let q = select a from t; load 'two.csv' as t; select a from t;
          select q.a, t.a from q, t; let t = select 3 as a; select a from t; select a from q;
          load 'two.csv' as q; select a from q
          """,
          folder
        ) == ["", "", "", "2", "1,2", "", "3", "1", "", "2"]
      )
      #expect(
        run("load 'one.csv' as t; with t as (select 9 as a) select a from t", folder)
          == ["", "9"]
      )
    }
  }

  @Test func citationsTellTablesOfOneNameApart() throws {
    try withFolder { folder in
      try "a\n1\n".write(toFile: folder + "/one.csv", atomically: true, encoding: .utf8)
      try "a\n2\n".write(toFile: folder + "/two.csv", atomically: true, encoding: .utf8)
      let cited = run(
        """
        load 'one.csv' as t; let q = select a from t; load 'two.csv' as t;
        select q.a, t.a from q, t; cite 1
        """,
        folder
      )
      #expect(
        cited.last?.replacing(folder + "/", with: "") == "t,one.csv:2,1,1 t,two.csv:2,2,2"
      )
    }
  }

  @Test func tablesStayWhenOtherReportsAreOpened() throws {
    let session = try Self.session.loading(Self.people, as: "p")
    let runner = ScriptRunner(session).asking(Session(documents: []))
    #expect(runner.session.tables.map(\.name) == ["p"])
    #expect(Catalog(of: runner.session).relations.rows.last == ["p", "", "1", "2"])
    #expect(Catalog(of: runner.session).relationsNear("pp").contains("p"))
  }

  /// What every statement gave: lines of values, or the first line of its message.
  private func run(_ script: String, _ folder: String?) -> [String] {
    var runner = ScriptRunner(Self.session, folder: folder)
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

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("reportql-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
