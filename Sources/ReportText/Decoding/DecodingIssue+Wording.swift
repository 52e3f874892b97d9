extension DecodingIssue: CustomStringConvertible {
  /// The issue as a sentence without the file's name.
  public var description: String {
    switch self {
    case .invalidUTF8(let offset):
      "neither UTF-8 nor GB18030 nor UTF-16: the byte at offset \(offset) cannot stand there"
    case .invalidUTF16(let offset):
      "damaged UTF-16: half a character at offset \(offset)"
    case .binary(let offset):
      "not a text: a zero byte at offset \(offset)"
    case .otherKind(let signature):
      "not a text: it looks like \(signature.name)"
    }
  }
}
