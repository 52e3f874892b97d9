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
  }

  /// The aggregate.
  public var function: Function
  /// What it is applied to; `nil` for `count(*)`.
  public var argument: BoundExpression?
  /// Whether each value counts once.
  public var isDistinct: Bool

  func rewritten(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression?
  ) throws(EngineIssue) -> AggregateCall {
    var copy = self
    if let argument { copy.argument = try argument.rewritten(replace) }
    return copy
  }

  /// The type of the value.
  public var type: ColumnType {
    let argument = argument?.type ?? .int
    return switch function {
    case .count: .int
    case .avg: argument == .percent ? .percent : .number
    case .sum, .min, .max: argument
    }
  }

  /// Whether only numbers can be aggregated so.
  var needsNumber: Bool { function == .sum || function == .avg }
}
