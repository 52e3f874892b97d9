import ReportFacts
import ReportText
import Testing

@Suite struct ReportSentenceTests {
  @Test func aSentenceTellsItsWordsWithoutWrapsAndMarks() {
    let text = "# 工作总结\n全年受理案件**5**起，\n办结4起。结案率80%。\n"
    let sentences = ReportExtractor.extract(SourceText(name: "t", text)).sentences
    #expect(sentences.map(\.text).suffix(2) == ["全年受理案件5起，办结4起。", "结案率80%。"])
  }

  @Test func sentencesAreEqualWhereTheySayTheSameAtTheSamePlace() throws {
    let source = SourceText(name: "t", "受理5起。办结4起。")
    let read = ReportExtractor.extract(source).sentences
    let again = ReportExtractor.extract(source).sentences
    let first = try #require(read.first)
    let given = ReportSentence(text: first.text, section: first.section, span: first.span)
    #expect(read == again)
    #expect(first == given && first.hashValue == given.hashValue)
    #expect(first != ReportSentence(text: "别的。", section: first.section, span: first.span))
    #expect(first != read.last)
  }

  @Test func aSentenceKeepsItsWordsWhereItsPlaceIsChanged() throws {
    var sentence = try #require(
      ReportExtractor.extract(SourceText(name: "t", "受理5起。办结4起。")).sentences.last
    )
    sentence.span = SourceSpan(0, 3)
    #expect(sentence.text == "办结4起。")
    sentence.text = "结案4起。"
    #expect(sentence.text == "结案4起。")
  }
}
