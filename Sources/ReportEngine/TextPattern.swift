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
