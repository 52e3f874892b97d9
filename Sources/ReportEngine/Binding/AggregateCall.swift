public import ReportCorpus

/// An aggregate with what it is applied to.
public struct AggregateCall: Hashable, Sendable {
  /// The aggregates.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// How many rows, or how many values.
    case count
    /// The sum of the values.
    case sum
    /// The mean of the values.
    case avg
    /// The least value.
    case min
    /// The greatest value.
    case max
    /// The value in the middle.
    case median
    /// The value below which a share of the values lies.
    case quantile
    /// The standard deviation of a sample.
    case stddev
    /// The variance of a sample.
    case variance
    /// The texts with a separator between them.
    case stringAgg = "string_agg"
    /// The value of some row.
    case anyValue = "any_value"
    /// The first value.
    case first
    /// The last value.
    case last
    /// The value of the row where another is greatest.
    case argMax = "arg_max"
    /// The value of the row where another is least.
    case argMin = "arg_min"
  }

  /// The aggregate.
  public var function: Function
  /// What it is applied to; `nil` for `count(*)`.
  public var argument: BoundExpression?
  /// Whether each value counts once.
  public var isDistinct: Bool
  /// The second argument: a share, a separator, or what is greatest or least.
  public var second: BoundExpression?
  /// Which rows count; all where nothing is said.
  public var filter: BoundExpression?
  /// What the rows that it puts together should agree in.
  var watch: MixtureWatch?

  init(
    _ function: Function,
    of argument: BoundExpression?,
    isDistinct: Bool = false,
    second: BoundExpression? = nil,
    filter: BoundExpression? = nil
  ) {
    self.function = function
    self.argument = argument
    self.isDistinct = isDistinct
    self.second = second
    self.filter = filter
  }

  /// The expressions directly inside.
  var children: [BoundExpression] {
    [argument, second, filter].compactMap { $0 } + (watch?.expressions ?? [])
  }

  func mapped(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression
  ) throws(EngineIssue) -> AggregateCall {
    var copy = self
    if let argument { copy.argument = try replace(argument) }
    if let second { copy.second = try replace(second) }
    if let filter { copy.filter = try replace(filter) }
    copy.watch = try watch?.mapped(replace)
    return copy
  }

  /// The type of the value.
  public var type: ColumnType {
    let argument = argument?.type ?? .int
    return switch function {
    case .count: .int
    case .avg, .median, .quantile, .stddev: argument == .percent ? .percent : .number
    case .variance: .number
    case .stringAgg: .text
    case .sum, .min, .max, .anyValue, .first, .last, .argMax, .argMin: argument
    }
  }
}

extension AggregateCall.Function {
  /// Whether only numbers can be aggregated so.
  var needsNumber: Bool {
    switch self {
    case .sum, .avg, .median, .quantile, .stddev, .variance: true
    default: false
    }
  }

  /// How many arguments it takes.
  var argumentCount: Int {
    switch self {
    case .quantile, .stringAgg, .argMax, .argMin: 2
    default: 1
    }
  }

  /// Whether `distinct` before the argument has a meaning.
  var allowsDistinct: Bool {
    switch self {
    case .first, .last, .argMax, .argMin: false
    default: true
    }
  }
}
