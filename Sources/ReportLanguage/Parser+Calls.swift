import ReportText

extension Parser {
  /// Parses a function, aggregate or window function.
  ///
  ///     functionCall = NAME "(" [ "*" | [ "all" | "distinct" ] expressionList ] ")"
  ///       [ rowFilter ] [ overClause ]
  mutating func parseFunctionCall() throws(SyntaxIssue) -> Expression {
    try descend()
    defer { nesting -= 1 }
    let name = try parseName()
    var isDistinct = false
    let arguments = try insideParentheses { parser throws(SyntaxIssue) in
      if parser.take(.star) { return FunctionCall.Arguments.star }
      isDistinct = parser.take(.distinct)
      let isQuantified = isDistinct || parser.take(.all)
      if parser.at(.rightParenthesis) && !isQuantified { return .list([]) }
      return .list(parser.parseExpressionList())
    }
    var call = FunctionCall(name: name, isDistinct: isDistinct, arguments: arguments)
    if opensBehind(.filter) { call.filter = try parseRowFilter() }
    if opensBehind(.over) { call.window = try parseOverClause() } else { skipNamedWindow() }
    return Expression(.call(call), at: SourceSpan(name.span.start, endOfPrevious))
  }

  /// Parses which rows an aggregate counts.
  ///
  ///     rowFilter = "filter" "(" "where" expression ")"
  mutating func parseRowFilter() throws(SyntaxIssue) -> Expression {
    advance()
    return try insideParentheses { parser throws(SyntaxIssue) in
      try parser.expect(.where)
      return try parser.parseExpression()
    }
  }

  /// Parses the rows that a window function looks at.
  ///
  ///     overClause = "over" "(" [ "partition" "by" expressionList ]
  ///       [ "order" "by" orderItem { "," orderItem } ] [ frameClause ] ")"
  mutating func parseOverClause() throws(SyntaxIssue) -> WindowSpecification {
    advance()
    let outer = windowParenthesis
    defer { windowParenthesis = outer }
    return try insideParentheses { parser throws(SyntaxIssue) in
      parser.windowParenthesis = parser.openParentheses
      var window = WindowSpecification()
      if parser.take(.partition) {
        try parser.expect(.by)
        window.partition = parser.parseExpressionList()
      }
      if parser.take(.order) {
        try parser.expect(.by)
        window.order = parser.list { parser throws(SyntaxIssue) in try parser.parseOrderItem() }
      }
      if parser.at(.rightParenthesis) { return window }
      window.frame = try parser.parseFrameClause()
      return window
    }
  }

  /// Parses which rows around the current one count.
  ///
  ///     frameClause = "rows" ( frameBound | "between" frameBound "and" frameBound )
  mutating func parseFrameClause() throws(SyntaxIssue) -> WindowFrame {
    try expect(.rows)
    guard take(.between) else { return WindowFrame(start: try parseFrameBound()) }
    let start = try parseFrameBound()
    try expect(.and)
    return WindowFrame(start: start, end: try parseFrameBound())
  }

  /// Parses where the rows of a window begin or end.
  ///
  ///     frameBound = "current" "row" | "unbounded" ( "preceding" | "following" )
  ///       | sum ( "preceding" | "following" )
  mutating func parseFrameBound() throws(SyntaxIssue) -> FrameBound {
    if at(.current) && following.spells(.row) {
      advance()
      advance()
      return .currentRow
    }
    let isUnbounded = take(.unbounded)
    let distance = isUnbounded ? nil : try parseSum()
    if take(.preceding) { return distance.map(FrameBound.preceding) ?? .unboundedPreceding }
    if take(.following) { return distance.map(FrameBound.following) ?? .unboundedFollowing }
    throw unexpected(wanted: .keywords([.preceding, .following]))
  }

  /// Whether a word stands here with a parenthesis behind it.
  private func opensBehind(_ keyword: Keyword) -> Bool {
    at(keyword) && following.kind == .mark(.leftParenthesis)
  }
}
