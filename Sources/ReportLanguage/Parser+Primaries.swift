import ReportText

extension Parser {
  /// Parses the smallest operands.
  ///
  ///     primary = literal | PARAMETER | caseExpression | castCall | columnName | functionCall
  ///       | existsTest | subquery | parenthesised
  mutating func parsePrimary() throws(SyntaxIssue) -> Expression {
    if let foreign = try foreignQuantifier() { return foreign }
    switch current.kind {
    case .int, .number, .percent, .text, .keyword(.true), .keyword(.false), .keyword(.null):
      return try parseLiteral()
    case .keyword(.case):
      return try parseCaseExpression()
    case .parameter(let name):
      let span = advance().span
      return Expression(.parameter(Name(name, at: span)), at: span)
    case .name where at(.exists) && beginsSubquery(at: position + 1):
      return try parseExistsTest()
    case .mark(.leftParenthesis) where beginsSubquery(at: position):
      let start = current.span.start
      let query = try parseSubquery()
      return Expression(.subquery(query), at: SourceSpan(start, endOfPrevious))
    case .name where following.kind == .mark(.leftParenthesis):
      return try at(.cast) ? parseCastCall() : parseFunctionCall()
    case .name, .quotedName:
      return try parseColumnName()
    case .mark(.leftParenthesis):
      return try parseParenthesised()
    case .pattern:
      throw SyntaxIssue(.misplacedPattern, at: current.span)
    default:
      throw unexpected(wanted: .expression)
    }
  }

  /// Parses a value written out.
  ///
  ///     literal = NUMBER | PERCENT | TEXT | "true" | "false" | "null"
  mutating func parseLiteral() throws(SyntaxIssue) -> Expression {
    let literal: Literal
    switch current.kind {
    case .int(let value): literal = .int(value)
    case .number(let value): literal = .number(value)
    case .percent(let ratio): literal = .percent(ratio)
    case .text(let text): literal = .text(text)
    case .keyword(.true): literal = .bool(true)
    case .keyword(.false): literal = .bool(false)
    case .keyword(.null): literal = .null
    default: throw unexpected(wanted: .expression)
    }
    return Expression(.literal(literal), at: advance().span)
  }

  /// Parses the name of a column.
  ///
  ///     columnName = name [ "." name ]
  mutating func parseColumnName() throws(SyntaxIssue) -> Expression {
    let first = try parseName()
    guard take(.point) else {
      return Expression(.column(ColumnName(name: first)), at: first.span)
    }
    let name = try parseName()
    return Expression(
      .column(ColumnName(qualifier: first, name: name)),
      at: first.span.union(name.span)
    )
  }

  /// Parses a name.
  ///
  ///     name = NAME | QUOTED_NAME
  mutating func parseName() throws(SyntaxIssue) -> Name {
    switch current.kind {
    case .name(let text), .quotedName(let text): return Name(text, at: advance().span)
    default: throw unexpected(wanted: .name)
    }
  }

  /// Parses an expression in parentheses.
  ///
  ///     parenthesised = "(" expression ")"
  mutating func parseParenthesised() throws(SyntaxIssue) -> Expression {
    try descend()
    defer { nesting -= 1 }
    let start = current.span.start
    let isClosed = closingParentheses[position] != nil
    let inner = try insideParentheses { parser throws(SyntaxIssue) in
      try parser.refuseEmptyParentheses()
      let inner = try parser.parseExpression()
      if isClosed { try parser.skipRowValue() }
      return inner
    }
    return Expression(.parenthesised(inner), at: SourceSpan(start, endOfPrevious))
  }

  /// Throws where a parenthesis closes with nothing in it.
  func refuseEmptyParentheses() throws(SyntaxIssue) {
    guard at(.rightParenthesis) else { return }
    throw SyntaxIssue(.emptyParentheses, at: tokens[position - 1].span.union(current.span))
  }
}

extension Token {
  /// Whether the token is a free or quoted name.
  var isName: Bool {
    switch kind {
    case .name, .quotedName: true
    default: false
    }
  }
}
