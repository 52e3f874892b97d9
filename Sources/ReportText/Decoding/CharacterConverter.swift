import Glibc

/// Converts bytes of a named encoding to UTF-8 by the C library.
final class CharacterConverter {
  private let handle: iconv_t
  /// What stands for bytes that the encoding does not allow.
  private static let replacement = Array("\u{FFFD}".utf8)
  private static let chunk = 1 << 16

  /// A converter; `nil` where the C library does not know the encoding.
  init?(from encoding: String) {
    guard let handle = iconv_open("UTF-8", encoding), Int(bitPattern: handle) != -1 else {
      return nil
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// The text as UTF-8; `nil` where a byte cannot stand where it does.
  func convertAll(_ bytes: [UInt8]) -> [UInt8]? { convert(bytes, replacing: false) }

  /// The text as UTF-8, with U+FFFD for every byte that cannot stand where it does.
  func convertReplacing(_ bytes: [UInt8]) -> [UInt8] { convert(bytes, replacing: true) ?? [] }

  private func convert(_ bytes: [UInt8], replacing: Bool) -> [UInt8]? {
    var bytes = bytes
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count / 2 * 3 + 16)
    var buffer = [CChar](repeating: 0, count: Self.chunk)
    iconv(handle, nil, nil, nil, nil)
    let isWhole = bytes.withUnsafeMutableBytes { input -> Bool in
      guard let start = input.baseAddress else { return true }
      var next: UnsafeMutablePointer<CChar>? = start.assumingMemoryBound(to: CChar.self)
      var left = input.count
      while left > 0 {
        let problem = step(&next, &left, &buffer, into: &utf8)
        if problem == 0 || problem == E2BIG { continue }
        if !replacing { return false }
        utf8 += Self.replacement
        next = next.map { $0 + 1 }
        left -= 1
      }
      return true
    }
    return isWhole ? utf8 : nil
  }

  /// Converts until the buffer is full or a byte is wrong; returns the error number, or 0.
  private func step(
    _ next: inout UnsafeMutablePointer<CChar>?,
    _ left: inout Int,
    _ buffer: inout [CChar],
    into utf8: inout [UInt8]
  ) -> Int32 {
    buffer.withUnsafeMutableBufferPointer { output in
      var end = output.baseAddress
      var room = output.count
      let result = iconv(handle, &next, &left, &end, &room)
      let problem = result == -1 ? errno : 0
      utf8.append(contentsOf: UnsafeRawBufferPointer(output).prefix(output.count - room))
      return problem
    }
  }
}
