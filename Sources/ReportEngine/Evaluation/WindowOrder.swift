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
    // The order of the partitions is of no account: only what is equal has to stand together.
    let partCount = partition.count
    let columns = partition + keys
    let all = WorkerPool.shared.map(parts: columns.count) { index in
      index < partCount
        ? SortImages.ofEqual(columns[index])
        : SortImages.make(
          of: columns[index],
          isDescending: directions[index - partCount].isDescending,
          nullsFirst: directions[index - partCount].nullsFirst
        )
    }
    let parts = all[..<partCount].flatMap(\.self)
    let images = all[partCount...].flatMap(\.self)
    let words = SortWords(parts + images)
    let order = words.order(rowCount: rowCount)
    rows = order.rows
    let bits = images.reduce(0) { $0 + $1.bits }
    if let sorted = order.images {
      (partitionStarts, partitionOf) = Self.runs(sorted, droppingBits: UInt64(bits))
    } else {
      (partitionStarts, partitionOf) = Self.runs(rows, SortWords(parts))
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
    runs(rows.count) { !words.areEqual(Int(rows[$0 - 1]), Int(rows[$0])) }
  }

  /// The runs of images in order; images that differ in low bits alone are equal.
  private static func runs(
    _ images: [UInt64],
    droppingBits bits: UInt64
  ) -> ([UInt32], [UInt32]) {
    // A shift by 64 leaves nothing.
    images.withUnsafeBufferPointer { images in
      runs(images.count) { images[$0 - 1] >> bits != images[$0] >> bits }
    }
  }

  @inline(__always)
  private static func runs(
    _ count: Int,
    _ differs: (_ place: Int) -> Bool
  ) -> ([UInt32], [UInt32]) {
    var starts: [UInt32] = []
    let runOf = [UInt32](unsafeUninitializedCapacity: count) { runOf, written in
      for place in 0..<count {
        if place == 0 || differs(place) { starts.append(UInt32(truncatingIfNeeded: place)) }
        runOf.initializeElement(at: place, to: UInt32(truncatingIfNeeded: starts.count - 1))
      }
      written = count
    }
    return (starts, runOf)
  }

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

  private static func moved(_ place: Int, by distance: Int) -> Int {
    let (moved, overflows) = place.addingReportingOverflow(distance)
    if !overflows { return min(moved, Int.max - 1) }
    return distance < 0 ? Int.min : Int.max - 1
  }
}
