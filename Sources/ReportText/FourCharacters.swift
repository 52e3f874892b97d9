/// Four Chinese characters one behind the other, which are read together.
///
/// Nearly all of a report is such characters, and every byte of it is read.
struct FourCharacters {
  /// How many bytes are looked at: the twelve of the characters and one more.
  static let reach = 13
  /// How many bytes each takes.
  static let width = 3

  /// The scalars of those before the first other, and behind them what has no meaning.
  let scalars: SIMD4<UInt32>
  /// How many of the four are such characters, counted up to the first other.
  let count: Int

  /// Reads the characters at an offset.
  ///
  /// Characters are told by their first byte, E4 to EB: U+4000 to U+BFFF.
  ///
  /// - Precondition: ``reach`` bytes of UTF-8 stand there.
  @inline(__always) init(_ bytes: UnsafeRawPointer, at index: Int) {
    let place = bytes + index
    let words = SIMD4<UInt32>(
      place.loadUnaligned(as: UInt32.self),
      place.loadUnaligned(fromByteOffset: 3, as: UInt32.self),
      place.loadUnaligned(fromByteOffset: 6, as: UInt32.self),
      place.loadUnaligned(fromByteOffset: 9, as: UInt32.self)
    )
    // E4 to EB are the eight bytes that differ from E4 by less than eight.
    // What a smaller one borrows changes only bytes behind it.
    let firsts = (words.x & 0xFF) | (words.y & 0xFF) << 8 | (words.z & 0xFF) << 16 | words.w << 24
    count = ((firsts &- 0xE4E4_E4E4) & 0xF8F8_F8F8).trailingZeroBitCount / 8
    let first = (words & 0x0F) &<< 12
    let second = (words &>> 2) & 0x0FC0
    let third = (words &>> 16) & 0x3F
    scalars = first | second | third
  }

  /// Writes the scalars, and the offset of each where the first stands at `index`.
  ///
  /// - Precondition: There is room for four of each.
  @inline(__always) func write(
    at index: Int,
    to places: UnsafeMutablePointer<UInt32>,
    _ offsets: UnsafeMutablePointer<Int32>
  ) {
    UnsafeMutableRawPointer(places).storeBytes(of: scalars, as: SIMD4<UInt32>.self)
    let first = SIMD4<Int32>(repeating: Int32(truncatingIfNeeded: index))
    UnsafeMutableRawPointer(offsets)
      .storeBytes(of: first &+ SIMD4<Int32>(0, 3, 6, 9), as: SIMD4<Int32>.self)
  }
}
