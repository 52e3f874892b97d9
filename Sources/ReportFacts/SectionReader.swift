import ReportText

/// Reads the headings of a report and what stands below each.
struct SectionReader {
  let document: LogicalText
  let index: SentenceIndex
  let reportYear: Int?

  /// A section as ranges of scalars.
  struct Section {
    var path: String
    var heading: String
    var level: Int
    var part: SectionPart
    var range: Range<Int>
  }

  private static let longestHeading = 60
  private static let longestRunIn = 45

  /// The sections in order; the first is what stands before the first heading.
  func read(title: Range<Int>?) -> [Section] {
    var sections = [Section(path: "", heading: "", level: 0, part: .work, range: 0..<0)]
    sections.reserveCapacity(16)
    var open: [(rank: HeadingMark.Rank, path: String, part: SectionPart, index: Int)] = []
    for (number, line) in document.lines.enumerated() {
      let sentences = index.sentences(ofLine: number)
      guard let mark = line.mark, line.range != title,
        !sentences.contains(where: { $0.classes.contains(.bar) }),
        let heading = heading(of: line, mark: mark)
      else {
        if startsAnnex(line.range) { turn(to: .other, at: line.range.lowerBound, &sections) }
        breakByWords(sentences, &sections, open.last?.part ?? sections[sections.count - 1].part)
        continue
      }
      while let last = open.last, last.rank >= mark.rank {
        close(last.index, at: line.range.lowerBound, &sections)
        open.removeLast()
      }
      let words = document.unwrapped(document.span(of: heading))
      let part = PartReader.part(
        ofHeading: document.scalars,
        heading,
        reportYear: reportYear,
        within: open.last?.part ?? .work
      )
      let path = open.last.map { Scalars.string($0.path, " / ", words) } ?? words
      open.append((mark.rank, path, part, sections.count))
      sections.append(
        Section(
          path: path,
          heading: words,
          level: open.count,
          part: part,
          range: line.range.lowerBound..<line.range.lowerBound
        )
      )
      let rest = sentences.drop { $0.range.lowerBound < heading.upperBound }
      breakByWords(rest, &sections, part)
    }
    for index in sections.indices where sections[index].range.isEmpty {
      close(index, at: document.scalars.count, &sections)
    }
    return sections
  }

  private func close(_ index: Int, at end: Int, _ sections: inout [Section]) {
    let start = sections[index].range.lowerBound
    sections[index].range = start..<max(start, end)
  }

  /// Starts a section without a heading where the words turn to problems or plans.
  private func breakByWords(
    _ sentences: ArraySlice<Sentence>,
    _ sections: inout [Section],
    _ part: SectionPart
  ) {
    guard part == .work || part == .problems || part == .other else { return }
    for sentence in sentences {
      guard let turned = PartReader.turn(document.scalars, sentence, reportYear: reportYear),
        let last = sections.last?.part, turned != last, last != .plans
      else { continue }
      turn(to: turned, at: sentence.range.lowerBound, &sections)
    }
  }

  private func turn(to part: SectionPart, at place: Int, _ sections: inout [Section]) {
    guard var next = sections.last else { return }
    next.part = part
    next.range = place..<place
    sections.append(next)
  }

  private static let annexes = WordTable("附表 附件 附:")

  /// Whether a line heads what is attached to the report.
  private func startsAnnex(_ line: Range<Int>) -> Bool {
    line.count <= Self.longestHeading
      && Self.annexes.match(document.scalars, at: line.lowerBound, end: line.upperBound) != nil
  }

  /// The heading of a line without bars that starts with a mark: all of it, or its first sentence.
  private func heading(of line: LogicalLine, mark: HeadingMark) -> Range<Int>? {
    let start = line.range.lowerBound + mark.length
    guard start < line.range.upperBound else { return nil }
    let first = SentenceSplitter.first(of: document.scalars, in: start..<line.range.upperBound)
    let isWhole = first.upperBound == line.range.upperBound
    let limit = isWhole ? Self.longestHeading : Self.longestRunIn
    guard first.count <= limit else { return nil }
    var end = first.upperBound
    let endsOpen = document.scalars[end - 1] == 0x3B || document.scalars[end - 1] == 0x2C
    if endsOpen { return nil }
    while end > start, Self.finals.contains(document.scalars[end - 1]) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private static let finals = ScalarSet("。.:;!")
}
