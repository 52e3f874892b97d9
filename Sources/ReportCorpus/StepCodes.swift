/// Codes that never fall from row to row, as those of the sentences that facts stand in: a bit a row
/// tells where the next code begins.
public final class StepCodes: Sendable {
  /// A bit for every row whose code differs from that of the row before, 64 rows a word; that of the
  /// first row of a word is clear.
  public let starts: [UInt64]
  /// The code of the first row of each word.
  public let bases: [UInt32]
  /// A bit for every code that a row has; `nil` where every code is one.
  public let used: [UInt64]?
  /// How many rows there are.
  public let count: Int

  /// Packs codes; `nil` where one is less than the one before.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - codeCount: All of them are less.
  init?(_ codes: [UInt32], codeCount: Int) {
    count = codes.count
    var starts = [UInt64](repeating: 0, count: (count + 63) / 64)
    var used = [UInt64](repeating: 0, count: (codeCount + 63) / 64)
    var usedCount = 0
    var last: UInt32?
    for (row, code) in codes.enumerated() where last != code {
      if let last, code < last { return nil }
      last = code
      used[Int(code >> 6)] |= 1 << UInt64(code & 63)
      usedCount += 1
      if row & 63 != 0 { starts[row >> 6] |= 1 << UInt64(row & 63) }
    }
    self.starts = starts
    bases = stride(from: 0, to: count, by: 64).map { codes[$0] }
    self.used = usedCount == codeCount ? nil : used
  }

  /// How many bytes of memory it takes.
  var memoryBytes: Int { starts.memoryBytes + bases.memoryBytes + (used?.memoryBytes ?? 0) }

  /// The code of a row.
  subscript(row: Int) -> UInt32 {
    let begun = starts[row >> 6] & (UInt64.max >> UInt64(63 - row & 63))
    return code(begun.nonzeroBitCount, after: bases[row >> 6])
  }

  /// The code so many used ones behind another.
  ///
  /// Complexity: linear in how many codes, used or not, lie between them.
  private func code(_ distance: Int, after base: UInt32) -> UInt32 {
    guard let used else { return base + UInt32(distance) }
    if distance == 0 { return base }
    var left = distance
    var word = Int(base >> 6)
    var rest = used[word] & ~(UInt64.max >> UInt64(63 - base & 63))
    while rest.nonzeroBitCount < left {
      left -= rest.nonzeroBitCount
      word += 1
      rest = used[word]
    }
    for _ in 1..<left { rest &= rest - 1 }
    return UInt32(word * 64 + rest.trailingZeroBitCount)
  }

  /// The row behind the last that has the code of a row.
  func end(ofRunAt row: Int) -> Int {
    var word = row >> 6
    let behind = starts[word] & ~(UInt64.max >> UInt64(63 - row & 63))
    if behind != 0 { return word * 64 + behind.trailingZeroBitCount }
    let code = self[row]
    word += 1
    while word < starts.count, bases[word] == code {
      if starts[word] != 0 { return word * 64 + starts[word].trailingZeroBitCount }
      word += 1
    }
    return min(word * 64, count)
  }

  /// The rows whose codes lie in a range.
  ///
  /// Complexity: logarithmic in the number of rows.
  public func rows(in range: ClosedRange<UInt32>) -> Range<Int> {
    let start = firstRow { self[$0] >= range.lowerBound }
    return start..<max(start, firstRow { self[$0] > range.upperBound })
  }

  private func firstRow(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Calls `body` with every run of rows of one code that has rows in a range, cut to it, in order.
  public func forEachRun(in range: Range<Int>, _ body: (_ rows: Range<Int>, _ code: UInt32) -> Void)
  {
    var row = range.lowerBound
    var code = row < range.upperBound ? self[row] : 0
    while row < range.upperBound {
      let end = min(end(ofRunAt: row), range.upperBound)
      body(row..<end, code)
      row = end
      if row < range.upperBound {
        code = row & 63 == 0 ? bases[row >> 6] : self.code(1, after: code)
      }
    }
  }

  /// Writes the codes of some rows, in order.
  ///
  /// Complexity: linear in their number.
  ///
  /// - Precondition: There is room for as many codes as rows.
  public func write(_ rows: RowSelection, to target: UnsafeMutablePointer<UInt32>) {
    guard let bounds = rows.bounds else { return }
    precondition(bounds.lowerBound >= 0 && bounds.upperBound < count, "rows in range")
    switch rows {
    case .range(let range):
      forEachRun(in: range) { rows, code in
        (target + (rows.lowerBound - range.lowerBound)).update(repeating: code, count: rows.count)
      }
    case .rows(let rows):
      for (place, row) in rows.enumerated() { target[place] = self[Int(row)] }
    }
  }
}
