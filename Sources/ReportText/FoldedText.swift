/// Text as `~` compares it: without regard to case, full and half width, and white space.
public enum FoldedText {
  /// The folded form of a string: lower case, ASCII for its full-width twins, no white space.
  ///
  ///     FoldedText.fold("ＡＢ　率")  // "ab率"
  ///
  /// Complexity: linear in the length of the string.
  public static func fold(_ text: String) -> String {
    var letters: [UInt32] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &letters) }
    return Scalars.string(letters[...])
  }

  /// Appends what a scalar is folded to: mostly one scalar, of white space none.
  public static func append(_ scalar: Unicode.Scalar, to letters: inout [UInt32]) {
    let narrow = narrowed(scalar)
    let value = narrow.value
    if value < 0x80 {
      if !isASCIISpace(value) { letters.append((0x41...0x5A).contains(value) ? value + 32 : value) }
    } else if isUncased(value) {
      letters.append(value)
    } else if narrow.properties.isWhitespace || value == 0xFEFF {
      return
    } else {
      for lower in narrow.properties.lowercaseMapping.unicodeScalars { letters.append(lower.value) }
    }
  }

  /// The ASCII twin of a full-width form (U+FF01 to U+FF5E, U+3000), or the scalar itself.
  public static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21))
    case 0x3000: " "
    default: scalar
    }
  }

  private static func isASCIISpace(_ value: UInt32) -> Bool {
    value == 0x20 || (0x09...0x0D).contains(value)
  }

  /// Chinese characters and the marks written among them, which are neither space nor have cases.
  private static func isUncased(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3001...0x3020, 0x2010...0x2027: true
    default: false
    }
  }
}
