/// A small set of scalars that readers ask about at every place of a text.
public struct ScalarSet: Sendable {
  /// One bit for each remainder of 64, so that nearly every other scalar is turned away at once.
  @usableFromInline let filter: UInt64
  @usableFromInline let members: [UInt32]

  /// The set of the scalars of a string.
  public init(_ letters: String) {
    members = letters.unicodeScalars.map(\.value)
    filter = members.reduce(0) { $0 | Self.bit($1) }
  }

  /// The set of scalars.
  public init(_ letters: some Sequence<UInt32>) {
    members = Array(letters)
    filter = members.reduce(0) { $0 | Self.bit($1) }
  }

  @inlinable static func bit(_ scalar: UInt32) -> UInt64 {
    1 << UInt64((scalar ^ scalar >> 7) & 63)
  }

  /// Whether the scalar is a member.
  @inlinable public func contains(_ scalar: UInt32) -> Bool {
    guard filter & Self.bit(scalar) != 0 else { return false }
    for member in members where member == scalar { return true }
    return false
  }
}
