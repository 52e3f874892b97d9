/// A scalar that is compared with written ones, for questions that readers ask at every place.
///
///     switch Letter(scalar) {
///     case "。", "!", "?": true
///     default: false
///     }
///
/// The compiler makes a few comparisons with constants of it; a ``ScalarSet`` must first be fetched.
public struct Letter: Equatable, ExpressibleByUnicodeScalarLiteral {
  @usableFromInline let value: UInt32

  /// The letter of a scalar's value.
  @inlinable public init(_ value: UInt32) { self.value = value }

  /// A written letter.
  @inlinable public init(unicodeScalarLiteral value: Unicode.Scalar) { self.value = value.value }

  /// Whether two letters are the same.
  @inlinable public static func == (left: Letter, right: Letter) -> Bool {
    left.value == right.value
  }
}
