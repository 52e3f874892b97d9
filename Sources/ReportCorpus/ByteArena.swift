private import Glibc

/// Bytes that texts stand in one behind the other, and that grow without being copied.
///
/// The system moves large blocks of memory to a free place without touching them: unlike an
/// array, an arena never takes twice its size.
final class ByteArena: @unchecked Sendable {
  // It is written to by its builder alone, before it is shared.

  private var base: UnsafeMutableRawPointer?
  private(set) var count = 0
  private(set) var capacity = 0

  init() {}

  deinit { free(base) }

  /// Makes room, for so many bytes in all or a fourth more than there is.
  private func reserve(_ wanted: Int) {
    if wanted <= capacity { return }
    resize(to: max(wanted, capacity + capacity / 4, 64))
  }

  private func resize(to size: Int) {
    guard let moved = realloc(base, size) else { preconditionFailure("there is no memory left") }
    base = moved
    capacity = size
  }

  /// Appends bytes.
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(count + bytes.count)
    if let base { memcpy(base + count, source, bytes.count) }
    count += bytes.count
  }

  /// Another arena with the same bytes.
  func copy() -> ByteArena {
    let copy = ByteArena()
    withBytes { copy.append(UnsafeRawBufferPointer($0)) }
    return copy
  }

  /// Appends zeros, and gives back the memory that was kept for more bytes.
  func close(padding: Int) {
    resize(to: count + padding)
    if let base { memset(base + count, 0, padding) }
    count += padding
  }

  /// Hands out all bytes.
  @inline(__always)
  func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeBufferPointer(start: base?.assumingMemoryBound(to: UInt8.self), count: count))
  }
}
