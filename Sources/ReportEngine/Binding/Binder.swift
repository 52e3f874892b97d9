public import ReportCorpus
public import ReportLanguage
public import ReportText

/// Finds what the names of a query stand for and checks that types fit.
///
/// All issues of a query are found in one go; a part with an issue binds to nothing and raises
/// no further ones.
public struct Binder {
  let corpus: Corpus
  let source: SourceText
  var scope = Scope(relation: nil, relationName: "")
  var issues: [EngineIssue] = []
  var notes: [Diagnostic] = []

  private init(corpus: Corpus, source: SourceText) {
    self.corpus = corpus
    self.source = source
  }

  /// Binds one query.
  ///
  /// - Parameters:
  ///   - query: The syntax tree, parsed without issues.
  ///   - source: The text the tree was parsed from.
  ///   - corpus: Where relations are looked up.
  /// - Returns: The query with columns and types settled.
  /// - Throws: All issues of the query.
  public static func bind(
    _ query: SelectQuery,
    of source: SourceText,
    in corpus: Corpus
  ) throws(EngineIssues) -> BoundQuery {
    var binder = Binder(corpus: corpus, source: source)
    let bound = binder.bindQuery(query)
    guard binder.issues.isEmpty, let bound else {
      throw EngineIssues(issues: binder.issues.sorted { $0.span.start < $1.span.start })
    }
    return bound
  }

  // MARK: - Clauses

  private mutating func bindQuery(_ query: SelectQuery) -> BoundQuery? {
    guard bindRelation(of: query) else { return nil }
    var items: [BoundQuery.Item?] = []
    for item in query.items { items += bindItem(item, isGrouped: !query.groupBy.isEmpty) }
    guard !query.groupsByAll || issues.isEmpty else { return nil }
    let filter = query.filter.flatMap { bindCondition($0, in: .filter) }
    let keys =
      query.groupsByAll ? keysOfAllItems() : query.groupBy.map { bindGroupKey($0) }
    let having = query.having.flatMap { bindCondition($0, in: .having) }
    let order = query.orderBy.map { bindOrder($0) } + orderOfAllItems(query.orderByAll)
    let limit = bindRowCount(query.limit, in: .limit)
    let offset = bindRowCount(query.offset, in: .offset)
    guard issues.isEmpty else { return nil }

    var bound = BoundQuery(
      relation: scope.relation,
      filter: filter,
      grouping: nil,
      items: items.compactMap { $0 },
      isDistinct: query.isDistinct,
      order: order.compactMap { $0 },
      limit: limit,
      offset: offset ?? 0,
      notes: []
    )
    let isGrouped =
      !keys.isEmpty || having != nil
      || (bound.items.map(\.expression) + bound.order.map(\.expression))
        .contains(where: \.holdsAggregate)
    if isGrouped { group(&bound, keys: keys.compactMap { $0 }, having: having) }
    if bound.isDistinct { checkDistinctOrder(bound) }
    bound.notes = notes
    return bound
  }

  private mutating func bindRelation(of query: SelectQuery) -> Bool {
    if let from = query.from {
      guard let relation = corpus.relation(named: from.name.text) else {
        report(.unknownRelation(from.name.text, near: [], known: []), at: from.name.span)
        return false
      }
      scope = Scope(relation: relation, relationName: from.alias?.text ?? from.name.text)
    } else if ImpliedRelation.readsFacts(query), let facts = corpus.relation(named: "facts") {
      scope = Scope(relation: facts, relationName: "facts")
    }
    return true
  }

  private mutating func bindItem(_ item: SelectItem, isGrouped: Bool) -> [BoundQuery.Item?] {
    switch item.kind {
    case .all:
      guard let relation = scope.relation else {
        report(.starWithoutRelation, at: item.span)
        return [nil]
      }
      if isGrouped { report(.starWithGroups, at: item.span) }
      let excepted = bindExcepted(item.excepted, of: relation)
      return relation.schema.columns.enumerated().compactMap { index, column in
        if excepted.contains(index) { return nil }
        let name = column.name
        let expression = BoundExpression(.column(index), column.type, at: item.span)
        scope.items.append(.init(name: name, expression: expression))
        return BoundQuery.Item(name: name, expression: expression)
      }
    case .expression(let expression, let alias):
      if item.aliasIsBare, let alias, scope.input(alias) != nil {
        report(.missingComma(before: alias.text), at: alias.span)
      }
      let bound = bind(expression, in: .select)
      let name = alias?.text ?? defaultName(of: expression)
      scope.items.append(.init(name: name, expression: bound))
      return [bound.map { BoundQuery.Item(name: name, expression: $0) }]
    }
  }

  /// What an item without `as` is called: as it is written, white space made single.
  private func defaultName(of expression: Expression) -> String {
    if case .column(let column) = expression.kind { return column.name.text }
    return source.text(in: expression.span)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func bindGroupKey(_ expression: Expression) -> BoundExpression? {
    if let position = bindPosition(expression) { return position.expression }
    return bind(expression, in: .groupBy)
  }

  private mutating func bindOrder(_ item: OrderItem) -> BoundQuery.Order? {
    let position = bindPosition(item.expression)
    let expression = position.map(\.expression) ?? bind(item.expression, in: .orderBy)
    return expression.map {
      BoundQuery.Order(
        expression: $0,
        isDescending: item.isDescending,
        nullsFirst: item.nullsFirst
      )
    }
  }

  /// Every item without an aggregate or a window function, for `group by all`.
  private func keysOfAllItems() -> [BoundExpression?] {
    scope.items.compactMap(\.expression).filter { !$0.holdsAggregate && !$0.holdsWindow }
  }

  private func orderOfAllItems(_ direction: OrderDirection?) -> [BoundQuery.Order] {
    guard let direction else { return [] }
    return scope.items.compactMap(\.expression).map {
      BoundQuery.Order(
        expression: $0,
        isDescending: direction.isDescending,
        nullsFirst: direction.nullsFirst
      )
    }
  }

  /// The columns that `* except (…)` leaves out.
  private mutating func bindExcepted(_ names: [Name], of relation: Relation) -> Set<Int> {
    var excepted: Set<Int> = []
    for name in names {
      if let index = relation.schema.index(of: name.text) {
        excepted.insert(index)
      } else {
        reportUnknown(name)
      }
    }
    return excepted
  }

  /// The item of the select list that a whole number stands for.
  private mutating func bindPosition(_ expression: Expression) -> Scope.NamedItem? {
    guard case .literal(.int(let position)) = expression.kind else { return nil }
    guard position >= 1, position <= Int64(scope.items.count) else {
      report(.positionOutOfRange(position, count: scope.items.count), at: expression.span)
      return Scope.NamedItem(name: "", expression: nil)
    }
    return scope.items[Int(position) - 1]
  }

  private mutating func bindCondition(_ expression: Expression, in clause: Clause)
    -> BoundExpression?
  {
    guard let bound = bind(expression, in: clause) else { return nil }
    if bound.type != nil && bound.type != .bool {
      report(.notACondition(clause: clause.keyword, typed(bound)), at: bound.span)
    }
    return bound
  }

  private mutating func bindRowCount(_ expression: Expression?, in clause: Clause) -> Int? {
    guard let expression else { return nil }
    let outer = scope
    scope = Scope(relation: nil, relationName: "")
    defer { scope = outer }
    guard let bound = bind(expression, in: clause) else { return nil }
    do throws(EngineIssue) {
      let value = try ExpressionEvaluator.constantValue(of: bound)
      if case .int(let count) = value, count >= 0 { return Int(count) }
      report(.badRowCount(clause: clause.keyword), at: expression.span)
    } catch {
      issues.append(error)
    }
    return nil
  }

  private mutating func checkDistinctOrder(_ query: BoundQuery) {
    for key in query.order
    where !query.items.contains(where: { $0.expression == key.expression }) {
      report(.orderNotSelected, at: key.expression.span)
    }
  }

  // MARK: - Reporting

  mutating func report(_ kind: EngineIssue.Kind, at span: SourceSpan) {
    var kind = kind
    if case .unknownRelation(let name, _, _) = kind {
      let known = corpus.relations.map {
        EngineIssue.NamedThing(name: $0.name, alias: $0.alias)
      }
      kind = .unknownRelation(name, near: Self.nearest(to: name, among: known), known: known)
    }
    issues.append(EngineIssue(kind, at: span))
  }

  func typed(_ expression: BoundExpression) -> EngineIssue.TypedText {
    EngineIssue.TypedText(text: source.text(in: expression.span), type: expression.type)
  }

  /// The things whose name or Chinese alias is near.
  static func nearest(
    to name: String,
    among things: [EngineIssue.NamedThing]
  ) -> [EngineIssue.NamedThing] {
    let names = things.flatMap { [$0.name, $0.alias].compactMap { $0 } }
    let near = NearName.nearest(to: name, among: names, limit: 2)
    var found: [EngineIssue.NamedThing] = []
    for name in near {
      guard let thing = things.first(where: { $0.name == name || $0.alias == name }),
        !found.contains(thing)
      else { continue }
      found.append(thing)
    }
    return found
  }
}

/// Whether a query without `from` reads `facts` or nothing.
private enum ImpliedRelation {
  /// Whether the query holds `*`, an aggregate or an unqualified column.
  static func readsFacts(_ query: SelectQuery) -> Bool {
    for item in query.items {
      switch item.kind {
      case .all: return true
      case .expression(let expression, _): if readsFacts(expression) { return true }
      }
    }
    let clauses = [query.filter, query.having].compactMap { $0 } + query.groupBy
    return clauses.contains(where: readsFacts)
      || query.orderBy.contains { readsFacts($0.expression) }
  }

  private static func readsFacts(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .column(let column):
      return column.qualifier == nil || column.qualifier?.text == "facts"
    case .call(let call):
      if call.arguments == .star || call.window != nil { return true }
      let name = FoldedText.fold(call.name.text)
      return AggregateCall.Function(rawValue: name) != nil
        || call.children.contains(where: readsFacts)
    default: return expression.children.contains(where: readsFacts)
    }
  }
}
