import Foundation
import ReportText
import Testing

@testable import ReportLanguage

@Suite(.timeLimit(.minutes(10))) struct RobustnessTests {
  @Test func everyBeginningOfAQueryIsJudged() {
    for query in Queries.valid {
      for length in 0...query.unicodeScalars.count {
        let beginning = String(String.UnicodeScalarView(query.unicodeScalars.prefix(length)))
        #expect(TextProperties.brokenOnes(of: beginning) == [])
      }
    }
  }

  @Test(arguments: RepeatedPieces.all)
  func longRepetitionsEndSoon(piece: String) {
    let script = Script.parse(source(RepeatedPieces.text(of: piece, times: 5_000)))
    #expect(script.issues.count <= 10_001)
  }

  @Test func deepTreesFitTheStackOfASmallThread() {
    let nested =
      "select " + String(repeating: "f(a in (", count: 50) + "1"
      + String(repeating: "))", count: 50)
    let levels = Limits.nesting / Limits.levelsOfSubquery
    let queries =
      "select " + String(repeating: "a in (select b from c where ", count: levels) + "d"
      + String(repeating: ")", count: levels)
    let chain = "select a" + String(repeating: " + a", count: Limits.operators)
    let relations =
      "select 1 from " + String(repeating: "(", count: levels) + "facts"
      + String(repeating: ")", count: levels)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      #expect(canonical(nested) == nested)
      #expect(canonical(chain) == chain)
      #expect(canonical(queries) == queries)
      #expect(canonical(relations) == relations)
      for text in [nested, chain, queries, relations] {
        #expect((try? Script.formatted(source(text))) != nil)
      }
      done.signal()
    }
    #if DEBUG
      thread.stackSize = 6 << 20
    #else
      thread.stackSize = 1 << 19
    #endif
    thread.start()
    done.wait()
  }

  @Test func nestingUpToTheLimitIsRead() {
    let levels = Limits.nesting
    for (opening, closing) in [("(", ")"), ("f(", ")"), ("not ", ""), ("- ", "")] {
      let nested = { (count: Int) in
        "select " + String(repeating: opening, count: count) + "a"
          + String(repeating: closing, count: count)
      }
      #expect(Script.parse(source(nested(levels))).issues.isEmpty)
      let issues = Script.parse(source(nested(levels + 1))).issues
      #expect(issues.map(\.kind) == [.nestedTooDeep(limit: levels)])
    }
  }

  @Test func longChainsAreReadUpToTheLimit() {
    let chain = { (count: Int) in "select a" + String(repeating: " + a", count: count) }
    let whole = canonical(chain(Limits.operators))
    #expect(whole == chain(Limits.operators))
    let issues = Script.parse(source(chain(Limits.operators + 1))).issues
    #expect(issues.map(\.kind) == [.tooManyOperators(limit: Limits.operators)])
  }

  @Test func relationsAreCountedAlsoInParentheses() {
    let relations = { (count: Int) in (0..<count).map { "f\($0)" }.joined(separator: ", ") }
    let half = Limits.relations / 2
    let allowed = "select 1 from (\(relations(half))), (\(relations(half)))"
    #expect(Script.parse(source(allowed)).issues.isEmpty)
    let tooMany = "select 1 from (\(relations(half))), (\(relations(half + 1)))"
    let issues = Script.parse(source(tooMany)).issues
    #expect(issues.map(\.kind) == [.tooManyRelations(limit: Limits.relations)])
  }

  @Test func longListsHaveNoLimit() {
    let list = Array(repeating: "1", count: 20_000).joined(separator: ", ")
    #expect(Script.parse(source("select a where a in (\(list))")).issues.isEmpty)
    #expect(Script.parse(source("select \(list)")).issues.isEmpty)
  }
}

/// Pieces that tempt a reader to go back or ahead again and again where they are repeated.
enum RepeatedPieces {
  static let all = [
    "(", ")", "not ", "- ", "f(", "a in (", "1 + ", "a = ", "a and ", "a or \"b\" or ", "a, ",
    "select ", "where ", "group by ", ";", "'", "`", "/*", "a b ", "1 2 ", "case ", "，", "年份=1且",
    "a from (select ", "(select ", "a in (select ", "exists (select ", "a from b join ",
    "1 union select ",
    "a from b, ", "$", "$a ", "a pivot ", "a from b left join c on d = ", "with a as (select ",
    "10%3 ", "a ~ /x/ ", "select a from b ", "!", "?", "“", "x between 1 and ", "a < ",
    "”x", "’", "aaaaaaa", "1%", "1%a", "selec ", "a selec ", "a\n", "-- a\n", "/* a */",
    "a union (", "((select 1) union ", "a b c, ", "with a as ", "a not ", "case when ", "a.",
  ]

  static func text(of piece: String, times count: Int) -> String {
    "select " + String(repeating: piece, count: count)
  }
}
