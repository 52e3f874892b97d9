public import ReportLanguage
import ReportText

/// How rows of two inputs are put side by side.
public struct JoinStep: Sendable {
  /// Whether rows of the left side without partner are kept: then it is ``JoinKind/left``.
  public var kind: JoinKind
  /// What must be equal: each an expression over the left side and one over the right side.
  public var equalities: [Equality]
  /// What else a pair must fulfil, over the columns of both sides.
  public var residual: BoundExpression?

  /// Two expressions that must be equal; null equals nothing.
  public struct Equality: Sendable {
    /// Over the columns of the left side.
    public var left: BoundExpression
    /// Over the columns of the right side.
    public var right: BoundExpression
  }
}

/// A query that the plan evaluates once, however many steps read it.
public final class SharedPlan: Sendable {
  /// What it is called.
  public let name: String
  /// Its steps.
  public let plan: LogicalPlan
  /// Where the name stands, if the query itself stands in another text.
  let place: SourceSpan?

  init(name: String, plan: LogicalPlan, place: SourceSpan?) {
    self.name = name
    self.plan = plan
    self.place = place
  }
}
