/// The rows that a window function looks at: what stands behind `over`.
public struct WindowSpecification: Hashable, Sendable {
  /// Only rows equal in these are looked at.
  public var partition: [Expression]
  /// The order in which they are looked at.
  public var order: [OrderItem]
  /// Which rows around the current one count; `nil` where nothing is said.
  public var frame: WindowFrame?

  /// Puts a specification together.
  public init(
    partition: [Expression] = [],
    order: [OrderItem] = [],
    frame: WindowFrame? = nil
  ) {
    self.partition = partition
    self.order = order
    self.frame = frame
  }
}

/// The rows around the current one that count: `rows between 2 preceding and current row`.
public struct WindowFrame: Hashable, Sendable {
  /// The first row.
  public var start: FrameBound
  /// The last row; the current one where nothing is said.
  public var end: FrameBound?

  /// Puts a frame together.
  public init(start: FrameBound, end: FrameBound? = nil) {
    self.start = start
    self.end = end
  }
}

/// Where a window frame begins or ends.
public enum FrameBound: Hashable, Sendable {
  /// `unbounded preceding`: the first row.
  case unboundedPreceding
  /// `2 preceding`: so many rows before the current one.
  case preceding(Expression)
  /// `current row`
  case currentRow
  /// `2 following`: so many rows behind the current one.
  case following(Expression)
  /// `unbounded following`: the last row.
  case unboundedFollowing

  /// The number of rows, where one is written.
  public var distance: Expression? {
    switch self {
    case .preceding(let rows), .following(let rows): rows
    case .unboundedPreceding, .currentRow, .unboundedFollowing: nil
    }
  }
}
