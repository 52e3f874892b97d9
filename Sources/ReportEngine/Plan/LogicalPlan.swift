public import ReportCorpus
public import ReportLanguage

/// What has to be done to answer a query, step upon step; columns go by their position.
///
/// The plan is the seam of the program: the evaluator is one consumer, texts for people another.
public indirect enum LogicalPlan: Sendable {
  /// One row without columns.
  case oneRow
  /// Some columns of a relation, all its rows.
  case scan(Relation, columns: [Int])
  /// The rows of a query that is evaluated once.
  case shared(SharedPlan)
  /// The rows that are equal in some columns to values of a query around.
  case lookup(LookupIndex, values: [BoundExpression])
  /// Rows of two inputs side by side.
  case join(LogicalPlan, LogicalPlan, JoinStep)
  /// The rows of two inputs, combined; their columns get the types given.
  case combine(LogicalPlan, SetOperator, LogicalPlan, types: [ColumnType])
  /// One row for all with equal keys, with a column for each value of a column.
  case pivot(LogicalPlan, BoundPivot)
  /// The rows for which a condition is true.
  case filter(LogicalPlan, BoundExpression)
  /// One row a group: the keys, then the aggregates. Without keys there is one group always.
  case aggregate(LogicalPlan, keys: [BoundExpression], [AggregateCall])
  /// Each row with a column more for every window function.
  case window(LogicalPlan, [WindowCall])
  /// Each row computed anew.
  case project(LogicalPlan, [BoundQuery.Item])
  /// Equal rows once, the first of them.
  case distinct(LogicalPlan)
  /// Rows in order; equal ones keep theirs.
  case sort(LogicalPlan, [SortKey])
  /// A run of rows.
  case limit(LogicalPlan, count: Int?, offset: Int)
  /// The first so many columns.
  case keep(LogicalPlan, columns: Int)
}

/// A column to order by.
public struct SortKey: Hashable, Sendable {
  /// The position of the column.
  public var column: Int
  /// Whether the greatest come first.
  public var isDescending: Bool
  /// Whether nulls come first.
  public var nullsFirst: Bool
}
