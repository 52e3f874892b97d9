import ReportCorpus
import ReportLanguage
import ReportText

/// Queries within expressions, and what they see of the queries around them.
extension Binder {
  mutating func bindScalar(_ query: SelectQuery, at span: SourceSpan) -> BoundExpression? {
    guard let (subquery, item) = bindOneColumn(query, .scalar) else { return nil }
    return BoundExpression(.subquery(subquery), item.expression.type, at: span)
  }

  mutating func bindExistence(_ query: SelectQuery, at span: SourceSpan) -> BoundExpression? {
    guard let (bound, captures) = bindWithin(query) else { return nil }
    let body = SubqueryBody(plan: Planner.plan(bound))
    let subquery = BoundSubquery(form: .exists, body: body, captures: captures)
    return BoundExpression(.subquery(subquery), .bool, at: span)
  }

  mutating func bindMembership(
    _ value: Expression,
    _ query: SelectQuery,
    negated: Bool,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    let value = bind(value, in: clause)
    guard let (found, item) = bindOneColumn(query, .exists), let value else { return nil }
    // The comparison checks the types and turns text into days where it should.
    let member = BoundExpression(
      .outer(0, name: item.name),
      item.expression.type,
      at: item.expression.span
    )
    guard let equal = bindComparison(value, .equal, member, at: span),
      case .compare(let converted, _, _) = equal.kind
    else { return nil }
    var subquery = found
    subquery.form = .member(converted, negated: negated)
    return BoundExpression(.subquery(subquery), .bool, at: span)
  }

  private mutating func bindOneColumn(_ query: SelectQuery, _ form: BoundSubquery.Form)
    -> (BoundSubquery, BoundQuery.Item)?
  {
    guard let (bound, captures) = bindWithin(query) else { return nil }
    guard bound.items.count == 1 else {
      report(.subqueryColumns(bound.items.count), at: query.span)
      return nil
    }
    let body = SubqueryBody(plan: Planner.plan(bound))
    return (BoundSubquery(form: form, body: body, captures: captures), bound.items[0])
  }

  /// Binds a query that may use the columns that are known here.
  private mutating func bindWithin(_ query: SelectQuery) -> (BoundQuery, [BoundExpression])? {
    frames.append(SubqueryFrame(scope: scope))
    let bound = bindQuery(query)
    let frame = frames.removeLast()
    return bound.map { ($0, frame.captures) }
  }

  // MARK: - Columns of the queries around

  /// A column that a query around knows; `nil` where none does.
  mutating func captured(_ column: ColumnName, at span: SourceSpan) -> BoundExpression? {
    captured(column, at: span, level: frames.count - 1)
  }

  private mutating func captured(_ column: ColumnName, at span: SourceSpan, level: Int)
    -> BoundExpression?
  {
    guard level >= 0 else { return nil }
    let scope = frames[level].scope
    let relation = column.qualifier.flatMap { scope.relation(named: $0.text) }
    let isKnown = column.qualifier == nil || relation != nil
    let found = isKnown ? scope.matches(column.name.text, in: relation) : []
    if found.count > 1 {
      let candidates = found.map(scope.qualifiedName)
      report(.ambiguousColumn(column.name.text, candidates: candidates), at: span)
    }
    let around =
      found.first.map { scope.column($0, at: span) }
      ?? captured(column, at: span, level: level - 1)
    guard let around, around.type != nil else { return around }
    let known = frames[level].captures.firstIndex(of: around)
    if known == nil { frames[level].captures.append(around) }
    let index = known ?? frames[level].captures.count - 1
    return BoundExpression(.outer(index, name: column.name.text), around.type, at: span)
  }
}
