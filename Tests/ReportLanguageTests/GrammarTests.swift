import Foundation
import Testing

@testable import ReportLanguage

@Suite struct GrammarTests {
  @Test func everyRuleIsAParseFunctionWhoseCommentRepeatsIt() throws {
    let grammar = try GrammarFile.ofQueries()
    let inParser = try ParserRules.read()
    let inGrammar = grammar.names.filter { !GrammarFile.isToken($0) }
    #expect(inParser.keys.sorted() == inGrammar.sorted())
    for name in inGrammar {
      #expect(inParser[name] == grammar.sources[name], "rule \(name)")
    }
  }

  @Test func everyRuleIsUsedAndDefined() throws {
    let grammar = try GrammarFile.ofQueries()
    let used = grammar.rules.values.reduce(into: Set(["script"])) { $0.formUnion(Self.names($1)) }
    #expect(used == Set(grammar.names))
  }

  private static func names(_ part: GrammarPart) -> Set<String> {
    switch part {
    case .sequence(let parts), .choice(let parts):
      parts.reduce(into: []) { $0.formUnion(names($1)) }
    case .optional(let part), .repetition(let part): names(part)
    case .exclusion(let part, let excluded): names(part).union(names(excluded))
    case .rule(let name): [name]
    case .characters, .words: []
    }
  }
}

/// The rules that the parser's comments state.
private enum ParserRules {
  /// The right sides by name, on one line each.
  static func read() throws -> [String: String] {
    var rules: [String: String] = [:]
    for file in try PackageFiles.list("Sources/ReportLanguage", suffix: ".swift")
    where file.contains("/Parser") {
      var comment: [Substring] = []
      for line in try PackageFiles.text(file).split(separator: "\n") {
        let line = line.drop { $0 == " " }
        if line.hasPrefix("///") {
          comment.append(line.dropFirst(3))
        } else {
          if let name = parseFunction(in: line) { rules[name] = body(of: name, in: comment) }
          comment = []
        }
      }
    }
    return rules
  }

  /// The rule of a line that declares `func parseRule(`.
  private static func parseFunction(in line: Substring) -> String? {
    guard let start = line.range(of: "func parse") else { return nil }
    let name = line[start.upperBound...].prefix { $0.isLetter }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The lines that are indented as code, without the rule's name.
  private static func body(of name: String, in comment: [Substring]) -> String? {
    let code = comment.filter { $0.hasPrefix("     ") }
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
    guard code.hasPrefix(name + " = ") else { return nil }
    return String(code.dropFirst(name.count + 3))
  }
}
