import Foundation
import ReportText
import Testing

@testable import ReportLanguage

/// Every `.rql` file of `Grammar/Invalid` with the messages expected beside it.
///
/// `Tests/Golden/README.md` says how to write new ones.
@Suite struct GoldenDiagnosticsTests {
  static let folder = "Grammar/Invalid"

  @Test func everyKindOfIssueHasItsFile() throws {
    let names = try PackageFiles.list(Self.folder, suffix: ".rql")
      .map { $0.dropFirst(Self.folder.count + 1).dropLast(".rql".count) }
    #expect(names.map(String.init) == SyntaxIssue.Code.allCases.map(\.rawValue).sorted())
  }

  @Test func everythingThatCanBeWantedIsMissingSomewhere() throws {
    let wanted = try PackageFiles.list(Self.folder, suffix: ".rql").flatMap { file in
      Script.parse(source(try PackageFiles.text(file))).issues.compactMap { issue in
        if case .unexpected(_, let wanted) = issue.kind { wanted.label } else { nil }
      }
    }
    #expect(Set(wanted) == SyntaxIssue.Wanted.labels)
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

extension SyntaxIssue.Wanted {
  /// The names of all cases.
  fileprivate static let labels: Set = [
    "expression", "name", "relation", "keywords", "mark", "rowNumber", "text", "file",
    "asName", "clauseOrEnd", "endOfStatement",
  ]

  /// The name of the case; a new one does not compile here and is then listed above.
  fileprivate var label: String {
    switch self {
    case .expression: "expression"
    case .name: "name"
    case .relation: "relation"
    case .keywords: "keywords"
    case .mark: "mark"
    case .rowNumber: "rowNumber"
    case .text: "text"
    case .file: "file"
    case .asName: "asName"
    case .clauseOrEnd: "clauseOrEnd"
    case .endOfStatement: "endOfStatement"
    }
  }
}
