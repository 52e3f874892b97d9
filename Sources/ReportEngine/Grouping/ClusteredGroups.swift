import ReportCorpus

/// Very many groups of several parts of the rows, of which few have rows in more than one part.
///
/// Rows of one agency stand together, and so a part has nearly all rows of the agencies that it has.
/// Where a key has a value in one part alone, groups with that value are in no other part: they are
/// what they are. Only the others have to be looked for.
struct ClusteredGroups {
  private var parts: [GroupAggregation]
  /// The groups that each part has and no part before.
  private var present: [[UInt32]] = []

  /// Fewer groups are brought together sooner one by one.
  private static let fewest = 1 << 15
  /// A part of the groups, at most, that has to be looked for.
  private static let mostShared = 1.0 / 8

  /// Brings the groups of parts together; `nil` where there are few, or no key keeps them apart.
  init?(_ parts: [GroupAggregation]) {
    let groupCount = parts.reduce(0) { $0 + $1.groups.bound }
    guard parts.count > 1, groupCount >= Self.fewest, parts[0].groups.countsAsMet,
      parts[0].mixtures.allSatisfy(\.counts.numbersAreFixed),
      let shared = Self.sharedGroups(parts, atMost: Int(Double(groupCount) * Self.mostShared))
    else { return nil }
    self.parts = parts
    unite(shared)
  }

  /// The groups of every part that another part may have, too; `nil` where they are too many.
  private static func sharedGroups(_ parts: [GroupAggregation], atMost: Int) -> [[UInt32]]? {
    nonisolated(unsafe) let all = parts
    for key in parts[0].keys.indices {
      let met = WorkerPool.shared.map(parts: parts.count) {
        all[$0].groups.codesMet(inKey: key)
      }
      let known = met.compactMap(\.self)
      guard known.count == parts.count else { return nil }
      let isShared = known[0].indices.map { code in known.count { $0[code] } > 1 }
      let shared = WorkerPool.shared.map(parts: parts.count) {
        all[$0].groups.groups(whoseKey: key, isIn: isShared)
      }
      if shared.reduce(0, { $0 + $1.count }) <= atMost { return shared }
    }
    return nil
  }

  private mutating func unite(_ shared: [[UInt32]]) {
    var known: [UInt64: (part: Int, group: Int)] = [:]
    for part in parts.indices {
      var pairs: [Int: [(there: Int, here: Int)]] = [:]
      var dropped: Set<UInt32> = []
      for group in shared[part] {
        guard let key = parts[part].groups.packedKey(of: group) else { continue }
        if let first = known[key] {
          pairs[first.part, default: []].append((there: Int(group), here: first.group))
          dropped.insert(group)
        } else {
          known[key] = (part, Int(group))
        }
      }
      for (first, pairs) in pairs.sorted(by: { $0.key < $1.key }) {
        parts[first].absorb(parts[part], pairs)
      }
      parts[part].forget(dropped)
      present.append(Self.groups(parts[part].groups.bound, but: dropped))
    }
  }

  /// All groups up to a bound but some, in order.
  private static func groups(_ bound: Int, but dropped: Set<UInt32>) -> [UInt32] {
    var groups: [UInt32] = []
    groups.reserveCapacity(bound)
    var next: UInt32 = 0
    for group in dropped.sorted() {
      groups += next..<group
      next = group + 1
    }
    groups += next..<UInt32(bound)
    return groups
  }

  /// One row a group, by their first rows; the context takes the notes on mixtures.
  func batch(_ context: EvaluationContext) throws(EngineIssue) -> Batch {
    let columns = try DividedGroups(owners: parts, present: present, parts: parts).columns(context)
    let types = columns[0].map(\.type)
    let joined = WorkerPool.shared.map(parts: types.count) { index in
      Column.joined(columns.map { $0[index] }, type: types[index])
    }
    return Batch(columns: joined, rowCount: joined.first?.count ?? 0, lineage: nil)
  }
}
