/// Rows that are found by equal values, evaluated once for all rows of the queries around.
///
/// It makes of a correlated `exists` or `in` with an equality a hash semi-join or anti-join.
public final class LookupIndex: Sendable {
  /// The steps that give the rows; nothing in them depends on a query around.
  public let input: LogicalPlan
  /// What the rows are found by.
  public let keys: [BoundExpression]

  init(input: LogicalPlan, keys: [BoundExpression]) {
    self.input = input
    self.keys = keys
  }
}

extension SourcePlanner.Planned {
  /// The rows of a scan that fulfil some conditions over the source: where a condition equates
  /// them with a value of a query around, they are found by hash.
  func lookedUp(by conditions: [BoundExpression]) -> SourcePlanner.Planned {
    var pairs: [(key: BoundExpression, value: BoundExpression)] = []
    var before: [BoundExpression] = []
    var after: [BoundExpression] = []
    for condition in conditions {
      if let pair = condition.equalityWithOuter {
        pairs.append(pair)
      } else if condition.usesOuter || !condition.isHarmless {
        after.append(condition)
      } else {
        before.append(condition)
      }
    }
    guard !pairs.isEmpty else { return filtered(by: conditions) }
    let index = LookupIndex(
      input: filtered(by: before).plan,
      keys: pairs.map { renumbered($0.key) }
    )
    let found = SourcePlanner.Planned(
      plan: .lookup(index, values: pairs.map(\.value)),
      columns: columns
    )
    return found.filtered(by: after)
  }
}

extension BoundExpression {
  /// The two sides of an equality of a row with a value of a query around.
  fileprivate var equalityWithOuter: (key: BoundExpression, value: BoundExpression)? {
    guard case .compare(let left, .equal, let right) = kind else { return nil }
    for (key, value) in [(left, right), (right, left)] {
      if key.isHarmless, !key.usesOuter, !key.columnsUsed.isEmpty, value.isHarmless,
        value.usesOuter, value.columnsUsed.isEmpty
      {
        return (key, value)
      }
    }
    return nil
  }
}

extension LogicalPlan {
  /// The expressions of the step itself.
  var expressions: [BoundExpression] {
    switch self {
    case .filter(_, let condition): [condition]
    case .project(_, let items): items.map(\.expression)
    case .aggregate(_, let keys, let calls): keys + calls.flatMap(\.children)
    case .window(_, let calls): calls.flatMap(\.children)
    case .join(_, _, let step):
      step.equalities.flatMap { [$0.left, $0.right] } + [step.residual].compactMap { $0 }
    default: []
    }
  }
}

extension BoundSubquery {
  /// What is asked, as a query would write it.
  func described(_ names: [String]) -> String {
    switch form {
    case .scalar: "(subquery)"
    case .exists: "exists (subquery)"
    case .member(let value, let negated):
      "\(value.described(names)) \(negated ? "not in" : "in") (subquery)"
    }
  }

  /// How often the query is evaluated, in front of its plan.
  func title(_ names: [String]) -> String {
    if captures.isEmpty { return "subquery, once: " }
    let captured = captures.map { $0.described(names) }.joined(separator: ", ")
    return "subquery, for each \(captured): "
  }
}
