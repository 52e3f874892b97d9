private import Glibc

/// Gives codes to texts as they come.
public struct StringPoolBuilder {
  private var arena: [UInt8] = []
  private var offsets = TextOffsets.Builder()
  private let isDistinct: Bool
  /// The codes by hash: open addressing, at most every second place taken.
  private var places: [Place] = []

  private struct Place {
    var code = UInt32.max
    var hash: UInt32 = 0
  }

  /// Starts without texts.
  ///
  /// - Parameter isDistinct: Whether equal texts get one code wherever they stand. Else only
  ///   neighbours do, which is what long texts that mostly differ want: no table is kept.
  public init(isDistinct: Bool = true) {
    self.isDistinct = isDistinct
  }

  /// How many texts have codes.
  public var count: Int { offsets.textCount }

  /// The code of a text, a new one where the text is new.
  ///
  /// Texts are the same where their bytes are.
  public mutating func code(for text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { code(forBytes: $0) }
  }

  /// The code of a text given by its bytes.
  ///
  /// - Precondition: The bytes are UTF-8.
  public mutating func code(forBytes bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let newest = count - 1
    if !isDistinct {
      if newest >= 0, holds(newest, bytes) { return UInt32(newest) }
      return append(bytes)
    }
    if (count + 1) * 2 > places.count { grow() }
    let hash = Self.hash(bytes)
    var place = Int(hash) & (places.count - 1)
    while places[place].code != .max {
      if places[place].hash == hash, holds(Int(places[place].code), bytes) {
        return places[place].code
      }
      place = (place + 1) & (places.count - 1)
    }
    let code = append(bytes)
    places[place] = Place(code: code, hash: hash)
    return code
  }

  /// The texts so far as a pool.
  public func build() -> StringPool {
    StringPool(arena: arena, offsets: offsets, isDistinct: isDistinct)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let code = count
    precondition(code < Int(UInt32.max), "a pool has at most 4294967295 texts")
    arena.append(contentsOf: bytes)
    offsets.append(arena.count)
    return UInt32(code)
  }

  private func holds(_ code: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = offsets[code]
    guard offsets[code + 1] - start == bytes.count else { return false }
    guard let first = bytes.baseAddress else { return true }
    return arena.withUnsafeBytes { arena in
      arena.baseAddress.map { memcmp($0 + start, first, bytes.count) == 0 } ?? true
    }
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: Place(), count: max(16, old.count * 2))
    for entry in old where entry.code != .max {
      var place = Int(entry.hash) & (places.count - 1)
      while places[place].code != .max { place = (place + 1) & (places.count - 1) }
      places[place] = entry
    }
  }

  /// Multiplies and folds the bytes eight at a time (as in wyhash, by Wang Yi).
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let raw = UnsafeRawBufferPointer(bytes)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= raw.count {
      state = mixed(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    state = mixed(state ^ rest)
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
