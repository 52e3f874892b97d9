import ReportCorpus

/// The images of several keys, brought together in as few numbers a row as hold them.
struct SortWords {
  /// Numbers a row, the most significant first, each with the number of bits in use.
  private(set) var words: [(images: [UInt64], bits: Int)] = []

  /// So many rows are written by one thread at a time, one key after the other.
  private static let rowsAtATime = 1 << 13

  /// Brings the keys of rows together.
  ///
  /// Complexity: linear in the numbers of rows and keys.
  init(_ keys: [SortImages], rowCount: Int) {
    var layout: [(keys: [SortImages], bits: Int)] = []
    // A key that is the same in all rows puts none before another.
    for key in keys where key.bits > 0 {
      if let last = layout.last, last.bits + key.bits <= 64 {
        layout[layout.count - 1].keys.append(key)
        layout[layout.count - 1].bits += key.bits
      } else {
        layout.append(([key], key.bits))
      }
    }
    for (keys, bits) in layout {
      let images: [UInt64] = WorkerPool.shared.array(
        count: rowCount,
        rowsAtATime: Self.rowsAtATime
      ) { rows, words in
        for (index, key) in keys.enumerated() {
          key.write(to: words, rows: rows, isFirst: index == 0)
        }
      }
      words.append((images, bits))
    }
  }

  /// Rows in the order of keys.
  struct Order {
    /// The rows; equal ones keep their order.
    var rows: [UInt32]
    /// The images of the rows in this order, where one number a row holds all keys.
    var images: [UInt64]?
  }

  /// The rows in the order of the keys; where one number a row holds them, these are only in what
  /// is returned then.
  ///
  /// Complexity: linear in rows and bytes in use, by radix sort; n log n for few rows.
  mutating func order(rowCount: Int) -> Order {
    var rows: [UInt32] = WorkerPool.shared.array(count: rowCount, rowsAtATime: 1 << 16) {
      for row in $0 { ($1 + row).initialize(to: UInt32(truncatingIfNeeded: row)) }
    }
    if rowCount < 256 {
      rows.sort { precedes(Int($0), Int($1)) }
      return Order(rows: rows, images: nil)
    }
    if words.count == 1 {
      var (images, bits) = words.removeLast()
      RadixSort.sort(&images, bits: bits, &rows)
      return Order(rows: rows, images: images)
    }
    var last: [UInt64] = []
    for (index, word) in words.reversed().enumerated() {
      last = index == 0 ? word.images : rows.map { word.images[Int($0)] }
      RadixSort.sort(&last, bits: word.bits, &rows)
    }
    return Order(rows: rows, images: nil)
  }

  /// The first rows in the order of the keys.
  ///
  /// Complexity: linear in the rows, where few of them are wanted.
  mutating func first(_ wanted: Int, rowCount: Int) -> [UInt32] {
    if wanted == 0 { return [] }
    if wanted >= rowCount / 8 { return Array(order(rowCount: rowCount).rows.prefix(wanted)) }
    var top = TopRows(limit: wanted)
    top.take(words.map(\.images), .range(0..<rowCount))
    top.prune()
    return top.rows
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    for word in words where word.images[left] != word.images[right] {
      return word.images[left] < word.images[right]
    }
    return left < right
  }

  /// Whether two rows are equal in all keys.
  func areEqual(_ left: Int, _ right: Int) -> Bool {
    for word in words where word.images[left] != word.images[right] { return false }
    return true
  }
}
