import ReportCorpus

/// Lays out the steps that answer a bound query.
public enum Planner {
  /// The plan of a query; reads only the columns that the query uses.
  public static func plan(_ query: BoundQuery) -> LogicalPlan {
    var sources = SourcePlanner()
    let plan = sources.plan(query)
    // Shared queries have columns for notes that often no step reads.
    guard sources.hidesColumns else { return plan }
    var again = SourcePlanner(readingHidden: sources.readsHidden)
    return again.plan(query)
  }
}

extension SourcePlanner {
  /// The steps of a query upon those of its source.
  mutating func plan(_ query: BoundQuery) -> LogicalPlan {
    var query = query
    var plan = source(of: &query)
    if let grouping = query.grouping {
      plan = .aggregate(plan, keys: grouping.keys, grouping.aggregates)
      if let having = grouping.having { plan = .filter(plan, having) }
    }
    plan = Self.windows(of: &query, over: plan)
    var items = query.items
    let keys = query.order.map { Self.sortKey($0, among: &items) }
    plan = .project(plan, items)
    if query.isDistinct { plan = .distinct(plan) }
    if !keys.isEmpty { plan = .sort(plan, keys) }
    if query.limit != nil || query.offset > 0 {
      plan = .limit(plan, count: query.limit, offset: query.offset)
    }
    return items.count > query.items.count ? .keep(plan, columns: query.items.count) : plan
  }

  /// The step that computes window functions; in the query they become its columns.
  private static func windows(of query: inout BoundQuery, over plan: LogicalPlan) -> LogicalPlan {
    let width = plan.columnTypes.count
    var calls: [WindowCall] = []
    func lift(_ expression: BoundExpression) -> BoundExpression {
      let lifted = try? expression.rewritten { node throws(EngineIssue) in
        guard case .window(let call) = node.kind else { return nil }
        let index = calls.firstIndex(of: call) ?? calls.count
        if index == calls.count { calls.append(call) }
        return BoundExpression(.column(width + index), node.type, at: node.span)
      }
      // The closure throws nothing, so there always is a result.
      return lifted ?? expression
    }
    for index in query.items.indices {
      query.items[index].expression = lift(query.items[index].expression)
    }
    for index in query.order.indices {
      query.order[index].expression = lift(query.order[index].expression)
    }
    return calls.isEmpty ? plan : .window(plan, calls)
  }

  /// The column that holds a sort expression, added where no item is the same.
  private static func sortKey(
    _ order: BoundQuery.Order,
    among items: inout [BoundQuery.Item]
  ) -> SortKey {
    var column = items.firstIndex { $0.expression == order.expression }
    if column == nil {
      column = items.count
      items.append(.init(name: "", expression: order.expression))
    }
    return SortKey(
      column: column ?? 0,
      isDescending: order.isDescending,
      nullsFirst: order.nullsFirst
    )
  }

  /// The filtered rows of the source; the query's expressions are renumbered to its columns.
  private mutating func source(of query: inout BoundQuery) -> LogicalPlan {
    var used: [Int] = []
    query.mapInputs { expression in
      for column in expression.columnsUsed where !used.contains(column) { used.append(column) }
      return expression
    }
    let isJoined = if case .join = query.source { true } else { false }
    let conditions =
      query.filter.map { isJoined || $0.usesOuter ? $0.conjuncts : [$0] } ?? []
    let planned = plan(query.source, needed: used, conditions: conditions)
    query.mapInputs(planned.renumbered)
    return planned.plan
  }
}

extension BoundQuery {
  /// Replaces every expression behind the filter that reads input columns.
  fileprivate mutating func mapInputs(_ replace: (BoundExpression) -> BoundExpression) {
    if var grouped = grouping {
      grouped.keys = grouped.keys.map(replace)
      grouped.aggregates = grouped.aggregates.map { call in
        // The closure throws nothing, so there always is a result.
        (try? call.mapped { inner throws(EngineIssue) in replace(inner) }) ?? call
      }
      grouping = grouped
      return
    }
    for index in items.indices { items[index].expression = replace(items[index].expression) }
    for index in order.indices { order[index].expression = replace(order[index].expression) }
  }
}

extension BoundExpression {
  /// The same expression with every input column at another position.
  func renumbered(_ position: (Int) -> Int) -> BoundExpression {
    let renumbered = try? rewritten { node throws(EngineIssue) in
      guard case .column(let index) = node.kind else { return nil }
      return BoundExpression(.column(position(index)), node.type, at: node.span)
    }
    // The closure throws nothing, so there always is a result.
    return renumbered ?? self
  }
}
