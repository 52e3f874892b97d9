public import ReportCorpus

/// A window function with the rows that it looks at.
public struct WindowCall: Hashable, Sendable {
  /// The window functions.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// The number of the row.
    case rowNumber = "row_number"
    /// One more than the rows before; equal rows have one rank.
    case rank
    /// One more than the different rows before.
    case denseRank = "dense_rank"
    /// The value some rows before.
    case lag
    /// The value some rows behind.
    case lead
    /// The value of the first row of the frame.
    case firstValue = "first_value"
    /// The value of the last row of the frame.
    case lastValue = "last_value"
    /// The sum over the frame.
    case sum
    /// The mean over the frame.
    case avg
    /// The least value of the frame.
    case min
    /// The greatest value of the frame.
    case max
    /// How many rows, or how many values, the frame has.
    case count

    /// Whether the function is also an aggregate.
    public var isAggregate: Bool {
      switch self {
      case .sum, .avg, .min, .max, .count: true
      default: false
      }
    }
  }

  /// The rows of the partition that count for a row.
  public enum Frame: Hashable, Sendable {
    /// All of them.
    case partition
    /// From the first up to the row and those equal to it in the order.
    case upToPeers
    /// From so many rows away to so many; `nil` for the first and the last row.
    case rows(from: Int?, to: Int?)
  }

  /// A key of the order in which rows are looked at.
  public struct Key: Hashable, Sendable {
    /// What to order by.
    public var expression: BoundExpression
    /// Whether the greatest come first.
    public var isDescending: Bool
    /// Whether nulls come first.
    public var nullsFirst: Bool
  }

  /// The function.
  public var function: Function
  /// What it is applied to; `nil` for `count(*)` and the numbers of rows.
  public var argument: BoundExpression?
  /// How many rows `lag` and `lead` go.
  public var distance = 1
  /// What `lag` and `lead` give where there is no such row.
  public var otherwise: BoundExpression?
  /// Which rows count; all where nothing is said.
  public var filter: BoundExpression?
  /// Only rows equal in these are looked at.
  public var partition: [BoundExpression] = []
  /// The order in which they are looked at.
  public var order: [Key] = []
  /// Which of them count.
  public var frame = Frame.partition
  /// What the rows that it puts together should agree in.
  var watch: MixtureWatch?

  init(_ function: Function, of argument: BoundExpression? = nil) {
    self.function = function
    self.argument = argument
  }

  /// The type of the value.
  public var type: ColumnType {
    let argument = argument?.type ?? .int
    return switch function {
    case .rowNumber, .rank, .denseRank, .count: .int
    case .avg: argument == .percent ? .percent : .number
    case .lag, .lead, .firstValue, .lastValue, .sum, .min, .max: argument
    }
  }

  /// The expressions directly inside.
  var children: [BoundExpression] {
    [argument, otherwise, filter].compactMap { $0 } + partition + order.map(\.expression)
      + (watch?.expressions ?? [])
  }

  func mapped(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression
  ) throws(EngineIssue) -> WindowCall {
    var copy = self
    if let argument { copy.argument = try replace(argument) }
    if let otherwise { copy.otherwise = try replace(otherwise) }
    if let filter { copy.filter = try replace(filter) }
    for index in partition.indices { copy.partition[index] = try replace(partition[index]) }
    for index in order.indices {
      copy.order[index].expression = try replace(order[index].expression)
    }
    copy.watch = try watch?.mapped(replace)
    return copy
  }
}
