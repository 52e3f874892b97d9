/// The distinct texts of a column, each with a code: a dictionary.
///
/// All texts lie one behind the other in one arena of UTF-8 bytes.
public final class StringPool: Sendable {
  private let arena: [UInt8]
  /// Where each text begins, and at the end where the last one ends.
  private let offsets: [Int]

  init(arena: [UInt8], offsets: [Int]) {
    self.arena = arena
    self.offsets = offsets
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
    let leftBytes = arena[offsets[Int(left)]..<offsets[Int(left) + 1]]
    let rightBytes = arena[offsets[Int(right)]..<offsets[Int(right) + 1]]
    return leftBytes.lexicographicallyPrecedes(rightBytes)
  }
}

/// Gives codes to texts as they come.
public struct StringPoolBuilder {
  private var arena: [UInt8] = []
  private var offsets = [0]
  private var codes: [String: UInt32] = [:]

  /// Starts without texts.
  public init() {}

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
