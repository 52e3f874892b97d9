/// A few bytes that are written again and again, such as the name of a column.
struct ShortWord: Sendable {
  /// How many bytes it has at most.
  static let room = 32

  /// The bytes, and zeros behind them.
  fileprivate let bytes: SIMD32<UInt8>
  /// How many there are.
  let count: Int

  /// - Precondition: There are not more than ``room``.
  init(_ text: String) {
    precondition(text.utf8.count <= Self.room, "the word is short")
    var bytes = SIMD32<UInt8>()
    for (lane, byte) in text.utf8.enumerated() { bytes[lane] = byte }
    self.bytes = bytes
    count = text.utf8.count
  }
}

/// Bytes that are written one behind the other.
///
/// To append costs little more than to copy, which counts where a record has dozens of short parts.
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes were written.
  private(set) var count = 0

  /// An empty buffer with room for some bytes; it grows as it must.
  init(capacity: Int = 256) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// A copy of the bytes.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The bytes as a string.
  ///
  /// - Precondition: They are UTF-8.
  var string: String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// Takes all bytes out, keeping the room.
  mutating func removeAll() { count = 0 }

  /// Takes the last byte out.
  mutating func removeLast() {
    precondition(count > 0, "there is a last byte")
    count -= 1
  }

  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    base[count] = byte
    count &+= 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (base + count).initialize(from: start, count: bytes.count)
    count &+= bytes.count
  }

  mutating func append(_ other: borrowing ByteBuffer) {
    append(UnsafeBufferPointer(start: other.base, count: other.count))
  }

  /// Appends a short word, which costs less than to copy bytes of any number.
  @inline(__always) mutating func append(_ word: ShortWord) {
    makeRoom(for: ShortWord.room)
    UnsafeMutableRawPointer(base + count).storeBytes(of: word.bytes, as: SIMD32<UInt8>.self)
    count &+= word.count
  }

  mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inline(__always) private mutating func makeRoom(for added: Int) {
    if capacity - count < added { grow(by: added) }
  }

  @inline(never) private mutating func grow(by added: Int) {
    capacity = max(count + added, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
