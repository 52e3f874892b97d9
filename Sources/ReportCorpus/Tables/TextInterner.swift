private import Glibc

/// Gives codes to texts by their bytes, the same to equal ones.
///
/// A hash table with open addressing: no string is made for a text that is known already.
struct TextInterner {
  /// All texts, one behind the other.
  private(set) var arena: [UInt8] = []
  /// Where each begins, and at the end where the last one ends.
  private(set) var offsets = [0]
  /// Codes by hash, a power of two of them and at most every second place taken.
  private var table = [UInt32](repeating: free, count: 1024)

  private static let free = UInt32.max

  /// The code of a text, a new one where the text is new.
  ///
  /// Complexity: linear in the length of the text.
  mutating func code(for text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var place = Int(truncatingIfNeeded: Self.hash(text)) & (table.count - 1)
    while table[place] != Self.free {
      let code = table[place]
      if holds(text, at: Int(code)) { return code }
      place = (place + 1) & (table.count - 1)
    }
    let code = UInt32(offsets.count - 1)
    table[place] = code
    arena.append(contentsOf: text)
    offsets.append(arena.count)
    if offsets.count * 2 > table.count { grow() }
    return code
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>, at code: Int) -> Bool {
    let start = offsets[code]
    guard offsets[code + 1] - start == text.count else { return false }
    guard let first = text.baseAddress else { return true }
    return arena.withUnsafeBytes { arena in
      arena.baseAddress.map { memcmp($0 + start, first, text.count) == 0 } ?? true
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: Self.free, count: table.count * 2)
    arena.withUnsafeBufferPointer { arena in
      for code in 0..<(offsets.count - 1) {
        let text = UnsafeBufferPointer(rebasing: arena[offsets[code]..<offsets[code + 1]])
        var place = Int(truncatingIfNeeded: Self.hash(text)) & (larger.count - 1)
        while larger[place] != Self.free { place = (place + 1) & (larger.count - 1) }
        larger[place] = UInt32(code)
      }
    }
    table = larger
  }

  /// Multiplies and folds the bytes eight at a time (as in wyhash, by Wang Yi).
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(text)
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mixed(hash ^ tail)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }
}
