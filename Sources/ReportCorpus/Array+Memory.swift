private import Glibc

extension Array {
  /// How many bytes of memory the array takes, with what is kept for more elements.
  var memoryBytes: Int {
    // An array without room is one object for all.
    capacity == 0 ? 0 : 32 + capacity * MemoryLayout<Element>.stride
  }

  /// The same elements without much room for more.
  var shrunk: [Element] {
    // The system hands out memory in steps, which are finer than an eighth.
    capacity - count <= capacity / 8
      ? self
      : Array(unsafeUninitializedCapacity: count) {
        _ = $0.initialize(from: self)
        $1 = count
      }
  }
}

extension [UInt8] {
  /// Bytes one behind the other, and zeros behind them, in no more memory than they need.
  init(joining parts: [[UInt8]], padding: Int = 0) {
    var parts = parts
    self.init(emptying: &parts, padding: padding)
  }

  /// The same, letting go of each part when it is copied.
  init(emptying parts: inout [[UInt8]], padding: Int = 0) {
    let count = parts.reduce(0) { $0 + $1.count }
    self.init(unsafeUninitializedCapacity: count + padding) { bytes, written in
      for index in parts.indices {
        parts[index].withUnsafeBytes { part in
          guard let source = part.baseAddress, let target = bytes.baseAddress else { return }
          memcpy(target + written, source, part.count)
        }
        written += parts[index].count
        parts[index] = []
      }
      for place in count..<(count + padding) { bytes.initializeElement(at: place, to: 0) }
      written = count + padding
    }
  }
}
