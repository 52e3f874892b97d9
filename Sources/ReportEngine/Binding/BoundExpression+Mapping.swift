/// Trees with every inner expression replaced.
///
/// The tree of a long chain of operators is as deep as the chain: what recurses here is cut into
/// small functions, so that a level takes little of the stack.
extension BoundExpression.Kind {
  /// What replaces an inner expression.
  typealias Walk = (BoundExpression) throws(EngineIssue) -> BoundExpression

  /// The same form with other expressions inside.
  func mapped(_ walk: Walk) throws(EngineIssue) -> BoundExpression.Kind {
    switch self {
    case .constant, .column, .outer: self
    case .and, .or, .arithmetic: try mappedOperator(walk)
    case .compare, .contains, .like, .isDistinct: try mappedComparison(walk)
    case .negate, .not, .isNull, .convert, .matches: try mappedSingle(walk)
    case .inList, .between, .function: try mappedList(walk)
    case .choice, .aggregate, .window, .subquery: try mappedCall(walk)
    }
  }

  private func mappedOperator(_ walk: Walk) throws(EngineIssue) -> BoundExpression.Kind {
    switch self {
    case .and(let left, let right): .and(try walk(left), try walk(right))
    case .or(let left, let right): .or(try walk(left), try walk(right))
    case .arithmetic(let left, let operation, let right):
      .arithmetic(try walk(left), operation, try walk(right))
    default: self
    }
  }

  private func mappedComparison(_ walk: Walk) throws(EngineIssue) -> BoundExpression.Kind {
    switch self {
    case .compare(let left, let comparison, let right):
      .compare(try walk(left), comparison, try walk(right))
    case .contains(let text, let needle, let negated):
      .contains(try walk(text), try walk(needle), negated: negated)
    case .like(let text, let pattern, let negated):
      .like(try walk(text), try walk(pattern), negated: negated)
    case .isDistinct(let left, let right, let negated):
      .isDistinct(try walk(left), try walk(right), negated: negated)
    default: self
    }
  }

  private func mappedSingle(_ walk: Walk) throws(EngineIssue) -> BoundExpression.Kind {
    switch self {
    case .negate(let inner): .negate(try walk(inner))
    case .not(let inner): .not(try walk(inner))
    case .isNull(let inner, let negated): .isNull(try walk(inner), negated: negated)
    case .convert(let inner): .convert(try walk(inner))
    case .matches(let text, let pattern, let negated):
      .matches(try walk(text), pattern, negated: negated)
    default: self
    }
  }

  private func mappedList(_ walk: Walk) throws(EngineIssue) -> BoundExpression.Kind {
    switch self {
    case .inList(let value, let list, let negated):
      .inList(try walk(value), try mapped(list, walk), negated: negated)
    case .between(let value, let low, let high, let negated):
      .between(try walk(value), low: try walk(low), high: try walk(high), negated: negated)
    case .function(let function, let arguments): .function(function, try mapped(arguments, walk))
    default: self
    }
  }

  private func mappedCall(_ walk: Walk) throws(EngineIssue) -> BoundExpression.Kind {
    switch self {
    case .choice(let choice): .choice(try choice.mapped(walk))
    case .aggregate(let call): .aggregate(try call.mapped(walk))
    case .window(let call): .window(try call.mapped(walk))
    case .subquery(let subquery): .subquery(try subquery.mapped(walk))
    default: self
    }
  }

  private func mapped(
    _ list: [BoundExpression],
    _ walk: Walk
  ) throws(EngineIssue) -> [BoundExpression] {
    var mapped: [BoundExpression] = []
    for inner in list { mapped.append(try walk(inner)) }
    return mapped
  }
}
