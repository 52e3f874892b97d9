/// Gives numbers, one after the other from 0, to different 64-bit keys: a hash table with open
/// addressing and linear probing.
///
/// It is several times as fast as a `Dictionary`, which matters where every row asks.
struct NumberTable {
  /// The keys in the order of their numbers.
  private(set) var keys: [UInt64] = []
  /// The number of the key at each slot, plus one; 0 where the slot is free.
  private var slots: [UInt32]
  private var shift: UInt64

  init(expected: Int = 0) {
    let bits = max(6, Int.bitWidth - (expected * 2).leadingZeroBitCount)
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// How many different keys there are.
  var count: Int { keys.count }

  /// The number of a key, a new one where the key is new.
  ///
  /// - Precondition: There are fewer than 2³² keys.
  mutating func number(of key: UInt64) -> UInt32 {
    var slot = Self.hash(key) >> shift
    let mask = UInt64(slots.count - 1)
    while true {
      let found = slots[Int(truncatingIfNeeded: slot)]
      if found == 0 { break }
      if keys[Int(found - 1)] == key { return found - 1 }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    slots[Int(truncatingIfNeeded: slot)] = UInt32(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return UInt32(keys.count - 1)
  }

  /// Writes the numbers of keys over `numbers`.
  mutating func number(_ keys: [UInt64], into numbers: inout [UInt32]) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(0, count: keys.count))
    numbers.withUnsafeMutableBufferPointer { numbers in
      for place in keys.indices { numbers[place] = number(of: keys[place]) }
    }
  }

  /// The number of a key; `nil` where it has none.
  func known(_ key: UInt64) -> UInt32? {
    var slot = Self.hash(key) >> shift
    let mask = UInt64(slots.count - 1)
    while true {
      let found = slots[Int(truncatingIfNeeded: slot)]
      if found == 0 { return nil }
      if keys[Int(found - 1)] == key { return found - 1 }
      slot = (slot + 1) & mask
    }
  }

  /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), with the high half
  /// mixed in first; the high bits of the product are used.
  private static func hash(_ key: UInt64) -> UInt64 {
    (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// One of some parts, at most 256, that a key belongs to, whatever the table: the parts do not
  /// follow from where a table of fewer keys has its slots.
  static func part(of key: UInt64, _ partCount: Int) -> Int {
    Int((hash(key) >> 16 & 0xFFFF) * UInt64(partCount) >> 16)
  }

  private mutating func grow() {
    let bits = slots.count.trailingZeroBitCount + (slots.count < 1 << 20 ? 2 : 1)
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
    let mask = UInt64(slots.count - 1)
    for (number, key) in keys.enumerated() {
      var slot = Self.hash(key) >> shift
      while slots[Int(truncatingIfNeeded: slot)] != 0 { slot = (slot + 1) & mask }
      slots[Int(truncatingIfNeeded: slot)] = UInt32(number + 1)
    }
  }
}
