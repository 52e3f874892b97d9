import CPackedCodes
import ReportCorpus

/// Groups of rows, taken in batch by batch.
struct GroupAggregation {
  let keys: [BoundExpression]
  let calls: [AggregateCall]
  var groups: GroupNumbers
  private(set) var accumulators: [any Accumulator]
  /// What watched calls put together, by the number of the first call that does.
  private(set) var mixtures: [(call: Int, counts: MixtureAccumulator)] = []
  /// The rows that calls put together; all rows are the first set.
  private var sets: [RowSet] = []
  /// The place of every call's set among them.
  private var setOfCall: [Int] = []
  /// The first call of a set that sums its values and is watched, for every set that has one.
  private var leaders: [Int] = []
  /// Where groups are not numbered as they are met: the place of each group's first row among all
  /// rows; `max` where there is none.
  private var firstPlaces: [UInt64] = []
  private var nextPlace: UInt64
  /// How many groups had a row when their first places were noted.
  private var notedCount = 0
  /// The number of a part stands above the place of a row in it.
  private static let partShift: UInt64 = 40
  private static let placeMask: UInt64 = 1 << partShift - 1
  /// Of no more groups it is quicker to see whether there are new ones than to look for them.
  private static let fewGroups = 4096
  /// How many groups there is room for.
  private var roomyCount = 0
  /// The group of every row that was taken last; kept for its memory, as the next one.
  private var groupOfRow = RowGroups()
  /// What takes rows in one loop; `nil` where keys or aggregates do not allow it.
  private var loop: GroupLoop?
  /// The call that sums in that loop, where one does.
  private var onlySum: Int?
  /// Whether there was any row.
  private(set) var hasRows = false

  /// Prepares for the rows of a part of the input.
  ///
  /// It is `nil` where an aggregate needs all values of a group at once.
  init?(_ keys: [BoundExpression], _ calls: [AggregateCall], _ source: GroupSource, part: Int) {
    self.keys = keys
    self.calls = calls
    let stored = source.stored
    groups = GroupNumbers(
      keys.map { KeyNumbers($0.type ?? .int, stored: stored($0)) },
      rowCount: keys.lazy.compactMap { stored($0)?.count }.first
    )
    let limit = groups.limit
    _ = RowSet.place(nil, nil, in: &sets)
    for call in calls { setOfCall.append(RowSet.place(call.filter, call.argument, in: &sets)) }
    accumulators = []
    for (call, set) in zip(calls, setOfCall) {
      let stored = call.argument.flatMap(source.stored)
      let counts = sets[set].counts
      guard let one = Accumulators.make(call, stored: stored, groupLimit: limit, counts) else {
        return nil
      }
      accumulators.append(Accumulators.sharing(one, with: accumulators))
      guard let watch = call.watch else { continue }
      if let known = mixtures.first(where: { $0.counts.looksAtTheSame(as: watch, counts) }) {
        known.counts.add(watch)
        continue
      }
      mixtures.append((accumulators.count - 1, MixtureAccumulator(watch, source, counts)))
      if one is DecimalSum, !sets[set].isCountedBySum {
        sets[set].isCountedBySum = true
        leaders.append(accumulators.count - 1)
      }
    }
    nextPlace = UInt64(part) << Self.partShift
    onlySum = soleSum
    loop = makeLoop(source)
  }

  /// The call that sums, where all others count rows and nothing is left out by a filter; `nil` where
  /// it is not so, or there are several.
  private var soleSum: Int? {
    let sums = accumulators.indices.filter { accumulators[$0].takesRows }
    guard sums.count == 1, accumulators[sums[0]] is DecimalSum, sets.count == 2,
      sets[setOfCall[sums[0]]].base == 0, sets[0].filter == nil
    else { return nil }
    return sums[0]
  }

  private func makeLoop(_ source: GroupSource) -> GroupLoop? {
    guard let strides = groups.strides, !onlyCounts else { return nil }
    let columns = keys.map(source.stored)
    if let sum = onlySum, mixtures.allSatisfy({ $0.call == sum }),
      let summed = calls[sum].argument.flatMap(source.stored)
    {
      return GroupLoop(columns, strides, summing: summed)
    }
    guard !accumulators.contains(where: \.takesRows), sets.count == 1, mixtures.isEmpty else {
      return nil
    }
    return GroupLoop(columns, strides, summing: nil)
  }

  /// Whether ``take(_:)`` takes rows that are known as bits, as things are.
  var takesMarks: Bool { loop != nil && mixtures.allSatisfy(\.counts.canWatch) }

  /// Takes rows of the relation in one loop.
  ///
  /// - Precondition: ``takesMarks``.
  /// - Returns: Whether that is all: if not, ``takeRest(_:)`` is to take the same rows.
  mutating func take(_ marks: RowMarks) -> Bool {
    precondition(takesMarks, "rows can be taken in one loop")
    grow()
    let sum = onlySum.flatMap { accumulators[$0] as? DecimalSum }
    let mixture = mixtures.first?.counts
    let place = nextPlace & ~Self.placeMask
    // Taken out, as it would be copied otherwise.
    var loop: GroupLoop?
    swap(&loop, &self.loop)
    defer { swap(&loop, &self.loop) }
    let count = sets[0].counts.counting { counts in
      firstPlaces.withUnsafeMutableBufferPointer { places in
        places.baseAddress.map { places in
          let groups = pc_groups(counts: counts, first_places: places, place: place)
          return loop?.take(marks, groups, sum, mixture) ?? 0
        } ?? 0
      }
    }
    if let count, count > 0 { hasRows = true }
    // Before these rows no group held shares: what is to be known of them is known from here on.
    return mixture.map { !$0.mayHoldShares } ?? true
  }

  /// Takes, of rows that were taken in one loop, what that does not look at.
  ///
  /// - Throws: What evaluating an expression throws.
  mutating func takeRest(_ input: GroupInput) throws(EngineIssue) {
    guard let mixture = mixtures.first, let argument = calls[mixture.call].argument else { return }
    try groups.number(keys, of: input, into: &groupOfRow)
    var present = PresentRows()
    if let rows = try input.rows(with: argument, groupOfRow, &present) {
      try mixture.counts.addRest(present.groups, of: rows)
    } else {
      try mixture.counts.addRest(groupOfRow, of: input)
    }
  }

  /// Whether it matters only how many rows there are, all in one group.
  var onlyCounts: Bool {
    keys.isEmpty && calls.allSatisfy { $0.argument == nil && $0.filter == nil && $0.watch == nil }
  }

  /// Takes so many rows.
  ///
  /// - Precondition: Only their number matters.
  mutating func take(rowCount: Int) {
    precondition(onlyCounts, "nothing is asked of the rows")
    grow()
    sets[0].counts.add(rowCount, toGroup: 0)
    if rowCount > 0 { hasRows = true }
  }

  mutating func take(_ input: GroupInput) throws(EngineIssue) {
    try groups.number(keys, of: input, into: &groupOfRow)
    grow()
    try RowSet.take(input, groupOfRow, in: &sets)
    if !groups.countsAsMet {
      // Rows of the relation stand where they do there.
      if let first = input.rows?.bounds?.lowerBound {
        nextPlace = nextPlace & ~Self.placeMask + UInt64(first)
      }
      notePlaces()
    }
    nextPlace += UInt64(input.rowCount)
    if input.rowCount > 0 { hasRows = true }
    for leader in leaders { try takeLeading(leader) }
    for index in calls.indices where !leaders.contains(index) { try take(index) }
    for index in sets.indices { sets[index].letGo() }
  }

  /// Lets a call take rows of a batch.
  private func take(_ index: Int) throws(EngineIssue) {
    let (call, set) = (calls[index], setOfCall[index])
    guard let argument = call.argument, let present = sets[set].taken else { return }
    if accumulators[index].takesNulls {
      if let all = sets[sets[set].base ?? set].taken {
        try take(all.rows, all.groups, argument, index)
      }
    } else {
      try take(present.rows, present.groups, argument, index)
    }
    try mixtures.first { $0.call == index }?.counts.add(present.groups, of: present.rows)
  }

  /// Lets the first call take rows that sums a set's values, and in the same go watches in what they
  /// agree.
  private mutating func takeLeading(_ index: Int) throws(EngineIssue) {
    let set = setOfCall[index]
    guard let argument = calls[index].argument, let base = sets[set].base,
      let all = sets[base].taken, let sum = accumulators[index] as? DecimalSum,
      let mixture = mixtures.first(where: { $0.call == index })?.counts
    else { return }
    guard let stored = all.rows.stored(argument),
      let nullCount = mixture.take(stored, all.groups, of: all.rows, into: sum)
    else {
      try RowSet.find(set, in: &sets)
      return try take(index)
    }
    let isSole = setOfCall.count { $0 == set } == 1
    if isSole, !mixture.looksAtRest { return }
    if nullCount == 0 {
      RowSet.takeAll(set, in: &sets)
    } else {
      try RowSet.find(set, in: &sets, isCounted: true)
    }
    if let present = sets[set].taken {
      try mixture.addRest(present.groups, of: present.rows)
    }
  }

  private func take(
    _ rows: GroupInput,
    _ groups: RowGroups,
    _ argument: BoundExpression,
    _ index: Int
  ) throws(EngineIssue) {
    if let stored = rows.stored(argument) {
      accumulators[index].add(stored, groups)
    } else {
      accumulators[index].add(try rows.column(argument), groups)
    }
  }

  private mutating func grow() {
    let bound = groups.bound
    guard roomyCount < bound else { return }
    roomyCount = bound
    if !groups.countsAsMet {
      firstPlaces += repeatElement(.max, count: bound - firstPlaces.count)
    }
    for set in sets { set.counts.grow(to: bound) }
    for accumulator in accumulators { accumulator.grow(to: bound) }
    for mixture in mixtures { mixture.counts.grow(to: bound) }
  }

  private mutating func notePlaces() {
    if firstPlaces.count <= Self.fewGroups {
      let count = sets[0].counts.presentCount
      if count == notedCount { return }
      notedCount = count
    }
    let start = nextPlace
    let groups = groupOfRow
    firstPlaces.withUnsafeMutableBufferPointer { firstPlaces in
      groups.forEachRun { group, places in
        let place = start + UInt64(places.lowerBound)
        if place < firstPlaces[group] { firstPlaces[group] = place }
      }
    }
  }

  /// The groups that have a row, by their first one.
  var present: [UInt32] {
    if keys.isEmpty { return [0] }
    if groups.countsAsMet { return Array(0..<UInt32(groups.bound)) }
    var found = presentInAnyOrder
    let places = found.map { firstPlaces[Int($0)] }
    let placeBits = (places.map { $0 & Self.placeMask }.max() ?? 0).bitCount
    var images = places.map { place in
      (place >> Self.partShift) << UInt64(placeBits) | place & Self.placeMask
    }
    RadixSort.sort(&images, bits: (images.max() ?? 0).bitCount, &found)
    return found
  }

  /// The groups that have a row, in any order.
  private var presentInAnyOrder: [UInt32] {
    if groups.countsAsMet || keys.isEmpty { return present }
    return [UInt32](unsafeUninitializedCapacity: firstPlaces.count) { groups, count in
      for (group, place) in firstPlaces.enumerated() {
        // A group without rows is written over by the next.
        groups[count] = UInt32(truncatingIfNeeded: group)
        count += place == .max ? 0 : 1
      }
    }
  }

  /// Takes the groups of a part that stands behind.
  mutating func merge(_ other: GroupAggregation) {
    let pairs = take(other.presentInAnyOrder, of: other)
    for (mixture, other) in zip(mixtures, other.mixtures) {
      mixture.counts.merge(other.counts, pairs)
    }
  }

  /// Takes some groups of a part that stands behind, but for what they mix.
  ///
  /// - Returns: The groups there, and the same groups here.
  mutating func take(_ there: [UInt32], of other: GroupAggregation) -> [(there: Int, here: Int)] {
    if other.hasRows { hasRows = true }
    let here = groups.merge(other.groups, there)
    grow()
    let pairs = zip(there, here).map { (there: Int($0), here: Int($1)) }
    if !groups.countsAsMet {
      for (there, here) in pairs {
        firstPlaces[here] = min(firstPlaces[here], other.firstPlaces[there])
      }
    }
    merge(other, pairs)
    return pairs
  }

  /// Takes what accumulators and mixtures of another part know of some groups.
  ///
  /// - Parameters:
  ///   - other: It stands behind.
  ///   - pairs: The groups there, and the same groups here.
  mutating func absorb(_ other: GroupAggregation, _ pairs: [(there: Int, here: Int)]) {
    merge(other, pairs)
    for (mixture, other) in zip(mixtures, other.mixtures) {
      mixture.counts.mergeGroups(other.counts, pairs)
    }
  }

  private func merge(_ other: GroupAggregation, _ pairs: [(there: Int, here: Int)]) {
    for (set, other) in zip(sets, other.sets) { set.counts.merge(other.counts, pairs) }
    for (accumulator, other) in zip(accumulators, other.accumulators) {
      accumulator.merge(other, pairs)
    }
  }

  /// Forgets what groups mix that another part knows, and how many rows they have.
  func forget(_ dropped: Set<UInt32>) {
    for group in dropped {
      for set in sets { set.counts.forget(Int(group)) }
      for mixture in mixtures { mixture.counts.forget(Int(group)) }
    }
  }

  /// What groups mix.
  ///
  /// - Parameters:
  ///   - parts: They know how often values occur; what each knows is lost.
  ///   - owners: They know the groups, each group once.
  ///   - count: How many groups there are.
  /// - Returns: What is to be noted, a mixture for every watched call.
  static func mixtures(
    of parts: [GroupAggregation],
    inGroupsOf owners: [GroupAggregation],
    count: Int
  ) -> [Mixture] {
    guard let first = parts.first else { return [] }
    return first.mixtures.enumerated().flatMap { index, mixture in
      let all = mixture.counts
      for part in parts.dropFirst() { all.mergeCounts(part.mixtures[index].counts) }
      return all.mixtures(groupCount: count, of: owners.map { $0.mixtures[index].counts })
    }
  }

  /// Whether results may depend on where one part ends and the next begins: sums are rounded.
  var dependsOnParts: Bool { accumulators.contains { $0 is DoubleSum } }

  /// One row a group: the keys, then the aggregates.
  func columns(_ present: [UInt32]) throws(EngineIssue) -> [Column] {
    var columns = keys.indices.map { groups.column(ofKey: $0, in: present) }
    for accumulator in accumulators { columns.append(try accumulator.column(present)) }
    return columns
  }

  /// One row a group; the context takes the notes on mixtures.
  mutating func batch(_ context: EvaluationContext) throws(EngineIssue) -> Batch {
    grow()
    let present = present
    let divided = DividedGroups(owners: [self], present: [present], parts: [self])
    let columns = try divided.columns(context)[0]
    return Batch(columns: columns, rowCount: present.count, lineage: nil)
  }
}

extension UInt64 {
  /// How many low bits it takes.
  fileprivate var bitCount: Int { Self.bitWidth - leadingZeroBitCount }
}
