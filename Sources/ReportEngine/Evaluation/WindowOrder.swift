import ReportCorpus

/// Rows in the order of a window, cut into partitions and runs of equal rows.
struct WindowOrder {
  /// The rows, partition by partition, each in order.
  let rows: [UInt32]
  /// The partition of every place.
  let partitionOf: [UInt32]
  /// The run of equal rows of every place.
  let peersOf: [UInt32]
  private let partitionStarts: [UInt32]
  private let peerStarts: [UInt32]

  init(
    partition: [Column],
    keys: [Column],
    directions: [(isDescending: Bool, nullsFirst: Bool)],
    rowCount: Int
  ) {
    // The order of the partitions is of no account: only what is equal has to stand together.
    let parts = partition.flatMap(SortImages.ofEqual)
    let images = zip(keys, directions).flatMap { key, direction in
      SortImages.make(
        of: key,
        isDescending: direction.isDescending,
        nullsFirst: direction.nullsFirst
      )
    }
    let rows = SortWords(parts + images).order(rowCount: rowCount)
    self.rows = rows
    (partitionStarts, partitionOf) = Self.runs(rows, SortWords(parts))
    // Without an order all rows of a partition are equal.
    if keys.isEmpty {
      (peerStarts, peersOf) = (partitionStarts, partitionOf)
    } else {
      (peerStarts, peersOf) = Self.runs(rows, SortWords(parts + images))
    }
  }

  /// Where rows begin that differ from those before, and the run of every place.
  private static func runs(_ rows: [UInt32], _ words: SortWords) -> ([UInt32], [UInt32]) {
    var starts: [UInt32] = []
    var runOf = [UInt32](repeating: 0, count: rows.count)
    for place in rows.indices {
      if place == 0 || !words.areEqual(Int(rows[place - 1]), Int(rows[place])) {
        starts.append(UInt32(place))
      }
      runOf[place] = UInt32(starts.count - 1)
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
