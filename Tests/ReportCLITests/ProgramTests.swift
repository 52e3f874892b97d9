import Foundation
import Testing

/// The program as it is called from a command line.
@Suite struct ProgramTests {
  private let program = BuiltProgram("reportql")
  private let reports = "Examples/Reports"

  @Test func aQueryIsAnswered() throws {
    let run = try program.run(
      "-c",
      #"select agency, rate where year=2025 and metric~"化解率""#,
      reports
    )
    #expect(
      run.output == """
        agency          rate
        ────────────  ──────
        开平市公安局  96.67%
        1 row

        """
    )
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func noRowIsNoFailureAndIsExplained() throws {
    let query = #"select agency, rate where year=2025 and metric~"结案率""#
    let table = try program.run("-c", query, reports)
    #expect(table.output.contains("the conditions together leave none"))
    #expect(table.status == 0)
    let csv = try program.run("-c", query, "--format", "csv", reports)
    #expect(csv.output == "agency,rate\n")
    #expect(csv.messages.contains("without it 1 is left, with year (年份) 2024"))
    #expect(csv.status == 0)
  }

  @Test func aWrongQueryIsStatusOneAndItsMistakesStandOnStandardError() throws {
    let run = try program.run("-c", "select agncy, rat", reports)
    #expect(run.output == "")
    #expect(run.messages.contains("did you mean `agency` (机构)?"))
    #expect(run.messages.contains("did you mean `rate` (比率)?"))
    #expect(run.status == 1)
  }

  @Test func notesAreErrorsWhereThatIsAsked() throws {
    let query = #"select sum(value) where unit = "起" and role = "current""#
    let table = try program.run("-c", query, reports)
    #expect(table.output.contains("note: `sum(value)` mixes 2 bounds: exact 5, at_least 1"))
    #expect(table.status == 0)
    let csv = try program.run("-c", query, "--format", "csv", reports)
    #expect(csv.output == "sum(value)\n13144\n")
    #expect(csv.messages.hasPrefix("note: `sum(value)` mixes 2 bounds"))
    let strict = try program.run("-c", query, "--strict", reports)
    #expect(strict.output == "")
    #expect(strict.messages.hasPrefix("error: `sum(value)` mixes 2 bounds"))
    #expect(strict.status == 1)
    #expect(
      try program.run("-c", query + #" and bound = "exact""#, "--strict", reports).status == 0
    )
  }

  @Test func messagesSpeakTheLanguageThatIsAsked() throws {
    let query = "select agncy; select agency where agency = \"开平公安局\""
    let chinese = try program.run("--lang", "zh", "-c", query, reports)
    #expect(chinese.messages.hasPrefix("错误：没有列 `agncy`\n"))
    #expect(chinese.messages.contains("是否想写 `agency` (机构)？"))
    #expect(chinese.output.contains("0 行\n"))
    #expect(chinese.output.contains("`agency`（机构）中最接近的是 \"开平市公安局\""))
    let why = try program.run("why", "--lang", "zh", "x")
    #expect(why.messages == "错误：`x` 不是位置，请写 `FILE:LINE:COLUMN`\n")
    let loading = try program.run("--lang", "zh", "-c", "select 1", "/no/such/folder")
    #expect(loading.messages == "错误：没有文件或文件夹 `/no/such/folder`\n")
    #expect(loading.status == 2)
  }

  @Test func diagnosticsAreDataWhereThatIsAsked() throws {
    let query = "select agncy,\n 机构, rat"
    let run = try program.run("--diagnostics", "json", "-c", query, reports)
    let lines = run.messages.split(separator: "\n")
    #expect(lines.count == 2)
    let object = try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any]
    let found = try #require(object)
    #expect(found["severity"] as? String == "error")
    #expect(found["code"] as? String == "unknownColumn")
    #expect(found["message"] as? String == "unknown column `rat`")
    #expect(found["help"] as? String == "did you mean `rate` (比率)?")
    #expect(found["file"] as? String == "query")
    #expect(found["line"] as? Int == 2)
    #expect(found["column"] as? Int == 6)
    #expect(found["end"] as? [String: Int] == ["line": 2, "column": 9])
    #expect(found["span"] as? [Int] == [19, 22])
    let noted = try program.run("--diagnostics", "json", "-c", "select sum(value)", reports)
    #expect(noted.output.hasSuffix("1 row\n"))
    #expect(noted.messages.contains(#""severity":"note","code":"mixture""#))
    #expect(noted.messages.contains(#""notes":["unit: "#))
  }

  @Test func answersAndErrorsOfAScriptTellTheirStatement() throws {
    let script = "select 1 as a; select x; select 2 as b where false"
    let run = try program.run(
      "run",
      "-",
      "--format",
      "ndjson",
      "--mark-answers",
      "--diagnostics",
      "json",
      "--lang",
      "en",
      input: script
    )
    #expect(
      run.output == #"""
        {"statement":1,"line":1,"columns":["a"],"types":["int"],"rows":1}
        {"a":1}
        {"statement":2,"line":1,"error":"unknownColumn"}
        {"statement":3,"line":1,"columns":["b"],"types":["int"],"rows":0}

        """#
    )
    let told = run.messages.split(separator: "\n")
    #expect(told.count == 2)
    #expect(told[0].hasPrefix(#"{"severity":"error","code":"unknownColumn","#))
    #expect(told[0].contains(#""statement":2,"#))
    #expect(told[1].contains(#""code":"emptyAnswer""#) && told[1].contains(#""statement":3}"#))
    #expect(run.status == 1)
    // Without marks there are rows only; in a pipe statements are counted over all of it.
    let rows = try program.run("-c", script, "--format", "ndjson")
    #expect(rows.output == "{\"a\":1}\n")
    let pipe = try program.run(
      "--format",
      "ndjson",
      "--mark-answers",
      input: "select 1;\nselect 2;\n"
    )
    #expect(pipe.output.contains(#"{"statement":2,"line":2,"#))
    let table = try program.run("-c", "select 1", "--mark-answers")
    #expect(table.status == 2)
    #expect(table.messages.contains("'--mark-answers' goes with '--format ndjson'"))
  }

  @Test func parametersAreGivenByName() throws {
    let run = try program.run(
      "-c",
      "param y int = 2024; select count(*) from reports where report_year = $y",
      "--param",
      "y=2025",
      "--format",
      "csv",
      reports
    )
    #expect(run.output == "count(*)\n2\n")
    #expect(run.messages == "")
    let wrong = try program.run("-c", "select 1", "--param", "y")
    #expect(wrong.messages == "error: `--param y` has no value: write NAME=VALUE\n")
    #expect(wrong.status == 2)
  }

  @Test func aMissingFileIsNamedAndTheRestIsAnswered() throws {
    let run = try program.run(
      "-c",
      "select count(*) from reports",
      "nowhere",
      reports,
      "--format",
      "csv"
    )
    #expect(run.output == "count(*)\n5\n")
    #expect(run.messages == "error: there is no file or folder `nowhere`\n")
    #expect(run.status == 2)
  }

  @Test func whereNothingCanBeReadNothingIsAnswered() throws {
    let run = try program.run("-c", "select 1", "nowhere")
    #expect(run.output == "")
    #expect(run.status == 2)
  }

  @Test func withoutReportsAQueryOfNothingRuns() throws {
    let run = try program.run("-c", "select 1 + 1 as two", "--format", "ndjson")
    #expect(run.output == "{\"two\":2}\n")
    #expect(run.status == 0)
  }

  @Test func aScriptRunsAndGoesOnBehindAMistake() throws {
    let script = FileManager.default.temporaryDirectory
      .appending(path: "reportql-\(UUID().uuidString).rql")
    defer { try? FileManager.default.removeItem(at: script) }
    try Data("#!/usr/bin/env reportql\nselect valu;\nselect 2 as b;".utf8).write(to: script)
    let run = try program.run("run", script.path, reports, "--format", "csv")
    #expect(run.output == "b\n2\n")
    #expect(run.messages.contains(" --> \(script.path):2:8"))
    #expect(run.status == 1)
  }

  @Test func aScriptThatIsMissingOrNoTextIsStatusTwo() throws {
    let run = try program.run("run", "nowhere.rql", reports)
    #expect(run.messages.contains("cannot read the script `nowhere.rql`: No such file"))
    #expect(run.status == 2)
    let folder = try program.run("run", "Examples", reports)
    #expect(folder.messages.contains("cannot read the script `Examples`: it is a folder"))
    #expect(folder.status == 2)
  }

  @Test func aPipeIsReadWithoutAPrompt() throws {
    let run = try program.run(
      reports,
      input: "select count(*) from reports;\n.mode csv\nselect 1 as a,\n 2 as b\n"
    )
    #expect(run.output == "count(*)\n────────\n       5\n1 row\na,b\n1,2\n")
    #expect(run.status == 0)
    #expect(try program.run(reports, input: "selct 1;\n").status == 1)
  }

  @Test func aFigureCanBeAskedWhyItWasReadSo() throws {
    let place = try program.run(
      "-c",
      "select source where quantity = \"96.67%\"",
      "--format",
      "csv",
      reports
    )
    let source = try #require(place.output.split(separator: "\n").last.map(String.init))
    let why = try program.run("why", source)
    #expect(why.output.contains("【96.67%】"))
    #expect(why.output.contains("rule       the phrase before the figure"))
    #expect(why.status == 0)
    let title = try program.run("why", "2025-开平市公安局:2:30", reports)
    #expect(title.output.contains("no fact    the number is part of the title of a document"))
    #expect(try program.run("why", "nowhere.txt:1:1").status == 2)
    #expect(try program.run("why", "Examples").status == 2)
    #expect(try program.run("why", "2025-开平市公安局:2:10", reports).status == 1)
    let shell = try program.run(reports, input: "select quantity limit 1;\n.why 1\n")
    #expect(shell.output.contains("  metric     "))
  }

  @Test func wrongOptionsAreStatusTwo() throws {
    #expect(try program.run("--format", "xml", reports).status == 2)
    #expect(try program.run("--nonsense").status == 2)
    #expect(try program.run("-c").status == 2)
  }

  @Test func helpAndVersionAreStatusZero() throws {
    let help = try program.run("--help")
    #expect(help.output.contains("reportql run FILE.rql"))
    #expect(help.status == 0)
    let version = try program.run("--version")
    #expect(version.output.hasPrefix("reportql "))
    #expect(version.status == 0)
  }

  @Test func theEmbeddingExampleRuns() throws {
    let run = try BuiltProgram("EmbedInSwift").run(reports)
    #expect(run.output.contains("开平市公安局: 综治部门牵头化解率 0.9667\n"))
    #expect(run.output.contains("【98%】"))
    #expect(run.output.contains("did you mean `agency` (机构)?"))
    #expect(run.output.hasSuffix("text(\"5%\") number(5.0) text(\"%\") text(\"change\")\n"))
    #expect(run.status == 0)
  }
}
