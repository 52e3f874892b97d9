import ReportFacts
import SeededRandom

/// Makes one report.
struct ReportWriter {
  let corpus: SyntheticCorpus
  let entry: ReportSchedule.Entry
  var random: SeededGenerator
  var text = ReportText()
  var facts: [SyntheticFact] = []
  private var sections: [SyntheticReport.Section] = []
  private var sentences: [SyntheticReport.Sentence] = []

  var words: WordTables { corpus.words }
  /// The number of the sentence that is being written.
  var sentenceNumber: Int { sentences.count }

  /// The characters that a sentence has at least and at most.
  static let lengths = 20...90

  init(corpus: SyntheticCorpus, entry: ReportSchedule.Entry) {
    self.corpus = corpus
    self.entry = entry
    random = SeededGenerator(seed: entry.seed)
    facts.reserveCapacity(entry.factCount)
  }

  mutating func write() -> SyntheticReport {
    writeTitle()
    while facts.count < entry.factCount {
      if sections.isEmpty || random.happens(percent: 12) { writeHeading() }
      let start = text.bytes.count
      writeSentence()
      sentences.append(.init(section: sections.count - 1, span: start..<text.bytes.count))
      text.endLine()
    }
    endSection()
    return SyntheticReport(
      entry: entry,
      bytes: text.bytes,
      sections: sections,
      sentences: sentences,
      facts: facts
    )
  }

  private mutating func writeTitle() {
    text.append(entry.agency, of: corpus.agencyNames)
    text.append(entry.year)
    text.append("年法治政府建设工作报告")
    text.endLine()
  }

  private mutating func writeHeading() {
    endSection()
    let heading = random.below(words.headings.count)
    let start = text.bytes.count
    text.append(heading, of: words.headings)
    text.endLine()
    sections.append(
      .init(heading: heading, part: words.headingParts[heading], span: start..<start)
    )
  }

  private mutating func endSection() {
    guard let last = sections.indices.last else { return }
    sections[last].span = sections[last].span.lowerBound..<text.bytes.count
  }

  // MARK: - Sentences

  private mutating func writeSentence() {
    let start = text.characters
    let period = writeOpening()
    let metric = corpus.metricTable.ranks.draw(&random)
    let clauseCount = [0, 1, 2, 2, 3][random.below(5)]
    for _ in 0..<clauseCount {
      let clause = random.below(words.clauses.count)
      let core = corpus.metricTable.phrases.length(metric) + 32
      if text.characters - start + words.clauses.length(clause) + core <= Self.lengths.upperBound {
        text.append(clause, of: words.clauses)
      }
    }
    let statement = random.below(100)
    let hasRoom = facts.count + 1 < entry.factCount
    if statement < 6 {
      writeChange(of: metric, period, standsAlone: true)
    } else if statement < 8 {
      writeTrend(of: metric, period)
    } else {
      writeFigure(of: metric, period)
      if statement < 32, hasRoom {
        text.append("，")
        writeChange(of: metric, period, standsAlone: false)
      }
    }
    writeEnding(from: start)
    text.append("。")
  }

  private mutating func writeOpening() -> Fact.Period {
    let chance = random.below(100)
    let group = chance < 80 ? 0 : 1 + (chance - 80) / 4
    let before = SentenceWords.openings[..<group].reduce(0) { $0 + $1.words.count }
    let opening = before + random.below(SentenceWords.openings[group].words.count)
    text.append(opening, of: words.openings)
    return SentenceWords.openings[group].period
  }

  /// Writes phrases behind the last figure: one by chance, and as many as a short sentence needs.
  private mutating func writeEnding(from start: Int) {
    var isWanted = random.happens(percent: 60)
    while isWanted || text.characters - start + 1 < Self.lengths.lowerBound {
      isWanted = false
      let ending = random.below(words.endings.count)
      let length = text.characters - start + words.endings.length(ending) + 1
      if length <= Self.lengths.upperBound { text.append(ending, of: words.endings) }
    }
  }
}
