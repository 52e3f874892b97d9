public import ReportText

/// One statement of a script, without its semicolon.
public struct Statement: Hashable, Sendable {
  /// What it asks for.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan

  /// Puts a statement together.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of statements.
  public enum Kind: Hashable, Sendable {
    /// `select …`
    case select(SelectQuery)
    /// `explain [analyze] select …`
    case explain(SelectQuery, isAnalyzed: Bool)
    /// `cite 3`: the row of the last answer, counted from 1.
    case cite(row: Int, rowSpan: SourceSpan)
    /// `describe facts`: the columns of a relation.
    case describe(Name)
    /// `show metrics ~ "率"`: what there is, that holds a text.
    case show(ShowTopic, containing: String?)
    /// `check select …`: the columns and types of a query that is not run.
    case check(SelectQuery)
    /// `coverage select … by region`: where reports state what a query asks for.
    case coverage(SelectQuery, by: Name?)
    /// `let closing = select …`
    case define(Name, SelectQuery)
    /// `param since int = 2023`
    case parameter(ParameterDeclaration)
    /// `load "population.csv" as population`: a table of the user's.
    case load(path: String, pathSpan: SourceSpan, as: Name)
  }
}

/// A name for a value that queries read by `$name`.
public struct ParameterDeclaration: Hashable, Sendable {
  /// The name, without dollar sign.
  public var name: Name
  /// The name of its type, where one is given.
  public var type: Name?
  /// Its value where none is given from outside.
  public var value: Expression?

  /// Puts a declaration together.
  public init(name: Name, type: Name? = nil, value: Expression? = nil) {
    self.name = name
    self.type = type
    self.value = value
  }
}

/// What `show` lists.
public enum ShowTopic: String, Hashable, Sendable, CaseIterable {
  /// The relations.
  case relations
  /// The columns of all relations.
  case columns
  /// The functions, with an example each.
  case functions
  /// The metrics that facts state.
  case metrics
  /// The agencies that report.
  case agencies
  /// The years that facts are about.
  case years
}

/// What a query begins with, or combines with what stands before.
public indirect enum QueryTerm: Hashable, Sendable {
  /// `select …`
  case select
  /// `(select …)`: a query with an order and limit of its own.
  case parenthesised(SelectQuery)
}

/// A `select` with all its clauses, each in the order it is written.
///
/// Where several selects are combined, this is the first of them, and order, limit and offset
/// are those of the whole.
public struct SelectQuery: Hashable, Sendable {
  /// Whether this is a query in parentheses; then it has no items and clauses of its own but
  /// those that may stand behind the parentheses: `pivot`, order, limit and offset.
  public var term = QueryTerm.select
  /// The relations that `with` makes for this query.
  public var commonTables: [CommonTable] = []
  /// The selects that this one is combined with.
  public var combinations: [Combination] = []
  /// Whether `distinct` follows `select`.
  public var isDistinct: Bool
  /// What to show.
  public var items: [SelectItem]
  /// Where rows come from; `nil` where nothing is said.
  public var from: TableExpression?
  /// Which input rows count.
  public var filter: Expression?
  /// What to group by; empty where nothing is said.
  public var groupBy: [Expression]
  /// Whether every item without an aggregate is grouped by: `group by all`.
  public var groupsByAll = false
  /// Which groups count.
  public var having: Expression?
  /// Which column's values become columns.
  public var pivot: PivotClause?
  /// How to order; empty where nothing is said.
  public var orderBy: [OrderItem]
  /// How all items are ordered, from left to right: `order by all`.
  public var orderByAll: OrderDirection?
  /// How many rows at most.
  public var limit: Expression?
  /// How many rows to pass over first.
  public var offset: Expression?
  /// Where the query stands.
  public var span: SourceSpan

  /// Puts a query together.
  public init(
    isDistinct: Bool = false,
    items: [SelectItem],
    from: TableExpression? = nil,
    filter: Expression? = nil,
    groupBy: [Expression] = [],
    having: Expression? = nil,
    orderBy: [OrderItem] = [],
    limit: Expression? = nil,
    offset: Expression? = nil,
    span: SourceSpan
  ) {
    self.isDistinct = isDistinct
    self.items = items
    self.from = from
    self.filter = filter
    self.groupBy = groupBy
    self.having = having
    self.orderBy = orderBy
    self.limit = limit
    self.offset = offset
    self.span = span
  }
}

/// One item of the select list.
public struct SelectItem: Hashable, Sendable {
  /// What the item is.
  public enum Kind: Hashable, Sendable {
    /// `*`
    case all
    /// `f.*`
    case allOf(Name)
    /// An expression, with the name behind `as` where there is one.
    case expression(Expression, alias: Name?)
  }

  /// What the item is.
  public var kind: Kind
  /// Where it stands.
  public var span: SourceSpan
  /// Whether the alias stands without `as`: then a comma may have been forgotten.
  public var aliasIsBare = false
  /// The columns that `*` leaves out: `* except (a, b)`.
  public var excepted: [Name] = []

  /// Puts an item together.
  public init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// The relation behind `from`.
public struct RelationName: Hashable, Sendable {
  /// The relation.
  public var name: Name
  /// The name it goes by in this query, where one is given: `facts f`, `facts as f`.
  public var alias: Name?

  /// Puts a relation together.
  public init(name: Name, alias: Name? = nil) {
    self.name = name
    self.alias = alias
  }
}

/// Which way an order goes.
public struct OrderDirection: Hashable, Sendable {
  /// Whether the greatest come first.
  public var isDescending: Bool
  /// Whether nulls come first; they come last where nothing is said, both ways.
  public var nullsFirst: Bool

  /// Puts a direction together.
  public init(isDescending: Bool = false, nullsFirst: Bool = false) {
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// One item of `order by`.
public struct OrderItem: Hashable, Sendable {
  /// What to order by.
  public var expression: Expression
  /// Whether the greatest come first.
  public var isDescending: Bool
  /// Whether nulls come first; they come last where nothing is said, both ways.
  public var nullsFirst: Bool

  /// Puts an item together.
  public init(_ expression: Expression, isDescending: Bool = false, nullsFirst: Bool = false) {
    self.expression = expression
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}
