import ReportText

/// Statements that give names to queries, values and tables.
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

  /// Parses a name for the table in a file.
  ///
  ///     loadStatement = "load" TEXT "as" name
  mutating func parseLoadStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    guard case .text(let path) = current.kind else { throw unexpected(wanted: .file) }
    let pathSpan = advance().span
    guard take(.as) else { throw unexpected(wanted: .asName) }
    let name = try parseName()
    return Statement(.load(path: path, pathSpan: pathSpan, as: name), at: start.union(name.span))
  }

  private mutating func expect(_ mark: Mark) throws(SyntaxIssue) {
    guard take(mark) else { throw unexpected(wanted: .mark(mark)) }
  }
}
