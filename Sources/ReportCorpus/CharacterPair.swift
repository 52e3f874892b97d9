/// Two characters that stand side by side in folded text, as the index knows them.
///
/// A character is known by 16 bits: itself, with all digits alike, where it is of the basic plane;
/// others share the codes of private use.
struct CharacterPair: Hashable, Comparable {
  /// The first character in the upper half, the second in the lower one.
  let key: UInt32

  /// Stands for the end of the text as a second character.
  static let end: UInt32 = 0
  /// Stands for any second character whose pair has no row to itself.
  static let any: UInt32 = 0xFFFF
  /// No pair of characters: its row has the texts that are irregular.
  static let irregular = CharacterPair(0xFFFE, 0xFFFE)

  private static let digit: UInt32 = 0x30
  private static let privateUse: UInt32 = 0xE000
  private static let privateUseCount: UInt32 = 0x1900

  @inline(__always) init(_ first: UInt32, _ second: UInt32) { key = first << 16 | second }

  /// The pair of a key.
  init(key: UInt32) { self.key = key }

  /// The first character.
  var first: UInt32 { key >> 16 }
  /// The second character.
  var second: UInt32 { key & 0xFFFF }

  /// What a folded scalar is known by.
  @inline(__always) static func code(of scalar: UInt32) -> UInt32 {
    if scalar &- 0x3000 < 0xE000 - 0x3000 { return scalar }
    if scalar < 0x80, scalar > 0 { return scalar &- 0x30 < 10 ? digit : scalar }
    if scalar > 0, scalar < 0xFFFE { return scalar }
    return privateUse + scalar % privateUseCount
  }

  /// Whether a code stands for one character only.
  static func isExact(_ code: UInt32) -> Bool {
    code != digit && code &- privateUse >= privateUseCount
  }

  static func < (left: Self, right: Self) -> Bool { left.key < right.key }

  /// A number of 15 bits.
  @inline(__always) var slot: Int { Int((key &* 0x9E37_79B1) >> 17) }

  /// Another number of 15 bits.
  @inline(__always) var sharedSlot: Int { Int(((key ^ key >> 15) &* 0x85EB_CA6B) >> 17) }
}
