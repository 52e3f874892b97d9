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

  /// The codes whose bits are set, in order.
  var codes: [UInt32] {
    var codes: [UInt32] = []
    var code = nextSet(from: 0)
    while code < count {
      codes.append(code)
      code = nextSet(from: code + 1)
    }
    return codes
  }

  /// The first code from one on whose bit is set; `count` where there is none.
  func nextSet(from code: UInt32) -> UInt32 {
    var word = Int(code) >> 6
    guard word < words.count else { return UInt32(count) }
    var rest = words[word] & (UInt64.max << UInt64(code & 63))
    while rest == 0 {
      word += 1
      if word == words.count { return UInt32(count) }
      rest = words[word]
    }
    return UInt32(word * 64 + rest.trailingZeroBitCount)
  }
}
