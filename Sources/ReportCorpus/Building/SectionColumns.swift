import ReportFacts
import ReportText

/// Takes the rows of `sections`.
struct SectionColumns {
  private var counts: [UInt32] = []
  private var path = ColumnPartBuilder(.text)
  private var part = ColumnPartBuilder(.text)
  private var level = ColumnPartBuilder(.int)
  private var heading = ColumnPartBuilder(.text)
  private var spans = SpanColumns()

  /// Takes the sections of a report.
  mutating func append(_ extraction: ReportExtraction, _ places: PlaceTable) {
    counts.append(UInt32(extraction.sections.count))
    for section in extraction.sections {
      path.append(section.path)
      part.append(section.part.rawValue)
      level.append(section.level)
      heading.append(section.heading)
      spans.append(section.span, places)
    }
  }

  /// The rows taken, packed.
  var rows: ReportChunk.Rows {
    let columns = [
      "section": path, "part": part, "level": level, "heading": heading,
      "span_start": spans.start, "span_end": spans.end,
    ]
    return ReportChunk.Rows(counts: counts, columns: columns.mapValues { $0.build() })
  }
}

/// Takes the rows of `sentences`, but for the sentences themselves.
struct SentenceColumns {
  private var counts: [UInt32] = []
  private var names = SectionNames()
  private var facts = ColumnPartBuilder(.int)
  private var spans = SpanColumns()

  /// Takes the sentences of a report.
  mutating func append(_ extraction: ReportExtraction, _ places: PlaceTable) {
    let sentences = extraction.sentences
    counts.append(UInt32(sentences.count))
    names.begin()
    var factCounts = [Int](repeating: 0, count: sentences.count)
    for fact in extraction.facts where !fact.isTarget { factCounts[fact.sentence] += 1 }
    for (number, sentence) in sentences.enumerated() {
      names.append(sentence.section, of: extraction.sections)
      facts.append(factCounts[number])
      spans.append(sentence.span, places)
    }
  }

  /// The rows taken, packed.
  var rows: ReportChunk.Rows {
    let columns = [
      "section": names.path, "part": names.part, "facts": facts, "span_start": spans.start,
      "span_end": spans.end,
    ]
    return ReportChunk.Rows(
      counts: counts,
      columns: columns.mapValues { $0.build() },
      inSections: names.counts
    )
  }
}
