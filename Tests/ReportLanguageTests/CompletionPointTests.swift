import SeededNumbers
import Testing

@testable import ReportLanguage

/// What may stand at a place of a text that is being written.
@Suite struct CompletionPointTests {
  private func keywords(_ text: String) -> [String] { CompletionPoint(before: text).keywords }

  private func wanted(_ text: String) -> CompletionPoint.Wanted {
    CompletionPoint(before: text).wanted
  }

  @Test func aStatementBeginsWithItsWords() {
    #expect(
      Set(keywords("")) == [
        "select", "with", "explain", "cite", "describe", "show", "check", "coverage", "let",
        "param", "load",
      ]
    )
    #expect(keywords("SE") == ["select"])
    #expect(keywords("select 1; se") == ["select"])
    #expect(keywords("explain ") == ["select", "with", "analyze"])
  }

  @Test func clausesFollowInTheirOrder() {
    #expect(keywords("select agency fr") == ["from"])
    #expect(keywords("select agency from facts f w") == ["where"])
    #expect(keywords("select agency where rate > 90% g") == ["group by"])
    #expect(!keywords("select agency limit 3 ").contains("where"))
    #expect(keywords("select agency order by rate de") == ["desc"])
    #expect(keywords("select agency order by rate nulls ") == ["first", "last"])
    #expect(keywords("select agency from facts l") == ["limit", "left join"])
    #expect(keywords("select agency from facts left jo") == ["join"])
    #expect(keywords("select count(*) o").contains("over"))
    #expect(keywords("select sum(value) over (p") == ["partition by"])
    #expect(keywords("select case when rate > 90% t") == ["then"])
    #expect(keywords("show m") == ["metrics"])
    #expect(keywords("coverage select rate b") == ["by", "between"])
  }

  @Test func namesAreWantedByTheirKind() {
    #expect(wanted("select ") == .expression)
    #expect(wanted("select agency, ra") == .expression)
    #expect(wanted("select agency where ") == .expression)
    #expect(wanted("select 1 where 年份=2023且指") == .expression)
    #expect(CompletionPoint(before: "select 1 where 年份=2023且指").word == "指")
    #expect(wanted("select f.") == .column(of: "f"))
    #expect(wanted("select f.ag") == .column(of: "f"))
    for text in [
      "select agency from ", "select agency from facts, ", "select 1 from facts join re",
      "select 1 from (", "select 1 from (facts, ", "describe ",
      "with a as (select 1) select 1 from ",
    ] {
      #expect(wanted(text) == .relation, "\(text)")
    }
    for text in [
      "select 1 from facts join reports using (", "select 1 from a join b using (x, ",
      "select * except (", "select a, b pivot ", "coverage select rate by ",
    ] {
      #expect(wanted(text) == .column(of: nil), "\(text)")
    }
    #expect(wanted("select cast(value as ") == .type)
    #expect(wanted("param since ") == .type)
    #expect(wanted("select 1 where year >= $s") == .parameter)
    #expect(CompletionPoint(before: "select 1 where year >= $").wanted == .parameter)
  }

  @Test func newNamesAndFinishedWordsAreLeftAlone() {
    for text in [
      "select agency as ", "select agency ", "let ", "param ", "with ", "with a as (select 1), ",
      "load \"f.csv\" as ", "cite ", "select agency limit ", "select \"开平", "select 1 -- fr",
      "select /* fr", "select 5", "select \"开平\"", "select agency where metric ~ /率",
    ] {
      #expect(wanted(text) == .nothing, "\(text)")
    }
    for text in ["select \"fr", "select 1 -- fr", "select agency limit 5", "select 90%"] {
      #expect(keywords(text) == [], "\(text)")
    }
  }

  @Test func damagedTextIsCompletedWithoutHarm() throws {
    var random = SplitMix64(seed: 11)
    let queries = try HarvestedQueries.all().shuffled(using: &random).prefix(60)
    for query in queries {
      let characters = Array(query)
      let cut = Int.random(in: 0...characters.count, using: &random)
      let point = CompletionPoint(before: String(characters[..<cut]))
      #expect(point.keywords.allSatisfy { $0.hasPrefix(point.word.lowercased()) })
    }
  }
}
