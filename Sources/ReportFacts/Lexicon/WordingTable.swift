/// Numbers under keys of scalars, found by hashing.
///
/// The hash does not depend on the run, and nothing is allocated to look a key up.
struct WordingTable: Sendable {
  /// The scalars of all keys, one key behind the other.
  private var letters: [UInt32] = []
  /// Where each key ends in `letters`.
  private var ends: [Int32] = []
  private var values: [Int32] = []
  /// Numbers of keys by hash, -1 where none is; at most half of the places are taken.
  private var places: [Int32]

  /// Makes room for a number of keys.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    places = Array(repeating: -1, count: size)
    ends.reserveCapacity(capacity)
    values.reserveCapacity(capacity)
    letters.reserveCapacity(capacity * 8)
  }

  /// Enters a key; of equal ones the first counts.
  mutating func insert(_ key: ArraySlice<UInt32>, value: Int) {
    precondition(values.count * 2 < places.count, "the table has room for the keys announced")
    let place = place(of: key)
    guard places[place] < 0 else { return }
    places[place] = Int32(values.count)
    letters.append(contentsOf: key)
    ends.append(Int32(letters.count))
    values.append(Int32(value))
  }

  /// The value of a key.
  ///
  /// Complexity: linear in the length of the key.
  subscript(key: ArraySlice<UInt32>) -> Int? {
    let number = places[place(of: key)]
    return number < 0 ? nil : Int(values[Int(number)])
  }

  /// Where a key stands, or would stand.
  private func place(of key: ArraySlice<UInt32>) -> Int {
    var place = Self.hash(key) & (places.count - 1)
    while places[place] >= 0, !equals(Int(places[place]), key) {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private func equals(_ number: Int, _ key: ArraySlice<UInt32>) -> Bool {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - start == key.count else { return false }
    for (offset, scalar) in key.enumerated() where letters[start + offset] != scalar {
      return false
    }
    return true
  }

  /// The FNV-1a hash over scalars.
  private static func hash(_ key: ArraySlice<UInt32>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in key { hash = (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
