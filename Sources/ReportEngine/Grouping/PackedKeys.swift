/// Where the numbers of keys stand in 64 bits.
struct PackedKeys {
  /// The lowest bit of each key.
  let shifts: [UInt64]
  private let masks: [UInt64]

  /// Lays keys out; `nil` where they do not fit.
  init?(_ keys: [KeyNumbers]) {
    var shifts: [UInt64] = []
    var masks: [UInt64] = []
    var shift: UInt64 = 0
    for key in keys {
      guard let bound = key.bound else { return nil }
      let width = UInt64(64 - UInt64(bound - 1).leadingZeroBitCount)
      shifts.append(shift)
      masks.append((1 << width) - 1)
      shift += width
      if shift > 64 { return nil }
    }
    (self.shifts, self.masks) = (shifts, masks)
  }

  /// Calls `body` with the place of every packed one and the number of a key in it.
  @inline(__always)
  func forEachNumber(
    ofKey key: Int,
    in all: [UInt64],
    _ body: (_ place: Int, _ number: UInt32) -> Void
  ) {
    let (shift, mask) = (shifts[key], masks[key])
    all.withUnsafeBufferPointer { all in
      for place in all.indices {
        body(place, UInt32(truncatingIfNeeded: all[place] &>> shift & mask))
      }
    }
  }

  /// The numbers of a key in some of all packed ones.
  func numbers(ofKey key: Int, in all: [UInt64], at places: [UInt32]) -> [UInt32] {
    let (shift, mask) = (shifts[key], masks[key])
    return all.withUnsafeBufferPointer { all in
      places.map { UInt32(truncatingIfNeeded: all[Int($0)] >> shift & mask) }
    }
  }

  /// The number of a key.
  func number(ofKey key: Int, in packed: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: packed >> shifts[key] & masks[key])
  }
}
