import Foundation
import ReportText
import Testing

@testable import ReportLanguage

@Suite(.timeLimit(.minutes(2))) struct RobustnessTests {
  @Test func mutatedQueriesNeverCrashAndTheirPlacesStayInside() {
    var random = SeededGenerator(seed: 7)
    for query in Queries.valid {
      for _ in 0..<150 { check(Mutation.apply(to: query, &random)) }
    }
  }

  @Test func everyBeginningOfAQueryIsJudged() {
    for query in Queries.valid {
      for length in 0...query.unicodeScalars.count {
        check(String(String.UnicodeScalarView(query.unicodeScalars.prefix(length))))
      }
    }
  }

  @Test(arguments: [
    "(", ")", "not ", "- ", "f(", "a in (", "1 + ", "a = ", "a and ", "a or \"b\" or ", "a, ",
    "select ", "where ", "group by ", ";", "'", "`", "/*", "a b ", "1 2 ", "case ", "，", "年份=1且",
    "a from (select ", "(select ", "a in (select ", "exists (select ", "a from b join ",
    "1 union select ",
    "a from b, ", "$", "$a ", "a pivot ", "a from b left join c on d = ", "with a as (select ",
    "10%3 ", "a ~ /x/ ", "select a from b ", "!", "?", "“", "x between 1 and ", "a < ",
  ])
  func longRepetitionsEndSoon(piece: String) {
    let text = "select " + String(repeating: piece, count: 5_000)
    let script = Script.parse(source(text))
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
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      #expect(canonical(nested) == nested)
      #expect(canonical(chain) == chain)
      #expect(canonical(queries) == queries)
      done.signal()
    }
    #if DEBUG
      thread.stackSize = 1 << 22
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

  @Test func longListsHaveNoLimit() {
    let list = Array(repeating: "1", count: 20_000).joined(separator: ", ")
    #expect(Script.parse(source("select a where a in (\(list))")).issues.isEmpty)
    #expect(Script.parse(source("select \(list)")).issues.isEmpty)
  }

  /// Reads and draws a text, and checks what must hold of any text.
  private func check(_ text: String) {
    let source = source(text)
    let reader = ScriptReader(source)
    let script = reader.script
    var end = 0
    for token in reader.tokens {
      for span in token.leadingTrivia.map(\.span) + [token.span] {
        #expect(span.start == end, "tokens and trivia cover the text: \(text)")
        end = span.end
      }
    }
    #expect(end == source.span.end)
    #expect(script.issues.allSatisfy { source.span.contains($0.span) })
    #expect(script.statements.allSatisfy { source.span.contains($0.span) })
    for statement in script.statements where statement.statement == nil {
      let interrupted = script.issues.contains { $0.isUnclosed }
      #expect(!statement.issues.isEmpty || interrupted, "a statement is lost silently: \(text)")
    }
    for statement in script.statements.compactMap(\.runnable) {
      let printed = SyntaxPrinter.print(statement)
      #expect(canonical(printed) == printed, "what may be run is whole: \(text)")
    }
    _ = drawn(script)
    _ = StatementCompleteness(of: source)
  }
}

extension SyntaxIssue {
  fileprivate var isUnclosed: Bool {
    [.unclosedText, .unclosedName, .unclosedComment].contains(code)
  }
}

/// Small damages to a text, as typing and pasting make them.
private enum Mutation {
  static func apply(to text: String, _ random: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...Int.random(in: 0..<4, using: &random) {
      guard !scalars.isEmpty else { break }
      let place = Int.random(in: scalars.indices, using: &random)
      let other = Int.random(in: scalars.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: scalars.remove(at: place)
      case 1: scalars.swapAt(place, other)
      case 2: scalars[place] = strange.randomElement(using: &random) ?? "?"
      case 3: scalars.insert(strange.randomElement(using: &random) ?? "?", at: place)
      case 4: scalars.removeSubrange(min(place, other)..<max(place, other))
      default: scalars.insert(contentsOf: scalars[min(place, other)..<max(place, other)], at: place)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let strange = Array(
    "()'\"`/;,.*%~!=<>-+且或非万%“”「」。、？&|#\n\u{0}\u{FEFF}😀é９_e".unicodeScalars
  )
}
