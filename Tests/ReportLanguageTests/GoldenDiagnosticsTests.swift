import Foundation
import ReportText
import Testing

@testable import ReportLanguage

/// Every `.rql` file of `Tests/Golden/Syntax` with the messages expected beside it.
///
/// `Tests/Golden/README.md` says how to write new ones.
@Suite struct GoldenDiagnosticsTests {
  static let folder = "Tests/Golden/Syntax"

  @Test func everyKindOfIssueHasItsFile() throws {
    let names = try PackageFiles.list(Self.folder, suffix: ".rql")
      .map { $0.dropFirst(Self.folder.count + 1).dropLast(".rql".count) }
    #expect(names.map(String.init) == SyntaxIssue.Code.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: try PackageFiles.list(folder, suffix: ".rql"))
  func messagesAreAsExpected(file: String) throws {
    let name = String(file.dropFirst(Self.folder.count + 1))
    let script = Script.parse(SourceText(name: name, try PackageFiles.text(file)))
    let codes = script.issues.map(\.code.rawValue)
    #expect(codes.contains(String(name.dropLast(".rql".count))), "\(codes)")

    let expectation = file.replacing(".rql", with: ".expected")
    let found = drawn(script) + "\n"
    if ProcessInfo.processInfo.environment["REWRITE_EXPECTATIONS"] != nil {
      let url = PackageFiles.root.appending(path: expectation)
      try found.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(found == (try PackageFiles.text(expectation)))
  }
}
