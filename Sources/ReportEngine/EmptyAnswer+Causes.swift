import ReportCorpus
import ReportLanguage

/// Causes that are not conditions: what cuts rows off, combines them or brings none.
extension EmptyAnswer {
  /// A cause alone.
  init(rows: Int, cause: LaterCause) {
    self.init(
      relation: Relation(name: "", schema: Schema([]), columns: [], rowCount: rows),
      joins: [],
      conditions: [],
      rowsLeft: rows,
      laterCause: cause
    )
  }

  /// Looks whether only `limit` or `offset` took all rows away.
  static func cutOff(_ query: BoundQuery) throws(EngineIssue) -> EmptyAnswer? {
    guard query.limit == 0 || query.offset > 0 else { return nil }
    var whole = query
    whole.limit = nil
    whole.offset = 0
    let rows = try PlanEvaluator.rowCount(of: whole)
    if rows == 0 { return nil }
    let cause = query.limit == 0 ? LaterCause.limitZero : .offset(query.offset, rows: rows)
    return EmptyAnswer(rows: rows, cause: cause)
  }

  /// Looks into two queries that gave no row together.
  static func explain(
    _ left: BoundQuery,
    _ operation: SetOperator,
    _ right: BoundQuery
  ) throws(EngineIssue) -> EmptyAnswer? {
    let rows = (try PlanEvaluator.rowCount(of: left), try PlanEvaluator.rowCount(of: right))
    switch operation {
    case .intersect where rows.0 > 0:
      if rows.1 == 0 { return try explain(right) }
      return EmptyAnswer(rows: rows.0, cause: .noneInBoth(left: rows.0, right: rows.1))
    case .except where rows.0 > 0:
      return EmptyAnswer(rows: rows.0, cause: .allTakenAway(rows: rows.0))
    case .union, .unionAll:
      guard var answer = try explain(left) else { return try explain(right) }
      if let other = try explain(right) { answer.others.append(other) }
      return answer
    case .intersect, .except:
      return try explain(left)
    }
  }

  /// Why the queries on the sides of a join gave no row.
  static func emptySides(of source: BoundSource) throws(EngineIssue) -> [EmptyAnswer] {
    guard case .join(let left, let right, _) = source else { return [] }
    var found: [EmptyAnswer] = []
    for side in [left, right] {
      found += try emptySides(of: side)
      if let inner = side.inner, try PlanEvaluator.rowCount(of: inner) == 0,
        let answer = try explain(inner)
      {
        found.append(answer)
      }
    }
    return found
  }
}
