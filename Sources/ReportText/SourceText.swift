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
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  /// The whole text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The span of the whole text.
  public var span: SourceSpan { SourceSpan(0, bytes.count) }
}
