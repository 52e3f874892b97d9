import ReportText

/// What the sentence before one is about whose bare measure (重刑率61.4%) does not tell what it is of.
struct EarlierSentence {
  /// What its last figure is about.
  let topic: [UInt32]
  /// What its figures are counted in.
  let units: [MeasureUnit]
  /// What its figures are about.
  private let reader: SentenceReader

  /// Reads a sentence; `nil` where it has no figure, or one that tells nothing either.
  ///
  /// Complexity: linear in the length of the sentence.
  init?(_ sentence: Sentence, document: LogicalText, index: SentenceIndex) {
    guard sentence.classes.contains(.quantityStart) else { return nil }
    let map = SentenceMap(document, sentence, of: index)
    let reader = SentenceReader(map: map)
    reader.findQuantities(before: nil)
    guard !reader.quantities.isEmpty else { return nil }
    reader.read()
    guard let last = reader.findings.last(where: { $0.kind != .rank }), !last.metric.isBare,
      let topic = reader.asTopic(last.metric.topic)
    else { return nil }
    self.topic = Array(reader.store[topic])
    units = reader.findings.map(\.quantity.unit)
    self.reader = reader
  }

  /// What its first figure of a unit measures that is no part of a whole.
  func topic(countedIn unit: MeasureUnit) -> [UInt32]? {
    func isCounted(_ finding: SentenceReader.Finding) -> Bool {
      finding.quantity.unit.equals(unit, in: reader.text) && !finding.metric.isBare
        && finding.kind != .change
    }
    let found = reader.findings.first { isCounted($0) && !$0.metric.isPart }
    return found.flatMap {
      $0.metric.topic.count > 1 ? Array(reader.store[$0.metric.topic]) : nil
    }
  }
}
