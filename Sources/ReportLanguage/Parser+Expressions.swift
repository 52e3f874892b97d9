import ReportText

extension Parser {
  /// Parses a value or condition.
  ///
  ///     expression = orExpression
  mutating func parseExpression() throws(SyntaxIssue) -> Expression {
    try parseOrExpression()
  }

  /// Parses expressions with commas between them.
  ///
  ///     expressionList = expression { "," expression }
  mutating func parseExpressionList() -> [Expression] {
    list { parser throws(SyntaxIssue) in try parser.parseExpression() }
  }

  /// Parses conditions of which one must hold; a value alone behind `or` is none.
  ///
  ///     orExpression = andExpression
  ///       { "or" ( andExpression - ( loneValue { "and" notExpression } ) ) }
  mutating func parseOrExpression() throws(SyntaxIssue) -> Expression {
    var left = try parseAndExpression()
    while at(.or) {
      let word = try takeOperator()
      left = join(left, .or, word, try parseAndExpression(behind: left))
    }
    return left
  }

  /// Parses conditions that must all hold; a value alone behind `and` is none.
  ///
  ///     andExpression = notExpression { "and" ( notExpression - loneValue ) }
  mutating func parseAndExpression(
    behind alternative: Expression? = nil
  ) throws(SyntaxIssue) -> Expression {
    var left: Expression
    if let alternative, standsLoneValue {
      left = parseLoneValue(behind: alternative, .or)
    } else {
      left = try parseNotExpression()
    }
    while at(.and) || misspells(.and) {
      if !at(.and) { reportMisspelt(.and) }
      let word = try takeOperator()
      let right =
        standsLoneValue
        ? parseLoneValue(behind: left, .and) : try parseNotExpression()
      left = join(left, .and, word, right)
    }
    return left
  }

  /// Parses a condition that may be denied.
  ///
  ///     notExpression = "not" notExpression | comparison
  mutating func parseNotExpression() throws(SyntaxIssue) -> Expression {
    guard at(.not) else { return try parseComparison() }
    try descend()
    defer { nesting -= 1 }
    let word = advance().span
    let operand = try parseNotExpression()
    return Expression(.unary(.not, operand), at: word.union(operand.span))
  }

  /// Parses sums and differences.
  ///
  ///     sum = product { ( "+" | "-" ) product }
  mutating func parseSum() throws(SyntaxIssue) -> Expression {
    var left = try parseProduct()
    while let sign = additiveOperator {
      let mark = try takeOperator()
      left = join(left, sign, mark, try parseProduct())
    }
    return left
  }

  /// Parses products, quotients and remainders.
  ///
  ///     product = concatenation { ( "*" | "/" | "div" | "%" ) concatenation }
  mutating func parseProduct() throws(SyntaxIssue) -> Expression {
    var left = try parseConcatenation()
    while let sign = multiplicativeOperator {
      let mark = try takeOperator()
      left = join(left, sign, mark, try parseConcatenation())
    }
    return left
  }

  /// Parses texts one behind the other.
  ///
  ///     concatenation = factor { "||" factor }
  mutating func parseConcatenation() throws(SyntaxIssue) -> Expression {
    var left = try parseFactor()
    while at(.concatenate) {
      let mark = try takeOperator()
      left = join(left, .concatenate, mark, try parseFactor())
    }
    return left
  }

  /// Parses an operand that may have signs.
  ///
  ///     factor = ( "-" | "+" ) factor | primary
  mutating func parseFactor() throws(SyntaxIssue) -> Expression {
    guard at(.minus) || at(.plus) else { return try parsePrimary() }
    try descend()
    defer { nesting -= 1 }
    let sign: UnaryOperator = at(.minus) ? .minus : .plus
    let mark = advance().span
    if sign == .minus, isMagnitudeOfLeastInteger(current) {
      return Expression(.literal(.int(.min)), at: mark.union(advance().span))
    }
    let operand = try parseFactor()
    return Expression(.unary(sign, operand), at: mark.union(operand.span))
  }
}

// MARK: Operators

extension Parser {
  private var additiveOperator: BinaryOperator? {
    switch current.kind {
    case .mark(.plus): .add
    case .mark(.minus): .subtract
    default: nil
    }
  }

  private var multiplicativeOperator: BinaryOperator? {
    switch current.kind {
    case .mark(.star): .multiply
    case .mark(.slash): .divide
    case .mark(.percent): .modulo
    case .keyword(.div): .integerDivide
    default: nil
    }
  }

  /// Takes a binary operator, unless the expression has too many.
  mutating func takeOperator() throws(SyntaxIssue) -> SourceSpan {
    operators += 1
    if operators > Limits.operators {
      throw SyntaxIssue(.tooManyOperators(limit: Limits.operators), at: current.span)
    }
    return advance().span
  }

  /// Goes one level deeper; the caller comes back up.
  mutating func descend() throws(SyntaxIssue) {
    if nesting >= Limits.nesting {
      throw SyntaxIssue(.nestedTooDeep(limit: Limits.nesting), at: current.span)
    }
    nesting += 1
  }

  func join(
    _ left: Expression,
    _ sign: BinaryOperator,
    _ signSpan: SourceSpan,
    _ right: Expression
  ) -> Expression {
    Expression(
      .binary(left, sign, operatorSpan: signSpan, right),
      at: left.span.union(right.span)
    )
  }

  /// Whether a token is 9223372036854775808, which is whole only behind a minus sign.
  private func isMagnitudeOfLeastInteger(_ token: Token) -> Bool {
    guard case .number(9_223_372_036_854_775_808) = token.kind else { return false }
    let digits = FoldedText.fold(source.text(in: token.span)).filter { $0 != "_" }
    return digits == "9223372036854775808"
  }
}
