import ReportText

/// Reads tokens into a syntax tree; what it cannot read it reports and passes over.
///
/// Every `parse…` function is a rule of `Grammar/ReportQL.ebnf`, which its comment repeats. It
/// throws where it cannot go on; lists and clauses catch, report and go on behind.
///
/// Complexity: linear in the number of tokens; nothing is read twice.
struct Parser {
  let source: SourceText
  /// All tokens, the last one ``Token/Kind/end``.
  let tokens: [Token]
  /// The token to be read next.
  var position = 0
  /// Where each parenthesis is closed, by its place among the tokens.
  let closingParentheses: [Int: Int]
  /// What was found wrong so far, in the order it was found.
  var issues: [SyntaxIssue] = []
  /// Whether the first issue was found at the end of the text, so that more text may mend it.
  var lacksMore = false
  /// Parentheses opened and not yet closed.
  var openParentheses = 0
  /// How many parentheses are open directly behind the innermost `over (`.
  var windowParenthesis: Int?
  /// Whether a query is read behind which `by` may follow, see ``parseCoverageStatement()``.
  var readsCoverage = false
  /// Whether the join that is read next may lack its condition: what is wrong was reported.
  var lacksJoinCondition = false
  /// Relations put together so far behind the innermost `from`, see ``Limits/relations``.
  var relations = 0
  /// Levels of recursion, see ``Limits/nesting``.
  var nesting = 0
  /// Operators in the expression being read, see ``Limits/operators``.
  var operators = 0
  /// For each statement, where the token stands that ends it.
  var statementEnds: [Int] = []
  /// Where the last issue was reported: one token is not complained about twice.
  var lastReport: Int?
  /// Where something unclosed swallows the rest; what seems wrong from there on is not.
  private let unclosedStart: Int?
  let meter: WorkMeter?

  init(
    _ source: SourceText,
    tokens: [Token],
    unclosedStart: Int? = nil,
    meter: WorkMeter? = nil
  ) {
    precondition(tokens.last?.kind == .end, "the tokens end with the end")
    self.source = source
    self.tokens = tokens
    self.closingParentheses = Self.closingParentheses(in: tokens)
    self.unclosedStart = unclosedStart
    self.meter = meter
  }

  /// Parses a whole text: statements with `;` between them.
  ///
  ///     script = [ statement ] { ";" [ statement ] }
  mutating func parseScript() -> [ParsedStatement] {
    var statements: [ParsedStatement] = []
    while current.kind != .end {
      if take(.semicolon) { continue }
      statements.append(recoveredStatement())
    }
    return statements
  }

  /// Parses one statement.
  ///
  ///     statement = selectQuery | explainStatement | citeStatement | describeStatement
  ///       | showStatement | checkStatement | coverageStatement | letStatement | paramStatement
  ///       | loadStatement
  mutating func parseStatement() throws(SyntaxIssue) -> Statement {
    switch try statementKeyword() {
    case .explain: return try parseExplainStatement()
    case .cite: return try parseCiteStatement()
    case .describe: return try parseDescribeStatement()
    case .show: return try parseShowStatement()
    case .check: return try parseCheckStatement()
    case .coverage: return try parseCoverageStatement()
    case .let: return try parseLetStatement()
    case .param: return try parseParamStatement()
    case .load: return try parseLoadStatement()
    default:
      let query = try parseSelectQuery()
      return Statement(.select(query), at: query.span)
    }
  }

  /// Parses a question for the plan of a query.
  ///
  ///     explainStatement = "explain" [ "analyze" ] selectQuery
  mutating func parseExplainStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    let isAnalyzed = take(.analyze)
    let query = try parseSelectQuery()
    return Statement(.explain(query, isAnalyzed: isAnalyzed), at: start.union(query.span))
  }

  /// Parses a question for the sentences behind a row.
  ///
  ///     citeStatement = "cite" WHOLE_NUMBER
  mutating func parseCiteStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    guard case .int(let row) = current.kind, let row = Int(exactly: row) else {
      throw unexpected(wanted: .rowNumber)
    }
    let rowSpan = advance().span
    return Statement(.cite(row: row, rowSpan: rowSpan), at: start.union(rowSpan))
  }
}

// MARK: Looking at tokens and taking them

extension Parser {
  /// The token to be read next.
  var current: Token {
    meter?.steps += 1
    return tokens[position]
  }

  /// The token behind the current one; the end again at the end.
  var following: Token { tokens[min(position + 1, tokens.count - 1)] }

  /// The end of the token read last.
  var endOfPrevious: Int { position > 0 ? tokens[position - 1].span.end : 0 }

  func at(_ keyword: Keyword) -> Bool { current.spells(keyword) }

  func at(_ mark: Mark) -> Bool { current.kind == .mark(mark) }

  /// Takes the current token; the end is never passed.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    if at(keyword) { advance() } else { return false }
    return true
  }

  mutating func take(_ mark: Mark) -> Bool {
    if at(mark) { advance() } else { return false }
    return true
  }

  mutating func expect(_ keyword: Keyword) throws(SyntaxIssue) {
    guard take(keyword) else { throw unexpected(wanted: .keywords([keyword])) }
  }

  /// What is wrong with the current token; a missing one is missed right behind the one before.
  func unexpected(wanted: SyntaxIssue.Wanted) -> SyntaxIssue {
    let span = current.kind == .end ? SourceSpan(at: endOfPrevious) : current.span
    return SyntaxIssue(.unexpected(current.kind, wanted: wanted), at: span)
  }

  /// Notes an issue, unless one was already noted at the same token.
  mutating func report(_ issue: SyntaxIssue) {
    if lastReport == position { return }
    lastReport = position
    note(issue)
  }

  mutating func report(_ kind: SyntaxIssue.Kind, at span: SourceSpan) {
    report(SyntaxIssue(kind, at: span))
  }

  /// Notes an issue about what was already taken; the current token may have its own.
  ///
  /// Behind characters that meant nothing, what seems wrong is only their absence.
  mutating func note(_ issue: SyntaxIssue) {
    if let unclosedStart, current.span.start >= unclosedStart { return }
    if current.leadingTrivia.contains(where: { $0.kind == .skipped }) { return }
    if issues.isEmpty { lacksMore = current.kind == .end }
    issues.append(issue)
  }

  /// Opens a parenthesis and runs `body` up to where it must close.
  mutating func insideParentheses<Content>(
    _ body: (inout Parser) throws(SyntaxIssue) -> Content
  ) throws(SyntaxIssue) -> Content {
    guard at(.leftParenthesis) else { throw unexpected(wanted: .mark(.leftParenthesis)) }
    let opening = advance().span
    openParentheses += 1
    let content = try body(&self)
    if !at(.rightParenthesis) {
      throw endsQuery || clauseHere != nil
        ? SyntaxIssue(.unclosedParenthesis, at: opening)
        : unexpectedBehindOperand(wanted: .mark(.rightParenthesis))
    }
    advance()
    openParentheses -= 1
    return content
  }
}

extension Token {
  /// Whether the token is a word, reserved or free.
  func spells(_ keyword: Keyword) -> Bool {
    switch kind {
    case .keyword(let word): word == keyword
    case .name(let name): !keyword.isReserved && keyword.isSpelt(by: name)
    default: false
    }
  }

  /// Whether an operand may begin with the token.
  var beginsOperand: Bool {
    switch kind {
    case .name, .quotedName, .int, .number, .percent, .text, .pattern, .parameter: true
    case .keyword(.not), .keyword(.null), .keyword(.true), .keyword(.false),
      .keyword(.case):
      true
    case .mark(.leftParenthesis): true
    default: false
    }
  }
}
