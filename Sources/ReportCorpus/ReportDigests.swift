private import CLibMD
public import ReportText

/// The digests of a report: of its file, and of its text without white space.
public struct ReportDigests: Hashable, Sendable {
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public let file: String
  /// The same for all texts that differ in white space only.
  public let text: String

  /// The digests of a report.
  ///
  /// Complexity: linear in the length of both.
  ///
  /// - Parameters:
  ///   - text: The text of the report.
  ///   - file: The bytes it was read from; `nil` where those are the bytes of the text.
  public init(text: SourceText, file: [UInt8]? = nil) {
    self.file = Self.sha256(of: file ?? text.bytes)
    self.text = Self.sha256(of: Self.withoutSpaces(text.bytes))
  }

  /// The bytes without ASCII white space, no-break and ideographic spaces and byte order marks.
  private static func withoutSpaces(_ bytes: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    rest.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte &- 0x09 < 5 {
        index += 1
      } else if byte == 0xC2, bytes[index...].starts(with: [0xC2, 0xA0]) {
        index += 2
      } else if byte == 0xE3, bytes[index...].starts(with: [0xE3, 0x80, 0x80]) {
        index += 3
      } else if byte == 0xEF, bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]) {
        index += 3
      } else {
        rest.append(byte)
        index += 1
      }
    }
    return rest
  }

  /// The SHA-256 of bytes in hexadecimal.
  private static func sha256(of bytes: [UInt8]) -> String {
    // 64 digits and the terminating zero.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65) { digits in
      _ = SHA256Data(bytes, bytes.count, digits.baseAddress)
      return String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
