/// Which statement of a script something belongs to.
public struct StatementPlace: Hashable, Sendable {
  /// The number of the statement, counted from 1 over all that the runner was given.
  public var number: Int
  /// The line on which it begins.
  public var line: Int

  /// Puts a place together.
  public init(number: Int, line: Int) {
    self.number = number
    self.line = line
  }
}
