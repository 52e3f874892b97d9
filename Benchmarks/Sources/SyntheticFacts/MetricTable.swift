public import ReportFacts
import SeededRandom

/// What the figures measure: phrases put together as reports do, the most frequent first.
public struct MetricTable: Sendable {
  /// How many there are.
  public static let size = 60_000
  /// How many canonical measures they stand for.
  public static let conceptCount = 500

  /// One measure.
  public struct Metric: Sendable {
    /// The phrase.
    public var name: String
    /// The canonical measure, where the lexicon knows the phrase.
    public var concept: String?
    /// What the measure is of, where the phrase says so.
    public var object: String?
    /// What sort of figure states it.
    public var kind: Fact.Kind
    /// The unit it is mostly stated in, and another one.
    var units: (usual: Int, other: Int)
  }

  /// The measures.
  public let metrics: [Metric]
  /// Their phrases.
  let phrases: PhraseTable
  let ranks = ZipfSampler(count: Self.size)

  init() {
    let known = Self.knownMetrics()
    let composed = Self.composedMetrics(without: Set(known.map(\.name)))
    var all = Self.mixed(known, composed)
    for index in all.indices {
      // The leading measures are of cases, which are counted in the most frequent unit.
      let key = index < Self.leading.count ? 0 : SeededGenerator.mixed(UInt64(index) &+ 7)
      all[index].units =
        switch all[index].kind {
        case .rate: (UnitTable.percent, key % 50 == 0 ? UnitTable.permille : UnitTable.percent)
        case .money: (UnitTable.yuan, UnitTable.yuan)
        case .duration: (UnitTable.duration(key), UnitTable.duration(key >> 32))
        case .count, .change, .rank: (UnitTable.count(key), UnitTable.count(key >> 32))
        }
    }
    metrics = all
    phrases = PhraseTable(all.map(\.name))
  }

  private static let synonymPrefixes = ["", "全市", "辖区", "全年", "累计", "共", "本级"]

  /// The concepts of the lexicon and their synonyms.
  private static func knownMetrics() -> [Metric] {
    let concepts = ConceptLexicon.builtIn.concepts.filter { !$0.kinds.contains(.rank) }
    precondition(concepts.count >= conceptCount, "the lexicon has concepts enough")
    return synonymPrefixes.flatMap { prefix in
      concepts.prefix(conceptCount).map { concept in
        let kind: Fact.Kind =
          if concept.kinds.contains(.rate) {
            .rate
          } else if concept.kinds.contains(.money) {
            .money
          } else if concept.kinds.contains(.duration) {
            .duration
          } else {
            .count
          }
        return Metric(
          name: prefix + concept.name,
          concept: concept.name,
          kind: kind,
          units: (0, 0)
        )
      }
    }
  }

  /// Phrases of what, of which sort and in which respect, in an order that looks like chance.
  private static func composedMetrics(without known: Set<String>) -> [Metric] {
    let heads = MetricWords.heads.flatMap { kind, words in words.map { (kind, $0) } }
    let combinations = MetricWords.sorts.count * MetricWords.objects.count * heads.count
    let order = (0..<combinations)
      .map { (key: SeededGenerator.mixed(UInt64($0) &+ 99), index: $0) }
      .sorted { $0.key < $1.key }
    var names = known
    var metrics: [Metric] = []
    for (_, index) in order where metrics.count < size {
      let (kind, head) = heads[index % heads.count]
      let object = MetricWords.objects[index / heads.count % MetricWords.objects.count]
      let sort = MetricWords.sorts[index / heads.count / MetricWords.objects.count]
      let name = sort + object + head
      if names.insert(name).inserted {
        metrics.append(Metric(name: name, object: object, kind: kind, units: (0, 0)))
      }
    }
    return metrics
  }

  /// What most reports state.
  private static let leading = [
    "刑事案件立案", "信访事项办结率", "警情", "群众满意率", "行政处罚", "结案率", "矛盾纠纷化解", "办结率", "刑事案件破案", "行政许可受理",
  ]

  /// Both lists in one, what most reports state in front, the other known phrases spread over the
  /// more frequent ranks.
  private static func mixed(_ known: [Metric], _ composed: [Metric]) -> [Metric] {
    var metrics = leading.compactMap { name in known.first { $0.name == name } }
    let known = known.filter { !leading.contains($0.name) }.enumerated()
      .map { (key: SeededGenerator.mixed(UInt64($0.offset) &+ 3), metric: $0.element) }
      .sorted { $0.key < $1.key }
      .map(\.metric)
    var nextKnown = 0
    var nextComposed = 0
    while metrics.count < size {
      if metrics.count % 3 == 0, nextKnown < known.count {
        metrics.append(known[nextKnown])
        nextKnown += 1
      } else {
        metrics.append(composed[nextComposed])
        nextComposed += 1
      }
    }
    return metrics
  }
}
