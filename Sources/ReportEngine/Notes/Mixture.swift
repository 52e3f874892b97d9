import ReportCorpus
import ReportText

/// What an aggregate put together although it does not add up.
public struct Mixture: Hashable, Sendable {
  /// A column in which rows disagree.
  public struct Dimension: Hashable, Sendable {
    /// What the query calls it.
    public var name: String
    /// The relation's own name of it.
    public var column: String
    /// Whether the query cannot name it: a query within left it out.
    public var isHidden: Bool
    /// How many rows have which value.
    public var tally: ValueTally
    /// The value that is mostly wanted.
    public var usual: String?
    /// Values that mean the same as others.
    public var same: [String: String]

    init(_ watched: MixtureWatch.Dimension, _ tally: ValueTally) {
      name = watched.name
      column = watched.rule.column
      isHidden = watched.isHidden
      self.tally = tally
      usual = watched.rule.usual
      same = watched.rule.same
    }
  }

  /// What was put together, as it is written: `sum(value)`.
  public var texts: [String]
  /// The values that were, as the query calls them.
  public var measure: String
  /// In which columns the rows disagree.
  public var dimensions: [Dimension] = []
  /// How many shares were put together without weights.
  public var shares = 0
  /// How many groups there are.
  public var groups = 0
  /// In how many of them something disagrees.
  public var mixedGroups = 0
  var purpose: MixtureWatch.Purpose
  var span: SourceSpan

  init(watch: MixtureWatch) {
    texts = [watch.text]
    measure = watch.measure
    purpose = watch.purpose
    span = watch.span
  }

  /// The same as another one tells it that looks at the same.
  func seen(by watch: MixtureWatch) -> Mixture {
    var mixture = Mixture(watch: watch)
    (mixture.dimensions, mixture.shares) = (dimensions, shares)
    (mixture.groups, mixture.mixedGroups) = (groups, mixedGroups)
    return mixture
  }

  /// Takes in what the same aggregate put together when it was computed another time.
  mutating func add(_ other: Mixture) {
    shares += other.shares
    groups += other.groups
    mixedGroups += other.mixedGroups
    for added in other.dimensions {
      if let index = dimensions.firstIndex(where: { $0.name == added.name }) {
        dimensions[index].tally = dimensions[index].tally.adding(added.tally)
      } else {
        dimensions.append(added)
      }
    }
  }

  /// Whether two aggregates put together the same.
  func says(theSameAs other: Mixture) -> Bool {
    var other = other
    (other.texts, other.span) = (texts, span)
    if shares == 0, purpose != .cells { other.purpose = purpose }
    return self == other
  }
}

extension Mixture.Dimension {
  /// A condition under which the rows agree.
  var condition: String {
    let frequent = tally.prefix(2).map(\.value).first { $0 != .null }
    let usual = usual.map(Value.text).flatMap { tally.contains($0) ? $0 : nil }
    guard let wanted = usual ?? frequent else { return "\(name) is null" }
    let alike = same.filter { .text($0.value) == wanted && tally.contains(.text($0.key)) }
      .map { Value.text($0.key) }
    if alike.isEmpty { return "\(name) = \(Self.literal(wanted))" }
    return "\(name) in (\(([wanted] + alike).map(Self.literal).joined(separator: ", ")))"
  }

  private static func literal(_ value: Value) -> String {
    guard case .text(let text) = value else { return value.plainText }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
