public import ReportText

/// Which wordings of metrics mean the same measure.
///
///     ConceptLexicon.builtIn.concept(of: "立案刑事案件", kind: .count)?.name  // "刑事案件立案"
///
/// Whole phrases are compared, never parts of them: see ``WordingKey`` for what does not count.
public struct ConceptLexicon: Sendable {
  /// The files it was read from, the one that counts first before the others.
  private var layers: [Layer]

  /// The lexicon that the program brings along: `Lexicon/Concepts.tsv`.
  public static let builtIn = ConceptLexicon(
    layers: [Layer(entries: ConceptFile.trusted(BuiltInConcepts.text))]
  )

  /// A lexicon that knows nothing.
  public static let empty = ConceptLexicon(layers: [])

  /// Reads a lexicon whose entries come before those of another.
  ///
  /// A row without family or kinds takes those that `base` has for its concept.
  ///
  /// - Parameters:
  ///   - source: A table with a header line, its fields separated by tabs.
  ///   - base: What is asked where the table knows no answer.
  /// - Throws: ``LexiconFailure``, which draws itself with every place that is wrong.
  public init(_ source: SourceText, over base: ConceptLexicon = .builtIn) throws(LexiconFailure) {
    var file = ConceptFile(source)
    file.read()
    guard file.issues.isEmpty else { throw LexiconFailure(issues: file.issues, source: source) }
    let known = Dictionary(base.concepts.map { ($0.name, $0) }, uniquingKeysWith: { old, _ in old })
    layers = [Layer(entries: file.entries.map { $0.completed(by: known[$0.concept.name]) })]
    layers += base.layers
  }

  private init(layers: [Layer]) {
    self.layers = layers
  }

  /// Every concept once, in the order of the files.
  public var concepts: [Concept] {
    var seen: Set<String> = []
    return layers.flatMap(\.concepts).filter { seen.insert($0.name).inserted }
  }

  /// The concepts related to one, itself left out.
  public func relatives(of concept: Concept) -> [Concept] {
    concepts.filter { $0.family == concept.family && $0.name != concept.name }
  }

  /// The concept that a metric of this wording states.
  ///
  /// Complexity: linear in the length of the metric, whatever the size of the lexicon.
  public func concept(of metric: String, kind: Fact.Kind) -> Concept? {
    let key = WordingKey.key(of: metric)
    for layer in layers {
      if let concept = layer.concept(for: key), concept.admits(kind) { return concept }
    }
    return nil
  }
}

/// The entries of one file.
private struct Layer: Sendable {
  var concepts: [Concept] = []
  private var wordings: WordingTable

  init(entries: [ConceptFile.Entry]) {
    let count = entries.reduce(0) { $0 + $1.keys.count }
    wordings = WordingTable(capacity: count)
    for entry in entries {
      for key in entry.keys { wordings.insert(key, value: concepts.count) }
      concepts.append(entry.concept)
    }
  }

  func concept(for key: [UInt32]) -> Concept? {
    wordings[key].map { concepts[$0] }
  }
}
