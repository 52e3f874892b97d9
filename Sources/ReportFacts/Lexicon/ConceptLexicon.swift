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
  ///
  /// It is read when the first metric is looked up.
  public static let builtIn = ConceptLexicon(layers: [.builtIn])

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
    let entries = file.entries.map { $0.completed(by: known[$0.concept.name]) }
    layers = [.file(LexiconTable(entries: entries))]
    layers += base.layers
  }

  private init(layers: [Layer]) {
    self.layers = layers
  }

  /// Every concept once, in the order of the files.
  public var concepts: [Concept] {
    var seen: Set<String> = []
    return layers.flatMap(\.table.concepts).filter { seen.insert($0.name).inserted }
  }

  /// The concepts related to one, itself left out.
  public func relatives(of concept: Concept) -> [Concept] {
    concepts.filter { $0.family == concept.family && $0.name != concept.name }
  }

  /// The concept that a metric of this wording states.
  ///
  /// Complexity: linear in the length of the metric, whatever the size of the lexicon.
  public func concept(of metric: String, kind: Fact.Kind) -> Concept? {
    var letters: [UInt32] = []
    return entry(for: metric, kind: kind, in: &letters).map { $0.table.concepts[$0.number] }
  }

  /// The name of that concept, worked out in letters that many metrics take their turn in.
  func conceptName(of metric: String, kind: Fact.Kind, in letters: inout [UInt32]) -> String? {
    entry(for: metric, kind: kind, in: &letters).map { $0.table.concepts[$0.number].name }
  }

  private func entry(
    for metric: String,
    kind: Fact.Kind,
    in letters: inout [UInt32]
  ) -> (table: LexiconTable, number: Int)? {
    var metric = metric
    let key = metric.withUTF8 { WordingKey.key(of: $0, in: &letters) }
    for layer in layers {
      let table = layer.table
      if let number = table.concept(for: key, kind: kind) { return (table, number) }
    }
    return nil
  }
}

/// Where entries come from.
private enum Layer: Sendable {
  case builtIn
  case file(LexiconTable)

  var table: LexiconTable {
    switch self {
    case .builtIn: .builtIn
    case .file(let table): table
    }
  }
}

/// The entries of one file.
///
/// It never changes; it is an object so that asking it copies nothing.
private final class LexiconTable: Sendable {
  let concepts: [Concept]
  private let wordings: WordingTable
  /// The kinds that each concept admits, a bit each: to look a kind up in a set takes longer than
  /// all the rest.
  private let admitted: [UInt8]

  static let builtIn = LexiconTable(ConceptFile.trusted(BuiltInConcepts.text))

  private init(_ read: (concepts: [Concept], wordings: WordingTable)) {
    (concepts, wordings) = read
    admitted = concepts.map(Self.admitted)
  }

  init(entries: [ConceptFile.Entry]) {
    var wordings = WordingTable(capacity: entries.reduce(0) { $0 + $1.keys.count })
    for (number, entry) in entries.enumerated() {
      for key in entry.keys { wordings.insert(key[...], value: number) }
    }
    concepts = entries.map(\.concept)
    self.wordings = wordings
    admitted = concepts.map(Self.admitted)
  }

  /// The number of the concept that a key states.
  func concept(for key: ArraySlice<UInt32>, kind: Fact.Kind) -> Int? {
    guard let number = wordings[key], admitted[number] & Self.bit(kind) != 0 else { return nil }
    return number
  }

  private static func admitted(_ concept: Concept) -> UInt8 {
    // What `Concept.admits` says of each kind, without looking it up in the set.
    concept.kinds.isEmpty ? .max : concept.kinds.reduce(bit(.change)) { $0 | bit($1) }
  }

  private static func bit(_ kind: Fact.Kind) -> UInt8 {
    switch kind {
    case .count: 1
    case .rate: 2
    case .change: 4
    case .duration: 8
    case .money: 16
    case .rank: 32
    }
  }
}
