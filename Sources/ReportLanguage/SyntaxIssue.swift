public import ReportText

/// What is wrong with the form of a query, and where.
public struct SyntaxIssue: Error, Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// Where it is.
  public var span: SourceSpan

  /// Puts an issue together.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of issues, with what is known about each.
  public enum Kind: Hashable, Sendable {
    /// Characters that begin no word or mark.
    case unexpectedCharacters(String)
    /// A mark of another language, or one that only looks like one of ours.
    case foreignMark(written: String, meant: String)
    /// Text without its closing quote; the place is the opening one.
    case unclosedText(closing: String)
    /// A quoted name without its closing backquote.
    case unclosedName
    /// A comment that does not end.
    case unclosedComment
    /// A regular expression without its closing slash.
    case unclosedPattern
    /// Two slashes with nothing between.
    case emptyPattern
    /// Two backquotes with nothing between.
    case emptyName
    /// A number that runs into a word, as in `2023年`.
    case numberTouchesName(number: String, name: String)
    /// A number beyond what can be computed with.
    case numberTooLarge
    /// A percent sign between two operands, as in `10%3`.
    case percentTouchesOperand

    /// A token at a place where others are expected.
    case unexpected(Token.Kind, wanted: Wanted)
    /// A name where a keyword was probably meant.
    case misspeltKeyword(written: String, meant: Keyword)
    /// A first word that begins no statement.
    case unknownStatement(String)
    /// A statement of SQL that would change data.
    case readOnly(String)
    /// No `;` before the next statement.
    case missingSemicolon
    /// No comma between two items.
    case missingComma
    /// A comma with no item behind it.
    case danglingComma
    /// No item behind `select`.
    case nothingSelected
    /// No `and` or `or` between two conditions.
    case missingConnective
    /// A clause behind one that must follow it.
    case clauseOutOfOrder(Clause, after: Clause)
    /// A second clause of one kind.
    case clauseTwice(Clause)
    /// `order by`, `limit` or `offset` of a select that is not the last of several.
    case clauseBeforeSetOperator(Clause)
    /// A clause that can only stand inside the parentheses that it stands behind.
    case clauseBehindParentheses(Clause)
    /// Too many relations behind `from`, or too many selects combined.
    case tooManyRelations(limit: Int)
    /// A parenthesis that is not closed; the place is the opening one.
    case unclosedParenthesis
    /// A closing parenthesis without an opening one.
    case unmatchedParenthesis
    /// Two parentheses with nothing between.
    case emptyParentheses
    /// A value alone beside `and` or `or`: `metric ~ "a" or "b"`.
    case loneValue(written: String, better: String?)
    /// A comparison of a comparison: `1 < x < 3`.
    case chainedComparison(better: String?)
    /// A regular expression that does not stand behind `~` or `!~`.
    case misplacedPattern
    /// Too many levels of parentheses, calls or prefix operators.
    case nestedTooDeep(limit: Int)
    /// Too many operators in one expression.
    case tooManyOperators(limit: Int)
  }

  /// What would have been right at a place.
  public enum Wanted: Hashable, Sendable {
    /// A value or condition.
    case expression
    /// A name.
    case name
    /// A relation's name.
    case relation
    /// One of some words.
    case keywords([Keyword])
    /// A mark.
    case mark(Mark)
    /// The number of a row, for `cite`.
    case rowNumber
    /// A text.
    case text
    /// The path of a file, as a text.
    case file
    /// The word `as` and a name, behind a file.
    case asName
    /// A clause of a select, or the end of the statement.
    case clauseOrEnd
    /// The end of the statement.
    case endOfStatement
  }
}

/// The clauses behind a select list, in the order they are written.
public enum Clause: String, Hashable, Sendable, CaseIterable {
  /// `from facts`
  case from
  /// `where year = 2025`
  case `where`
  /// `group by agency`
  case groupBy = "group by"
  /// `having count(*) > 1`
  case having
  /// `pivot year`
  case pivot
  /// `order by rate desc`
  case orderBy = "order by"
  /// `limit 10`
  case limit
  /// `offset 10`
  case offset

  /// The word that begins the clause.
  var keyword: Keyword {
    switch self {
    case .from: .from
    case .where: .where
    case .groupBy: .group
    case .having: .having
    case .pivot: .pivot
    case .orderBy: .order
    case .limit: .limit
    case .offset: .offset
    }
  }

  /// The clause that a word begins.
  init?(beginningWith keyword: Keyword) {
    guard let clause = Self.allCases.first(where: { $0.keyword == keyword }) else { return nil }
    self = clause
  }

  /// Whether the clause is of one select, and not of the rows that a query gives.
  var isOfSelect: Bool {
    switch self {
    case .from, .where, .groupBy, .having: true
    case .pivot, .orderBy, .limit, .offset: false
    }
  }

  /// Whether this clause must stand before another.
  func precedes(_ other: Clause) -> Bool { position < other.position }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
