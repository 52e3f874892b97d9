/// How a row of an index is stored: the numbers of the texts of a chunk that have a pair.
///
/// Few numbers are stored by the code of Elias and Fano: the lower bits of each one behind the
/// other, the upper ones as how often each occurs, in unary. That is near the least that any
/// code takes for numbers at random. Many numbers are stored as a bit for every text.
struct TextRow {
  /// The logarithm of how many texts a chunk has.
  static let universeBits = 15
  private static let universe = 1 << universeBits
  /// From how many numbers on a bit for every text takes less.
  static let bitmapCount = universe / 4

  /// How many numbers there are.
  let count: Int
  /// How many bits of each are stored as they are.
  let lowBits: Int

  @inline(__always) init(count: Int) {
    self.count = count
    lowBits = Self.universeBits - (count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0)
  }

  @inline(__always) var isBitmap: Bool { count >= Self.bitmapCount }

  /// How many bytes the upper bits take, which stand first.
  @inline(__always) var highBytes: Int { (count + (Self.universe >> lowBits) + 7) / 8 }

  /// How many bytes the row takes.
  @inline(__always) var byteCount: Int {
    if count == 0 { return 0 }
    if isBitmap { return Self.universe / 8 }
    return highBytes + (count * lowBits + 7) / 8
  }

  /// Sets a bit for every number of the row.
  ///
  /// - Precondition: Eight bytes behind the row can be read; `words` has a bit for every number.
  func set(in words: UnsafeMutablePointer<UInt64>, from bytes: UnsafeRawPointer) {
    if count == 0 { return }
    if isBitmap {
      for word in 0..<(Self.universe / 64) {
        words[word] |= bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
      }
      return
    }
    let low = bytes + highBytes
    let mask: UInt32 = 1 << UInt32(lowBits) - 1
    var index = 0
    var base = 0
    var bitPlace = 0
    while true {
      var high = bytes.loadUnaligned(fromByteOffset: base >> 3, as: UInt64.self)
      while high != 0 {
        let upper = base + high.trailingZeroBitCount - index
        let shifted = low.loadUnaligned(fromByteOffset: bitPlace >> 3, as: UInt32.self)
        let lower = shifted >> UInt32(truncatingIfNeeded: bitPlace & 7) & mask
        let number = upper << lowBits | Int(lower)
        words[number >> 6] |= 1 << UInt64(truncatingIfNeeded: number & 63)
        index += 1
        if index == count { return }
        bitPlace += lowBits
        high &= high - 1
      }
      base += 64
    }
  }
}

/// Where the numbers of a row are written as they come, ascending.
struct TextRowWriter {
  private var high: UInt32
  private var low: UInt32
  private var index: UInt32 = 0
  private var lowBits: UInt32

  private static let bitmap = UInt32.max

  init(_ row: TextRow, at start: Int) {
    high = UInt32(start)
    low = UInt32(start + row.highBytes)
    lowBits = row.isBitmap ? Self.bitmap : UInt32(row.lowBits)
  }

  /// Writes the next number.
  ///
  /// - Precondition: The row's bytes were zero at the start, and so are four behind it.
  @inline(__always) mutating func write(_ number: UInt32, to bytes: UnsafeMutableRawPointer) {
    if lowBits == Self.bitmap {
      let place = bytes + Int(high &+ number >> 3)
      place.storeBytes(of: place.load(as: UInt8.self) | 1 << UInt8(number & 7), as: UInt8.self)
      return
    }
    let unary = number >> lowBits &+ index
    let highPlace = bytes + Int(high &+ unary >> 3)
    highPlace.storeBytes(
      of: highPlace.load(as: UInt8.self) | 1 << UInt8(unary & 7),
      as: UInt8.self
    )
    let bit = index &* lowBits
    let lowPlace = bytes + Int(low &+ bit >> 3)
    let field = (number & (1 << lowBits &- 1)) << (bit & 7)
    lowPlace.storeBytes(
      of: lowPlace.loadUnaligned(as: UInt32.self) | field,
      as: UInt32.self
    )
    index &+= 1
  }
}
