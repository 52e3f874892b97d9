/// A half-open range of UTF-8 bytes in one text.
///
/// Every place inside the program is such a span. Lines, characters and terminal cells are
/// derived from it by a ``PlaceTable`` where something is printed or handed out.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte.
  public var end: Int

  /// Makes the span `start..<end`.
  ///
  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span runs forwards")
    self.start = start
    self.end = end
  }

  /// An empty span: a place between two characters.
  public init(at offset: Int) {
    self.init(offset, offset)
  }

  /// The number of bytes covered.
  public var count: Int { end - start }

  /// Whether no byte is covered.
  public var isEmpty: Bool { start == end }

  /// The span as a range of array indices.
  public var range: Range<Int> { start..<end }

  /// The smallest span that covers this one and another.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: SourceSpan) -> Bool {
    start <= other.start && other.end <= end
  }
}
