import ReportText
import Testing

@testable import ReportLanguage

/// The files of `Grammar/Valid`: one for each rule, named after it.
@Suite struct GrammarExampleTests {
  static let folder = "Grammar/Valid"

  /// The files of the rules, or of the tokens.
  private static func names(_ folder: String) throws -> [String] {
    try PackageFiles.list(folder, suffix: ".rql")
      .map { String($0.dropFirst(folder.count + 1).dropLast(".rql".count)) }
  }

  @Test func everyRuleHasItsFile() throws {
    let grammar = try GrammarFile.ofQueries()
    let onlyExcluded: Set = ["loneValue"]
    let rules = Set(grammar.names.filter { !GrammarFile.isToken($0) }).subtracting(onlyExcluded)
    #expect(Set(try Self.names(Self.folder)) == rules)
    let tokens = Set(grammar.names.filter(GrammarFile.isToken))
    #expect(Set(try Self.names(Self.folder + "/Tokens")) == tokens)
  }

  @Test func everyFileIsInTheCanonicalLayoutAndSaysWhatItShows() throws {
    for file in try PackageFiles.tree(Self.folder, suffix: ".rql") {
      let text = try PackageFiles.text(file)
      #expect(text.hasPrefix("-- "), "\(file)")
      #expect(try Script.formatted(source(text)) == text, "reportql fmt \(file)")
    }
  }

  @Test func everyFileIsDerivedFromTheGrammarThroughItsRule() throws {
    let grammar = try GrammarFile.ofQueries()
    for name in try Self.names(Self.folder) {
      let text = try PackageFiles.text("\(Self.folder)/\(name).rql")
      #expect(GrammarRecognizer(grammar, text).parts(of: "script").contains(name), "\(name)")
    }
  }

  @Test func theFilesTogetherGoThroughEveryPartOfEveryRule() throws {
    let grammar = try GrammarFile.ofQueries()
    var found: Set<String> = []
    for file in try PackageFiles.tree(Self.folder, suffix: ".rql") {
      let text = try PackageFiles.text(file)
      found.formUnion(GrammarRecognizer(grammar, text).parts(of: "script"))
    }
    #expect(grammar.parts.subtracting(found).sorted() == [])
  }

  @Test func whatTheParserReadsIsDerivedFromTheGrammar() throws {
    let longest = 400
    let queries = try HarvestedQueries.all().filter {
      $0.utf8.count <= longest && Script.parse(source($0)).issues.isEmpty
    }
    let missing = try LargeStack.run {
      let grammar = try GrammarFile.ofQueries()
      return queries.filter { !GrammarRecognizer(grammar, $0).derives("script") }
    }
    #expect(missing == [])
  }

  @Test(arguments: [
    "select", "select a b c", "select a where", "select a from", "select (a", "a", "cite x",
    "select a order by", "select a where b in ()", "select a where \"b\" and 1", "select 1 2",
    "(select a) where b", "select a where b or 5", "select a, from b", "show tables",
    "select case end",
  ])
  func whatTheParserRefusesIsNotDerived(text: String) throws {
    #expect(!Script.parse(source(text)).issues.isEmpty)
    #expect(!GrammarRecognizer(try GrammarFile.ofQueries(), text).derives("script"))
  }
}
