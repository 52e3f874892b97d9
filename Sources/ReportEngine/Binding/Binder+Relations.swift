import ReportCorpus
import ReportLanguage
import ReportText

/// What stands behind `from`.
extension Binder {
  /// Binds the relations of a query; their columns become those of the scope.
  mutating func bindSource(of query: SelectQuery) -> BoundSource? {
    if let from = query.from { return bindTable(from) }
    guard ImpliedRelation.readsFacts(query) else { return .nothing }
    return bindRelation(RelationName(name: Name("facts", at: query.span)))
  }

  private mutating func bindTable(_ table: TableExpression) -> BoundSource? {
    switch table {
    case .relation(let relation): return bindRelation(relation)
    case .subquery(let query, let alias, _):
      guard let bound = bindQuery(query) else { return nil }
      add(ScopeRelation(name: alias?.text ?? ""), bound.scopeColumns, at: alias?.span)
      return .query(bound)
    case .parenthesised(let inner, _): return bindApart(inner)
    case .join(let left, let kind, let right, let condition):
      let left = bindTable(left)
      let width = scope.columns.count
      let right = bindTable(right)
      guard let left, let right else { return nil }
      switch condition {
      case nil: return .join(left, right, BoundJoin(kind: kind, condition: nil))
      case .on(let expression):
        guard let bound = bindCondition(expression, in: .join) else { return nil }
        return .join(left, right, BoundJoin(kind: kind, condition: bound))
      case .using(let names):
        let equal = names.map { bindUsing($0, leftWidth: width) }
        guard !equal.contains(where: { $0 == nil }) else { return nil }
        let all = BoundExpression.conjunction(equal.compactMap { $0 })
        return .join(left, right, BoundJoin(kind: kind, condition: all))
      }
    }
  }

  /// Binds relations in parentheses: their conditions see nothing of what stands before them.
  private mutating func bindApart(_ table: TableExpression) -> BoundSource? {
    let outer = scope
    scope = Scope()
    let source = bindTable(table)
    let inner = scope
    scope = outer
    for relation in inner.relations {
      if outer.relation(named: relation.name) != nil {
        report(.relationTwice(relation.name), at: table.span)
      }
      scope.add(relation, columns: Array(inner.columns[relation.columns]))
    }
    return source
  }

  private mutating func bindRelation(_ written: RelationName) -> BoundSource? {
    let name = written.name.text
    let span = written.alias?.span ?? written.name.span
    if let shared = definitions[FoldedText.fold(name)] ?? bindDefinition(written.name) {
      // It has an issue of its own, which was told; what it holds is not known.
      if shared.query.items.isEmpty { return nil }
      let known = ScopeRelation(name: written.alias?.text ?? shared.name)
      add(known, shared.query.scopeColumns, at: span)
      return .shared(shared)
    }
    guard let relation = table(named: name) ?? corpus.relation(named: name) else {
      report(.unknownRelation(name, near: [], known: []), at: written.name.span)
      return nil
    }
    let known =
      written.alias.map { ScopeRelation(name: $0.text) }
      ?? ScopeRelation(name: relation.name, alias: relation.alias)
    readings += 1
    add(known, relation.scopeColumns(reading: readings), at: span)
    return .relation(relation)
  }

  private mutating func add(
    _ relation: ScopeRelation,
    _ columns: [ScopeColumn],
    at span: SourceSpan?
  ) {
    if let span, scope.relation(named: relation.name) != nil {
      report(.relationTwice(relation.name), at: span)
    }
    scope.add(relation, columns: columns)
  }

  /// The equality of two columns of one name, which are one column from now on.
  private mutating func bindUsing(_ name: Name, leftWidth: Int) -> BoundExpression? {
    let found = scope.matches(name.text)
    let left = found.filter { $0 < leftWidth }
    guard let right = found.first(where: { $0 >= leftWidth }), let first = left.first else {
      let side = left.isEmpty ? "left" : "right"
      report(.usingUnknownColumn(name.text, side: side), at: name.span)
      return nil
    }
    if left.count > 1 {
      let candidates = left.map(scope.qualifiedName)
      report(.ambiguousColumn(name.text, candidates: candidates), at: name.span)
      return nil
    }
    let both = (scope.column(first, at: name.span), scope.column(right, at: name.span))
    scope.columns[right].isMerged = true
    return bindComparison(both.0, .equal, both.1, at: name.span)
  }
}

extension TableExpression {
  /// Where the first of the relations stands.
  fileprivate var span: SourceSpan {
    switch self {
    case .relation(let relation): relation.alias?.span ?? relation.name.span
    case .subquery(_, _, let span), .parenthesised(_, let span): span
    case .join(let left, _, _, _): left.span
    }
  }
}

extension Relation {
  /// The columns, with where they come from if aggregates of some are to be watched.
  func scopeColumns(reading: Int) -> [ScopeColumn] {
    let isWatched = schema.columns.contains { $0.mixture != nil }
    return zip(schema.columns, columns).map { info, column in
      let type = info.hasNoValue ? nil : info.type
      var known = ScopeColumn(name: info.name, alias: info.alias, type: type)
      known.percentTwin = info.percentTwin
      known.texts = column.pool
      if isWatched {
        known.origin = ColumnOrigin(reading: reading, column: info.name, rule: info.mixture)
      }
      return known
    }
  }
}

extension BoundQuery {
  var scopeColumns: [ScopeColumn] {
    (items + hidden).enumerated().map { index, item in
      var column = ScopeColumn(name: item.name, alias: item.alias, type: item.expression.type)
      column.origin = item.origin
      column.isHidden = index >= items.count
      return column
    }
  }
}

extension BoundExpression {
  /// All of some conditions, joined by `and`; `nil` for none.
  static func conjunction(_ conditions: [BoundExpression]) -> BoundExpression? {
    guard let first = conditions.first else { return nil }
    return conditions.dropFirst().reduce(first) { all, next in
      BoundExpression(.and(all, next), .bool, at: all.span.union(next.span))
    }
  }

  /// The conditions that are joined by `and`.
  var conjuncts: [BoundExpression] {
    guard case .and(let left, let right) = kind else { return [self] }
    return left.conjuncts + right.conjuncts
  }
}
