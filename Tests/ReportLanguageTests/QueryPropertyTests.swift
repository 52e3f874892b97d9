import Foundation
import ReportText
import SeededNumbers
import Testing

@testable import ReportLanguage

/// What holds of every query: of those in the package, of sentences derived from the grammar, and
/// of what damages make of them.
///
/// `GENERATED_SENTENCES=100000` derives as many; `Grammar/README.md` has the whole command.
@Suite struct QueryPropertyTests {
  private static let sentences =
    ProcessInfo.processInfo.environment["GENERATED_SENTENCES"].flatMap { Int($0) } ?? 300

  @Test func queriesOfThePackageKeepTheirMeaningInPrintAndLayout() throws {
    let queries = try HarvestedQueries.all().filter { Script.parse(source($0)).issues.isEmpty }
    #expect(queries.count > 600)
    let broken = try LargeStack.run {
      var random = SplitMix64(seed: 3)
      return queries.flatMap { query in
        TextProperties.brokenOnes(ofValid: query)
          + TextProperties.brokenOnes(ofValid: Comments.insert(into: query, &random))
      }
    }
    #expect(broken == [])
  }

  @Test func derivedSentencesKeepTheirMeaningInPrintAndLayout() throws {
    let broken = try Self.eachSentence(of: "statement", depths: 12...22) { sentence, random in
      // No rule says how large a number may be.
      let issues = Script.parse(source(sentence)).issues
      if issues.contains(where: { $0.kind == .numberTooLarge }) { return [] }
      return TextProperties.brokenOnes(ofValid: sentence)
        + TextProperties.brokenOnes(ofValid: Comments.insert(into: sentence, &random))
    }
    #expect(broken == [])
  }

  @Test func damagedQueriesAreReadToTheirEnd() throws {
    let queries = try HarvestedQueries.all()
    let broken = try LargeStack.run {
      var random = SplitMix64(seed: 7)
      return queries.flatMap { query in
        (0..<4).flatMap { _ in TextProperties.brokenOnes(of: Mutation.apply(to: query, &random)) }
      }
    }
    #expect(broken == [])
  }

  @Test func damagedSentencesAreReadToTheirEnd() throws {
    let broken = try Self.eachSentence(of: "script", depths: 10...18) { sentence, random in
      TextProperties.brokenOnes(of: Mutation.apply(to: sentence, &random))
    }
    #expect(broken == [])
  }

  /// What a check finds of derived sentences; it stops at the first that it finds something of.
  private static func eachSentence(
    of rule: String,
    depths: ClosedRange<Int>,
    _ check: @escaping @Sendable (String, inout SplitMix64) -> [String]
  ) throws -> [String] {
    try LargeStack.run {
      var generator = SentenceGenerator(try GrammarFile.ofQueries(), seed: 2025)
      for _ in 0..<sentences {
        generator.depthLimit = Int.random(in: depths, using: &generator.random)
        let broken = check(generator.sentence(of: rule), &generator.random)
        if !broken.isEmpty { return broken }
      }
      return []
    }
  }
}

/// Comments at random places between tokens.
private enum Comments {
  static func insert(into text: String, _ random: inout SplitMix64) -> String {
    let source = source(text)
    var commented = ""
    for (number, token) in ScriptReader(source).tokens.enumerated() {
      for trivia in token.leadingTrivia { commented += source.text(in: trivia.span) }
      if Int.random(in: 0..<4, using: &random) == 0 { commented += comment(number, &random) }
      commented += source.text(in: token.span)
    }
    return commented
  }

  private static func comment(_ number: Int, _ random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: " -- \(number)\n"
    case 1: "\n-- \(number) 注 \n "
    case 2: "\n\n\n  -- \(number)\r\n\n"
    case 3: " /* \(number) */ "
    case 4: "\n/* \(number)\n   and more */ "
    case 5: " /**/\n/* \(number) */\n"
    default: " /* \(number) */ -- and\n"
    }
  }
}
