private import Glibc

/// Reads the lines of a file descriptor, keeping no more than one line and a buffer in memory.
struct InputLines {
  /// A line without its end.
  enum Line: Sendable {
    case whole([UInt8])
    /// The line was longer than the limit, and passed over.
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var hasEnded = false
  /// Whether the system refused to read on, with this error number.
  private(set) var failure: Int32?

  private static let chunk = 1 << 18

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line; `nil` at the end.
  mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if start == buffer.count, !refill() {
        guard !line.isEmpty || isTooLong else { return nil }
        return isTooLong ? .tooLong : .whole(line)
      }
      let end = lineEnd()
      let piece = buffer[start..<(end ?? buffer.count)]
      if line.count + piece.count > limit {
        isTooLong = true
        line = []
      }
      if !isTooLong { line += piece }
      start = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return isTooLong ? .tooLong : .whole(line) }
    }
  }

  /// Where the next line break stands in the buffer.
  private func lineEnd() -> Int? {
    buffer.withUnsafeBytes { bytes in
      let rest = bytes[start...]
      guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, rest.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads on; returns whether there was more.
  private mutating func refill() -> Bool {
    guard !hasEnded else { return false }
    var count = -1
    repeat {
      buffer = [UInt8](unsafeUninitializedCapacity: Self.chunk) { space, filled in
        count = Glibc.read(descriptor, space.baseAddress, space.count)
        filled = max(0, count)
      }
    } while count == -1 && errno == EINTR
    if count == -1 { failure = errno }
    start = 0
    hasEnded = count <= 0
    return count > 0
  }
}
