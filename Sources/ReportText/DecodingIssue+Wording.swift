extension DecodingIssue: CustomStringConvertible {
  /// The issue as a sentence without the file's name.
  public var description: String {
    switch self {
    case .invalidUTF8(let offset):
      "not UTF-8: the byte at offset \(offset) cannot stand there"
    case .binary(let offset):
      "not a text: a zero byte at offset \(offset)"
    case .utf16(let littleEndian):
      "not UTF-8: it looks like UTF-16 (\(littleEndian ? "little" : "big") endian)"
    }
  }
}
