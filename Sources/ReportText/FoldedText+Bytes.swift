extension FoldedText {
  /// What folding makes of a scalar, or ``deleted``, or ``notSimple`` where it takes the tables of
  /// Unicode to say.
  ///
  /// Han, the marks of Chinese text, full-width forms and ASCII are simple.
  @inlinable @inline(__always) public static func simpleFold(_ scalar: UInt32) -> UInt32 {
    // Radicals, marks, kana and Han up to Yi: neither case nor white space but U+3000.
    if scalar &- 0x2E80 < 0xA640 - 0x2E80 { return scalar == 0x3000 ? deleted : scalar }
    if scalar < 0x80 { return foldASCII(scalar) }
    if scalar &- 0xFF01 < 0x5E { return foldASCII(scalar - 0xFF01 + 0x21) }
    return isRigidMark(scalar) ? scalar : notSimple
  }

  /// Stands for a scalar that folding deletes.
  public static var deleted: UInt32 { @inlinable get { 0xFFFF_FFFE } }

  /// Stands for a scalar whose folding is not simple.
  public static var notSimple: UInt32 { @inlinable get { 0xFFFF_FFFF } }

  /// Whether a scalar is all that folds to itself, and nothing else has it in its folded form.
  public static func isRigid(_ scalar: UInt32) -> Bool {
    (scalar &- 0x2E80 < 0xA640 - 0x2E80 && scalar != 0x3000) || isRigidMark(scalar)
  }

  @inlinable @inline(__always) static func foldASCII(_ scalar: UInt32) -> UInt32 {
    if scalar &- 0x41 < 26 { return scalar + 32 }
    return scalar == 0x20 || scalar &- 0x09 < 5 ? deleted : scalar
  }

  /// Marks, arrows, lines, Hangul and rare Han: no case, no white space.
  @inlinable static func isRigidMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x24B5, 0x2500...0x2BFF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// What folding makes of any scalar: none, one or two scalars.
  public static func fold(_ scalar: UInt32) -> (UInt32, UInt32?)? {
    let simple = simpleFold(scalar)
    if simple == deleted { return nil }
    if simple != notSimple { return (simple, nil) }
    guard let unicode = Unicode.Scalar(scalar) else { return (0xFFFD, nil) }
    if unicode.properties.isWhitespace || scalar == 0xFEFF { return nil }
    let lower = unicode.properties.lowercaseMapping.unicodeScalars
    guard let first = lower.first else { return nil }
    return (first.value, lower.dropFirst().first?.value)
  }

  /// Whether folding changes a scalar in more than the width of a mark.
  ///
  /// A text without such a scalar holds what folds to a letter, a digit or a Chinese character
  /// only as itself.
  @inlinable public static func isIrregular(_ scalar: UInt32, folded: UInt32) -> Bool {
    if folded == scalar { return false }
    return !(scalar &- 0xFF01 < 0x5E && isMark(folded))
  }

  /// Whether a scalar is a mark of ASCII, of which there is a full-width twin.
  @inlinable public static func isMark(_ scalar: UInt32) -> Bool {
    scalar &- 0x21 < 0x5E && scalar &- 0x30 >= 10 && (scalar | 0x20) &- 0x61 >= 26
  }

  /// The scalar that begins at a place of UTF-8, and its length in bytes.
  ///
  /// - Precondition: The bytes are UTF-8, or three more can be read.
  @inlinable @inline(__always) public static func scalar(
    at bytes: UnsafePointer<UInt8>
  ) -> (value: UInt32, length: Int) {
    let lead = UInt32(bytes[0])
    if lead < 0x80 { return (lead, 1) }
    if lead >= 0xE0 {
      let three = (lead & 0xF) << 12 | (UInt32(bytes[1]) & 0x3F) << 6 | UInt32(bytes[2]) & 0x3F
      if lead < 0xF0 { return (three, 3) }
      return ((three & 0x7FFF) << 6 | UInt32(bytes[3]) & 0x3F, 4)
    }
    if lead < 0xC0 { return (0xFFFD, 1) }
    return ((lead & 0x1F) << 6 | UInt32(bytes[1]) & 0x3F, 2)
  }
}

extension FoldedText {
  /// How many bytes the folded form of so many bytes has at most.
  ///
  /// U+023A and U+0130 fold to three bytes from two; nothing grows more.
  public static func room(forFolding count: Int) -> Int { count + count / 2 }

  /// Writes the folded form of UTF-8 bytes.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Precondition: The bytes are UTF-8; there is ``room(forFolding:)`` behind `folded`.
  /// - Returns: How many bytes were written.
  public static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into folded: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard var next = bytes.baseAddress else { return 0 }
    var place = folded
    let end = next + bytes.count
    while next < end {
      let (value, length) = scalar(at: next)
      next += length
      let simple = simpleFold(value)
      if simple == deleted { continue }
      if simple != notSimple {
        write(simple, to: &place)
      } else if let (head, tail) = fold(value) {
        write(head, to: &place)
        if let tail { write(tail, to: &place) }
      }
    }
    return place - folded
  }

  /// Whether no scalar of UTF-8 bytes is irregular.
  ///
  /// - Precondition: The bytes are UTF-8.
  public static func isRegular(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard var next = bytes.baseAddress else { return true }
    let end = next + bytes.count
    while next < end {
      let (value, length) = scalar(at: next)
      next += length
      let simple = simpleFold(value)
      if simple == value { continue }
      if simple == notSimple, let (head, tail) = fold(value), head == value, tail == nil {
        continue
      }
      if isIrregular(value, folded: simple) { return false }
    }
    return true
  }

  @inline(__always) private static func write(
    _ scalar: UInt32,
    to place: inout UnsafeMutablePointer<UInt8>
  ) {
    if scalar < 0x80 {
      place[0] = UInt8(truncatingIfNeeded: scalar)
      place += 1
    } else if scalar < 0x800 {
      place[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      place[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      place += 2
    } else if scalar < 0x10000 {
      place[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      place[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      place[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      place += 3
    } else {
      place[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      place[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
      place[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      place[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      place += 4
    }
  }
}
