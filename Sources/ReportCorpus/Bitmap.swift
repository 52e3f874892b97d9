/// A fixed number of bits, packed.
public struct Bitmap: Hashable, Sendable {
  /// How many bits there are.
  public let count: Int
  @usableFromInline var words: [UInt64]

  /// Makes `count` equal bits.
  public init(count: Int, repeating bit: Bool) {
    self.count = count
    self.words = Array(repeating: bit ? .max : 0, count: (count + 63) / 64)
  }

  /// Packs truth values.
  public init(_ bits: [Bool]) {
    self.count = bits.count
    self.words = bits.withUnsafeBufferPointer { bits in
      (0..<((bits.count + 63) / 64)).map { word in
        var packed: UInt64 = 0
        for bit in word * 64..<min(word * 64 + 64, bits.count) where bits[bit] {
          packed |= 1 << UInt64(bit & 63)
        }
        return packed
      }
    }
  }

  /// Takes packed bits; those behind the last one are of no account.
  init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "a place for every bit")
    (self.words, self.count) = (words, count)
    if count & 63 > 0 { self.words[words.count - 1] &= 1 << UInt64(count & 63) - 1 }
  }

  /// Whether all bits are set.
  var isFull: Bool {
    let last = count & 63
    return words.indices.allSatisfy { place in
      words[place] == (place < count / 64 ? .max : 1 << UInt64(last) - 1)
    }
  }

  /// A run of bits.
  ///
  /// Complexity: linear in their number, 64 at a time.
  public func slice(_ range: Range<Int>) -> Bitmap {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "bits out of range")
    let shift = UInt64(range.lowerBound & 63)
    let first = range.lowerBound >> 6
    let sliced = (0..<((range.count + 63) / 64)).map { word -> UInt64 in
      let low = words[first + word] >> shift
      let next = first + word + 1
      return next < words.count ? low | words[next] << (64 - shift) : low
    }
    return Bitmap(words: sliced, count: range.count)
  }

  /// The bits that are set in both of two; `nil` stands for bits that are all set.
  ///
  /// - Precondition: There are as many in one as in the other.
  public static func intersection(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap? {
    guard let left else { return right }
    guard let right else { return left }
    precondition(left.count == right.count, "a bit for every bit")
    return Bitmap(words: zip(left.words, right.words).map(&), count: left.count)
  }

  /// One bit.
  ///
  /// - Precondition: `0 <= index < count`.
  @inlinable public subscript(index: Int) -> Bool {
    get {
      precondition(index >= 0 && index < count, "bit out of range")
      return words[index >> 6] & (1 << UInt64(index & 63)) != 0
    }
    set {
      precondition(index >= 0 && index < count, "bit out of range")
      let mask: UInt64 = 1 << UInt64(index & 63)
      if newValue { words[index >> 6] |= mask } else { words[index >> 6] &= ~mask }
    }
  }
}
