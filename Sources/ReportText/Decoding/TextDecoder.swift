/// Turns the bytes of a file into a text.
public enum TextDecoder {
  /// The text of bytes in UTF-8, UTF-16 or GB18030.
  ///
  /// UTF-8 is kept as it is, mark included, so that spans are spans of the file. Of other
  /// encodings spans are those of the text converted to UTF-8, without a mark.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Throws: ``DecodingIssue``, which says what the bytes look like instead.
  public static func decode(
    name: String,
    bytes: [UInt8]
  ) throws(DecodingIssue) -> SourceText {
    let encoding = try TextEncoding.detect(bytes)
    return SourceText(name: name, utf8: try convert(bytes, from: encoding))
  }

  /// The UTF-8 of bytes whose encoding is known.
  private static func convert(
    _ bytes: [UInt8],
    from encoding: TextEncoding
  ) throws(DecodingIssue) -> [UInt8] {
    switch encoding {
    case .utf8: return bytes
    case .utf16LittleEndian: return try UTF16Text.convert(bytes, isLittleEndian: true)
    case .utf16BigEndian: return try UTF16Text.convert(bytes, isLittleEndian: false)
    case .gb18030:
      if let converted = CharacterConverter(from: encoding.rawValue)?.convertAll(bytes) {
        return converted
      }
      throw .invalidUTF8(at: UTF8Validation.firstInvalidByte(of: bytes) ?? 0)
    }
  }
}
