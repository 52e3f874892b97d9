/// Questions about single scalars that the readers ask again and again.
public enum Scalars {
  /// The end of a logical line.
  public static let newline: UInt32 = 0x0A

  /// Whether it is a digit 0 to 9.
  @inlinable public static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  /// Whether it is an ASCII letter.
  @inlinable public static func isLetter(_ scalar: UInt32) -> Bool { (scalar | 0x20) &- 0x61 < 26 }

  /// Whether it is a Chinese character.
  @inlinable public static func isHan(_ scalar: UInt32) -> Bool {
    scalar &- 0x3400 < 0x6C00 || scalar &- 0xF900 < 0x200 || scalar &- 0x20000 < 0x20000
      || scalar == 0x3007
  }

  /// Whether it is white space within a line, byte order marks and zero-width spaces included.
  @inlinable public static func isSpace(_ scalar: UInt32) -> Bool {
    // Chinese characters and ASCII, which are nearly all, are turned away first.
    if scalar > 0x3000 { return scalar == 0xFEFF }
    if scalar &- 0x21 < 0x7F { return false }
    return scalar == 0x20 || scalar == 0x09 || scalar == 0x0D || scalar == 0x3000 || scalar == 0xA0
      || scalar &- 0x2000 < 0x0D || scalar == 0x0B || scalar == 0x0C
  }

  /// The half-width twin of a full-width form, or the scalar itself.
  @inlinable public static func narrowed(_ scalar: UInt32) -> UInt32 {
    scalar &- 0xFF01 < 0x5E ? scalar &- 0xFEE0 : scalar
  }

  /// The scalar of three bytes of UTF-8.
  @inlinable
  public static func ofThree(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
    UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index &+ 1] & 0x3F) << 6
      | UInt32(bytes[index &+ 2] & 0x3F)
  }

  /// The scalar at an offset of bytes of UTF-8, and where the next one starts.
  ///
  /// - Precondition: `index < bytes.count`. Of bytes that end within a scalar the rest are scalars
  ///   by themselves.
  @inlinable
  public static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (scalar: UInt32, next: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), index + 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return (UInt32(first), index + 1) }
    if length == 3 { return (ofThree(bytes, at: index), index + 3) }
    var scalar = UInt32(first & (0x7F >> UInt8(length)))
    for next in (index + 1)..<(index + length) {
      scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (scalar, index + length)
  }

  /// The scalars of a string.
  public static func of(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The string of scalars of a text; what is no scalar is left out.
  public static func string(_ scalars: ArraySlice<UInt32>) -> String {
    scalars.withUnsafeBufferPointer { scalars in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: scalars.count * 4) { bytes in
        let count = encode(scalars, into: bytes)
        // Only whole scalars were written, so these bytes are UTF-8 by construction.
        return string(utf8: UnsafeBufferPointer(rebasing: bytes[..<count]))
      }
    }
  }

  /// Writes scalars as UTF-8, leaving out what is no scalar; returns how many bytes were written.
  ///
  /// - Precondition: There is room for four bytes a scalar.
  private static func encode(
    _ scalars: UnsafeBufferPointer<UInt32>,
    into bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    precondition(bytes.count >= scalars.count * 4, "there is room")
    var count = 0
    for value in scalars {
      // Chinese characters and their marks, which are nearly all, come first.
      if value &- 0x800 < 0xD800 - 0x800 || value &- 0xE000 < 0x10000 - 0xE000 {
        // The fourth byte is written over next.
        let three = 0x80_80E0 | value >> 12 | (value << 2) & 0x3F00 | (value << 16) & 0x3F_0000
        UnsafeMutableRawBufferPointer(bytes)
          .storeBytes(of: three.littleEndian, toByteOffset: count, as: UInt32.self)
        count &+= 3
      } else if value < 0x80 {
        bytes[count] = UInt8(truncatingIfNeeded: value)
        count &+= 1
      } else if value < 0x800 {
        bytes[count] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
        bytes[count &+ 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        count &+= 2
      } else if value &- 0x10000 < 0x10_0000 {
        bytes[count] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
        bytes[count &+ 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
        bytes[count &+ 2] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
        bytes[count &+ 3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        count &+= 4
      }
    }
    return count
  }

  /// Two strings with a third between them, which appending one to the other would move about.
  public static func string(_ first: String, _ between: String, _ last: String) -> String {
    let count = first.utf8.count + between.utf8.count + last.utf8.count
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { bytes in
      var end = bytes[...].initialize(fromContentsOf: first.utf8)
      end = bytes[end...].initialize(fromContentsOf: between.utf8)
      end = bytes[end...].initialize(fromContentsOf: last.utf8)
      // Whole strings one behind the other are UTF-8 by construction.
      return string(utf8: UnsafeBufferPointer(rebasing: bytes[..<end]))
    }
  }

  /// The string of bytes that are known to be UTF-8, which are not looked through again.
  static func string(utf8 bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(copying: UTF8Span(unchecked: bytes.span))
  }
}
