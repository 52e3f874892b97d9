import ReportText

/// Statements about what there is to ask.
extension Parser {
  /// Parses a question for the columns of a relation.
  ///
  ///     describeStatement = "describe" name
  mutating func parseDescribeStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    guard current.isName else { throw unexpected(wanted: .relation) }
    let name = try parseName()
    return Statement(.describe(name), at: start.union(name.span))
  }

  /// Parses a question for what there is.
  ///
  ///     showStatement = "show" showTopic [ "~" TEXT ]
  mutating func parseShowStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    let topic = try parseShowTopic()
    var text: String?
    if take(.contains) {
      guard case .text(let wanted) = current.kind else { throw unexpected(wanted: .text) }
      text = wanted
      advance()
    }
    let span = SourceSpan(start.start, endOfPrevious)
    return Statement(.show(topic, containing: text), at: span)
  }

  /// Parses what is to be listed.
  ///
  ///     showTopic = "relations" | "columns" | "functions" | "metrics" | "agencies" | "years"
  mutating func parseShowTopic() throws(SyntaxIssue) -> ShowTopic {
    let words = ShowTopic.allCases.compactMap { Keyword(rawValue: $0.rawValue) }
    let word = words.first { at($0) } ?? words.first { nearlySpells($0) }
    guard let word, let topic = ShowTopic(rawValue: word.rawValue) else {
      throw unexpected(wanted: .keywords(words))
    }
    if !at(word) { reportMisspelt(word) }
    advance()
    return topic
  }

  /// Parses a question for the columns and types of a query.
  ///
  ///     checkStatement = "check" selectQuery
  mutating func parseCheckStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    let query = try parseSelectQuery()
    return Statement(.check(query), at: start.union(query.span))
  }

  /// Parses a question for where reports state what a query asks for.
  ///
  ///     coverageStatement = "coverage" selectQuery [ "by" name ]
  mutating func parseCoverageStatement() throws(SyntaxIssue) -> Statement {
    let start = advance().span
    readsCoverage = true
    defer { readsCoverage = false }
    let query = try parseSelectQuery()
    let column = take(.by) ? try parseName() : nil
    return Statement(.coverage(query, by: column), at: SourceSpan(start.start, endOfPrevious))
  }

  /// Whether the `by` of a coverage stands here, which ends its query.
  var atCoverageBy: Bool { readsCoverage && openParentheses == 0 && at(.by) }
}
