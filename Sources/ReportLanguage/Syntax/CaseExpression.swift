/// A choice between values: the first branch whose condition holds gives its result.
public struct CaseExpression: Hashable, Sendable {
  /// What the branches are compared with; `nil` where they are conditions themselves.
  public var operand: Expression?
  /// The branches, in the order they are tried.
  public var branches: [Branch]
  /// The value where no branch fits; null where none is written.
  public var otherwise: Expression?

  /// One `when … then …`.
  public struct Branch: Hashable, Sendable {
    /// A condition, or the value that the operand must equal.
    public var condition: Expression
    /// The value where it fits.
    public var result: Expression

    /// Puts a branch together.
    public init(when condition: Expression, then result: Expression) {
      self.condition = condition
      self.result = result
    }
  }

  /// Puts a choice together.
  public init(operand: Expression? = nil, branches: [Branch], otherwise: Expression? = nil) {
    self.operand = operand
    self.branches = branches
    self.otherwise = otherwise
  }
}
