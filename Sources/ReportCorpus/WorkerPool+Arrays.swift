extension WorkerPool {
  /// An array that several threads write.
  ///
  /// - Parameters:
  ///   - count: How many elements it has.
  ///   - length: How many rows a thread works on at a time.
  ///   - write: Works on rows `0..<count`, part by part, and initialises elements of the array that
  ///     begins at the pointer; all calls together initialise each element once.
  ///
  /// - Returns: The array.
  ///
  /// Complexity: that of `write` for all rows.
  public func array<Element: BitwiseCopyable>(
    count: Int,
    rowsAtATime length: Int,
    _ write: (_ rows: Range<Int>, _ elements: UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { elements, written in
      if let first = elements.baseAddress {
        // Each part writes to places of its own, and all have ended before the array is made.
        nonisolated(unsafe) let first = first
        let parts = RowParts(count, of: length)
        run(parts: parts.count) { write(parts[$0], first) }
      }
      written = count
    }
  }
}
