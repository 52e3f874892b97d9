import Foundation
import ReportQL
import Testing

/// `Tests/Golden/Answers/NAME.rql` over the example reports gives `NAME.expected`, and so does
/// every script in `Examples/Queries`.
@Suite struct GoldenAnswerTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let answers = root.appending(path: "Tests/Golden/Answers")
  private static let session: Session = {
    let (session, problems) = Session.open(paths: [root.appending(path: "Examples/Reports").path])
    precondition(problems.isEmpty, "the example reports can be read")
    return session
  }()

  private static let scripts: [URL] = {
    let folders = [answers, root.appending(path: "Examples/Queries")]
    let files = folders.flatMap {
      (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
    }
    return files.filter { $0.pathExtension == "rql" }.sorted { $0.path < $1.path }
  }()

  @Test func thereAreScripts() {
    #expect(Self.scripts.count >= 9)
  }

  @Test(arguments: scripts.map(\.lastPathComponent))
  func theScriptGivesWhatIsExpected(name: String) throws {
    let script = try #require(Self.scripts.first { $0.lastPathComponent == name })
    let found = try Self.run(script)
    let expectation = Self.answers.appending(
      path: script.deletingPathExtension().lastPathComponent + ".expected"
    )
    if ProcessInfo.processInfo.environment["REWRITE_EXPECTATIONS"] == "1" {
      try found.write(to: expectation, atomically: true, encoding: .utf8)
    }
    #expect(found == (try String(contentsOf: expectation, encoding: .utf8)))
  }

  /// All that a person sees, with paths as seen from the root of the package.
  private static func run(_ script: URL) throws -> String {
    let text = try String(contentsOf: script, encoding: .utf8)
    var runner = ScriptRunner(session, folder: script.deletingLastPathComponent().path)
    var seen = ""
    _ = runner.run(SourceText(name: script.lastPathComponent, text)) { outcome in
      let drawn = DrawnOutcome(outcome, as: .table)
      seen += (seen.isEmpty ? "" : "\n") + drawn.output + drawn.messages
      return true
    }
    return seen.replacing(root.path + "/", with: "")
  }
}
