import ReportCorpus

/// The first rows in an order, out of many: only those that may be among them are kept.
struct TopRows {
  /// How many rows are wanted.
  let limit: Int
  /// How many images a row has.
  private var keyCount = 0
  /// The images of the keys of each kept row, one row behind the other.
  private(set) var images: [UInt64] = []
  private(set) var rows: [UInt32] = []
  /// The images of the last row that would be wanted of those seen so far.
  private var worst: [UInt64]?

  /// Takes the first so many rows.
  ///
  /// - Precondition: At least one is wanted.
  init(limit: Int) {
    precondition(limit > 0, "no row is wanted")
    self.limit = limit
  }

  /// Takes rows that stand behind those taken before.
  mutating func take(_ keys: [[UInt64]], _ rows: RowSelection) {
    keyCount = keys.count
    var place = 0
    while place < rows.count {
      if let worst {
        place = Self.passed(keys, from: place, worst)
        if place == rows.count { return }
        if !Self.precedes(keys, place, worst) {
          place += 1
          continue
        }
      }
      for key in keys { images.append(key[place]) }
      self.rows.append(UInt32(rows[place]))
      if self.rows.count >= 2 * limit + 64 { prune() }
      place += 1
    }
  }

  /// The next place that does not stand behind the worst one by the first key alone.
  private static func passed(_ keys: [[UInt64]], from place: Int, _ worst: [UInt64]) -> Int {
    guard let images = keys.first, let bound = worst.first else { return place }
    return images.withUnsafeBufferPointer { images in
      var place = place
      while place < images.count, images[place] > bound { place += 1 }
      return place
    }
  }

  @inline(__always)
  private static func precedes(_ keys: [[UInt64]], _ place: Int, _ worst: [UInt64]) -> Bool {
    for index in keys.indices where keys[index][place] != worst[index] {
      return keys[index][place] < worst[index]
    }
    // Of equal rows the earlier one comes first, and that one is known.
    return false
  }

  mutating func merge(_ other: TopRows) {
    keyCount = max(keyCount, other.keyCount)
    images += other.images
    rows += other.rows
  }

  /// Keeps only the rows wanted, in their order.
  mutating func prune() {
    let sorted = rows.indices.sorted { left, right in
      for key in 0..<keyCount {
        let (one, other) = (images[left * keyCount + key], images[right * keyCount + key])
        if one != other { return one < other }
      }
      return left < right
    }
    let kept = sorted.prefix(limit)
    images = kept.flatMap { images[($0 * keyCount)..<(($0 + 1) * keyCount)] }
    // Equal rows still stand in their order, and what follows stands behind them.
    rows = kept.map { rows[$0] }
    worst = kept.count == limit ? Array(images.suffix(keyCount)) : nil
  }
}
