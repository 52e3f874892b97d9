import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page of diagrams that `Scripts/make-grammar-page` makes of the grammar.
@Suite(.enabled(if: Python.isInstalled, "python3 is not installed")) struct GrammarPageTests {
  @Test func everyRuleHasItsDiagramAndItsExample() throws {
    let page = try Python.output(of: "Scripts/make-grammar-page")
    let sections = page.components(separatedBy: "<section id=\"").dropFirst()
    let names = sections.map { String($0.prefix { $0 != "\"" }) }
    #expect(names == (try GrammarFile.ofQueries().names))
    for (name, section) in zip(names, sections) {
      let diagram = try #require(section.firstMatch(of: /(?s)<svg.*<\/svg>/)?.output, "\(name)")
      #expect(XMLParser(data: Data(diagram.utf8)).parse(), "\(name)")
      let example = try #require(section.firstMatch(of: /(?s)<pre>(.+?)<\/pre>/), "\(name)")
      #expect(!example.1.isEmpty)
    }
  }

  @Test func everyLinkLeadsToARuleAndThePageNeedsNothingElse() throws {
    let page = try Python.output(of: "Scripts/make-grammar-page")
    let targets = Set(page.matches(of: /id="(\w+)"/).map(\.1))
    let links = page.matches(of: /href="([^"]*)"/).map(\.1)
    #expect(links.count > 300)
    #expect(links.filter { !targets.contains($0.dropFirst()) || !$0.hasPrefix("#") } == [])
    #expect(!page.contains("src=") && !page.contains("@import") && !page.contains("<script"))
  }
}

/// The scripts of the package that are written in Python.
private enum Python {
  static let isInstalled = (try? run(["--version"])) != nil

  /// What a script writes on standard output.
  static func output(of script: String) throws -> String { try run([script]) }

  private struct Failure: Error { var status: Int32 }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = PackageFiles.root
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
