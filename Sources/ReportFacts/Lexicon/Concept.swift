/// A measure that reports state under several wordings.
public struct Concept: Hashable, Sendable {
  /// The canonical name: `刑事案件立案`.
  public var name: String
  /// The group of related measures it belongs to, for suggestions: `刑事案件`.
  public var family: String
  /// The kinds of figures that state it; empty where any kind does.
  public var kinds: Set<Fact.Kind>
  /// What a reader of the lexicon should know of it.
  public var note: String

  /// Puts a concept together.
  public init(name: String, family: String, kinds: Set<Fact.Kind> = [], note: String = "") {
    self.name = name
    self.family = family
    self.kinds = kinds
    self.note = note
  }

  /// Whether a figure of this kind can state the measure, or its rise or fall.
  public func admits(_ kind: Fact.Kind) -> Bool {
    kind == .change || kinds.isEmpty || kinds.contains(kind)
  }
}
