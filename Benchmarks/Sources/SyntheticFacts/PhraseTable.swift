/// Phrases as UTF-8 bytes, one behind the other, so that writing one is a copy.
public struct PhraseTable: Sendable {
  private let arena: [UInt8]
  private let offsets: [Int32]
  private let lengths: [UInt8]

  /// A table of phrases in their order.
  ///
  /// - Precondition: none has more than 255 characters.
  public init(_ phrases: some Sequence<String>) {
    var arena: [UInt8] = []
    var offsets: [Int32] = [0]
    var lengths: [UInt8] = []
    for phrase in phrases {
      arena.append(contentsOf: phrase.utf8)
      offsets.append(Int32(arena.count))
      lengths.append(UInt8(phrase.unicodeScalars.count))
    }
    self.arena = arena
    self.offsets = offsets
    self.lengths = lengths
  }

  /// How many there are.
  public var count: Int { lengths.count }

  /// The number of characters of a phrase.
  public func length(_ index: Int) -> Int { Int(lengths[index]) }

  /// A phrase as a string.
  public subscript(index: Int) -> String {
    String(decoding: bytes(index), as: UTF8.self)
  }

  /// The bytes of a phrase.
  public func bytes(_ index: Int) -> ArraySlice<UInt8> {
    arena[Int(offsets[index])..<Int(offsets[index + 1])]
  }
}
