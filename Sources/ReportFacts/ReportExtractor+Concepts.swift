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
    var letters: [UInt32] = []
    for index in extraction.facts.indices {
      let (metric, kind) = (extraction.facts[index].metric, extraction.facts[index].kind)
      extraction.facts[index].concept =
        lexicon.conceptName(of: metric, kind: kind, in: &letters)
    }
    return extraction
  }
}
