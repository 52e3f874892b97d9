import ReportCorpus

/// Turns expressions over rows into expressions over groups.
extension Binder {
  /// Settles keys and aggregates, and rewrites items, order and having over their columns.
  mutating func group(_ query: inout BoundQuery, keys: [BoundExpression], having: BoundExpression?)
  {
    var grouping = BoundQuery.Grouping(keys: keys, aggregates: [], having: nil)
    for index in query.items.indices {
      query.items[index].expression = lift(query.items[index].expression, into: &grouping)
    }
    for index in query.order.indices {
      query.order[index].expression = lift(query.order[index].expression, into: &grouping)
    }
    grouping.having = having.map { lift($0, into: &grouping) }
    query.grouping = grouping
  }

  /// The same expression with keys and aggregates replaced by columns of the group.
  private mutating func lift(
    _ expression: BoundExpression,
    into grouping: inout BoundQuery.Grouping
  ) -> BoundExpression {
    do throws(EngineIssue) {
      return try expression.rewritten { node throws(EngineIssue) in
        if let key = grouping.keys.firstIndex(of: node) {
          return BoundExpression(.column(key), node.type, at: node.span)
        }
        switch node.kind {
        case .aggregate(let call):
          let index = grouping.aggregates.firstIndex(of: call) ?? grouping.aggregates.count
          if index == grouping.aggregates.count {
            grouping.aggregates.append(call)
            grouping.places.append(node.span)
          }
          return BoundExpression(.column(grouping.keys.count + index), node.type, at: node.span)
        case .column(let index):
          throw EngineIssue(.ungroupedColumn(scope.columns[index].name), at: node.span)
        default: return nil
        }
      }
    } catch {
      issues.append(error)
      return expression
    }
  }
}
