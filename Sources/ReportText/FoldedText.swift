/// Text as `~` compares it: without regard to case, full and half width, and white space.
public enum FoldedText {
  /// The folded form of a string: lower case, ASCII for its full-width twins, no white space.
  ///
  ///     FoldedText.fold("ＡＢ　率")  // "ab率"
  ///
  /// Complexity: linear in the length of the string.
  public static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      append(scalar, to: &folded)
    }
    return String(folded)
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    let narrow = narrowed(scalar)
    if narrow.value < 0x80 {
      if isASCIISpace(narrow.value) { return }
      folded.append(
        (0x41...0x5A).contains(narrow.value) ? Unicode.Scalar(UInt8(narrow.value + 32)) : narrow
      )
    } else if isCommonHan(narrow.value) {
      folded.append(narrow)
    } else if narrow.properties.isWhitespace || narrow.value == 0xFEFF {
      return
    } else {
      folded.append(contentsOf: narrow.properties.lowercaseMapping.unicodeScalars)
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

  private static func isCommonHan(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) }
}
