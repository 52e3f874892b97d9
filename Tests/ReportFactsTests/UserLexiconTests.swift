import ReportFacts
import ReportText
import Testing

@Suite struct UserLexiconTests {
  private func lexicon(_ text: String) throws -> ConceptLexicon {
    try ConceptLexicon(SourceText(name: "ours.tsv", text))
  }

  private func failure(of text: String) -> String {
    do {
      _ = try lexicon(text)
      return "no failure"
    } catch {
      return "\(error)"
    }
  }

  @Test func itsEntriesComeFirstAndTheOthersStay() throws {
    let ours = try lexicon("concept\twordings\n本地结案率\t结案率 案件结案率\n")
    #expect(ours.concept(of: "结案率", kind: .rate)?.name == "本地结案率")
    #expect(ours.concept(of: "办结率", kind: .rate)?.name == "办结率")
    #expect(ours.concepts.first?.name == "本地结案率")
  }

  @Test func aKnownConceptKeepsItsFamilyAndKinds() throws {
    let ours = try lexicon("wordings\tconcept\n结案比\t结案率\n")
    let concept = try #require(ours.concept(of: "结案比", kind: .rate))
    #expect(concept.family == "结案与满意")
    #expect(ours.concept(of: "结案比", kind: .count) == nil)
  }

  @Test func anEntryOfAnotherKindLeavesTheBuiltInOne() throws {
    let ours = try lexicon("concept\tkinds\twordings\n满意人数\tcount\t群众满意率\n")
    #expect(ours.concept(of: "群众满意率", kind: .rate)?.name == "群众满意率")
    #expect(ours.concept(of: "群众满意率", kind: .count)?.name == "满意人数")
  }

  @Test func commentsEmptyLinesAndLineEndsOfWindowsDoNotCount() throws {
    let text = "\u{FEFF}# ours\r\n\r\nconcept\twordings\r\n甲\t乙 丙丁\r\n  # end\r\n"
    let ours = try lexicon(text)
    #expect(ours.concept(of: "丙丁", kind: .count)?.name == "甲")
    #expect(ours.concept(of: "丙丁", kind: .count)?.family == "甲")
  }

  @Test func aMisspeltColumnIsShownInItsPlace() {
    #expect(
      failure(of: "concept\twording\n") == """
        error: unknown column `wording`
         --> ours.tsv:1:9
          |
        1 | concept wording
          |         ^^^^^^^ did you mean `wordings`?
          = help: the columns are concept, wordings and, if wanted, family, kinds, note; \
        fields are separated by tabs
        """
    )
  }

  @Test func anUnknownKindIsShownInItsPlace() {
    #expect(
      failure(of: "concept\tkinds\twordings\n结案率\trate rat\t结案比\n") == """
        error: unknown kind `rat`
         --> ours.tsv:2:10
          |
        2 | 结案率 rate rat 结案比
          |             ^^^ did you mean `rate`?
          = help: the kinds are count, rate, duration, money, rank
        """
    )
  }

  @Test func aWordingOfTwoConceptsIsShownInItsPlace() {
    #expect(
      failure(of: "concept\twordings\n甲率\t丙率\n乙率\t丁率 各类丙率\n") == """
        error: the wording `各类丙率` means two concepts
         --> ours.tsv:3:7
          |
        3 | 乙率 丁率 各类丙率
          |           ^^^^^^^^ it means `甲率` in line 2
        """
    )
  }

  @Test(arguments: [
    ("", "error: the lexicon has no column `concept`\n --> ours.tsv:1:1"),
    ("concept\tnote\n", "error: the lexicon has no column `wordings`\n --> ours.tsv:1:1"),
    ("concept\tconcept\n", "error: the column `concept` stands here twice\n --> ours.tsv:1:9"),
    (
      "concept\twordings\n甲\t乙\t丙\n",
      "error: this line has more than the 2 fields of the header\n --> ours.tsv:2:5"
    ),
    ("concept\twordings\n\t乙\n", "error: this line names no concept\n --> ours.tsv:2:1"),
    ("concept\twordings\n甲\t的\n", "error: the wording `的` says nothing\n --> ours.tsv:2:3"),
    (
      "concept\tfamily\twordings\n甲\t子\t乙\n甲\t丑\t丙\n",
      "error: the concept `甲` has two families\n --> ours.tsv:3:3"
    ),
  ])
  func everyFaultIsToldWithItsPlace(_ text: String, _ beginning: String) {
    #expect(failure(of: text).hasPrefix(beginning), "\(failure(of: text))")
  }

  @Test func allFaultsAreToldAtOnce() {
    let told = failure(of: "concept\tkinds\twordings\n甲\tx\t乙\n丙\ty\t丁\n")
    #expect(told.contains("ours.tsv:2:3"))
    #expect(told.contains("ours.tsv:3:3"))
  }
}
