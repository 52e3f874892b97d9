import ReportText

/// A report taken apart: what every sentence is read with, in the order of the text.
struct ReportWalk {
  let document: LogicalText
  let header: ReportHeader
  let sections: [ReportSection]
  /// The sentences of the report.
  let index: SentenceIndex
  private let title: Range<Int>?
  /// Where every section begins in the logical text.
  private let sectionStarts: [Int]

  /// Complexity: linear in the length of the text.
  init(_ source: SourceText, given: GivenHeader) {
    let document = LogicalText(source)
    let reader = HeaderReader(document: document)
    let title = reader.title()
    let index = SentenceIndex(document.scalars, lines: document.lines)
    let header = HeaderClassifier(document: document, index: index)
      .completed(given.completing(reader.read()))
    let found = SectionReader(document: document, index: index, reportYear: header.year)
      .read(title: title)
    self.document = document
    self.header = header
    self.title = title
    self.index = index
    sectionStarts = found.map(\.range.lowerBound)
    sections = found.map {
      ReportSection(
        path: $0.path,
        heading: $0.heading,
        level: $0.level,
        part: $0.part,
        span: document.span(of: $0.range)
      )
    }
  }

  /// How many sentences there are, that of the title included.
  var sentenceCount: Int { index.sentences.count }

  /// Hands out every sentence with the reader of facts, turned to it.
  func forEachSentence(_ body: (consuming ReportSentence, FactReader) -> Void) {
    let reader = FactReader(document, index, reportYear: header.year)
    var section = 0
    var number = 0
    var tables = TableFollower()
    var cellLines: CellLines?
    let sentences = index.sentences
    let parts = sections.map(\.part)
    for (lineNumber, line) in document.lines.enumerated() where line.range != title {
      let places = index.places(ofLine: lineNumber)
      let hasBar = places.contains { sentences[$0].classes.contains(.bar) }
      var row: TableRow?
      if hasBar {
        row = tables.row(document, line: line.range)
        if row == nil {
          if lineNumber >= cellLines?.end ?? 0 { cellLines = CellLines(document, at: lineNumber) }
          row = cellLines?.rows[lineNumber]
        }
      } else {
        tables.leave()
      }
      reader.startLine(row: row)
      for place in places {
        let range = sentences[place].range
        while section + 1 < sectionStarts.count, sectionStarts[section + 1] <= range.lowerBound {
          section += 1
        }
        let span = document.span(of: range)
        reader.turn(to: sentences[place], number: number, part: parts[section])
        body(ReportSentence(in: document, section: section, span: span), reader)
        number += 1
      }
    }
  }
}
