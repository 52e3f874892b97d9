private import Glibc

/// The encodings in which reports are found.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "UTF-8"
  /// UTF-16, the less significant byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, the more significant byte first.
  case utf16BigEndian = "UTF-16BE"
  /// GB18030, of which GBK and GB2312 are parts.
  case gb18030 = "GB18030"

  /// The encoding of a text by its mark or, without one, by what its bytes allow.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Throws: ``DecodingIssue``, which says what the bytes look like instead.
  public static func detect(_ bytes: [UInt8]) throws(DecodingIssue) -> TextEncoding {
    if let signature = FileSignature(of: bytes) { throw .otherKind(signature) }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let zero = firstZero(of: bytes)
    let invalid = UTF8Validation.firstInvalidByte(of: bytes)
    if zero == nil, invalid == nil { return .utf8 }
    if let unmarked = UTF16Text.plainOrder(of: bytes) { return unmarked }
    if let zero { throw .binary(at: zero) }
    if GB18030Text.isPlausible(bytes) { return .gb18030 }
    throw .invalidUTF8(at: invalid ?? 0)
  }

  private static func firstZero(of bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let zero = memchr(start, 0, bytes.count) else {
        return nil
      }
      return UnsafeRawPointer(zero) - start
    }
  }
}
