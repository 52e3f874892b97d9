public import ReportText

/// A piece of query text that the grammar speaks of, and what stands before it.
public struct Token: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan
  /// White space and comments between the token before and this one, in order.
  ///
  /// The spans of all tokens with their trivia cover the text without gap or overlap.
  public var leadingTrivia: [Trivia]

  /// The kinds of tokens, with the value of those that have one.
  public enum Kind: Hashable, Sendable {
    /// A reserved word.
    case keyword(Keyword)
    /// A plain name; full-width letters are narrowed, case is kept.
    case name(String)
    /// A name between backquotes, without them.
    case quotedName(String)
    /// The name behind a dollar sign.
    case parameter(String)
    /// A whole number that fits 64 bits.
    case int(Int64)
    /// Any other number.
    case number(Double)
    /// A percent, as a ratio.
    case percent(Double)
    /// Text without its quotes.
    case text(String)
    /// A regular expression, without its slashes.
    case pattern(String)
    /// Punctuation or an operator.
    case mark(Mark)
    /// The end of the query text.
    case end
  }
}

/// What stands between two tokens.
public struct Trivia: Hashable, Sendable {
  /// The kinds of trivia.
  public enum Kind: Hashable, Sendable {
    /// Blanks and line breaks.
    case whiteSpace
    /// A comment from `--` to the end of the line.
    case lineComment
    /// A comment between slash-star and star-slash.
    case blockComment
    /// A first line that begins with `#!`.
    case interpreterLine
    /// Characters that mean nothing; an issue says so.
    case skipped
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan
}

/// Punctuation and operators, spelt as the printer writes them.
public enum Mark: String, Hashable, Sendable, CaseIterable {
  /// Between the items of a list.
  case comma = ","
  /// At the end of a statement.
  case semicolon = ";"
  /// Between a qualifier and a name.
  case point = "."
  /// Opens a group.
  case leftParenthesis = "("
  /// Closes a group.
  case rightParenthesis = ")"
  /// Equal.
  case equal = "="
  /// Not equal.
  case notEqual = "<>"
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
  /// Contains.
  case contains = "~"
  /// Does not contain.
  case containsNot = "!~"
  /// Sum or sign.
  case plus = "+"
  /// Difference or sign.
  case minus = "-"
  /// Product, or all columns.
  case star = "*"
  /// Quotient.
  case slash = "/"
  /// Remainder, where it does not touch a number.
  case percent = "%"
  /// Texts one behind the other.
  case concatenate = "||"
}
