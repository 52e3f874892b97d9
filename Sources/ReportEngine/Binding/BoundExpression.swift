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
    /// A column of a query around this one, by its place among those captured.
    case outer(Int, name: String)
    /// What a query within the expression gives.
    case subquery(BoundSubquery)
    /// One value of a whole group; replaced by a column before anything is evaluated.
    case aggregate(AggregateCall)
  }

  /// Whether an aggregate stands anywhere inside.
  var holdsAggregate: Bool {
    if case .aggregate = kind { return true }
    return children.contains(where: \.holdsAggregate)
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
    case .negate(let inner), .not(let inner), .isNull(let inner, _), .matches(let inner, _, _):
      [inner]
    case .and(let left, let right), .or(let left, let right), .compare(let left, _, let right),
      .arithmetic(let left, _, let right), .contains(let left, let right, _),
      .like(let left, let right, _):
      [left, right]
    case .inList(let value, let list, _): [value] + list
    case .aggregate(let call): call.argument.map { [$0] } ?? []
    }
  }

  /// The same expression with every node replaced, the outermost first.
  ///
  /// Where `replace` returns an expression, that one stands and is not looked into.
  func rewritten(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression?
  ) throws(EngineIssue) -> BoundExpression {
    if let replacement = try replace(self) { return replacement }
    func walk(_ inner: BoundExpression) throws(EngineIssue) -> BoundExpression {
      try inner.rewritten(replace)
    }
    let kind: Kind =
      switch self.kind {
      case .constant, .column, .outer: self.kind
      case .subquery(let subquery): .subquery(try subquery.rewritten(replace))
      case .negate(let inner): .negate(try walk(inner))
      case .not(let inner): .not(try walk(inner))
      case .and(let left, let right): .and(try walk(left), try walk(right))
      case .or(let left, let right): .or(try walk(left), try walk(right))
      case .compare(let left, let comparison, let right):
        .compare(try walk(left), comparison, try walk(right))
      case .arithmetic(let left, let operation, let right):
        .arithmetic(try walk(left), operation, try walk(right))
      case .contains(let text, let needle, let negated):
        .contains(try walk(text), try walk(needle), negated: negated)
      case .matches(let text, let pattern, let negated):
        .matches(try walk(text), pattern, negated: negated)
      case .like(let text, let pattern, let negated):
        .like(try walk(text), try walk(pattern), negated: negated)
      case .inList(let value, let list, let negated):
        .inList(try walk(value), try walkAll(list), negated: negated)
      case .isNull(let inner, let negated): .isNull(try walk(inner), negated: negated)
      case .aggregate(let call): .aggregate(try call.rewritten(replace))
      }
    func walkAll(_ list: [BoundExpression]) throws(EngineIssue) -> [BoundExpression] {
      var walked: [BoundExpression] = []
      for inner in list { walked.append(try walk(inner)) }
      return walked
    }
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
