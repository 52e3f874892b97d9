import ReportText

/// A query within an expression.
public struct BoundSubquery: Sendable {
  /// What is asked of the query.
  public indirect enum Form: Hashable, Sendable {
    /// Its only value.
    case scalar
    /// Whether it has a row.
    case exists
    /// Whether a value is in its only column.
    case member(BoundExpression, negated: Bool)
  }

  /// What is asked of the query.
  public var form: Form
  /// What the query does.
  public var body: SubqueryBody
  /// What the query sees of those around it, over the columns around it.
  public var captures: [BoundExpression]

  /// The expressions over the columns around the query.
  var children: [BoundExpression] {
    if case .member(let value, _) = form { return [value] + captures }
    return captures
  }

  func mapped(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression
  ) throws(EngineIssue) -> BoundSubquery {
    var copy = self
    if case .member(let value, let negated) = form {
      copy.form = .member(try replace(value), negated: negated)
    }
    copy.captures = []
    for capture in captures { copy.captures.append(try replace(capture)) }
    return copy
  }
}

/// Two subqueries are equal where they are the same and capture the same.
extension BoundSubquery: Hashable {
  /// Compares the place of the query, not what it says.
  public static func == (left: BoundSubquery, right: BoundSubquery) -> Bool {
    left.body === right.body && left.form == right.form && left.captures == right.captures
  }

  /// Hashes the place of the query, not what it says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(body))
    hasher.combine(captures)
  }
}

/// The steps of a query within an expression.
public final class SubqueryBody: Sendable {
  /// The steps.
  public let plan: LogicalPlan

  init(plan: LogicalPlan) { self.plan = plan }
}

/// A query around the one that is bound.
struct SubqueryFrame {
  /// The names that it knows.
  var scope: Scope
  /// What the query within takes from it, over its columns.
  var captures: [BoundExpression] = []
}

extension BoundExpression {
  /// The queries directly within.
  var subqueries: [BoundSubquery] {
    var found = children.flatMap(\.subqueries)
    if case .subquery(let subquery) = kind { found.append(subquery) }
    return found
  }

  /// Whether a value of a query around is used.
  var usesOuter: Bool {
    if case .outer = kind { return true }
    return children.contains(where: \.usesOuter)
  }
}
