private import CRegularExpression

/// A compiled regular expression that matches in time linear in the text.
///
/// The engine is RE2: an automaton, so no pattern makes it run away. What needs backtracking
/// (back references, look-around) is refused when the pattern is read.
public final class TextPattern: Sendable {
  /// The pattern as written.
  public let pattern: String
  // An RE2 object is immutable once built and documented as safe to use from many threads.
  private nonisolated(unsafe) let compiled: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Throws: ``PatternError`` where it is no pattern.
  public init(_ pattern: String) throws(PatternError) {
    var copy = pattern
    let compiled = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty Swift string may have no base address; C wants one.
        characters.baseAddress.map { crx_compile($0, characters.count) } ?? crx_compile("", 0)
      }
    }
    self.pattern = pattern
    self.compiled = compiled
    if let reason = crx_error(compiled) {
      // All stored properties are set, so deinit frees the pattern.
      throw PatternError(reason: String(cString: reason))
    }
  }

  deinit { crx_free(compiled) }

  /// Whether the pattern matches anywhere in UTF-8 bytes.
  ///
  /// Complexity: linear in the number of bytes.
  public func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withMemoryRebound(to: CChar.self) { crx_matches(compiled, $0.baseAddress, $0.count) }
  }
}

extension TextPattern {
  /// Whether the pattern matches anywhere in a text.
  func matches(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { matches($0) }
  }

  /// What a group of the first match holds; group 0 is the whole match.
  func firstMatch(in text: String, group: Int) -> String? {
    guard let group = Int32(exactly: group) else { return nil }
    let bytes = text.utf8.map { CChar(bitPattern: $0) }
    var (start, count) = (0, 0)
    guard crx_find(compiled, bytes, bytes.count, group, &start, &count) else { return nil }
    return String(
      decoding: bytes[start..<(start + count)].map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
  }

  /// The text with every match replaced; `nil` where the replacement does not fit the pattern.
  func replacingMatches(in text: String, by replacement: String) -> String? {
    let bytes = text.utf8.map { CChar(bitPattern: $0) }
    let rewrite = replacement.utf8.map { CChar(bitPattern: $0) }
    var count = 0
    guard
      let replaced = crx_replace(compiled, bytes, bytes.count, rewrite, rewrite.count, &count)
    else { return nil }
    defer { crx_free_text(replaced) }
    let buffer = UnsafeRawBufferPointer(start: replaced, count: count)
    return String(decoding: buffer, as: UTF8.self)
  }
}

extension TextPattern: Hashable {
  /// Compares the patterns as written.
  public static func == (left: TextPattern, right: TextPattern) -> Bool {
    left.pattern == right.pattern
  }

  /// Hashes the pattern as written.
  public func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}

/// What is wrong with a pattern.
public struct PatternError: Error, Hashable, Sendable {
  /// The reason with the part that is wrong, as the engine of regular expressions words it.
  public var reason: String
}
