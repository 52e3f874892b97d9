/// A value for every row of a batch, in memory that is used again for the next batch: asking the
/// system for it takes longer than filling it.
struct RowBuffer<Element: BitwiseCopyable & ExpressibleByIntegerLiteral> {
  /// How many values there are.
  private(set) var count = 0
  /// The values, and what is left of longer batches behind them.
  private var elements: [Element] = []

  /// Writes values over those that are there.
  ///
  /// - Parameters:
  ///   - room: So many fit what is passed to `write`.
  ///   - write: Writes values and returns how many.
  mutating func fill(room: Int, _ write: (UnsafeMutablePointer<Element>) -> Int) {
    if elements.count < max(room, 1) { elements = Array(repeating: 0, count: max(room, 64)) }
    count = elements.withUnsafeMutableBufferPointer { elements in
      // There is room for one value at least.
      elements.baseAddress.map(write) ?? 0
    }
    precondition(count >= 0 && count <= room, "what was written fits")
  }

  /// Writes values over those that are there.
  mutating func fill(_ values: [Element]) {
    fill(room: values.count) { target in
      values.withUnsafeBufferPointer { values in
        guard let source = values.baseAddress else { return 0 }
        target.update(from: source, count: values.count)
        return values.count
      }
    }
  }

  /// Reads the values.
  @inline(__always)
  func read<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    elements.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[0..<count])) }
  }

  /// Changes the values.
  @inline(__always)
  mutating func change(_ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    elements.withUnsafeMutableBufferPointer {
      body(UnsafeMutableBufferPointer(rebasing: $0[0..<count]))
    }
  }
}
