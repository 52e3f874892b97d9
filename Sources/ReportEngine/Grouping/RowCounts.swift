/// How many rows of each group there are: of all, or of those for which there is a value.
final class RowCounts {
  /// The rows of which those that are left out are counted here; `nil` where rows themselves are.
  private let whole: RowCounts?
  private var counts: [Int] = []

  /// Counts rows.
  ///
  /// - Parameter whole: What counts more rows, of which those are counted here that are left out:
  ///   mostly they are few.
  init(leavingOutOf whole: RowCounts? = nil) { self.whole = whole }

  /// Makes room for groups.
  func grow(to groupCount: Int) { counts.grow(to: groupCount, 0) }

  /// How many groups there is room for.
  var groupCount: Int { counts.count }

  /// Counts rows by their groups: rows that there are, or rows that are left out.
  func add(_ groups: RowGroups) {
    counts.withUnsafeMutableBufferPointer { counts in
      groups.forEachCount { group, rowCount in counts[group] += rowCount }
    }
  }

  /// Counts rows of one group.
  func add(_ rowCount: Int, toGroup group: Int) { counts[group] += rowCount }

  /// Counts the rows that are not at marked places as left out.
  func add(_ groups: RowGroups, outside places: MarkedPlaces) {
    counts.withUnsafeMutableBufferPointer { counts in
      groups.forEach(outside: places) { group in counts[group] += 1 }
    }
  }

  /// Lets `body` count the rows of groups that are left out.
  func leavingOut<Result>(_ body: (UnsafeMutablePointer<Int>) -> Result) -> Result? {
    precondition(whole != nil, "others count the rows")
    return counts.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) }
  }

  /// Lets `body` count the rows of groups.
  func counting<Result>(_ body: (UnsafeMutablePointer<Int>) -> Result) -> Result? {
    precondition(whole == nil, "the rows themselves are counted")
    return counts.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) }
  }

  /// How many rows a group has.
  @inline(__always) subscript(group: Int) -> Int {
    guard let whole else { return counts[group] }
    return whole.counts[group] - counts[group]
  }

  /// How many rows every group has.
  var all: [Int] {
    guard let whole else { return counts }
    // Read once: each look at what an object holds is guarded.
    let (wholes, counts) = (whole.counts, counts)
    return counts.indices.map { wholes[$0] - counts[$0] }
  }

  /// How many groups have a row.
  ///
  /// Complexity: linear in the number of groups.
  var presentCount: Int {
    counts.withUnsafeBufferPointer { counts in
      guard let whole else { return counts.count { $0 != 0 } }
      return whole.counts.withUnsafeBufferPointer { wholes in
        counts.indices.count { wholes[$0] != counts[$0] }
      }
    }
  }

  /// Takes what another one counted.
  ///
  /// - Parameters:
  ///   - other: The other one.
  ///   - groups: The groups there, and the same groups here.
  func merge(_ other: RowCounts, _ groups: [(there: Int, here: Int)]) {
    counts.withUnsafeMutableBufferPointer { counts in
      other.counts.withUnsafeBufferPointer { others in
        for (there, here) in groups { counts[here] += others[there] }
      }
    }
  }

  /// Forgets the rows of a group.
  func forget(_ group: Int) { counts[group] = 0 }
}
