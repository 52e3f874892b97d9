import ReportText

extension Parser {
  /// Parses a comparison; a second one behind it is an error.
  ///
  ///     comparison = sum [ comparisonTail ]
  mutating func parseComparison() throws(SyntaxIssue) -> Expression {
    var left = try parseSum()
    if let foreign = try foreignComparison(of: left) { return foreign }
    guard beginsComparison else { return left }
    left = try parseComparisonTail(left)
    if beginsComparison { reportChained(left) }
    while beginsComparison { left = try parseComparisonTail(left) }
    return left
  }

  /// Parses what the left side of a comparison is compared with.
  ///
  ///     comparisonTail = comparisonOperator sum
  ///       | containsOperator ( PATTERN | sum )
  ///       | [ "not" ] ( likeTail | betweenTail | inTail )
  ///       | isTail
  mutating func parseComparisonTail(_ left: Expression) throws(SyntaxIssue) -> Expression {
    if comparisonSign(of: current) != nil {
      let (sign, mark) = try parseComparisonOperator()
      return join(left, sign, mark, try parseSum())
    }
    if at(.contains) || at(.containsNot) { return try search(left, negated: false) }
    if at(.is) { return try parseIsTail(left) }
    let negated = take(.not)
    if negated && (at(.contains) || at(.containsNot)) {
      let written = "not \(source.text(in: current.span))"
      report(.foreignMark(written: written, meant: "!~"), at: current.span)
      return try search(left, negated: true)
    }
    if at(.in) { return try parseInTail(left, negated: negated) }
    if takeWord(.between) { return try parseBetweenTail(left, negated: negated) }
    if takeWord(.like) { return try parseLikeTail(left, negated: negated) }
    throw unexpected(wanted: .keywords([.in, .like, .between]))
  }

  /// Parses an operator that compares two values.
  ///
  ///     comparisonOperator = "=" | "<>" | "!=" | "<" | "<=" | ">" | ">="
  mutating func parseComparisonOperator() throws(SyntaxIssue) -> (BinaryOperator, SourceSpan) {
    guard let sign = comparisonSign(of: current) else { throw unexpected(wanted: .mark(.equal)) }
    return (sign, try takeOperator())
  }

  /// Parses an operator that looks for a part of a text.
  ///
  ///     containsOperator = "~" | "!~"
  mutating func parseContainsOperator() throws(SyntaxIssue) -> (BinaryOperator, SourceSpan) {
    let sign: BinaryOperator = at(.containsNot) ? .containsNot : .contains
    return (sign, try takeOperator())
  }

  /// Parses a pattern with `%` and `_`, behind `like`.
  ///
  ///     likeTail = "like" sum
  mutating func parseLikeTail(
    _ left: Expression,
    negated: Bool
  ) throws(SyntaxIssue) -> Expression {
    let pattern = try parseSum()
    skipEscape()
    return Expression(
      .like(left, pattern: pattern, negated: negated),
      at: left.span.union(pattern.span)
    )
  }

  /// Parses the bounds of a range, behind `between`.
  ///
  ///     betweenTail = "between" sum "and" sum
  mutating func parseBetweenTail(
    _ left: Expression,
    negated: Bool
  ) throws(SyntaxIssue) -> Expression {
    let low = try parseSum()
    try expect(.and)
    let high = try parseSum()
    return Expression(
      .between(left, low: low, high: high, negated: negated),
      at: left.span.union(high.span)
    )
  }

  /// Parses a list of values, one of which must be equal.
  ///
  ///     inTail = "in" ( subquery | "(" expressionList ")" )
  mutating func parseInTail(
    _ left: Expression,
    negated: Bool
  ) throws(SyntaxIssue) -> Expression {
    advance()
    if beginsSubquery(at: position) {
      let query = try parseSubquery()
      return Expression(
        .inSubquery(left, query, negated: negated),
        at: SourceSpan(left.span.start, endOfPrevious)
      )
    }
    try descend()
    defer { nesting -= 1 }
    let values = try insideParentheses { parser throws(SyntaxIssue) in
      try parser.refuseEmptyParentheses()
      return parser.parseExpressionList()
    }
    return Expression(
      .inList(left, values, negated: negated),
      at: SourceSpan(left.span.start, endOfPrevious)
    )
  }

  /// Parses a test for null, or a comparison for which null is a value.
  ///
  ///     isTail = "is" [ "not" ] ( "null" | "distinct" "from" sum )
  mutating func parseIsTail(_ left: Expression) throws(SyntaxIssue) -> Expression {
    let start = try takeOperator()
    let negated = take(.not)
    if take(.distinct) {
      try expect(.from)
      let words = SourceSpan(start.start, endOfPrevious)
      let sign: BinaryOperator = negated ? .isNotDistinctFrom : .isDistinctFrom
      return join(left, sign, words, try parseSum())
    }
    try expect(.null)
    return Expression(
      .isNull(left, negated: negated),
      at: SourceSpan(left.span.start, endOfPrevious)
    )
  }

  /// Parses a value where a condition is meant, and reports the first of several.
  ///
  ///     loneValue = NUMBER | PERCENT | TEXT | PATTERN
  mutating func parseLoneValue(behind left: Expression, _ connective: Keyword) -> Expression {
    if endsInLoneValue(left) { return Expression(.missing, at: advance().span) }
    let written = source.text(in: current.span)
    let better = lastComparison(in: left).map { comparison in
      "\(comparison.whole) \(connective.rawValue) \(comparison.opening) \(written)"
    }
    report(.loneValue(written: written, better: better), at: current.span)
    return Expression(.missing, at: advance().span)
  }
}

// MARK: Operators

extension Parser {
  /// Whether a comparison goes on here.
  private var beginsComparison: Bool {
    if comparisonSign(of: current) != nil { return true }
    switch current.kind {
    case .mark(.contains), .mark(.containsNot), .keyword(.like), .keyword(.between),
      .keyword(.in), .keyword(.is):
      return true
    case .keyword(.not):
      return following.continuesNegation || following.kind == .end
    default:
      return misspells(.like) || misspells(.between)
    }
  }

  private func comparisonSign(of token: Token) -> BinaryOperator? {
    guard case .mark(let mark) = token.kind else { return nil }
    switch mark {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    default: return nil
    }
  }

  /// Reads `~` or `!~` and what is looked for.
  private mutating func search(
    _ left: Expression,
    negated: Bool
  ) throws(SyntaxIssue) -> Expression {
    let (sign, mark) = try parseContainsOperator()
    guard case .pattern(let pattern) = current.kind else {
      return join(left, sign, mark, try parseSum())
    }
    let expression = RegularExpression(pattern, at: advance().span)
    return Expression(
      .matches(left, expression, negated: negated || sign == .containsNot),
      at: left.span.union(expression.span)
    )
  }

  /// Takes a word, also misspelt, which is reported.
  private mutating func takeWord(_ keyword: Keyword) -> Bool {
    take(keyword) || takeMisspelt(keyword)
  }

  /// Reports a comparison behind a comparison; offers `1 < x and x < 3` for `1 < x < 3`.
  private mutating func reportChained(_ left: Expression) {
    var better: String?
    if case .binary(_, let sign, _, let middle) = left.kind, sign.orders,
      let next = comparisonSign(of: current), next.orders, following.beginsOperand
    {
      let whole = source.text(in: left.span)
      let shared = source.text(in: middle.span)
      let right = source.text(in: following.span)
      better = "\(whole) and \(shared) \(next.rawValue) \(right)"
    }
    report(.chainedComparison(better: better), at: current.span)
  }

  /// Whether the current token is a value that no operator makes part of something larger.
  var standsLoneValue: Bool {
    switch current.kind {
    case .int, .number, .percent, .text, .pattern: !following.continuesOperand
    default: false
    }
  }

  /// The comparison that stands last in a condition, as written, and its part before the value.
  private func lastComparison(in condition: Expression) -> (whole: String, opening: String)? {
    let value: SourceSpan
    switch condition.kind {
    case .binary(_, .or, _, let right), .binary(_, .and, _, let right):
      return lastComparison(in: right)
    case .binary(_, let sign, _, let right) where sign.compares:
      value = right.span
    case .matches(_, let pattern, _):
      value = pattern.span
    case .like(_, let pattern, _):
      value = pattern.span
    default:
      return nil
    }
    let opening = SourceSpan(condition.span.start, tokenEnd(before: value.start))
    return (source.text(in: condition.span), source.text(in: opening))
  }

  /// Whether a value alone, already reported, stands last in a condition.
  private func endsInLoneValue(_ condition: Expression) -> Bool {
    switch condition.kind {
    case .missing: true
    case .binary(_, .or, _, let right), .binary(_, .and, _, let right): endsInLoneValue(right)
    default: false
    }
  }

  /// Where the token before an offset ends.
  private func tokenEnd(before offset: Int) -> Int {
    var index = position
    while index > 0 && tokens[index].span.start >= offset { index -= 1 }
    return tokens[index].span.end
  }
}

extension BinaryOperator {
  /// Whether the operator is one of `<`, `<=`, `>`, `>=`.
  fileprivate var orders: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether the operator compares its two sides.
  fileprivate var compares: Bool {
    switch self {
    case .equal, .notEqual, .contains, .containsNot: true
    default: orders
    }
  }
}

extension Token {
  /// Whether the token may follow `not` behind an operand.
  fileprivate var continuesNegation: Bool {
    switch kind {
    case .keyword(.in), .keyword(.like), .keyword(.between), .mark(.contains),
      .mark(.containsNot):
      true
    default: false
    }
  }

  /// Whether the token makes a value before it part of something larger.
  fileprivate var continuesOperand: Bool {
    switch kind {
    case .mark(.comma), .mark(.semicolon), .mark(.point), .mark(.leftParenthesis),
      .mark(.rightParenthesis):
      false
    case .mark, .keyword(.div), .keyword(.is), .keyword(.not): true
    default: continuesNegation
    }
  }
}
