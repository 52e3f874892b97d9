import ReportCorpus
import ReportLanguage
import ReportText

/// The rows that the conditions of an empty answer were asked of.
struct EmptyAnswerSource {
  /// All rows that were read; of a join, the joined ones.
  let relation: Relation
  /// How many rows each join found.
  let joins: [EmptyAnswer.JoinCount]
  /// The conditions that are no part of the joins.
  let conditions: [BoundExpression]

  /// A join of every row with every row is not made again beyond so many rows.
  private static let mostPairs = 1_000_000

  /// Evaluates the source of a query; `nil` where it reads none or too much.
  init?(_ query: BoundQuery) throws(EngineIssue) {
    let conjuncts = query.filter?.conjuncts ?? []
    switch query.source {
    case .nothing:
      let one = Relation(name: "", schema: Schema([]), columns: [], rowCount: 1)
      (relation, joins, conditions) = (one, [], conjuncts)
    case .combination, .pivot: return nil
    case .relation(let known):
      (relation, joins, conditions) = (known, [], conjuncts)
    case .query, .shared:
      (relation, joins, conditions) = (try Self.rows(of: query.source, where: []), [], conjuncts)
    case .join:
      let width = query.source.leafWidths
      // A comma join has its conditions behind `where`: those over several relations are its own.
      let joining = conjuncts.filter { width.leaves(of: $0.columnsUsed) > 1 }
      guard query.source.pairsAtMost(joining) <= Self.mostPairs else { return nil }
      relation = try Self.rows(of: query.source, where: joining)
      joins = try Self.counts(query.source, joining)
      conditions = conjuncts.filter { width.leaves(of: $0.columnsUsed) <= 1 }
    }
  }

  private static func rows(
    of source: BoundSource,
    where conditions: [BoundExpression]
  ) throws(EngineIssue) -> Relation {
    if case .relation(let relation) = source, conditions.isEmpty { return relation }
    let columns = source.columns
    let scope = columns.map { ScopeColumn(name: $0.name, alias: $0.alias, type: $0.type) }
    var query = BoundQuery(over: source, scope, at: .init(at: 0))
    query.filter = BoundExpression.conjunction(conditions)
    let rows = try PlanEvaluator.evaluate(Planner.plan(query))
    return Relation(
      name: source.title,
      schema: Schema(zip(columns, rows.columns).map { ColumnInfo($0.name, $0.alias, $1.type) }),
      columns: rows.columns,
      rowCount: rows.rowCount
    )
  }

  private static func counts(
    _ source: BoundSource,
    _ conditions: [BoundExpression]
  ) throws(EngineIssue) -> [EmptyAnswer.JoinCount] {
    guard case .join(let left, let right, _) = source else { return [] }
    // The left side's columns come first: what speaks of them only is said of it alone.
    let ofLeft = conditions.filter { $0.columnsUsed.allSatisfy { $0 < left.columns.count } }
    let before = try counts(left, ofLeft)
    return before + [
      EmptyAnswer.JoinCount(
        left: left.title,
        leftRows: try rows(of: left, where: ofLeft).rowCount,
        right: right.title,
        rightRows: try rows(of: right, where: []).rowCount,
        pairs: try rows(of: source, where: conditions).rowCount
      )
    ]
  }
}

extension BoundSource {
  /// The query whose rows are read, where it is one alone.
  var inner: BoundQuery? {
    switch self {
    case .query(let query), .pivot(let query, _): query
    case .shared(let shared): shared.query
    default: nil
    }
  }

  /// What the source is called in a sentence.
  fileprivate var title: String {
    switch self {
    case .nothing: "nothing"
    case .relation(let relation): relation.name
    case .query, .combination, .pivot: "the subquery"
    case .shared(let shared): shared.name
    case .join(let left, let right, _): "\(left.title) join \(right.title)"
    }
  }

  /// Where the columns of each joined relation begin, and where the last ones end.
  fileprivate var leafWidths: LeafWidths {
    guard case .join(let left, let right, _) = self else {
      return LeafWidths(starts: [0, columns.count])
    }
    let before = left.leafWidths.starts
    return LeafWidths(starts: before + [(before.last ?? 0) + right.columns.count])
  }

  /// More rows than a join can have where nothing must be equal.
  fileprivate func pairsAtMost(_ conditions: [BoundExpression]) -> Int {
    switch self {
    case .relation(let relation): return relation.rowCount
    case .join(let left, let right, let join):
      // What speaks of later sources, too, makes nothing equal here.
      let conditions = conditions.filter { $0.columnsUsed.allSatisfy(columns.indices.contains) }
      let sides = (left.pairsAtMost(conditions), right.pairsAtMost([]))
      var parts = JoinConditions(kind: join.kind, leftWidth: left.columns.count)
      for condition in join.condition?.conjuncts ?? [] { parts.takeJoinCondition(condition) }
      for condition in conditions { parts.takeFilter(condition) }
      if !parts.equalities.isEmpty { return max(sides.0, sides.1) }
      return sides.0.multipliedReportingOverflow(by: sides.1).overflow ? .max : sides.0 * sides.1
    default: return 1000
    }
  }
}

/// Where the columns of each joined relation begin, and where the last ones end.
private struct LeafWidths {
  var starts: [Int]

  /// How many relations some columns belong to.
  func leaves(of columns: [Int]) -> Int {
    Set(columns.map { column in starts.firstIndex { $0 > column } ?? 0 }).count
  }
}

extension PlanEvaluator {
  /// How many rows a query gives.
  static func rowCount(of query: BoundQuery) throws(EngineIssue) -> Int {
    try evaluate(Planner.plan(query)).rowCount
  }
}
