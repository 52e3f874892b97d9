public import ReportText

/// A query whose names and types are settled.
public struct BoundQuery: Sendable {
  /// Where rows come from.
  public var source: BoundSource
  /// Which input rows count.
  public var filter: BoundExpression?
  /// How rows are grouped; `nil` where they are not.
  public var grouping: Grouping?
  /// The columns of the answer, over the input or, where grouped, over the groups.
  public var items: [Item]
  /// Further columns, which only a query around can see, for its notes.
  var hidden: [Item] = []
  /// Whether equal rows are shown once.
  public var isDistinct: Bool
  /// How rows are ordered.
  public var order: [Order]
  /// How many rows at most.
  public var limit: Int?
  /// How many rows to pass over first.
  public var offset: Int
  /// What the person should know although nothing is wrong.
  public var notes: [Diagnostic]

  /// One column of the answer.
  public struct Item: Sendable {
    /// What it is called.
    public var name: String
    /// What it holds.
    public var expression: BoundExpression
    /// The other name of the column, Chinese or English, where it has one.
    public var alias: String?
    /// Where its values come from, as far as notes on aggregates are concerned.
    var origin: ColumnOrigin?

    /// The column of figures that it shows, or puts together; `nil` where it does neither.
    public var measure: String? { origin?.rule == nil ? nil : origin?.column }
  }

  /// Groups of rows and what is computed of each.
  public struct Grouping: Sendable {
    /// Rows with equal keys are one group; without keys all rows are one.
    public var keys: [BoundExpression]
    /// What is computed; the columns of a group are its keys, then these.
    public var aggregates: [AggregateCall]
    /// Where each of them stands.
    var places: [SourceSpan] = []
    /// Which groups count, over the columns of a group.
    public var having: BoundExpression?
  }

  /// One key of the order.
  public struct Order: Sendable {
    /// What to order by, over the same columns as the items.
    public var expression: BoundExpression
    /// Whether the greatest come first.
    public var isDescending: Bool
    /// Whether nulls come first.
    public var nullsFirst: Bool
  }
}
