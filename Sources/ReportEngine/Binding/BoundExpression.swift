public import ReportCorpus
public import ReportText

/// An expression whose names are columns of its input and whose types are known to fit.
public struct BoundExpression: Sendable {
  /// What it computes.
  public var kind: Kind
  /// The type of its values; `nil` for the literal null, which fits all types.
  public var type: ColumnType?
  /// Where it stands in the query.
  public var span: SourceSpan

  init(_ kind: Kind, _ type: ColumnType?, at span: SourceSpan) {
    self.kind = kind
    self.type = type
    self.span = span
  }

  /// The forms of bound expressions.
  public indirect enum Kind: Hashable, Sendable {
    /// The same value in every row.
    case constant(Value)
    /// A column of the input.
    case column(Int)
    /// The value with its sign turned.
    case negate(BoundExpression)
    /// True for false.
    case not(BoundExpression)
    /// Both hold.
    case and(BoundExpression, BoundExpression)
    /// Either holds.
    case or(BoundExpression, BoundExpression)
    /// A comparison of two values of comparable types.
    case compare(BoundExpression, Comparison, BoundExpression)
    /// Sum, difference, product, quotient or remainder.
    case arithmetic(BoundExpression, Arithmetic, BoundExpression)
    /// Folded text holds folded text.
    case contains(BoundExpression, BoundExpression, negated: Bool)
    /// A pattern matches somewhere in the text.
    case matches(BoundExpression, TextPattern, negated: Bool)
    /// The text fits a pattern with `%` and `_`.
    case like(BoundExpression, BoundExpression, negated: Bool)
    /// The value equals one of a list.
    case inList(BoundExpression, [BoundExpression], negated: Bool)
    /// There is no value.
    case isNull(BoundExpression, negated: Bool)
    /// The value is in a range, both ends included.
    case between(BoundExpression, low: BoundExpression, high: BoundExpression, negated: Bool)
    /// The values differ, where null is a value like others.
    case isDistinct(BoundExpression, BoundExpression, negated: Bool)
    /// The result of the first branch that fits.
    case choice(BoundChoice)
    /// The value as one of the expression's type.
    case convert(BoundExpression)
    /// A function of values of one row.
    case function(ScalarFunction, [BoundExpression])
    /// A column of a query around this one, by its place among those captured.
    case outer(Int, name: String)
    /// What a query within the expression gives.
    case subquery(BoundSubquery)
    /// One value of a whole group; replaced by a column before anything is evaluated.
    case aggregate(AggregateCall)
    /// A value that looks at other rows, too; replaced by a column before anything is evaluated.
    case window(WindowCall)
  }

  /// Whether an aggregate stands anywhere inside.
  var holdsAggregate: Bool {
    if case .aggregate = kind { return true }
    return children.contains(where: \.holdsAggregate)
  }

  /// Whether a window function stands anywhere inside.
  var holdsWindow: Bool {
    if case .window = kind { return true }
    return children.contains(where: \.holdsWindow)
  }

  /// The window function that stands first inside.
  var firstWindow: WindowCall? {
    if case .window(let call) = kind { return call }
    return children.lazy.compactMap(\.firstWindow).first
  }

  /// The aggregate that stands first inside.
  var firstAggregate: AggregateCall? {
    if case .aggregate(let call) = kind { return call }
    return children.lazy.compactMap(\.firstAggregate).first
  }

  /// The expressions directly inside.
  var children: [BoundExpression] {
    switch kind {
    case .constant, .column, .outer: []
    case .subquery(let subquery): subquery.children
    case .negate(let inner), .not(let inner), .isNull(let inner, _), .matches(let inner, _, _),
      .convert(let inner):
      [inner]
    case .and(let left, let right), .or(let left, let right), .compare(let left, _, let right),
      .arithmetic(let left, _, let right), .contains(let left, let right, _),
      .like(let left, let right, _), .isDistinct(let left, let right, _):
      [left, right]
    case .between(let value, let low, let high, _): [value, low, high]
    case .choice(let choice): choice.children
    case .function(_, let arguments): arguments
    case .inList(let value, let list, _): [value] + list
    case .aggregate(let call): call.children
    case .window(let call): call.children
    }
  }

  /// The same expression with every node replaced, the outermost first.
  ///
  /// Where `replace` returns an expression, that one stands and is not looked into.
  func rewritten(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression?
  ) throws(EngineIssue) -> BoundExpression {
    if let replacement = try replace(self) { return replacement }
    let kind = try kind.mapped { inner throws(EngineIssue) in try inner.rewritten(replace) }
    return BoundExpression(kind, type, at: span)
  }

  /// The input columns used, each once, in the order of their first use.
  var columnsUsed: [Int] {
    if case .column(let index) = kind { return [index] }
    var used: [Int] = []
    for index in children.flatMap(\.columnsUsed) where !used.contains(index) { used.append(index) }
    return used
  }
}

/// Two expressions are equal where they compute the same, wherever they stand.
extension BoundExpression: Hashable {
  /// Compares all but the place.
  public static func == (left: BoundExpression, right: BoundExpression) -> Bool {
    left.type == right.type && left.kind == right.kind
  }

  /// Hashes all but the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(kind)
  }
}

/// How two values are compared.
public enum Comparison: String, Hashable, Sendable {
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

  /// The comparison that says the same with the sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// Whether it holds where the left side is before (-1), equal to (0) or behind (1) the right.
  @inline(__always) func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// The operations on numbers.
public enum Arithmetic: String, Hashable, Sendable {
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
}
