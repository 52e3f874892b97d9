import ReportText

/// What the sentence before one is about whose bare measure (重刑率61.4%) does not tell what it is of.
struct EarlierSentence {
  /// What its last figure is about.
  let topic: [UInt32]
  /// What its figures are counted in.
  let units: [String]
  /// What its figures are about.
  private let findings: [SentenceReader.Finding]

  /// Reads a sentence; `nil` where it has no figure, or one that tells nothing either.
  ///
  /// Complexity: linear in the length of the sentence.
  init?(_ sentence: Sentence, document: LogicalText, index: SentenceIndex) {
    guard sentence.classes.contains(.quantityStart) else { return nil }
    let map = SentenceMap(document, sentence, of: index)
    let quantities = QuantityScanner(map: map).scan()
    guard !quantities.isEmpty else { return nil }
    let findings = SentenceReader(map: map, quantities: quantities).read()
    guard let last = findings.last(where: { $0.kind != .rank }), !last.metric.isBare,
      let topic = SentenceReader.asTopic(last.metric.topic)
    else { return nil }
    self.topic = topic
    units = findings.map(\.quantity.unit)
    self.findings = findings
  }

  /// What its first figure of a unit measures that is no part of a whole.
  func topic(countedIn unit: String) -> [UInt32]? {
    func isCounted(_ finding: SentenceReader.Finding) -> Bool {
      finding.quantity.unit == unit && !finding.metric.isBare && finding.kind != .change
    }
    let found = findings.first { isCounted($0) && !$0.metric.isPart }
    return found.flatMap { $0.metric.topic.count > 1 ? $0.metric.topic : nil }
  }
}
