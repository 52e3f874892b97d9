public import ReportText

extension ReportExtractor {
  /// Everything that is read out of one report, with the concepts that a lexicon knows.
  ///
  /// Complexity: linear in the length of the text.
  public static func extract(
    _ source: SourceText,
    given: GivenHeader = GivenHeader(),
    lexicon: ConceptLexicon
  ) -> ReportExtraction {
    var extraction = extract(source, given: given)
    for index in extraction.facts.indices {
      extraction.facts[index].concept =
        lexicon.concept(of: extraction.facts[index].metric, kind: extraction.facts[index].kind)?
        .name
    }
    return extraction
  }
}
