import ReportText

extension Parser {
  /// Parses a query.
  ///
  ///     selectQuery = [ withClause ] queryTerm { setOperator queryTerm }
  ///       [ pivotClause ] [ orderByClause ] [ limitClause ] [ offsetClause ]
  mutating func parseSelectQuery() throws(SyntaxIssue) -> SelectQuery {
    let start = current.span.start
    let commonTables = at(.with) ? try parseWithClause() : []
    var query = try parseQueryTerm()
    query.commonTables = commonTables
    while atSetOperator {
      refuseOrder(of: query)
      try checkRelations(query.combinations.count + 1)
      let operation = try parseSetOperator()
      var next = try parseQueryTerm()
      (query.pivot, next.pivot) = (next.pivot, nil)
      (query.orderBy, next.orderBy) = (next.orderBy, [])
      (query.orderByAll, next.orderByAll) = (next.orderByAll, nil)
      (query.limit, next.limit) = (next.limit, nil)
      (query.offset, next.offset) = (next.offset, nil)
      query.combinations.append(Combination(operation, next))
    }
    query.span = SourceSpan(start, endOfPrevious)
    return query
  }

  /// Parses a select, or a query in parentheses, which may have an order and limit of its own.
  ///
  ///     queryTerm = selectCore | subquery
  mutating func parseQueryTerm() throws(SyntaxIssue) -> SelectQuery {
    guard at(.leftParenthesis) else { return try parseSelectCore() }
    let start = current.span.start
    var query = SelectQuery(items: [], span: current.span)
    query.term = .parenthesised(try parseSubquery())
    readClauses(into: &query)
    query.span = SourceSpan(start, endOfPrevious)
    return query
  }

  /// Parses which column's values become columns.
  ///
  ///     pivotClause = "pivot" name [ "in" "(" expressionList ")" ]
  mutating func parsePivotClause() throws(SyntaxIssue) -> PivotClause {
    let start = advance().span
    var pivot = PivotClause(column: try parseName(), span: start)
    if take(.in) {
      pivot.values = try insideParentheses { parser throws(SyntaxIssue) in
        try parser.refuseEmptyParentheses()
        return parser.parseExpressionList()
      }
    }
    pivot.span = SourceSpan(start.start, endOfPrevious)
    return pivot
  }

  /// Parses the queries that the query behind them reads.
  ///
  ///     withClause = "with" commonTable { "," commonTable }
  mutating func parseWithClause() throws(SyntaxIssue) -> [CommonTable] {
    advance()
    skipRecursive()
    var tables = [try parseCommonTable()]
    while take(.comma) { tables.append(try parseCommonTable()) }
    return tables
  }

  /// Parses a query with the name that it goes by.
  ///
  ///     commonTable = name "as" subquery
  mutating func parseCommonTable() throws(SyntaxIssue) -> CommonTable {
    let name = try parseName()
    skipNamedColumns()
    try expect(.as)
    return CommonTable(name: name, query: try parseSubquery())
  }

  /// Parses a query in parentheses.
  ///
  ///     subquery = "(" selectQuery ")"
  mutating func parseSubquery() throws(SyntaxIssue) -> SelectQuery {
    let (outerNesting, outerOperators) = (nesting, operators)
    defer { (nesting, operators) = (outerNesting, outerOperators) }
    for _ in 0..<Limits.levelsOfSubquery { try descend() }
    return try insideParentheses { parser throws(SyntaxIssue) in
      try parser.parseSelectQuery()
    }
  }

  /// Parses a question whether a query has a row.
  ///
  ///     existsTest = "exists" subquery
  mutating func parseExistsTest() throws(SyntaxIssue) -> Expression {
    let word = advance().span
    let query = try parseSubquery()
    return Expression(.exists(query), at: SourceSpan(word.start, endOfPrevious))
  }

  /// Whether a query in parentheses begins at a token.
  func beginsSubquery(at index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index].kind == .mark(.leftParenthesis)
      && beginsQuery(at: index + 1)
  }

  /// Whether a query begins at a token, and no value that begins with one: `(select 1) + 1`.
  ///
  /// What follows a query in parentheses decides.
  func beginsQuery(at index: Int, depth: Int = 0) -> Bool {
    meter?.steps += 1
    let token = tokens[index]
    if token.spells(.select) || token.spells(.with) { return true }
    guard depth < Limits.nesting, token.kind == .mark(.leftParenthesis),
      beginsQuery(at: index + 1, depth: depth + 1)
    else { return false }
    guard let closing = closingParentheses[index] else { return true }
    return tokens[closing + 1].continuesQuery
  }

  /// The closing parenthesis of each that opens and is closed, by their places among the tokens.
  static func closingParentheses(in tokens: [Token]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .mark(.leftParenthesis): open.append(index)
      case .mark(.rightParenthesis): open.popLast().map { closings[$0] = index }
      case .mark(.semicolon): open = []
      default: break
      }
    }
    return closings
  }

  /// Parses how the rows of two selects are combined.
  ///
  ///     setOperator = "union" [ "all" ] | "intersect" | "except"
  mutating func parseSetOperator() throws(SyntaxIssue) -> SetOperator {
    let word = advance()
    if word.spells(.intersect) { return .intersect }
    if word.spells(.except) { return .except }
    return take(.all) ? .unionAll : .union
  }

  /// Whether another select follows that is combined with the one before.
  var atSetOperator: Bool { at(.union) || at(.intersect) || at(.except) }

  /// Reports an order or limit in front of a set operator: it belongs behind the last select.
  private mutating func refuseOrder(of query: SelectQuery) {
    let isOrdered = !query.orderBy.isEmpty || query.orderByAll != nil
    let clause: Clause? =
      query.pivot != nil
      ? .pivot
      : isOrdered
        ? .orderBy : query.limit != nil ? .limit : query.offset != nil ? .offset : nil
    guard let clause else { return }
    report(.clauseBeforeSetOperator(clause), at: current.span)
  }
}

extension Token {
  /// Whether the token may stand behind a query in parentheses that begins a query.
  fileprivate var continuesQuery: Bool {
    switch kind {
    case .mark(.rightParenthesis), .mark(.semicolon), .end: true
    case .keyword(let word):
      [.union, .intersect, .except].contains(word) || Clause(beginningWith: word) != nil
    default: false
    }
  }
}
