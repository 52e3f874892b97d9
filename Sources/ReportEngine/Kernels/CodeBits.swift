/// A bit for every code of a pool.
public struct CodeBits {
  /// The bits, 64 a word; those behind the last code are clear.
  public internal(set) var words: [UInt64]
  /// How many codes there are.
  public let count: Int

  /// How many bits are set.
  public var passing: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether the bit of a code is set; false for the code of null, which stands behind the last.
  @inline(__always) public subscript(code: Int) -> Bool {
    let word = code >> 6
    return word < words.count && words[word] & (1 << UInt64(truncatingIfNeeded: code & 63)) != 0
  }
}
