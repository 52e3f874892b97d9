private import Synchronization

/// Runs of rows that threads take one after the other: who is quicker takes more.
final class ChunkQueue: Sendable {
  /// Runs that follow each other without a gap.
  typealias Stretch = ArraySlice<Range<Int>>

  private let stretches: [Stretch]
  private let next = Atomic<Int>(0)

  /// So many rows are taken at once, at most: what is done for each stretch is worth little then, and
  /// bits of so many rows still stay in the cache.
  private static let mostRows = 1 << 16
  /// So many stretches there are for each part, at least, where there are as many runs.
  private static let stretchesPerPart = 4

  /// Prepares to hand out runs, in order.
  ///
  /// - Parameters:
  ///   - chunks: The runs.
  ///   - partCount: How many threads take them.
  init(_ chunks: ArraySlice<Range<Int>>, partCount: Int) {
    let rowCount = chunks.reduce(0) { $0 + $1.count }
    let most = min(Self.mostRows, rowCount / (max(partCount, 1) * Self.stretchesPerPart))
    var stretches: [Stretch] = []
    for index in chunks.indices {
      if let last = stretches.last, let first = last.first,
        chunks[index - 1].upperBound == chunks[index].lowerBound,
        chunks[index].upperBound - first.lowerBound <= most
      {
        stretches[stretches.count - 1] = chunks[last.startIndex...index]
      } else {
        stretches.append(chunks[index...index])
      }
    }
    self.stretches = stretches
  }

  /// The next stretch; `nil` where all were taken.
  func take() -> Stretch? {
    let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return place < stretches.count ? stretches[place] : nil
  }
}
