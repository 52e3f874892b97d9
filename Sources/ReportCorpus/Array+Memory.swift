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
  /// Bytes one behind the other, in no more memory than they need.
  init(joining parts: [[UInt8]]) {
    let count = parts.reduce(0) { $0 + $1.count }
    self.init(unsafeUninitializedCapacity: count) { bytes, written in
      for part in parts {
        written += UnsafeMutableBufferPointer(rebasing: bytes[written...]).initialize(
          fromContentsOf: part
        )
      }
    }
  }
}
