import ReportCorpus
import ReportText

/// The relation of figures that a query reads, and what the query asks of its rows.
struct MeasuredRelation {
  /// The relation: one with columns that measure something.
  var relation: Relation
  /// The conditions that each of its rows must fulfil, over its columns, as far as they are known.
  var conditions: [BoundExpression]

  /// Finds the relation behind a source; of several the first.
  static func behind(_ source: BoundSource) -> MeasuredRelation? {
    switch source {
    case .nothing: return nil
    case .relation(let relation):
      guard relation.schema.columns.contains(where: { $0.mixture != nil }) else { return nil }
      return MeasuredRelation(relation: relation, conditions: [])
    case .query(let query): return within(query)
    case .shared(let shared): return within(shared.query)
    case .pivot(let query, _): return within(query)
    case .join(let left, let right, _): return behind(left) ?? behind(right)
    case .combination(let left, _, _, _):
      // The other query may ask for other rows.
      return within(left).map { MeasuredRelation(relation: $0.relation, conditions: []) }
    }
  }

  /// Finds the relation that a query reads, with the conditions of the query.
  static func within(_ query: BoundQuery) -> MeasuredRelation? {
    guard var found = behind(query.source) else { return nil }
    let columns = columns(of: query.source)
    for condition in query.filter?.conjuncts ?? [] where !condition.readsMore {
      let known = condition.columnsUsed.allSatisfy { columns[$0] != nil }
      guard known, !condition.columnsUsed.isEmpty else { continue }
      found.conditions.append(condition.renumbered { columns[$0] ?? 0 })
    }
    return found
  }

  /// The column of the measured relation that each column of a source is.
  private static func columns(of source: BoundSource) -> [Int: Int] {
    switch source {
    case .relation(let relation) where relation.schema.columns.contains { $0.mixture != nil }:
      return Dictionary(uniqueKeysWithValues: relation.columns.indices.map { ($0, $0) })
    case .query(let query): return columns(shownBy: query)
    case .shared(let shared): return columns(shownBy: shared.query)
    case .join(let left, let right, _):
      if behind(left) != nil { return columns(of: left) }
      let width = left.columns.count
      let pairs = columns(of: right).map { ($0 + width, $1) }
      return Dictionary(uniqueKeysWithValues: pairs)
    case .nothing, .relation, .combination, .pivot: return [:]
    }
  }

  private static func columns(shownBy query: BoundQuery) -> [Int: Int] {
    guard query.grouping == nil else { return [:] }
    let within = columns(of: query.source)
    var columns: [Int: Int] = [:]
    for (index, item) in query.showingHidden.items.enumerated() {
      if case .column(let column) = item.expression.kind { columns[index] = within[column] }
    }
    return columns
  }

  /// The columns of the relation whose values a query shows, as far as they measure something.
  func measures(shownBy query: BoundQuery) -> [Int] {
    if case .pivot(let rows, _) = query.source { return measures(shownBy: rows) }
    var columns: [Int] = []
    for item in query.items {
      guard let origin = item.origin, origin.rule != nil,
        let column = relation.schema.index(of: origin.column), !columns.contains(column)
      else { continue }
      columns.append(column)
    }
    return columns.isEmpty ? relation.schema.index(of: "value").map { [$0] } ?? [] : columns
  }
}

extension BoundExpression {
  /// Whether something besides the row is read: another query, or a row of one around.
  fileprivate var readsMore: Bool { usesOuter || !subqueries.isEmpty }
}
