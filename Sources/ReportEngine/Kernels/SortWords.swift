import ReportCorpus

/// The images of several keys, brought together in as few numbers a row as hold them.
struct SortWords {
  /// Numbers a row, the most significant first, each with the number of bits in use.
  private(set) var words: [(images: [UInt64], bits: Int)] = []

  init(_ keys: [SortImages]) {
    for key in keys {
      guard let last = words.last, last.bits + key.bits <= 64 else {
        words.append((key.images, key.bits))
        continue
      }
      let shift = UInt64(key.bits)
      var joined = last.images
      for row in joined.indices { joined[row] = joined[row] << shift | key.images[row] }
      words[words.count - 1] = (joined, last.bits + key.bits)
    }
  }

  /// Rows in the order of keys.
  struct Order {
    /// The rows; equal ones keep their order.
    var rows: [UInt32]
    /// The images of the rows in this order, where one number a row holds all keys.
    var images: [UInt64]?
  }

  /// The rows in the order of the keys.
  ///
  /// Complexity: linear in rows and bytes in use, by radix sort; n log n for few rows.
  func order(rowCount: Int) -> Order {
    var rows = (0..<UInt32(rowCount)).map { $0 }
    if rowCount < 256 {
      rows.sort { precedes(Int($0), Int($1)) }
      return Order(rows: rows, images: nil)
    }
    var last: [UInt64] = []
    for (index, word) in words.reversed().enumerated() {
      last = index == 0 ? word.images : rows.map { word.images[Int($0)] }
      RadixSort.sort(&last, bits: word.bits, &rows)
    }
    return Order(rows: rows, images: words.count == 1 ? last : nil)
  }

  /// The first rows in the order of the keys.
  ///
  /// Complexity: linear in the rows, where few of them are wanted.
  func first(_ wanted: Int, rowCount: Int) -> [UInt32] {
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
