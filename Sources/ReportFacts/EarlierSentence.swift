import ReportText

/// The sentence before one whose bare measure (重刑率61.4%) does not tell what it is of.
///
/// It is read when it is asked for, and once; it is an object because it keeps what it found.
final class EarlierSentence {
  private let document: LogicalText
  private let index: SentenceIndex
  private let sentence: Sentence
  private var found: Topic??

  /// What the last figure of a sentence is about, and what its figures are counted in.
  struct Topic {
    var letters: [UInt32]
    var units: [String]
  }

  init(document: LogicalText, index: SentenceIndex, sentence: Sentence) {
    self.document = document
    self.index = index
    self.sentence = sentence
  }

  /// What its last figure is about; `nil` where it has none, or one that tells nothing either.
  ///
  /// Complexity: linear in the length of the sentence the first time, constant thereafter.
  var topic: Topic? {
    if let found { return found }
    let topic = read()
    found = .some(topic)
    return topic
  }

  private func read() -> Topic? {
    guard sentence.classes.contains(.quantityStart) else { return nil }
    let map = SentenceMap(document.scalars, sentence, of: index)
    let quantities = QuantityScanner(
      text: document.scalars,
      map: map,
      isHalfWidth: document.isHalfWidth
    ).scan()
    guard !quantities.isEmpty else { return nil }
    let metrics = MetricReader(document: document, map: map)
    let findings = SentenceReader(metrics: metrics, quantities: quantities).read()
    guard let last = findings.last(where: { $0.kind != .rank }), !last.metric.isBare else {
      return nil
    }
    return SentenceReader.asTopic(last.metric.topic).map {
      Topic(letters: $0, units: findings.map(\.quantity.unit))
    }
  }
}
