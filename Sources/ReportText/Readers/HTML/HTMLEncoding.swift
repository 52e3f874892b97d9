/// Finds the encoding of a web page: its mark, its bytes, or what it says of itself.
enum HTMLEncoding {
  /// Where the declaration is looked for; HTML5 asks for the first 1024 bytes, pages are lax.
  private static let probeLength = 4096

  /// The page as UTF-8.
  ///
  /// A few wrong bytes of a page that tells its encoding are replaced, as browsers do.
  static func decode(_ bytes: [UInt8]) throws(DecodingIssue) -> [UInt8] {
    do throws(DecodingIssue) {
      return try TextDecoder.decode(name: "", bytes: bytes).bytes
    } catch {
      guard case .invalidUTF8 = error, let declared = declaredName(in: bytes) else { throw error }
      if declared == "utf-8" || declared == "utf8" {
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
      }
      let encoding = declared.hasPrefix("gb") ? TextEncoding.gb18030.rawValue : declared
      guard let converter = CharacterConverter(from: encoding) else { throw error }
      return converter.convertReplacing(bytes)
    }
  }

  /// The name behind the first `charset=`, in lower case.
  private static func declaredName(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(probeLength).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let key = Array("charset=".utf8)
    guard head.count > key.count else { return nil }
    for start in 0..<(head.count - key.count)
    where head[start..<(start + key.count)].elementsEqual(key) {
      let name = head[(start + key.count)...]
        .drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
        .prefix { isNameByte($0) }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
  }
}
