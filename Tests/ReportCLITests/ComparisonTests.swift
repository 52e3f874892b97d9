import Foundation
import Testing

/// Answers must be those of SQLite and DuckDB, see `Tests/Comparison/README.md`.
@Suite struct ComparisonTests {
  @Test func otherEnginesGiveTheSameAnswers() throws {
    let run = try BuiltProgram("Scripts/compare", at: BuiltProgram.root.path)
      .run(BuiltProgram("reportql").location)
    let report = run.output + run.messages
    // What was compared or skipped belongs into the log of the tests.
    print(report)
    #expect(run.status == 0, "\(report)")
    #expect(report.contains("queries compared with SQLite"))
    #expect(report.contains("queries compared with DuckDB") || report.contains("skipped: DuckDB"))
  }

  @Test func aDifferenceIsFound() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "reportql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A program that says 1 wherever another one says 0.
    let liar = folder.appending(path: "liar")
    let text = "#!/bin/sh\n\"\(BuiltProgram("reportql").location)\" \"$@\" | sed 's/:0}/:1}/'\n"
    try Data(text.utf8).write(to: liar)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: liar.path
    )
    let run = try BuiltProgram("env", at: "/usr/bin")
      .run("python3", "-B", "Tests/Comparison/compare.py", liar.path, "--count", "20")
    #expect(run.status == 1)
    #expect(run.output.contains("ours:"))
  }
}
