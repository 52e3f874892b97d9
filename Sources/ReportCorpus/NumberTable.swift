private import CPrefetch

/// Gives numbers, one after the other from 0, to different 64-bit keys: a hash table with open
/// addressing and linear probing.
///
/// It is several times as fast as a `Dictionary`, which matters where every row asks.
public struct NumberTable: Sendable {
  /// The keys in the order of their numbers.
  public private(set) var keys: [UInt64] = []
  /// The number of the key at each slot, plus one; 0 where the slot is free.
  @usableFromInline var slots: [UInt32]
  @usableFromInline var shift: UInt64

  /// An empty table with room for some keys.
  public init(expected: Int = 0) {
    let bits = max(6, Int.bitWidth - (expected * 2).leadingZeroBitCount)
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// A table of different keys, whose numbers are their places.
  public init(of keys: [UInt64]) {
    self.init(expected: keys.count)
    self.keys = keys
    fill()
  }

  /// How many different keys there are.
  @inlinable public var count: Int { keys.count }

  /// How many bytes of memory it takes.
  var memoryBytes: Int { keys.memoryBytes + slots.memoryBytes }

  /// The number of a key, a new one where the key is new.
  ///
  /// - Precondition: There are fewer than 2³² keys.
  @inlinable public mutating func number(of key: UInt64) -> UInt32 {
    var slot = Self.hash(key) >> shift
    let mask = UInt64(slots.count - 1)
    while true {
      let found = slots[Int(truncatingIfNeeded: slot)]
      if found == 0 { break }
      if keys[Int(found - 1)] == key { return found - 1 }
      slot = (slot + 1) & mask
    }
    return add(key, at: Int(truncatingIfNeeded: slot))
  }

  /// Numbers a key that is new; its slot is free.
  @usableFromInline mutating func add(_ key: UInt64, at slot: Int) -> UInt32 {
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    if keys.count * 2 > slots.count {
      grow(toBits: slots.count.trailingZeroBitCount + (slots.count < 1 << 20 ? 2 : 1))
    }
    return UInt32(keys.count - 1)
  }

  /// The numbers of keys, new ones where keys are new.
  public mutating func numbers(of keys: [UInt64]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: keys.count) { numbers, count in
      guard let first = numbers.baseAddress else { return }
      keys.withUnsafeBufferPointer { number($0, into: first) }
      count = keys.count
    }
  }

  /// Writes the numbers of keys to `numbers`, where there is room for them.
  public mutating func number(
    _ keys: UnsafeBufferPointer<UInt64>,
    into numbers: UnsafeMutablePointer<UInt32>
  ) {
    for start in stride(from: 0, to: keys.count, by: Self.fetchedAtATime) {
      let places = start..<min(start + Self.fetchedAtATime, keys.count)
      fetch(UnsafeBufferPointer(rebasing: keys[places]))
      for place in places { numbers[place] = number(of: keys[place]) }
    }
  }

  /// So many keys are looked for at a time: waiting for memory takes longer than anything else.
  private static let fetchedAtATime = 32

  /// Fetches from memory where keys may stand.
  private func fetch(_ keys: UnsafeBufferPointer<UInt64>) {
    slots.withUnsafeBufferPointer { slots in
      guard let first = slots.baseAddress else { return }
      for key in keys {
        prefetch_line(first + Int(truncatingIfNeeded: Self.hash(key) >> shift))
      }
    }
  }

  /// Makes room for so many more keys.
  public mutating func reserve(_ count: Int) {
    let wanted = (keys.count + count) * 2
    if wanted > slots.count { grow(toBits: Int.bitWidth - (wanted - 1).leadingZeroBitCount) }
    keys.reserveCapacity(keys.count + count)
  }

  /// The number of a key; `nil` where it has none.
  @inlinable public func known(_ key: UInt64) -> UInt32? {
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
  @inlinable public static func hash(_ key: UInt64) -> UInt64 {
    (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// One of some parts, at most 256, that a key belongs to, whatever the table: the parts do not
  /// follow from where a table of fewer keys has its slots.
  @inlinable public static func part(of key: UInt64, _ partCount: Int) -> Int {
    Int((hash(key) >> 16 & 0xFFFF) * UInt64(partCount) >> 16)
  }

  private mutating func grow(toBits bits: Int) {
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
    fill()
  }

  /// Puts all keys into slots that are free.
  private mutating func fill() {
    let mask = UInt64(slots.count - 1)
    for (number, key) in keys.enumerated() {
      var slot = Self.hash(key) >> shift
      while slots[Int(truncatingIfNeeded: slot)] != 0 { slot = (slot + 1) & mask }
      slots[Int(truncatingIfNeeded: slot)] = UInt32(number + 1)
    }
  }
}
