import ReportCorpus

/// Gives numbers, one after the other from 0, to the different keys of groups.
struct GroupTable {
  /// The keys, as long as those with one value come together.
  private var clustered: ClusteredKeyTable?
  /// The keys, where they do not.
  private var scattered = NumberTable()

  /// An empty table for keys that come in any order.
  init() {}

  /// An empty table for keys of which those with the same value in some bits may come together.
  ///
  /// - Parameters:
  ///   - shift: The lowest of the bits.
  ///   - valueCount: How many values there can be.
  init(clusteredBy shift: UInt64, valueCount: Int) {
    guard valueCount <= ClusteredKeyTable.mostValues else { return }
    clustered = ClusteredKeyTable(shift: shift, valueCount: valueCount)
  }

  /// How many different keys there are.
  var count: Int { clustered?.count ?? scattered.count }

  /// The keys in the order of their numbers.
  var keys: [UInt64] { clustered?.keys ?? scattered.keys }

  /// Makes room for so many more keys.
  mutating func reserve(_ count: Int) {
    if clustered == nil { scattered.reserve(count) } else { clustered?.reserve(count) }
  }

  /// The numbers of keys, new ones where keys are new.
  mutating func numbers(of keys: [UInt64]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: keys.count) { numbers, count in
      guard let first = numbers.baseAddress else { return }
      keys.withUnsafeBufferPointer { number($0, into: first) }
      count = keys.count
    }
  }

  /// Writes the numbers of keys to `numbers`, where there is room for them.
  mutating func number(
    _ keys: UnsafeBufferPointer<UInt64>,
    into numbers: UnsafeMutablePointer<UInt32>
  ) {
    guard let done = clustered?.number(keys, into: numbers) else {
      return scattered.number(keys, into: numbers)
    }
    if done == keys.count { return }
    scattered = NumberTable(of: self.keys)
    clustered = nil
    scattered.number(UnsafeBufferPointer(rebasing: keys[done...]), into: numbers + done)
  }
}
