import ReportCorpus

/// The rows that aggregates put together: all, those for which a filter holds, or those of them for
/// which an argument has a value.
struct RowSet {
  let filter: BoundExpression?
  let argument: BoundExpression?
  /// How many rows of each group it has.
  let counts: RowCounts
  /// The place of the set without the argument among all sets.
  let base: Int?
  /// Whether its rows are not found before a sum was asked to take and count them.
  var isCountedBySum = false
  /// Its rows in the batch that is taken, and the group of each.
  private(set) var taken: (rows: GroupInput, groups: RowGroups)?
  /// Kept for its memory.
  private var present = PresentRows()

  private init(
    _ filter: BoundExpression?,
    _ argument: BoundExpression?,
    base: RowSet?,
    at place: Int?
  ) {
    (self.filter, self.argument) = (filter, argument)
    self.base = place
    counts = RowCounts(leavingOutOf: base?.counts)
  }

  /// The place of a set among others, to which it is added where it is none of them.
  static func place(
    _ filter: BoundExpression?,
    _ argument: BoundExpression?,
    in sets: inout [RowSet]
  ) -> Int {
    if let known = sets.firstIndex(where: { $0.filter == filter && $0.argument == argument }) {
      return known
    }
    var base: Int?
    if argument != nil { base = place(filter, nil, in: &sets) }
    sets.append(RowSet(filter, argument, base: base.map { sets[$0] }, at: base))
    return sets.count - 1
  }

  /// Finds and counts the rows of a batch in every set.
  ///
  /// - Parameters:
  ///   - input: The rows.
  ///   - groups: The group of each.
  ///   - sets: The sets.
  /// - Throws: What evaluating a filter or an argument throws.
  static func take(
    _ input: GroupInput,
    _ groups: RowGroups,
    in sets: inout [RowSet]
  ) throws(EngineIssue) {
    for place in sets.indices {
      // A set without an argument stands before those of it that have one.
      if sets[place].base == nil {
        try sets[place].filter(input, groups)
      } else if !sets[place].isCountedBySum {
        try find(place, in: &sets)
      }
    }
  }

  /// Finds the rows of a batch in a set with an argument, and counts them unless a sum did.
  ///
  /// - Parameters:
  ///   - place: The place of the set.
  ///   - sets: The sets, of which the one without the argument has taken the batch.
  ///   - isCounted: Whether its rows were counted.
  /// - Throws: What evaluating the argument throws.
  static func find(
    _ place: Int,
    in sets: inout [RowSet],
    isCounted: Bool = false
  ) throws(EngineIssue) {
    guard let base = sets[place].base, let (rows, groups) = sets[base].taken else { return }
    try sets[place].take(rows, groups, isCounted: isCounted)
  }

  /// Takes all rows of a set as those of one with an argument, as all have a value.
  static func takeAll(_ place: Int, in sets: inout [RowSet]) {
    if let base = sets[place].base { sets[place].taken = sets[base].taken }
  }

  private mutating func filter(_ input: GroupInput, _ groups: RowGroups) throws(EngineIssue) {
    if let filter {
      let places = try input.places(where: filter)
      let kept = groups.keeping(places)
      counts.add(kept)
      taken = (input.keeping(places), kept)
    } else {
      counts.add(groups)
      taken = (input, groups)
    }
  }

  private mutating func take(
    _ rows: GroupInput,
    _ groups: RowGroups,
    isCounted: Bool
  ) throws(EngineIssue) {
    guard let argument, let found = try rows.rows(with: argument, groups, &present) else {
      taken = (rows, groups)
      return
    }
    if !isCounted { counts.add(groups, outside: present.places) }
    taken = (found, present.groups)
  }

  /// Lets go of the rows, whose memory is used again for the next batch.
  mutating func letGo() { taken = nil }
}
