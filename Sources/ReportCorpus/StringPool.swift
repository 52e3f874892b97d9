private import Glibc

/// The distinct texts of a column, each with a code: a dictionary.
///
/// All texts lie one behind the other in one arena of UTF-8 bytes.
public final class StringPool: Sendable {
  fileprivate let arena: [UInt8]
  /// Where each text begins, and at the end where the last one ends.
  fileprivate let offsets: [Int]
  /// Whether equal texts have one code.
  public let isDistinct: Bool
  /// Whether a greater code stands for a text behind, in the order of code points.
  public let isOrdered: Bool

  init(arena: [UInt8], offsets: [Int], isDistinct: Bool = true, isOrdered: Bool = false) {
    self.arena = arena
    self.offsets = offsets
    self.isDistinct = isDistinct
    self.isOrdered = isOrdered
  }

  /// A pool of these texts, coded in their order.
  public convenience init(_ texts: some Sequence<String>) {
    var arena: [UInt8] = []
    var offsets = [0]
    for text in texts {
      arena.append(contentsOf: text.utf8)
      offsets.append(arena.count)
    }
    self.init(arena: arena, offsets: offsets)
  }

  /// How many texts there are.
  public var count: Int { offsets.count - 1 }

  /// The text of a code.
  ///
  /// Complexity: linear in the length of the text.
  public subscript(code: UInt32) -> String {
    String(decoding: arena[offsets[Int(code)]..<offsets[Int(code) + 1]], as: UTF8.self)
  }

  /// Hands out the UTF-8 bytes of a text without copying them.
  public func withBytes<Result>(
    of code: UInt32,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try arena.withUnsafeBufferPointer { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[offsets[Int(code)]..<offsets[Int(code) + 1]]))
    }
  }

  /// Compares two texts by code point, which in UTF-8 is by byte.
  public func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    if isOrdered { return left < right }
    return withBytes(of: left) { left in withBytes(of: right) { Self.order(left, $0) < 0 } }
  }
}

extension StringPool {
  /// The same texts coded in their order, and the new code of every old one.
  ///
  /// Complexity: n log n.
  func ordered() -> (pool: StringPool, newCodes: [UInt32]) {
    let sorted = (0..<UInt32(count)).sorted { precedes($0, $1) }
    var newCodes = [UInt32](repeating: 0, count: count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(arena.count)
    var ends = [0]
    for (new, old) in sorted.enumerated() {
      newCodes[Int(old)] = UInt32(new)
      bytes.append(contentsOf: arena[offsets[Int(old)]..<offsets[Int(old) + 1]])
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
  private static func order(
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

/// Gives codes to texts as they come.
public struct StringPoolBuilder {
  private var arena: [UInt8] = []
  private var offsets = [0]
  private var codes: [String: UInt32] = [:]

  /// Starts without texts.
  public init() {}

  /// How many texts there are.
  public var count: Int { offsets.count - 1 }

  /// The code of a text, a new one where the text is new.
  public mutating func code(for text: String) -> UInt32 {
    if let known = codes[text] { return known }
    let code = UInt32(offsets.count - 1)
    codes[text] = code
    arena.append(contentsOf: text.utf8)
    offsets.append(arena.count)
    return code
  }

  /// The texts so far as a pool.
  public func build() -> StringPool { StringPool(arena: arena, offsets: offsets) }
}
