public import ReportText

/// Reads a report: its header, its sections, its sentences, its facts.
public enum ReportExtractor {
  /// Everything that is read out of one report.
  ///
  /// The same text always gives the same extraction; no valid UTF-8 makes it fail.
  ///
  /// Complexity: linear in the length of the text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - given: What is known of the report beside its text, and counts more than that.
  /// - Returns: Header, sections, sentences and facts.
  public static func extract(
    _ source: SourceText,
    given: GivenHeader = GivenHeader()
  ) -> ReportExtraction {
    let walk = ReportWalk(source, given: given)
    var extraction = ReportExtraction(
      header: walk.header,
      sections: walk.sections,
      sentences: [],
      facts: []
    )
    extraction.sentences.reserveCapacity(walk.sentenceCount)
    extraction.facts.reserveCapacity(walk.sentenceCount / 4)
    walk.forEachSentence { sentence, reader in
      extraction.sentences.append(sentence)
      reader.read(into: &extraction.facts)
    }
    return extraction
  }
}
