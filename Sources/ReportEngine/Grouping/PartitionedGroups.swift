import ReportCorpus

/// Very many groups of several parts of the rows, brought together on all cores.
///
/// Groups are divided by their keys, so that all that is known of one comes together in one
/// partition, and each partition is one thread's affair (the second phase of the parallel grouping
/// of Leis and others, Morsel-Driven Parallelism, SIGMOD 2014).
struct PartitionedGroups {
  private let parts: [GroupAggregation]
  private let partitions: [Partition]

  private struct Partition {
    var groups: GroupAggregation
    /// For every part, the groups that no part before has, as they are called there, in order.
    var new: [[UInt32]]
  }

  private static let partitionCount = 32
  /// Fewer groups are brought together sooner by one thread.
  private static let fewest = 1 << 15

  /// Brings the groups of parts together; `nil` where there are few, or they cannot be divided.
  init?(_ parts: [GroupAggregation], _ source: GroupSource) throws(EngineIssue) {
    guard let first = parts.first, parts.count > 1, first.groups.countsAsMet,
      parts.reduce(0, { $0 + $1.groups.bound }) >= Self.fewest,
      first.mixtures.allSatisfy(\.counts.numbersAreFixed)
    else { return nil }
    let count = Self.partitionCount
    nonisolated(unsafe) let all = parts
    let lists = WorkerPool.shared.map(parts: parts.count) { all[$0].groups.partitioned(count) }
    let divided = lists.compactMap(\.self)
    guard divided.count == parts.count else { return nil }
    var empty: [GroupAggregation] = []
    for _ in 0..<count {
      guard let one = GroupAggregation(first.keys, first.calls, source, part: 0) else {
        return nil
      }
      empty.append(one)
    }
    nonisolated(unsafe) let targets = empty
    self.parts = parts
    partitions = WorkerPool.shared.map(parts: count) { index in
      Self.partition(targets[index], all, divided.map { $0[index] })
    }
  }

  private static func partition(
    _ empty: GroupAggregation,
    _ parts: [GroupAggregation],
    _ lists: [[UInt32]]
  ) -> Partition {
    var groups = empty
    // Most groups are met in one part alone.
    groups.groups.reserve(lists.reduce(0) { $0 + $1.count })
    var new: [[UInt32]] = []
    for (part, list) in zip(parts, lists) {
      var known = groups.groups.bound
      let pairs = groups.take(list, of: part)
      for (mixture, other) in zip(groups.mixtures, part.mixtures) {
        mixture.counts.mergeGroups(other.counts, pairs)
      }
      var met: [UInt32] = []
      for (there, here) in pairs where here >= known {
        // New groups are numbered one after the other.
        known = here + 1
        met.append(UInt32(truncatingIfNeeded: there))
      }
      new.append(met)
    }
    return Partition(groups: groups, new: new)
  }

  /// One row a group, by their first rows; the context takes the notes on mixtures.
  func batch(_ context: EvaluationContext) throws(EngineIssue) -> Batch {
    let places = places
    let groups = partitions.map(\.groups)
    let found = try DividedGroups(owners: groups, present: groups.map(\.present), parts: parts)
      .columns(context)
    let types = found[0].map(\.type)
    let gathered = WorkerPool.shared.map(parts: types.count) { index in
      Column.joined(found.map { $0[index] }, type: types[index]).gathered(places)
    }
    return Batch(columns: gathered, rowCount: places.count, lineage: nil)
  }

  /// Where the groups stand, one partition behind the other, in the order of their first rows.
  private var places: [UInt32] {
    var starts: [UInt32] = []
    var count: UInt32 = 0
    for partition in partitions {
      starts.append(count)
      count += UInt32(partition.groups.groups.bound)
    }
    var places: [UInt32] = []
    places.reserveCapacity(Int(count))
    for (index, part) in parts.enumerated() {
      // A group of the part that it is the first one to have, with its place; `max` else.
      var placeOf = [UInt32](repeating: .max, count: part.groups.bound)
      for (number, partition) in partitions.enumerated() {
        for group in partition.new[index] {
          placeOf[Int(group)] = starts[number]
          starts[number] += 1
        }
      }
      for place in placeOf where place != .max { places.append(place) }
    }
    return places
  }
}
