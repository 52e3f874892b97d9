/// A bit for every code of a pool.
public struct CodeBits {
  /// The bits, 64 a word; those behind the last code are clear.
  public internal(set) var words: [UInt64]
  /// How many codes there are.
  public let count: Int

  /// The bit of a code.
  ///
  /// - Precondition: `0 <= code < count`.
  public subscript(code: Int) -> Bool {
    words[code >> 6] >> UInt64(truncatingIfNeeded: code & 63) & 1 != 0
  }

  /// How many bits are set.
  public var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
