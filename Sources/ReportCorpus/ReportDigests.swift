private import CLibMD
public import ReportText

/// What tells the file of a report, and its text, from others.
public struct ReportDigests: Hashable, Sendable {
  /// The SHA-256 of the file's bytes, in hexadecimal; `nil` where they are the bytes of the text,
  /// from which it is worked out when it is asked for.
  let file: String?
  /// The same for all texts that differ in white space only.
  let text: TextFingerprint

  /// The digests of a report.
  ///
  /// Complexity: linear in the length of both.
  ///
  /// - Parameters:
  ///   - text: The text of the report.
  ///   - file: The bytes it was read from; `nil` where those are the bytes of the text.
  public init(text: SourceText, file: [UInt8]? = nil) {
    self.file = file.flatMap { $0 == text.bytes ? nil : Self.sha256(of: $0) }
    self.text = TextFingerprint(text.bytes)
  }

  /// The SHA-256 of bytes in hexadecimal.
  static func sha256(of bytes: [UInt8]) -> String {
    // 64 digits and the terminating zero.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65) { digits in
      _ = SHA256Data(bytes, bytes.count, digits.baseAddress)
      return String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

/// 128 bits that two texts have in common only if they differ in white space alone.
///
/// No two texts have them in common by chance; they are no seal against forgery.
struct TextFingerprint: Hashable, Sendable {
  private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var high: UInt64 = 0xD1B5_4A32_D192_ED03

  /// Reads a text, leaving out ASCII white space, no-break and ideographic spaces and byte order
  /// marks.
  ///
  /// Complexity: linear in the length.
  init(_ text: [UInt8]) {
    var (word, filled, count) = (UInt64(0), UInt64(0), 0)
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let byte = text[index]
        let skipped = Self.lengthOfSpace(byte, at: index, in: text)
        if skipped > 0 {
          index += skipped
          continue
        }
        word |= UInt64(byte) << filled
        filled += 8
        index += 1
        if filled == 64 {
          take(word)
          (word, filled) = (0, 0)
          count += 8
        }
      }
    }
    take(word)
    take(UInt64(count) + filled / 8)
  }

  /// How many bytes the white space takes that begins at a byte; 0 for none.
  @inline(__always)
  private static func lengthOfSpace(
    _ byte: UInt8,
    at index: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if byte == 0x20 || byte &- 0x09 < 5 { return 1 }
    guard byte == 0xC2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    func next(_ distance: Int) -> UInt8 {
      index + distance < text.count ? text[index + distance] : 0
    }
    switch byte {
    case 0xC2: return next(1) == 0xA0 ? 2 : 0
    case 0xE3: return next(1) == 0x80 && next(2) == 0x80 ? 3 : 0
    default: return next(1) == 0xBB && next(2) == 0xBF ? 3 : 0
    }
  }

  /// Mixes a word in: two products of 128 bits, each of both halves.
  @inline(__always) private mutating func take(_ word: UInt64) {
    let first = (low ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    let second = (high ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    low = first.low ^ second.high
    high = second.low ^ first.high &+ word
  }
}
