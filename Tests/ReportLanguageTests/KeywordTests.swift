import Testing

@testable import ReportLanguage

@Suite struct KeywordTests {
  /// The rows of `Grammar/Keywords.tsv` below its header.
  private static func rows() throws -> [[String]] {
    try PackageFiles.text("Grammar/Keywords.tsv").split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func theTableHasEveryWordOnceWithItsMeaning() throws {
    let rows = try Self.rows()
    #expect(rows.map { $0[0] }.sorted() == Keyword.allCases.map(\.rawValue).sorted())
    #expect(rows.allSatisfy { $0.count == 4 && !$0[3].isEmpty })
  }

  @Test func theTableSaysWhatIsReservedAndWhatChineseWordsMean() throws {
    for row in try Self.rows() {
      let keyword = try #require(Keyword(rawValue: row[0]))
      #expect(row[1] == (keyword.isReserved ? "yes" : "no"))
      #expect(row[2] == keyword.chineseAlias ?? "")
    }
  }

  @Test func reservedWordsAreNoNamesAndFreeOnesAre() {
    for keyword in Keyword.allCases {
      let isName = Script.parse(source("select x as \(keyword.rawValue)")).issues.isEmpty
      #expect(isName != keyword.isReserved, "\(keyword)")
      #expect(Script.parse(source("select x as `\(keyword.rawValue)`")).issues.isEmpty)
    }
  }

  @Test func theGrammarSpellsOnlyWordsOfTheTable() throws {
    let grammar = try GrammarFile.ofQueries()
    for name in grammar.names where !GrammarFile.isToken(name) {
      let pieces = grammar.sources[name, default: ""].split(
        separator: "\"",
        omittingEmptySubsequences: false
      )
      for (index, piece) in pieces.enumerated() where index % 2 == 1 {
        #expect(Keyword(rawValue: String(piece)) != nil || !piece.contains(where: \.isLetter))
      }
    }
  }
}
