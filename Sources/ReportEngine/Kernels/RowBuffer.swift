import ReportCorpus

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

  /// Writes so many zeros over the values that are there.
  mutating func clear(count: Int) {
    fill(room: count) { target in
      target.update(repeating: 0, count: count)
      return count
    }
  }

  /// Changes the values and keeps the first of them: as many as `change` returns, as this does.
  mutating func keep(_ change: (UnsafeMutableBufferPointer<Element>) -> Int) -> Int {
    let kept = elements.withUnsafeMutableBufferPointer {
      change(UnsafeMutableBufferPointer(rebasing: $0[0..<count]))
    }
    precondition(kept >= 0 && kept <= count, "what is kept was there")
    count = kept
    return kept
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

extension RowBuffer {
  /// Writes a value for each of some places, the same for all of a run.
  ///
  /// - Parameters:
  ///   - values: The values of the runs.
  ///   - starts: Where the runs begin; the first at 0.
  ///   - placeCount: How many places there are.
  mutating func spread(
    _ values: RowBuffer<Element>,
    from starts: RowBuffer<UInt32>,
    to placeCount: Int
  ) {
    precondition(values.count == starts.count, "a value for every run")
    // As `CodeRuns` writes the codes of rows.
    let atOnce = CodeRuns.padding
    fill(room: placeCount + atOnce) { target in
      values.read { values in
        starts.read { starts in
          for run in starts.indices {
            let start = Int(starts[run])
            let end = run + 1 < starts.count ? Int(starts[run + 1]) : placeCount
            for place in stride(from: start, to: end, by: atOnce) {
              (target + place).update(repeating: values[run], count: atOnce)
            }
          }
        }
      }
      return placeCount
    }
  }
}
