public import ReportCorpus
public import ReportLanguage
public import ReportText

/// Finds what the names of a query stand for and checks that types fit.
///
/// All issues of a query are found in one go; a part with an issue binds to nothing and raises
/// no further ones.
public struct Binder {
  let corpus: Corpus
  var source: SourceText
  let environment: QueryEnvironment
  /// The definitions that were bound, each once.
  var boundDefinitions: [ObjectIdentifier: SharedQuery] = [:]
  var scope = Scope()
  /// The definition whose query is bound, where it is one.
  var within: QueryDefinition?
  /// The queries around the one that is bound, the outermost first.
  var frames: [SubqueryFrame] = []
  /// The queries that names stand for, by folded name; they hide relations of the corpus.
  var definitions: [String: SharedQuery] = [:]
  var issues: [EngineIssue] = []
  var notes: [Diagnostic] = []

  init(corpus: Corpus, source: SourceText, environment: QueryEnvironment) {
    self.corpus = corpus
    self.source = source
    self.environment = environment
  }

  /// Binds one query.
  ///
  /// - Parameters:
  ///   - query: The syntax tree, parsed without issues.
  ///   - source: The text the tree was parsed from.
  ///   - corpus: Where relations are looked up.
  ///   - environment: The names of queries and values that were given before.
  /// - Returns: The query with columns and types settled.
  /// - Throws: All issues of the query.
  public static func bind(
    _ query: SelectQuery,
    of source: SourceText,
    in corpus: Corpus,
    environment: QueryEnvironment = QueryEnvironment()
  ) throws(EngineIssues) -> BoundQuery {
    var binder = Binder(corpus: corpus, source: source, environment: environment)
    let bound = binder.bindQuery(query, mayPivotFreely: !environment.checksOnly)
    guard binder.issues.isEmpty, var bound else {
      throw EngineIssues(issues: binder.issues.sorted { $0.span.start < $1.span.start })
    }
    bound.notes = binder.notes
    return bound
  }

  // MARK: - Clauses

  /// Binds one select; its names live in a scope of their own.
  mutating func bindSelect(_ query: SelectQuery) -> BoundQuery? {
    let outer = scope
    let issuesBefore = issues.count
    defer { scope = outer }
    scope = Scope()
    guard let source = bindSource(of: query) else { return nil }
    var items: [BoundQuery.Item?] = []
    for item in query.items { items += bindItem(item, isGrouped: !query.groupBy.isEmpty) }
    guard !query.groupsByAll || issues.count == issuesBefore else { return nil }
    let filter = query.filter.flatMap { bindCondition($0, in: .filter) }
    let keys =
      query.groupsByAll ? keysOfAllItems() : query.groupBy.map { bindGroupKey($0) }
    let having = query.having.flatMap { bindCondition($0, in: .having) }
    let order =
      query.orderBy.map { bindOrder($0, in: .orderBy) } + orderOfAllItems(query.orderByAll)
    let limit = bindRowCount(query.limit, in: .limit)
    let offset = bindRowCount(query.offset, in: .offset)
    guard issues.count == issuesBefore else { return nil }

    var bound = BoundQuery(
      source: source,
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
    return bound
  }

  private mutating func bindItem(_ item: SelectItem, isGrouped: Bool) -> [BoundQuery.Item?] {
    switch item.kind {
    case .all:
      guard !scope.relations.isEmpty else {
        report(.starWithoutRelation, at: item.span)
        return [nil]
      }
      let excepted = bindExcepted(item.excepted, of: nil)
      let shown = scope.columns.indices.filter {
        !scope.columns[$0].isMerged && !excepted.contains($0)
      }
      return bindStar(shown, at: item.span, isGrouped: isGrouped)
    case .allOf(let name):
      guard let relation = scope.relation(named: name.text) else {
        report(.unknownQualifier(name.text, known: scope.relations.map(\.name)), at: name.span)
        return [nil]
      }
      let excepted = bindExcepted(item.excepted, of: relation)
      let shown = relation.columns.filter { !excepted.contains($0) }
      return bindStar(shown, at: item.span, isGrouped: isGrouped)
    case .expression(let expression, let alias):
      if item.aliasIsBare, let alias, scope.input(alias) != nil {
        report(.missingComma(before: alias.text), at: alias.span)
      }
      let bound = bind(expression, in: .select)
      let name = alias?.text ?? defaultName(of: expression)
      scope.items.append(.init(name: name, expression: bound))
      return [
        bound.map {
          BoundQuery.Item(name: name, expression: $0, alias: scope.alias(of: $0, named: name))
        }
      ]
    }
  }

  private mutating func bindStar(_ columns: [Int], at span: SourceSpan, isGrouped: Bool)
    -> [BoundQuery.Item?]
  {
    if isGrouped { report(.starWithGroups, at: span) }
    return columns.map { index in
      let column = scope.columns[index]
      let expression = scope.column(index, at: span)
      scope.items.append(.init(name: column.name, expression: expression))
      return BoundQuery.Item(name: column.name, expression: expression, alias: column.alias)
    }
  }

  /// What an item without `as` is called: as it is written, in the canonical layout, so that
  /// laying out a query changes no name.
  private func defaultName(of expression: Expression) -> String {
    if case .column(let column) = expression.kind { return column.name.text }
    return expression.laidOut(from: source)
  }

  private mutating func bindGroupKey(_ expression: Expression) -> BoundExpression? {
    let position = bindPosition(expression)
    let key = position.map(\.expression) ?? bind(expression, in: .groupBy)
    if let aggregate = key?.firstAggregate {
      // An item may be named that is an aggregate itself.
      report(
        .aggregateNotAllowed(function: aggregate.function.rawValue, clause: "group by"),
        at: expression.span
      )
      return nil
    }
    if let window = key?.firstWindow {
      report(
        .windowNotAllowed(function: window.function.rawValue, clause: "group by"),
        at: expression.span
      )
      return nil
    }
    return key
  }

  mutating func bindOrder(_ item: OrderItem, in clause: Clause) -> BoundQuery.Order? {
    let position = bindPosition(item.expression)
    let expression = position.map(\.expression) ?? bind(item.expression, in: clause)
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

  func orderOfAllItems(_ direction: OrderDirection?) -> [BoundQuery.Order] {
    guard let direction else { return [] }
    return scope.items.compactMap(\.expression).map {
      BoundQuery.Order(
        expression: $0,
        isDescending: direction.isDescending,
        nullsFirst: direction.nullsFirst
      )
    }
  }

  /// The columns that `* except (…)` leaves out, of one relation or of all.
  private mutating func bindExcepted(_ names: [Name], of relation: ScopeRelation?) -> Set<Int> {
    var excepted: Set<Int> = []
    for name in names {
      let found = scope.matches(name.text, in: relation)
      if found.isEmpty { reportUnknown(name) }
      excepted.formUnion(found)
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

  mutating func bindCondition(_ expression: Expression, in clause: Clause)
    -> BoundExpression?
  {
    guard let bound = bind(expression, in: clause) else { return nil }
    if bound.type != nil && bound.type != .bool {
      report(.notACondition(clause: clause.keyword, typed(bound)), at: bound.span)
    }
    return bound
  }

  mutating func bindRowCount(_ expression: Expression?, in clause: Clause) -> Int? {
    guard let expression else { return nil }
    let outer = (scope, frames)
    (scope, frames) = (Scope(), [])
    defer { (scope, frames) = outer }
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
      let names = definitions.values.map(\.name) + environment.definitions.values.map(\.name)
      let named = names.sorted().map { EngineIssue.NamedThing(name: $0, alias: nil) }
      let known =
        named
        + (corpus.relations + visibleTables).map {
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
enum ImpliedRelation {
  /// Whether the query holds `*`, an aggregate or an unqualified column.
  static func readsFacts(_ query: SelectQuery) -> Bool {
    for item in query.items {
      switch item.kind {
      case .all: return true
      case .allOf(let relation): if relation.text == "facts" { return true }
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
