public import ReportText

/// What stands behind `from`: relations and subqueries, joined from left to right.
public indirect enum TableExpression: Hashable, Sendable {
  /// `facts`, `facts f`
  case relation(RelationName)
  /// `(select …) as s`
  case subquery(SelectQuery, alias: Name?, span: SourceSpan)
  /// `(a join b on …)`: put together before what stands around it.
  case parenthesised(TableExpression, span: SourceSpan)
  /// Two of them side by side: `a, b`, `a join b on …`
  case join(TableExpression, JoinKind, TableExpression, JoinCondition?)
}

/// How rows of two sides are put together.
public enum JoinKind: String, Hashable, Sendable, CaseIterable {
  /// `a, b`: every row with every row.
  case comma = ","
  /// `cross join`: the same.
  case cross = "cross join"
  /// `join`, `inner join`: the pairs that fulfil a condition.
  case inner = "join"
  /// `left join`: also the rows of the left side without partner.
  case left = "left join"
}

/// Which pairs of rows a join keeps.
public enum JoinCondition: Hashable, Sendable {
  /// `on a.x = b.y`
  case on(Expression)
  /// Columns of both sides that must be equal and are shown once: `using (x, y)`
  case using([Name])
}

/// What `pivot` says: a column whose values become columns.
public struct PivotClause: Hashable, Sendable {
  /// The column, an item of the select list.
  public var column: Name
  /// The values that become columns; `nil` for all that there are.
  public var values: [Expression]?
  /// Where the clause stands.
  public var span: SourceSpan

  /// Puts a clause together.
  public init(column: Name, values: [Expression]? = nil, span: SourceSpan) {
    self.column = column
    self.values = values
    self.span = span
  }
}

/// One relation of `with`: `name as (select …)`.
public struct CommonTable: Hashable, Sendable {
  /// The name it goes by in the query.
  public var name: Name
  /// What it holds.
  public var query: SelectQuery

  /// Puts a common table together.
  public init(name: Name, query: SelectQuery) {
    self.name = name
    self.query = query
  }
}

/// A further select of a query and how its rows are combined with those before.
public struct Combination: Hashable, Sendable {
  /// How the rows are combined.
  public var operation: SetOperator
  /// The select; it has no order, limit or offset of its own.
  public var query: SelectQuery

  /// Puts a combination together.
  public init(_ operation: SetOperator, _ query: SelectQuery) {
    self.operation = operation
    self.query = query
  }
}

/// How the rows of two selects are combined.
public enum SetOperator: String, Hashable, Sendable, CaseIterable {
  /// The rows of either, equal ones once.
  case union = "union"
  /// The rows of both, one behind the other.
  case unionAll = "union all"
  /// The rows that both have; binds tighter than the others.
  case intersect = "intersect"
  /// The rows of the first that the second has not.
  case except = "except"
}
