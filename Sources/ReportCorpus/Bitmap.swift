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
