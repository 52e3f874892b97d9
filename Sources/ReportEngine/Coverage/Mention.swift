import ReportCorpus
import ReportText

/// The conditions on what is measured, turned into ones that a sentence fulfils which mentions it.
struct Mention {
  private let relation: Relation
  private let text: BoundExpression

  /// The columns whose texts a sentence would hold.
  private static let named: Set<String> = ["metric", "object", "concept"]

  /// - Parameters:
  ///   - relation: The figures.
  ///   - text: The column of the sentences that holds their text.
  init(of relation: Relation, in text: Int) {
    self.relation = relation
    self.text = BoundExpression(.column(text), .text, at: SourceSpan(at: 0))
  }

  /// What a sentence fulfils that mentions what some conditions ask for; `nil` where none of them
  /// says in words what is measured.
  func condition(of conditions: [BoundExpression]) -> BoundExpression? {
    BoundExpression.conjunction(conditions.compactMap(mentioning))
  }

  private func mentioning(_ condition: BoundExpression) -> BoundExpression? {
    switch condition.kind {
    case .or(let left, let right):
      guard let left = mentioning(left), let right = mentioning(right) else { return nil }
      return truth(.or(left, right))
    case .and(let left, let right):
      return BoundExpression.conjunction([left, right].compactMap(mentioning))
    case .contains(let column, let wanted, negated: false),
      .compare(let column, .equal, let wanted):
      return holding([wanted], column)
    case .inList(let column, let list, negated: false): return holding(list, column)
    case .matches(let column, let pattern, negated: false):
      guard isNamed(column), let within = pattern.withoutAnchors else { return nil }
      return truth(.matches(text, within, negated: false))
    case .like(let column, let pattern, negated: false):
      guard isNamed(column), case .constant(.text(let wanted)) = pattern.kind else { return nil }
      let within = BoundExpression(.constant(.text("%\(wanted)%")), .text, at: pattern.span)
      return truth(.like(text, within, negated: false))
    default: return nil
    }
  }

  /// The sentence holds one of some texts, or a wording of one that is a concept.
  private func holding(_ wanted: [BoundExpression], _ column: BoundExpression) -> BoundExpression? {
    guard isNamed(column) else { return nil }
    var texts: [String] = []
    for value in wanted {
      guard case .constant(.text(let text)) = value.kind else { return nil }
      texts.append(text)
      if isColumn(column, "concept") { texts += wordings(of: text) }
    }
    let conditions = texts.map { wanted in
      let constant = BoundExpression(.constant(.text(wanted)), .text, at: text.span)
      return truth(.contains(text, constant, negated: false))
    }
    guard let first = conditions.first else { return nil }
    return conditions.dropFirst().reduce(first) { truth(.or($0, $1)) }
  }

  /// The metrics of the rows that have a concept.
  private func wordings(of concept: String) -> [String] {
    guard let concepts = relation.schema.index(of: "concept"),
      let metrics = relation.schema.index(of: "metric")
    else { return [] }
    var wordings: Set<String> = []
    for row in 0..<relation.rowCount where relation.columns[concepts][row] == .text(concept) {
      if case .text(let metric) = relation.columns[metrics][row] { wordings.insert(metric) }
    }
    return wordings.sorted()
  }

  private func isNamed(_ column: BoundExpression) -> Bool {
    Self.named.contains { isColumn(column, $0) }
  }

  private func isColumn(_ expression: BoundExpression, _ name: String) -> Bool {
    guard case .column(let index) = expression.kind else { return false }
    return relation.schema.columns[index].name == name
  }

  private func truth(_ kind: BoundExpression.Kind) -> BoundExpression {
    BoundExpression(kind, .bool, at: text.span)
  }
}

extension TextPattern {
  /// The same pattern without the marks that hold it to the beginning and end of the text.
  fileprivate var withoutAnchors: TextPattern? {
    var pattern = pattern[...]
    if pattern.first == "^" { pattern.removeFirst() }
    if pattern.last == "$", pattern.dropLast().last != "\\" { pattern.removeLast() }
    return try? TextPattern(String(pattern))
  }
}
