/// A `case` whose names and types are settled.
public struct BoundChoice: Hashable, Sendable {
  /// What the branches are compared with; `nil` where they are conditions.
  public var operand: BoundExpression?
  /// The branches, in the order they are tried.
  public var branches: [Branch]
  /// The value where no branch fits; null where there is none.
  public var otherwise: BoundExpression?

  /// A condition, or a value that the operand must equal, and the result.
  public struct Branch: Hashable, Sendable {
    /// When the branch fits.
    public var condition: BoundExpression
    /// What it gives.
    public var result: BoundExpression
  }

  var children: [BoundExpression] {
    [operand].compactMap { $0 } + branches.flatMap { [$0.condition, $0.result] }
      + [otherwise].compactMap { $0 }
  }

  func mapped(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression
  ) throws(EngineIssue) -> BoundChoice {
    var copy = self
    if let operand { copy.operand = try replace(operand) }
    for index in branches.indices {
      copy.branches[index].condition = try replace(branches[index].condition)
      copy.branches[index].result = try replace(branches[index].result)
    }
    if let otherwise { copy.otherwise = try replace(otherwise) }
    return copy
  }
}
