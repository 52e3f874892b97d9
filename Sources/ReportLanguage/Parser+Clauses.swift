import ReportText

extension Parser {
  /// Parses one select, and the order and limit of the whole query where they follow.
  ///
  ///     selectCore = "select" [ "distinct" | "all" ] selectList
  ///       [ fromClause ] [ whereClause ] [ groupByClause ] [ havingClause ]
  mutating func parseSelectCore() throws(SyntaxIssue) -> SelectQuery {
    let start = current.span
    if !takeMisspelt(.select) { try expect(.select) }
    let isDistinct = take(.distinct)
    // `all` says what is so anyway.
    if !isDistinct { _ = take(.all) }
    var query = SelectQuery(isDistinct: isDistinct, items: parseSelectList(), span: start)
    readClauses(into: &query)
    query.span = SourceSpan(start.start, endOfPrevious)
    return query
  }

  /// Parses what to show.
  ///
  ///     selectList = selectItem { "," selectItem }
  mutating func parseSelectList() -> [SelectItem] {
    skipTop()
    if endsList {
      report(.nothingSelected, at: current.span)
      return []
    }
    return list { parser throws(SyntaxIssue) in try parser.parseSelectItem() }
  }

  /// Parses one thing to show.
  ///
  ///     selectItem = [ name "." ] "*" [ exceptList ] | expression [ itemAlias ]
  mutating func parseSelectItem() throws(SyntaxIssue) -> SelectItem {
    let start = current.span
    if at(.star) || beginsQualifiedStar {
      var kind = SelectItem.Kind.all
      if !at(.star) {
        kind = .allOf(try parseName())
        advance()
      }
      advance()
      var item = SelectItem(kind, at: start)
      if beginsExceptList { item.excepted = try parseExceptList() }
      item.span = SourceSpan(start.start, endOfPrevious)
      return item
    }
    let expression = try parseExpression()
    let isBare = !at(.as)
    let alias = at(.as) || mayBeBareAlias ? try parseItemAlias() : nil
    var item = SelectItem(
      .expression(expression, alias: alias),
      at: SourceSpan(start.start, endOfPrevious)
    )
    item.aliasIsBare = isBare && alias != nil
    return item
  }

  /// Parses the columns that `*` leaves out.
  ///
  ///     exceptList = "except" "(" name { "," name } ")"
  mutating func parseExceptList() throws(SyntaxIssue) -> [Name] {
    advance()
    return try insideParentheses { parser throws(SyntaxIssue) in
      try parser.refuseEmptyParentheses()
      return parser.list { parser throws(SyntaxIssue) in try parser.parseName() }
    }
  }

  /// Parses what an item is called.
  ///
  ///     itemAlias = "as" ( name | TEXT ) | name
  mutating func parseItemAlias() throws(SyntaxIssue) -> Name {
    if take(.as), case .text(let text) = current.kind { return Name(text, at: advance().span) }
    return try parseName()
  }

  /// Parses which input rows count.
  ///
  ///     whereClause = "where" expression
  mutating func parseWhereClause() throws(SyntaxIssue) -> Expression {
    advance()
    return try parseExpression()
  }

  /// Parses what makes a group.
  ///
  ///     groupByClause = "group" "by" ( "all" | expressionList )
  mutating func parseGroupByClause() -> (keys: [Expression], isAll: Bool) {
    advance()
    takeBy()
    return take(.all) ? ([], true) : (parseExpressionList(), false)
  }

  /// Parses which groups count.
  ///
  ///     havingClause = "having" expression
  mutating func parseHavingClause() throws(SyntaxIssue) -> Expression {
    advance()
    return try parseExpression()
  }

  /// Parses the order of rows.
  ///
  ///     orderByClause = "order" "by" ( "all" orderDirection | orderItem { "," orderItem } )
  mutating func parseOrderByClause()
    throws(SyntaxIssue) -> (items: [OrderItem], all: OrderDirection?)
  {
    advance()
    takeBy()
    if take(.all) { return ([], try parseOrderDirection()) }
    return (list { parser throws(SyntaxIssue) in try parser.parseOrderItem() }, nil)
  }

  /// Parses one thing to order by.
  ///
  ///     orderItem = expression orderDirection
  mutating func parseOrderItem() throws(SyntaxIssue) -> OrderItem {
    let expression = try parseExpression()
    let direction = try parseOrderDirection()
    return OrderItem(
      expression,
      isDescending: direction.isDescending,
      nullsFirst: direction.nullsFirst
    )
  }

  /// Parses which way an order goes.
  ///
  ///     orderDirection = [ "asc" | "desc" ] [ "nulls" ( "first" | "last" ) ]
  mutating func parseOrderDirection() throws(SyntaxIssue) -> OrderDirection {
    var direction = OrderDirection()
    direction.isDescending = takeOrderWord(.desc)
    if !direction.isDescending { _ = takeOrderWord(.asc) }
    guard takeOrderWord(.nulls) else { return direction }
    direction.nullsFirst = takeOrderWord(.first)
    if !direction.nullsFirst && !takeOrderWord(.last) {
      throw unexpected(wanted: .keywords([.first, .last]))
    }
    return direction
  }

  /// Parses how many rows there are at most.
  ///
  ///     limitClause = "limit" expression
  mutating func parseLimitClause() throws(SyntaxIssue) -> Expression {
    advance()
    let count = try parseExpression()
    try skipSecondLimit()
    return count
  }

  /// Parses how many rows are passed over.
  ///
  ///     offsetClause = "offset" expression
  mutating func parseOffsetClause() throws(SyntaxIssue) -> Expression {
    advance()
    return try parseExpression()
  }

  /// Whether `except` takes columns from a `*`, and not the rows of a second query.
  private var beginsExceptList: Bool {
    guard at(.except) else { return false }
    if following.isName { return true }
    return following.kind == .mark(.leftParenthesis) && !beginsSubquery(at: position + 1)
  }

  /// Takes the `by` of `group by` and `order by`; where it is missing, the list may still follow.
  private mutating func takeBy() {
    if take(.by) { return }
    // The word is too short to be near to others: what begins with its letter stands for it.
    if case .name(let word) = current.kind, following.beginsOperand, word.utf8.count <= 3,
      FoldedText.fold(word).hasPrefix("b")
    {
      reportMisspelt(.by)
      advance()
    } else {
      report(unexpected(wanted: .keywords([.by])))
    }
  }
}

// MARK: Clauses in any order

extension Parser {
  /// Reads clauses up to the end of the query; one at a wrong place is reported and read.
  mutating func readClauses(into query: inout SelectQuery) {
    var seen: [Clause] = []
    while true {
      if let clause = takeClauseWord() {
        checkPlace(of: clause, of: query, behind: seen)
        seen.append(clause)
        readClause(clause, into: &query)
      } else if endsQuery || at(.select) || atSetOperator || atCoverageBy {
        return
      } else {
        if atFetch { report(.fetch, at: current.span) }
        if !atWindowClause {
          report(unexpectedBehindClause(seen.last))
        } else if !issues.contains(where: { $0.kind == .foreignForm(.namedWindow) }) {
          report(.namedWindow, at: current.span.union(following.span))
        }
        skip(stoppingAtCommas: false)
      }
    }
  }

  /// The clause that begins here, also under a misspelt word, which is reported.
  private mutating func takeClauseWord() -> Clause? {
    if let clause = clauseHere { return clause }
    return Clause.allCases.first { misspells($0.keyword) }.map { clause in
      reportMisspelt(clause.keyword)
      return clause
    }
  }

  private mutating func checkPlace(of clause: Clause, of query: SelectQuery, behind seen: [Clause])
  {
    if query.term != .select, clause.isOfSelect {
      report(.clauseBehindParentheses(clause), at: current.span)
    } else if seen.contains(clause) {
      report(.clauseTwice(clause), at: current.span)
    } else if let later = seen.first(where: { clause.precedes($0) }) {
      report(.clauseOutOfOrder(clause, after: later), at: current.span)
    }
  }

  private mutating func readClause(_ clause: Clause, into query: inout SelectQuery) {
    let level = openParentheses
    operators = 0
    do throws(SyntaxIssue) {
      switch clause {
      case .from: query.from = try parseFromClause()
      case .where: query.filter = try parseWhereClause()
      case .groupBy: (query.groupBy, query.groupsByAll) = parseGroupByClause()
      case .having: query.having = try parseHavingClause()
      case .pivot: query.pivot = try parsePivotClause()
      case .orderBy: (query.orderBy, query.orderByAll) = try parseOrderByClause()
      case .limit: query.limit = try parseLimitClause()
      case .offset: query.offset = try parseOffsetClause()
      }
    } catch {
      report(error)
      skip(stoppingAtCommas: false, level: level)
    }
  }
}
