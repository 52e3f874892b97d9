import ReportCorpus
import ReportLanguage
import ReportText

/// Queries within queries: common tables and combined selects.
extension Binder {
  /// Binds a whole query, with what `with` names and the selects that are combined.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - mayPivotFreely: Whether `pivot` may find its columns out when the query is run.
  /// - Returns: The query; `nil` where it has an issue.
  mutating func bindQuery(_ query: SelectQuery, mayPivotFreely: Bool = false) -> BoundQuery? {
    let outer = (definitions: definitions, scope: scope)
    defer { (definitions, scope) = outer }
    bindCommonTables(query.commonTables)
    if query.combinations.isEmpty, query.pivot == nil, query.term == .select {
      return bindSelect(query)
    }
    var inner = query
    (inner.commonTables, inner.pivot) = ([], nil)
    (inner.orderBy, inner.orderByAll) = ([], nil)
    (inner.limit, inner.offset) = (nil, nil)
    let rows =
      inner.combinations.isEmpty
      ? bindTerm(inner, mayPivotFreely: mayPivotFreely && query.isOnlyParenthesised)
      : bindCombined(inner)
    guard var whole = rows else { return nil }
    if query.isOnlyParenthesised { return whole }
    if query.term != .select, query.combinations.isEmpty {
      // Its own order and limit are of the rows that it gives to what stands behind it.
      whole = BoundQuery(over: .query(whole), whole.scopeColumns, at: query.span)
    }
    if let pivot = query.pivot {
      guard let pivoted = bindPivot(pivot, of: whole, isFree: mayPivotFreely) else { return nil }
      whole = pivoted
    }
    bindOrder(of: query, into: &whole)
    return whole
  }

  private mutating func bindCommonTables(_ tables: [CommonTable]) {
    // What they hold is evaluated once, so it cannot depend on a row of a query around.
    let outer = frames
    frames = []
    defer { frames = outer }
    var names: Set<String> = []
    for table in tables {
      let key = FoldedText.fold(table.name.text)
      if !names.insert(key).inserted {
        report(.commonTableTwice(table.name.text), at: table.name.span)
      }
      let bound = bindQuery(table.query)
      // One with an issue still has its name, so that it is not called unknown.
      definitions[key] = SharedQuery(name: table.name.text, query: bound ?? .ofNothing)
    }
  }

  // MARK: - Combined selects

  /// Binds a select, or a query in parentheses.
  private mutating func bindTerm(_ query: SelectQuery, mayPivotFreely: Bool = false) -> BoundQuery?
  {
    switch query.term {
    case .select: bindSelect(query)
    case .parenthesised(let inner): bindQuery(inner, mayPivotFreely: mayPivotFreely)
    }
  }

  private mutating func bindCombined(_ query: SelectQuery) -> BoundQuery? {
    var first = query
    first.combinations = []
    var terms = [bindTerm(first)]
    var operations: [(SetOperator, SourceSpan)] = []
    for combined in query.combinations {
      let next = bindTerm(combined.query)
      if combined.operation == .intersect {
        terms[terms.count - 1] = combine(terms.last ?? nil, .intersect, next, combined.query.span)
      } else {
        terms.append(next)
        operations.append((combined.operation, combined.query.span))
      }
    }
    var all = terms[0]
    for (term, operation) in zip(terms.dropFirst(), operations) {
      all = combine(all, operation.0, term, operation.1)
    }
    return all
  }

  private mutating func combine(
    _ left: BoundQuery?,
    _ operation: SetOperator,
    _ right: BoundQuery?,
    _ span: SourceSpan
  ) -> BoundQuery? {
    guard let left, let right else { return nil }
    guard left.items.count == right.items.count else {
      report(
        .unequalColumnCounts(
          operation: operation.rawValue,
          left: left.items.count,
          right: right.items.count
        ),
        at: span
      )
      return nil
    }
    var columns: [ScopeColumn] = []
    for (index, items) in zip(left.items, right.items).enumerated() {
      let types = (items.0.expression.type, items.1.expression.type)
      guard let type = Self.common(types.0, types.1) else {
        report(
          .combinedTypes(
            operation: operation.rawValue,
            column: index + 1,
            left: .init(text: items.0.name, type: types.0),
            right: .init(text: items.1.name, type: types.1)
          ),
          at: items.1.expression.span
        )
        return nil
      }
      columns.append(ScopeColumn(name: items.0.name, alias: items.0.alias, type: type.known))
    }
    let types = columns.map { $0.type ?? .int }
    return BoundQuery(over: .combination(left, operation, right, types: types), columns, at: span)
  }

  /// The type that two types have in common; `nil` where they have none, `known` is `nil` where
  /// both are the type of null.
  private static func common(_ left: ColumnType?, _ right: ColumnType?)
    -> (known: ColumnType?, Void)?
  {
    if left == nil || right == nil || left == right { return (left ?? right, ()) }
    let both: Set<ColumnType?> = [left, right]
    return both == [.int, .number] ? (.number, ()) : nil
  }

  /// Binds order, limit and offset of a query over the columns that it shows.
  mutating func bindOrder(of query: SelectQuery, into whole: inout BoundQuery) {
    scope = Scope()
    scope.add(ScopeRelation(name: ""), columns: whole.scopeColumns)
    scope.items = whole.items.map { .init(name: $0.name, expression: $0.expression) }
    var clause = Clause.orderBy
    clause.allowsAggregates = false
    whole.order = query.orderBy.compactMap { bindOrder($0, in: clause) }
    whole.order += orderOfAllItems(query.orderByAll)
    whole.limit = bindRowCount(query.limit, in: .limit)
    whole.offset = bindRowCount(query.offset, in: .offset) ?? 0
  }
}

extension SelectQuery {
  /// Whether nothing stands behind the parentheses that the query is in.
  fileprivate var isOnlyParenthesised: Bool {
    term != .select && combinations.isEmpty && pivot == nil && orderBy.isEmpty
      && orderByAll == nil && limit == nil && offset == nil
  }
}

extension BoundQuery {
  /// A query that shows all columns of a source.
  init(over source: BoundSource, _ columns: [ScopeColumn], at span: SourceSpan) {
    var scope = Scope()
    scope.add(ScopeRelation(name: ""), columns: columns)
    let items = columns.indices.map { index in
      Item(
        name: columns[index].name,
        expression: scope.column(index, at: span),
        alias: columns[index].alias
      )
    }
    self.init(source: source, items: items)
  }

  /// Stands for a query with an issue.
  static var ofNothing: BoundQuery { BoundQuery(source: .nothing, items: []) }

  private init(source: BoundSource, items: [Item]) {
    self.init(
      source: source,
      filter: nil,
      grouping: nil,
      items: items,
      isDistinct: false,
      order: [],
      limit: nil,
      offset: 0,
      notes: []
    )
  }
}
