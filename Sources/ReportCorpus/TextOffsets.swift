/// Where each text of a pool begins in the arena.
///
/// The element behind that of the last text is where it ends.
public struct TextOffsets {
  @usableFromInline let narrow: UnsafePointer<UInt32>?
  @usableFromInline let wide: UnsafePointer<UInt64>?
  /// How many offsets there are: one more than texts.
  public let count: Int

  init(narrow: UnsafeBufferPointer<UInt32>) {
    self.narrow = narrow.baseAddress
    self.wide = nil
    count = narrow.count
  }

  init(wide: UnsafeBufferPointer<UInt64>) {
    self.narrow = nil
    self.wide = wide.baseAddress
    count = wide.count
  }

  /// Where a text begins.
  ///
  /// - Precondition: `0 <= text < count`; not checked in release.
  @inlinable public subscript(text: Int) -> Int {
    assert(text >= 0 && text < count, "no such text")
    if let narrow { return Int(narrow[text]) }
    if let wide { return Int(wide[text]) }
    return 0
  }

  /// Where in memory it is written where a text begins.
  @inlinable public func address(of text: Int) -> UnsafeRawPointer? {
    narrow.map { UnsafeRawPointer($0 + text) } ?? wide.map { UnsafeRawPointer($0 + text) }
  }

  /// The text that a byte of the arena belongs to, of those from `first` on.
  ///
  /// Complexity: logarithmic in the distance of the text from `first`.
  @inlinable public func text(at byte: Int, from first: Int) -> Int {
    var low = first
    var step = 1
    while low + step < count, self[low + step] <= byte {
      low += step
      step *= 2
    }
    var high = min(low + step, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= byte { low = middle } else { high = middle }
    }
    return low
  }

  /// Takes offsets one by one; four bytes each as long as they fit.
  struct Builder {
    private(set) var narrow: [UInt32] = [0]
    /// All offsets, once one does not fit into four bytes; else none.
    private(set) var wide: [UInt64] = []

    /// Starts without texts.
    init() {}

    /// Takes the lengths of texts, in order.
    init(lengths: [[UInt32]]) {
      let count = lengths.reduce(0) { $0 + $1.count }
      let total = lengths.reduce(0) { $1.reduce($0) { $0 + Int($1) } }
      if total <= UInt32.max {
        narrow = Self.ends(of: lengths, count)
      } else {
        narrow = []
        wide = Self.ends(of: lengths, count)
      }
    }

    private static func ends<Offset: FixedWidthInteger>(
      of lengths: [[UInt32]],
      _ count: Int
    ) -> [Offset] {
      [Offset](unsafeUninitializedCapacity: count + 1) { offsets, written in
        offsets.initializeElement(at: 0, to: 0)
        var (place, end) = (1, Offset(0))
        for part in lengths {
          for length in part {
            end += Offset(length)
            offsets.initializeElement(at: place, to: end)
            place += 1
          }
        }
        written = place
      }
    }

    /// Gives back the memory that was kept for more texts.
    mutating func shrink() {
      narrow = narrow.shrunk
      wide = wide.shrunk
    }

    /// How many bytes of memory it takes.
    var memoryBytes: Int { narrow.memoryBytes + wide.memoryBytes }

    /// Takes the end of the next text.
    mutating func append(_ end: Int) {
      if wide.isEmpty {
        if let end = UInt32(exactly: end) { return narrow.append(end) }
        wide = narrow.map(UInt64.init)
        narrow = []
      }
      wide.append(UInt64(end))
    }

    /// Where a text begins.
    subscript(text: Int) -> Int { wide.isEmpty ? Int(narrow[text]) : Int(wide[text]) }

    /// How many texts end so far.
    var textCount: Int { max(narrow.count, wide.count) - 1 }
  }
}
