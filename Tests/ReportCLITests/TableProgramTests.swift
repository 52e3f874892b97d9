import Foundation
import Testing

/// Tables of the user's on the command line.
@Suite struct TableProgramTests {
  private let program = BuiltProgram("reportql")
  private let districts = "Tests/Golden/Answers/Tables/districts.csv"

  @Test func aTableIsNamedOnTheCommandLine() throws {
    let query = "select count(*) as n from d where target > 92%"
    let csv = ["--table", "d=\(districts)", "--format", "csv"]
    #expect(try program.run("-c", query, csv[0], csv[1], csv[2], csv[3]).output == "n\n1\n")
    let script = try program.run("run", "-", csv[0], csv[1], csv[2], csv[3], input: query)
    #expect(script.output == "n\n1\n")
    let shell = try program.run(csv[0], csv[1], input: "show relations;\n.schema d\n")
    #expect(shell.output.contains("d                  3     5"))
    #expect(shell.output.contains("target         percent"))
  }

  @Test func aWrongTableIsStatusTwoAndNothingRuns() throws {
    let wrong = try program.run(
      "-c",
      "select 1",
      "--table",
      "w=Tests/Golden/Answers/Tables/wrong.csv"
    )
    #expect(wrong.output == "")
    #expect(wrong.messages.contains(" --> Tests/Golden/Answers/Tables/wrong.csv:2:12"))
    #expect(wrong.status == 2)
    let taken = try program.run("-c", "select 1", "--table", "facts=\(districts)")
    #expect(taken.messages.hasPrefix("error: `facts` is a relation of the reports\n"))
    #expect(taken.status == 2)
    let report = try program.run("-c", "select 1", districts)
    #expect(report.messages.contains("a table is read by `--table NAME=FILE`"))
    #expect(report.status == 2)
    let nameless = try program.run("-c", "select 1", "--table", districts)
    #expect(
      nameless.messages == "error: `--table \(districts)` names no file: write NAME=FILE\n"
    )
    #expect(nameless.status == 2)
  }

  @Test func aScriptLoadsWhatStandsBesideIt() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "reportql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("a\n41\n".utf8).write(to: folder.appending(path: "t.csv"))
    let script = folder.appending(path: "s.rql")
    try Data("load 't.csv' as t; select a + 1 as b from t;".utf8).write(to: script)
    let run = try program.run("run", script.path, "--format", "ndjson")
    #expect(run.output == "{\"b\":42}\n")
    #expect(run.status == 0)
    let elsewhere = try program.run("-c", "load 't.csv' as t; select 2 as b", "--format", "csv")
    #expect(elsewhere.output == "b\n2\n")
    #expect(elsewhere.messages.hasPrefix("error: there is no file `t.csv`\n"))
    #expect(elsewhere.status == 1)
  }
}
