extension DecodingIssue: CustomStringConvertible {
  /// The issue in English.
  public var description: String { wording.english }

  /// The issue as a sentence without the file's name.
  public var wording: Wording {
    switch self {
    case .invalidUTF8(let offset):
      Wording(
        "neither UTF-8 nor GB18030 nor UTF-16: the byte at offset \(offset) cannot stand there",
        "不是 UTF-8、GB18030 或 UTF-16：位置 \(offset) 的字节不合编码"
      )
    case .invalidUTF16(let offset):
      Wording(
        "damaged UTF-16: half a character at offset \(offset)",
        "UTF-16 已损坏：位置 \(offset) 只有半个字符"
      )
    case .binary(let offset):
      Wording("not a text: a zero byte at offset \(offset)", "不是文本：位置 \(offset) 有零字节")
    case .otherKind(let signature):
      Wording("not a text: it looks like \(signature.name)", "不是文本：看来是 `\(signature.name)`")
    }
  }
}
