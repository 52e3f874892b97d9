import ReportText

// MARK: Statements

extension Parser {
  /// Reads one statement and goes on behind it whatever it holds.
  mutating func recoveredStatement() -> ParsedStatement {
    let firstIssue = issues.count
    let start = current.span.start
    openParentheses = 0
    operators = 0
    lastReport = nil
    readsCoverage = false
    var statement: Statement?
    do throws(SyntaxIssue) {
      statement = try parseStatement()
      try checkStatementEnds()
    } catch {
      report(error)
      skipStatement()
    }
    let span = SourceSpan(start, max(start, endOfPrevious))
    statementEnds.append(current.kind == .end ? Int.max : current.span.start)
    _ = take(.semicolon)
    return ParsedStatement(
      statement: statement,
      span: span,
      issues: Array(issues[firstIssue...])
    )
  }

  /// The word that begins the statement here; a misspelt one is reported.
  mutating func statementKeyword() throws(SyntaxIssue) -> Keyword {
    let beginnings: [Keyword] = [
      .select, .explain, .cite, .describe, .show, .check, .coverage, .let, .param, .load,
    ]
    if at(.with) || beginsWithParenthesis { return .select }
    if let keyword = beginnings.first(where: { at($0) }) { return keyword }
    guard case .name(let word) = current.kind else {
      throw unexpected(wanted: .keywords(beginnings))
    }
    if let keyword = beginnings.first(where: { Self.isNear(word, $0) }) {
      let takesQuery = [.explain, .check, .coverage].contains(keyword)
      guard following.beginsOperand || following.kind == .mark(.star) || takesQuery else {
        throw misspelling(of: keyword)
      }
      if keyword != .select { report(misspelling(of: keyword)) }
      return keyword
    }
    if Self.writingWords.contains(FoldedText.fold(word)) {
      throw SyntaxIssue(.readOnly(word), at: current.span)
    }
    throw SyntaxIssue(.unknownStatement(word), at: current.span)
  }

  /// Whether parentheses stand here with a query directly inside them.
  private var beginsWithParenthesis: Bool {
    let run = tokens[position...].prefix { $0.kind == .mark(.leftParenthesis) }
    return !run.isEmpty && beginsQuery(at: run.endIndex)
  }

  private func checkStatementEnds() throws(SyntaxIssue) {
    if at(.semicolon) || current.kind == .end { return }
    if at(.select) || at(.with) { throw SyntaxIssue(.missingSemicolon, at: current.span) }
    throw unexpectedBehindOperand(wanted: .endOfStatement)
  }

  /// Passes over tokens up to the end of the statement, or up to a `select` that begins another.
  private mutating func skipStatement() {
    let start = position
    while !at(.semicolon) && current.kind != .end {
      if at(.select) && position > start || at(.select) && issues.last?.kind == .missingSemicolon {
        return
      }
      advance()
    }
  }

  /// Statements of SQL that would change data.
  private static let writingWords: Set<String> = [
    "insert", "update", "delete", "create", "drop", "alter", "truncate", "replace", "merge",
  ]
}

// MARK: Lists and clauses

extension Parser {
  /// Reads elements with commas between them; one that cannot be read is reported and skipped.
  mutating func list<Element>(
    _ element: (inout Parser) throws(SyntaxIssue) -> Element
  ) -> [Element] {
    let level = openParentheses
    var elements: [Element] = []
    while true {
      if level == 0 { operators = 0 }
      do throws(SyntaxIssue) {
        elements.append(try element(&self))
      } catch {
        report(error)
        skip(stoppingAtCommas: true, level: level)
      }
      if !takeSeparator() { return elements }
    }
  }

  /// Takes the comma behind an element; one that is missing is reported, as is one too many.
  private mutating func takeSeparator() -> Bool {
    let comma = current.span
    if take(.comma) {
      if !endsList { return true }
      note(SyntaxIssue(.danglingComma, at: comma))
      return false
    }
    if standsFrameWord || atFetch { return false }
    guard current.beginsOperand, clauseMisspelt == nil, !at(.not) else { return false }
    report(.missingComma, at: current.span)
    return true
  }

  /// Whether the frame of a window begins here, or one of SQL that there is none of.
  private var standsFrameWord: Bool {
    guard openParentheses == windowParenthesis, case .name(let word) = current.kind else {
      return false
    }
    return ["rows", "range", "groups"].contains(FoldedText.fold(word))
  }

  /// Passes over tokens up to where a list or a clause can go on.
  ///
  /// Parentheses that were opened behind `level` are closed on the way.
  mutating func skip(stoppingAtCommas: Bool, level: Int? = nil) {
    let level = level ?? openParentheses
    var owed = openParentheses - level
    var opened = 0
    openParentheses = level
    while !endsStatement {
      switch current.kind {
      case .mark(.leftParenthesis): opened += 1
      case .mark(.rightParenthesis):
        if opened > 0 {
          opened -= 1
        } else if owed > 0 {
          owed -= 1
        } else if level > 0 {
          return
        }
      case .mark(.comma) where stoppingAtCommas && opened == 0 && owed == 0: return
      default:
        if opened == 0 && (clauseHere != nil || at(.select)) { return }
      }
      advance()
    }
  }

  /// The clause whose word stands here.
  var clauseHere: Clause? {
    guard case .keyword(let keyword) = current.kind else { return nil }
    return Clause(beginningWith: keyword)
  }

  /// The clause whose word is misspelt here.
  var clauseMisspelt: Clause? { Clause.allCases.first { misspells($0.keyword) } }

  /// Whether nothing of a statement follows.
  private var endsStatement: Bool { at(.semicolon) || current.kind == .end }

  /// Whether nothing of a query follows.
  var endsQuery: Bool {
    endsStatement || (openParentheses > 0 && at(.rightParenthesis))
  }

  /// Whether nothing of a list follows.
  var endsList: Bool { endsStatement || at(.rightParenthesis) || clauseHere != nil }
}

// MARK: What is found instead

extension Parser {
  /// What is wrong with a token behind a whole operand.
  func unexpectedBehindOperand(wanted: SyntaxIssue.Wanted) -> SyntaxIssue {
    if at(.rightParenthesis) && openParentheses == 0 {
      return SyntaxIssue(.unmatchedParenthesis, at: current.span)
    }
    return unexpected(wanted: wanted)
  }

  /// What is wrong with a token behind a whole clause; `nil` stands for the select list.
  func unexpectedBehindClause(_ clause: Clause?) -> SyntaxIssue {
    if (clause == .where || clause == .having) && current.beginsOperand {
      return SyntaxIssue(.missingConnective, at: current.span)
    }
    return unexpectedBehindOperand(wanted: .clauseOrEnd)
  }
}

// MARK: Misspelt words

extension Parser {
  /// Whether a name stands here where it cannot be one, and a keyword was probably meant.
  func misspells(_ keyword: Keyword) -> Bool {
    nearlySpells(keyword) && !mayBeBareAlias
  }

  /// Whether a name stands here that is nearly a keyword.
  func nearlySpells(_ keyword: Keyword) -> Bool {
    guard case .name(let word) = current.kind else { return false }
    return Self.isNear(word, keyword)
  }

  /// Whether the name here can be the name of what stands before it.
  ///
  /// What follows decides: only a comma, a clause or the end can stand behind an alias.
  var mayBeBareAlias: Bool {
    guard current.isName, !beginsJoin(at: position), foreignJoin(at: position) == nil, !atFetch
    else {
      return false
    }
    switch following.kind {
    case .mark(.comma), .mark(.semicolon), .mark(.rightParenthesis), .end: return true
    case .keyword(let keyword):
      return keyword == .select || keyword.continuesFrom || Clause(beginningWith: keyword) != nil
        || keyword == .by && readsCoverage && openParentheses == 0
    case .name:
      return beginsJoin(at: position + 1) || foreignJoin(at: position + 1) != nil
    default: return false
    }
  }

  mutating func takeMisspelt(_ keyword: Keyword) -> Bool {
    guard misspells(keyword) else { return false }
    reportMisspelt(keyword)
    advance()
    return true
  }

  /// Takes a word of an `order by` item, where no alias can stand; misspelt ones are reported.
  mutating func takeOrderWord(_ keyword: Keyword) -> Bool {
    if take(keyword) { return true }
    guard nearlySpells(keyword), clauseMisspelt == nil else { return false }
    reportMisspelt(keyword)
    advance()
    return true
  }

  mutating func reportMisspelt(_ keyword: Keyword) { report(misspelling(of: keyword)) }

  private func misspelling(of keyword: Keyword) -> SyntaxIssue {
    let written = source.text(in: current.span)
    return SyntaxIssue(.misspeltKeyword(written: written, meant: keyword), at: current.span)
  }

  /// Whether a word is nearly a keyword; the shortest words are near to too much.
  private static func isNear(_ word: String, _ keyword: Keyword) -> Bool {
    let shortest = 3
    guard word.unicodeScalars.count >= shortest, keyword.rawValue.count >= shortest else {
      return false
    }
    // A word that means something elsewhere is spelt as it is meant.
    if Keyword.allCases.contains(where: { $0.isSpelt(by: word) }) { return false }
    return NearName.isMisspelt(word, of: keyword.rawValue)
  }
}
