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
    let document = LogicalText(source)
    let header = HeaderReader(document: document)
    let title = header.title()
    let read = HeaderClassifier(document: document)
      .completed(given.completing(header.read()))
    let sentences = document.lines.map {
      SentenceSplitter.sentences(of: document.scalars, in: $0.range)
    }
    let sections = SectionReader(document: document, sentences: sentences, reportYear: read.year)
      .read(title: title)
    var extraction = ReportExtraction(
      header: read,
      sections: sections.map {
        ReportSection(
          path: $0.path,
          heading: $0.heading,
          level: $0.level,
          part: $0.part,
          span: document.span(of: $0.range)
        )
      },
      sentences: [],
      facts: []
    )
    var section = 0
    var tables = TableFollower()
    for (line, ranges) in zip(document.lines, sentences) where line.range != title {
      let row = tables.row(document, line: line.range)
      for range in ranges {
        while section + 1 < sections.count,
          sections[section + 1].range.lowerBound <= range.lowerBound
        {
          section += 1
        }
        let span = document.span(of: range)
        extraction.sentences.append(
          ReportSentence(text: document.unwrapped(span), section: section, span: span)
        )
        let facts = FactReader(
          document: document,
          map: SentenceMap(document.scalars, sentence: range),
          index: extraction.sentences.count - 1,
          part: sections[section].part,
          reportYear: read.year,
          row: row
        )
        extraction.facts.append(contentsOf: facts.read())
      }
    }
    return extraction
  }
}
