/// A text with the name it is called by in messages.
///
/// The bytes are valid UTF-8 exactly as they stood in the file, byte order mark included, so
/// that a span into them is a span into the file.
public struct SourceText: Sendable {
  /// What messages call the text: a path, or a word such as `query`.
  public let name: String
  /// The UTF-8 bytes of the text.
  public let bytes: [UInt8]
  /// The number of the text's first line: more than 1 for a part of a longer input.
  public let firstLine: Int

  /// Names a string.
  public init(name: String, firstLine: Int = 1, _ text: String) {
    self.name = name
    self.bytes = Array(text.utf8)
    self.firstLine = firstLine
  }

  /// Names bytes that are known to be UTF-8.
  ///
  /// - Precondition: `utf8` is valid UTF-8; ``TextDecoder`` checks what comes from outside.
  public init(name: String, utf8: [UInt8]) {
    self.name = name
    self.bytes = utf8
    self.firstLine = 1
  }

  /// The characters of a span.
  ///
  /// Complexity: linear in the length of the span.
  public func text(in span: SourceSpan) -> String {
    // The bytes are UTF-8 already; only a span that cuts a character must be looked through.
    guard isBoundary(span.start), isBoundary(span.end) else {
      return String(decoding: bytes[span.range], as: UTF8.self)
    }
    return String(copying: UTF8Span(unchecked: bytes.span.extracting(span.range)))
  }

  /// Whether a character starts, or the text ends, at an offset.
  private func isBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  /// The whole text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The span of the whole text.
  public var span: SourceSpan { SourceSpan(0, bytes.count) }
}
