/// A bit for every code of a pool.
struct CodeBits {
  /// The bits, 64 a word.
  var words: [UInt64]
  /// How many codes there are.
  let count: Int
  /// How many bits are set.
  var passing: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether the bit of a code is set; false for the code of null, which stands behind the last.
  subscript(code: Int) -> Bool {
    let word = code >> 6
    return word < words.count && words[word] & (1 << UInt64(code & 63)) != 0
  }
}
