public import ReportText

/// A node of the syntax tree that stands for a value, with its place in the query text.
public struct Expression: Hashable, Sendable {
  /// What it says.
  public var kind: Kind
  /// Where it stands, parentheses around it included.
  public var span: SourceSpan

  /// Puts a node together.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of expressions.
  public indirect enum Kind: Hashable, Sendable {
    /// `1`, `90%`, `"text"`, `true`, `null`
    case literal(Literal)
    /// `rate`, `f.rate`
    case column(ColumnName)
    /// `-x`, `+x`, `not x`
    case unary(UnaryOperator, Expression)
    /// `x + y`, `x and y`, `x = y`, `x ~ y`; the span is the operator's own
    case binary(Expression, BinaryOperator, operatorSpan: SourceSpan, Expression)
    /// `x ~ /pattern/`, `x !~ /pattern/`
    case matches(Expression, RegularExpression, negated: Bool)
    /// `x like y`, `x not like y`
    case like(Expression, pattern: Expression, negated: Bool)
    /// A range, both ends included; `between` with its two bounds.
    case between(Expression, low: Expression, high: Expression, negated: Bool)
    /// Membership in a list, as `x in (a, b)`.
    case inList(Expression, [Expression], negated: Bool)
    /// A test for null, as `x is not null`.
    case isNull(Expression, negated: Bool)
    /// `count(*)`, `avg(distinct x)`
    case call(FunctionCall)
    /// `case when x then y end`
    case choice(CaseExpression)
    /// `cast(x as int)`
    case cast(Expression, to: Name)
    /// `$since`; the span of the name takes in the dollar sign.
    case parameter(Name)
    /// The only value of a query: `(select max(rate))`
    case subquery(SelectQuery)
    /// Membership in the rows of a query: `x in (select …)`
    case inSubquery(Expression, SelectQuery, negated: Bool)
    /// Whether a query has a row: `exists (select …)`
    case exists(SelectQuery)
    /// `(x)`
    case parenthesised(Expression)
    /// Stands where an expression could not be read; the parser has reported why.
    case missing
  }
}

/// A value written in a query.
public enum Literal: Hashable, Sendable {
  /// A whole number that fits 64 bits: `1200`, `1_200`, `2亿`, `3.5万`.
  case int(Int64)
  /// A number with a fraction or exponent, or too large for 64 bits: `1.0`, `1.2e3`.
  case number(Double)
  /// A percent, as the ratio nearest to the decimal written: `96.67%` is 0.9667.
  case percent(Double)
  /// Text without its quotes.
  case text(String)
  /// `true` or `false`
  case bool(Bool)
  /// `null`
  case null
}

/// A name as written, without its quotes.
public struct Name: Hashable, Sendable {
  /// The characters of the name.
  public var text: String
  /// Where it stands.
  public var span: SourceSpan

  /// Puts a name together.
  public init(_ text: String, at span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// The name of a column, with the relation it was looked for in where one was given.
public struct ColumnName: Hashable, Sendable {
  /// The part before the point: `f` of `f.rate`.
  public var qualifier: Name?
  /// The column itself: `rate` of `f.rate`.
  public var name: Name

  /// Puts a column name together.
  public init(qualifier: Name? = nil, name: Name) {
    self.qualifier = qualifier
    self.name = name
  }
}

/// The pattern between two slashes.
public struct RegularExpression: Hashable, Sendable {
  /// The pattern, with `\/` turned into `/`.
  public var pattern: String
  /// Where it stands, slashes included.
  public var span: SourceSpan

  /// Puts a pattern together.
  public init(_ pattern: String, at span: SourceSpan) {
    self.pattern = pattern
    self.span = span
  }
}

/// A function or aggregate with its arguments.
public struct FunctionCall: Hashable, Sendable {
  /// What stands between the parentheses.
  public enum Arguments: Hashable, Sendable {
    /// `count(*)`
    case star
    /// `f(a, b)`
    case list([Expression])
  }

  /// The function.
  public var name: Name
  /// Whether `distinct` stands before the arguments.
  public var isDistinct: Bool
  /// What it is applied to.
  public var arguments: Arguments
  /// Which rows count: `filter (where …)`.
  public var filter: Expression?
  /// The rows that it looks at: `over (…)`.
  public var window: WindowSpecification?

  /// Puts a call together.
  public init(
    name: Name,
    isDistinct: Bool = false,
    arguments: Arguments,
    filter: Expression? = nil,
    window: WindowSpecification? = nil
  ) {
    self.name = name
    self.isDistinct = isDistinct
    self.arguments = arguments
    self.filter = filter
    self.window = window
  }
}

/// Operators before an operand.
public enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  /// `-x`
  case minus = "-"
  /// `+x`
  case plus = "+"
  /// `not x`
  case not = "not"
}

/// Operators between two operands, spelt as the printer writes them.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  /// Either holds.
  case or = "or"
  /// Both hold.
  case and = "and"
  /// Equal.
  case equal = "="
  /// Not equal; `!=` is read as the same.
  case notEqual = "<>"
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
  /// Contains, both sides folded.
  case contains = "~"
  /// Does not contain, both sides folded.
  case containsNot = "!~"
  /// Sum.
  case add = "+"
  /// Difference.
  case subtract = "-"
  /// Product.
  case multiply = "*"
  /// Real quotient.
  case divide = "/"
  /// Truncating quotient.
  case integerDivide = "div"
  /// Remainder with the dividend's sign.
  case modulo = "%"
  /// Texts one behind the other.
  case concatenate = "||"
  /// Not equal, where null is a value like others.
  case isDistinctFrom = "is distinct from"
  /// Equal, where null is a value like others.
  case isNotDistinctFrom = "is not distinct from"
}
