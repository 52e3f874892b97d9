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
    scalar == 0x20 || scalar == 0x09 || scalar == 0x0D || scalar == 0x3000 || scalar == 0xA0
      || scalar == 0xFEFF || scalar &- 0x2000 < 0x0D || scalar == 0x0B || scalar == 0x0C
  }

  /// The half-width twin of a full-width form, or the scalar itself.
  @inlinable public static func narrowed(_ scalar: UInt32) -> UInt32 {
    scalar &- 0xFF01 < 0x5E ? scalar - 0xFF01 + 0x21 : scalar
  }

  /// The scalars of a string.
  public static func of(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The string of scalars of a text.
  public static func string(_ scalars: ArraySlice<UInt32>) -> String {
    String(unsafeUninitializedCapacity: scalars.count * 4) { bytes in
      var count = 0
      for value in scalars {
        guard let encoded = Unicode.Scalar(value).flatMap(UTF8.encode) else { continue }
        for byte in encoded {
          bytes[count] = byte
          count += 1
        }
      }
      return count
    }
  }
}
