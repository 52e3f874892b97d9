private import Glibc

extension StringPool {
  /// Compares two texts by code point, which in UTF-8 is by byte.
  public func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    if isOrdered { return left < right }
    return withBytes(of: left) { left in withBytes(of: right) { Self.order(left, $0) < 0 } }
  }

  /// The same texts coded in their order, and the new code of every old one.
  ///
  /// Complexity: n log n.
  func ordered() -> (pool: StringPool, newCodes: [UInt32]) {
    let sorted = (0..<UInt32(count)).sorted { precedes($0, $1) }
    var newCodes = [UInt32](repeating: 0, count: count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount + Self.padding)
    var ends = TextOffsets.Builder()
    for (new, old) in sorted.enumerated() {
      newCodes[Int(old)] = UInt32(new)
      withBytes(of: old) { bytes.append(contentsOf: $0) }
      ends.append(bytes.count)
    }
    return (
      StringPool(arena: bytes, offsets: ends, isDistinct: isDistinct, isOrdered: true), newCodes
    )
  }

  /// The code of a text; `nil` where it is not in the pool, the first one where it has several.
  ///
  /// Complexity: logarithmic in the number of texts where they are in order, else linear.
  public func code(of text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { wanted in
      guard isOrdered else {
        return (0..<UInt32(count)).first { withBytes(of: $0) { Self.order($0, wanted) == 0 } }
      }
      var (low, high) = (0, count)
      while low < high {
        let middle = low + (high - low) / 2
        let order = withBytes(of: UInt32(middle)) { Self.order($0, wanted) }
        if order == 0 { return UInt32(middle) }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// Less than, equal to or greater than 0 as the left bytes stand before, at or behind the right.
  public static func order(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(left.count, right.count)
    if common > 0, let left = left.baseAddress, let right = right.baseAddress {
      let order = memcmp(left, right, common)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }
}
