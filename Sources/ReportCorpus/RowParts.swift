/// Rows cut into runs of one length, but for the last one: shares of the work of several threads.
public struct RowParts: RandomAccessCollection, Sendable {
  private let rowCount: Int
  private let length: Int

  /// Cuts rows.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows there are.
  ///   - length: How many rows are in a part; at least one.
  public init(_ rowCount: Int, of length: Int) {
    precondition(length > 0, "a part has rows")
    (self.rowCount, self.length) = (rowCount, length)
  }

  /// The first part.
  public var startIndex: Int { 0 }
  /// How many parts there are.
  public var endIndex: Int { (rowCount + length - 1) / length }

  /// The rows of a part.
  public subscript(part: Int) -> Range<Int> {
    part * length..<Swift.min((part + 1) * length, rowCount)
  }
}
