import ReportText

extension Parser {
  /// Parses where rows come from.
  ///
  ///     fromClause = "from" joinedRelations
  mutating func parseFromClause() throws(SyntaxIssue) -> TableExpression {
    advance()
    let outer = relations
    defer { relations = outer }
    relations = 1
    return try parseJoinedRelations()
  }

  /// Parses relations side by side.
  ///
  ///     joinedRelations = relation { "," relation | join }
  mutating func parseJoinedRelations() throws(SyntaxIssue) -> TableExpression {
    var table = try parseRelation()
    while true {
      skipForeignJoin()
      guard at(.comma) || beginsJoin(at: position) else { break }
      try checkRelations(relations)
      relations += 1
      if take(.comma) {
        table = .join(table, .comma, try parseRelation(), nil)
      } else {
        table = try parseJoin(table)
      }
    }
    return table
  }

  /// Parses a relation or subquery, and what it is called in the query; or several of them in
  /// parentheses.
  ///
  ///     relation = ( name | subquery ) [ [ "as" ] name ] | "(" joinedRelations ")"
  mutating func parseRelation() throws(SyntaxIssue) -> TableExpression {
    let start = current.span
    if at(.leftParenthesis), following.isName || following.kind == .mark(.leftParenthesis),
      !beginsSubquery(at: position)
    {
      try descend()
      defer { nesting -= 1 }
      let inner = try insideParentheses { parser throws(SyntaxIssue) in
        try parser.parseJoinedRelations()
      }
      return .parenthesised(inner, span: SourceSpan(start.start, endOfPrevious))
    }
    if at(.leftParenthesis) {
      let query = try parseSubquery()
      let span = SourceSpan(start.start, endOfPrevious)
      return .subquery(query, alias: try relationAlias(), span: span)
    }
    guard current.isName else { throw unexpected(wanted: .relation) }
    let name = try parseName()
    return .relation(RelationName(name: name, alias: try relationAlias()))
  }

  /// Parses a relation that is joined to those before it.
  ///
  ///     join = "cross" "join" relation
  ///       | [ "inner" | "left" [ "outer" ] ] "join" relation joinCondition
  mutating func parseJoin(_ left: TableExpression) throws(SyntaxIssue) -> TableExpression {
    if take(.cross) {
      try expect(.join)
      return .join(left, .cross, try parseRelation(), nil)
    }
    let kind: JoinKind = take(.left) ? .left : .inner
    if kind == .left { _ = take(.outer) } else { _ = take(.inner) }
    try expect(.join)
    let right = try parseRelation()
    let mayEnd = lacksJoinCondition && !at(.on) && !at(.using)
    lacksJoinCondition = false
    if mayEnd { return .join(left, .cross, right, nil) }
    return .join(left, kind, right, try parseJoinCondition())
  }

  /// Parses which pairs of rows a join keeps.
  ///
  ///     joinCondition = "on" expression | "using" "(" name { "," name } ")"
  mutating func parseJoinCondition() throws(SyntaxIssue) -> JoinCondition {
    if take(.on) { return .on(try parseExpression()) }
    guard take(.using) else { throw unexpected(wanted: .keywords([.on, .using])) }
    return .using(
      try insideParentheses { parser throws(SyntaxIssue) in
        try parser.refuseEmptyParentheses()
        return parser.list { parser throws(SyntaxIssue) in try parser.parseName() }
      }
    )
  }

  /// Reads the name that a relation goes by in the query, where there is one.
  private mutating func relationAlias() throws(SyntaxIssue) -> Name? {
    take(.as) || mayBeBareAlias ? try parseName() : nil
  }

  /// Throws where one more relation or select would be too many.
  func checkRelations(_ count: Int) throws(SyntaxIssue) {
    guard count >= Limits.relations else { return }
    throw SyntaxIssue(.tooManyRelations(limit: Limits.relations), at: current.span)
  }
}

// MARK: Looking ahead

extension Parser {
  /// Whether a relation is joined here; `left`, `inner` and `cross` mean so only before `join`.
  func beginsJoin(at index: Int) -> Bool {
    let last = tokens.count - 1
    let token = tokens[min(index, last)]
    if token.spells(.join) { return true }
    let next = tokens[min(index + 1, last)]
    if token.spells(.left), next.spells(.outer) {
      return tokens[min(index + 2, last)].spells(.join)
    }
    return (token.spells(.left) || token.spells(.inner) || token.spells(.cross))
      && next.spells(.join)
  }

  /// Whether `f.*` stands here.
  var beginsQualifiedStar: Bool {
    current.isName && following.kind == .mark(.point)
      && tokens[min(position + 2, tokens.count - 1)].kind == .mark(.star)
  }
}

extension Keyword {
  /// Whether the word goes on behind a relation or a whole select.
  var continuesFrom: Bool {
    switch self {
    case .join, .on, .using, .union, .intersect, .except: true
    default: false
    }
  }
}
