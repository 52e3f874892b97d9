import ReportText

extension Parser {
  /// Parses a choice between values.
  ///
  ///     caseExpression = "case" [ expression ] whenBranch { whenBranch } [ elseBranch ] "end"
  mutating func parseCaseExpression() throws(SyntaxIssue) -> Expression {
    try descend()
    defer { nesting -= 1 }
    let start = advance().span
    let operand = at(.when) ? nil : try parseExpression()
    var choice = CaseExpression(operand: operand, branches: [try parseWhenBranch()])
    while at(.when) { choice.branches.append(try parseWhenBranch()) }
    if at(.else) { choice.otherwise = try parseElseBranch() }
    guard take(.end) else {
      let wanted: [Keyword] = choice.otherwise == nil ? [.when, .else, .end] : [.end]
      throw unexpected(wanted: .keywords(wanted))
    }
    return Expression(.choice(choice), at: SourceSpan(start.start, endOfPrevious))
  }

  /// Parses a condition of a choice and the value where it holds.
  ///
  ///     whenBranch = "when" expression "then" expression
  mutating func parseWhenBranch() throws(SyntaxIssue) -> CaseExpression.Branch {
    try expect(.when)
    let condition = try parseExpression()
    try expect(.then)
    return CaseExpression.Branch(when: condition, then: try parseExpression())
  }

  /// Parses the value of a choice where no condition holds.
  ///
  ///     elseBranch = "else" expression
  mutating func parseElseBranch() throws(SyntaxIssue) -> Expression {
    try expect(.else)
    return try parseExpression()
  }

  /// Parses a value that is wanted as another type.
  ///
  ///     castCall = "cast" "(" expression "as" typeName ")"
  mutating func parseCastCall() throws(SyntaxIssue) -> Expression {
    try descend()
    defer { nesting -= 1 }
    let start = advance().span
    let (value, type) = try insideParentheses { parser throws(SyntaxIssue) in
      try parser.refuseEmptyParentheses()
      let value = try parser.parseExpression()
      try parser.expect(.as)
      return (value, try parser.parseTypeName())
    }
    return Expression(.cast(value, to: type), at: SourceSpan(start.start, endOfPrevious))
  }

  /// Parses the name of a type.
  ///
  ///     typeName = name
  mutating func parseTypeName() throws(SyntaxIssue) -> Name {
    let name = try parseName()
    skipTypeLength()
    return name
  }
}
