import ReportCorpus

/// Rows in the order of a window, cut into partitions and runs of equal rows.
struct WindowOrder {
  /// The rows, partition by partition, each in order.
  let rows: [UInt32]
  /// The partition of every place.
  let partitionOf: [UInt32]
  /// The run of equal rows of every place, where that was asked.
  let peersOf: [UInt32]
  private let partitionStarts: [UInt32]
  private let peerStarts: [UInt32]

  /// Sorts rows.
  ///
  /// - Parameters:
  ///   - partition: What the rows of a partition have in common.
  ///   - keys: What rows are ordered by.
  ///   - directions: How.
  ///   - rowCount: How many rows there are.
  ///   - wantsPeers: Whether anybody will ask which rows are equal.
  init(
    partition: [Column],
    keys: [Column],
    directions: [(isDescending: Bool, nullsFirst: Bool)],
    rowCount: Int,
    wantsPeers: Bool
  ) {
    // The order of the partitions is of no account: only what is equal has to stand together. What
    // stands so already comes first, so that there is the less to sort.
    var clustered: [SortImages] = []
    var others: [SortImages] = []
    for column in partition {
      var isClustered = false
      let images = SortImages.ofEqual(column, isClustered: &isClustered)
      if isClustered { clustered += images } else { others += images }
    }
    let parts = clustered + others
    let images = zip(keys, directions).flatMap { column, direction in
      SortImages.make(
        of: column,
        isDescending: direction.isDescending,
        nullsFirst: direction.nullsFirst
      )
    }
    var words = SortWords(parts + images, rowCount: rowCount)
    let order = words.order(rowCount: rowCount)
    rows = order.rows
    let bits = images.reduce(0) { $0 + $1.bits }
    if let sorted = order.images {
      (partitionStarts, partitionOf) = Self.runs(sorted, droppingBits: UInt64(bits))
    } else {
      (partitionStarts, partitionOf) = Self.runs(rows, SortWords(parts, rowCount: rowCount))
    }
    // Without an order all rows of a partition are equal.
    if !wantsPeers {
      (peerStarts, peersOf) = ([], [])
    } else if keys.isEmpty {
      (peerStarts, peersOf) = (partitionStarts, partitionOf)
    } else if let sorted = order.images {
      (peerStarts, peersOf) = Self.runs(sorted, droppingBits: 0)
    } else {
      (peerStarts, peersOf) = Self.runs(rows, words)
    }
  }

  /// Where rows begin that differ from those before, and the run of every place.
  private static func runs(_ rows: [UInt32], _ words: SortWords) -> ([UInt32], [UInt32]) {
    runs(rows.count, RowsThatDiffer(rows: rows, words: words))
  }

  /// The runs of images in order; images that differ in low bits alone are equal.
  private static func runs(
    _ images: [UInt64],
    droppingBits bits: UInt64
  ) -> ([UInt32], [UInt32]) {
    images.withUnsafeBufferPointer { images in
      runs(images.count, ImagesThatDiffer(images: images, bits: bits))
    }
  }

  private static func runs<Difference: RowDifference>(
    _ count: Int,
    _ difference: Difference
  ) -> ([UInt32], [UInt32]) {
    let parts = RowParts(count, of: rowsAtATime)
    let counts = WorkerPool.shared.map(parts: parts.count) { part in
      parts[part].reduce(0) { $0 + (difference.begins(at: $1) ? 1 : 0) }
    }
    // How many runs begin before each part.
    var before: [Int] = []
    var startCount = 0
    for count in counts {
      before.append(startCount)
      startCount += count
    }
    let known = before
    var starts = [UInt32](repeating: 0, count: startCount)
    let runOf = starts.withUnsafeMutableBufferPointer { starts -> [UInt32] in
      nonisolated(unsafe) let starts = starts
      return WorkerPool.shared.array(count: count, rowsAtATime: rowsAtATime) { places, runOf in
        var begun = known[places.lowerBound / rowsAtATime]
        for place in places {
          if difference.begins(at: place) {
            starts[begun] = UInt32(truncatingIfNeeded: place)
            begun += 1
          }
          (runOf + place).initialize(to: UInt32(truncatingIfNeeded: begun - 1))
        }
      }
    }
    return (starts, runOf)
  }

  /// So many rows are looked at by one thread at a time.
  private static let rowsAtATime = 1 << 14

  private func run(_ number: UInt32, of starts: [UInt32]) -> Range<Int> {
    let next = Int(number) + 1
    return Int(starts[Int(number)])..<(next < starts.count ? Int(starts[next]) : rows.count)
  }

  /// The places of the partition of a place.
  func partition(of place: Int) -> Range<Int> { run(partitionOf[place], of: partitionStarts) }

  /// The places of the rows that are equal to that of a place.
  func peers(of place: Int) -> Range<Int> { run(peersOf[place], of: peerStarts) }

  /// Where the partition of a place begins.
  func start(of place: Int) -> Int { Int(partitionStarts[Int(partitionOf[place])]) }

  /// The places that count for a place.
  func frame(_ frame: WindowCall.Frame, at place: Int) -> Range<Int> {
    switch frame {
    case .partition: return partition(of: place)
    case .upToPeers: return start(of: place)..<peers(of: place).upperBound
    case .rows(let start, let end):
      let all = partition(of: place)
      let first = start.map { Self.moved(place, by: $0) } ?? all.lowerBound
      let last = end.map { Self.moved(place, by: $0) } ?? all.upperBound - 1
      let lower = max(first, all.lowerBound)
      let upper = min(last, all.upperBound - 1) + 1
      return lower < upper ? lower..<upper : place..<place
    }
  }

  /// For every row the one so many places behind it in its partition; `UInt32.max` where there is
  /// none.
  func neighbours(_ distance: Int) -> [UInt32] {
    let count = rows.count
    return WorkerPool.shared.array(count: count, rowsAtATime: Self.rowsAtATime) { places, found in
      rows.withUnsafeBufferPointer { rows in
        partitionOf.withUnsafeBufferPointer { partitionOf in
          for place in places {
            let (other, overflows) = place.addingReportingOverflow(distance)
            let isThere =
              !overflows && other >= 0 && other < count
              && partitionOf[other] == partitionOf[place]
            (found + Int(rows[place])).initialize(to: isThere ? rows[other] : .max)
          }
        }
      }
    }
  }

  private static func moved(_ place: Int, by distance: Int) -> Int {
    let (moved, overflows) = place.addingReportingOverflow(distance)
    if !overflows { return min(moved, Int.max - 1) }
    return distance < 0 ? Int.min : Int.max - 1
  }
}

/// Tells where runs of equal rows begin.
private protocol RowDifference {
  /// Whether the row at a place differs from the one before; the first one does.
  func begins(at place: Int) -> Bool
}

private struct RowsThatDiffer: RowDifference {
  var rows: [UInt32]
  var words: SortWords

  func begins(at place: Int) -> Bool {
    place == 0 || !words.areEqual(Int(rows[place - 1]), Int(rows[place]))
  }
}

private struct ImagesThatDiffer: RowDifference, @unchecked Sendable {
  /// Images in order; they are only read.
  var images: UnsafeBufferPointer<UInt64>
  /// So many low bits are of no account; a shift by 64 leaves nothing.
  var bits: UInt64

  func begins(at place: Int) -> Bool {
    place == 0 || images[place - 1] >> bits != images[place] >> bits
  }
}
