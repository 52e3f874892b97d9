import ReportText

/// Statements that give names to queries and values.
extension Parser {
  /// Parses a name for a query.
  ///
  ///     letStatement = "let" name "=" selectQuery
  mutating func parseLetStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    let name = try parseName()
    try expect(.equal)
    let query = try parseSelectQuery()
    return Statement(.define(name, query), at: start.union(query.span))
  }

  /// Parses a name for a value.
  ///
  ///     paramStatement = "param" name [ name ] [ "=" expression ]
  mutating func parseParamStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    var parameter = ParameterDeclaration(name: try parseName())
    if current.isName { parameter.type = try parseName() }
    if take(.equal) { parameter.value = try parseExpression() }
    return Statement(.parameter(parameter), at: SourceSpan(start.start, endOfPrevious))
  }

  private mutating func expect(_ mark: Mark) throws(SyntaxIssue) {
    guard take(mark) else { throw unexpected(wanted: .mark(mark)) }
  }
}
