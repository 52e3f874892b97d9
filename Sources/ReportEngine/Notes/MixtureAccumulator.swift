import CPackedCodes
import ReportCorpus

/// Counts, batch by batch, in which columns the rows of a group disagree that an aggregate puts
/// together.
final class MixtureAccumulator {
  /// What is looked at.
  let watch: MixtureWatch
  /// The others that look at the same, in the order of the query.
  private var others: [MixtureWatch] = []
  /// What rows agree in, in the order of the watch, and in whether they hold shares.
  private var columns = AgreementColumns()
  /// Which of the dimensions tells whether all rows of a group hold shares; the last where none of
  /// the watch does.
  private var placeOfShares: Int?
  /// The number that tells it; `nil` where no row has it.
  private var numberOfShares: UInt32?
  /// Where only shares should agree and a column tells which rows hold some: the values of each
  /// such dimension in the groups of which no other row is known.
  private var valuesOfShares: [(numbers: KeyNumbers, counts: FewValues)] = []
  /// The dimensions that are looked at only in rows that hold shares, as a column tells.
  private var told: [Int] = []
  /// How many rows each group puts together.
  private let totals: RowCounts

  private static let fewGroups = 2048

  /// Prepares to count.
  ///
  /// - Parameters:
  ///   - watch: What to look at.
  ///   - source: What is known of the rows.
  ///   - totals: How many rows each group puts together, as somebody else counts.
  init(_ watch: MixtureWatch, _ source: GroupSource, _ totals: RowCounts) {
    (self.watch, self.totals) = (watch, totals)
    func numbers(of column: BoundExpression) -> KeyNumbers {
      KeyNumbers(column.type ?? .text, stored: source.stored(column))
    }
    var columnOfShares: BoundExpression?
    if case .where(let column, _)? = watch.share { columnOfShares = column }
    for dimension in watch.dimensions {
      let (expression, rule) = (dimension.expression, dimension.rule)
      let isOfShares = rule.use == .ofShares
      if isOfShares, columnOfShares != nil {
        // It is looked at where a group is known to hold shares.
        columns.addUnwatched()
      } else if expression == columnOfShares {
        // Of shares it is asked which value it is.
        placeOfShares = columns.add(expression, numbers(of: expression), same: rule.same)
      } else if source.isFixed(expression) {
        columns.addUnwatched()
      } else if isOfShares {
        // Shares in one group are mixed anyway: of what, is of interest as long as it is short.
        columns.add(expression, numbers(of: expression), mostValues: FewValues.most)
      } else {
        columns.add(expression, numbers(of: expression), same: rule.same)
      }
    }
    defer { columns.prepareForSums(source.stored) }
    guard case .where(let column, let text)? = watch.share else { return }
    let place = placeOfShares ?? columns.add(column, numbers(of: column))
    placeOfShares = place
    numberOfShares = columns.number(ofText: text, at: place)
    valuesOfShares = watch.dimensions.map { (numbers(of: $0.expression), FewValues()) }
    told = watch.dimensions.indices.filter { isOfTold(watch.dimensions[$0]) }
  }

  /// Whether a dimension is looked at only in rows that hold shares, as a column tells.
  private func isOfTold(_ dimension: MixtureWatch.Dimension) -> Bool {
    dimension.rule.use == .ofShares && placeOfShares != nil
  }

  /// Whether somebody else looks at the same of the same rows.
  ///
  /// - Parameters:
  ///   - other: What he looks at.
  ///   - totals: What counts his rows.
  /// - Returns: Whether he does.
  func looksAtTheSame(as other: MixtureWatch, _ totals: RowCounts) -> Bool {
    totals === self.totals && other.looksAtTheSame(as: watch)
  }

  /// Looks for somebody else, too.
  ///
  /// - Precondition: ``looksAtTheSame(as:_:)``.
  func add(_ other: MixtureWatch) { others.append(other) }

  /// Makes room for groups.
  func grow(to groupCount: Int) {
    columns.grow(to: groupCount)
    for index in told { valuesOfShares[index].counts.grow(to: groupCount) }
  }

  /// Takes rows that are put together and were counted, and the group of each.
  ///
  /// - Throws: What evaluating an expression throws.
  func add(_ groups: RowGroups, of input: GroupInput) throws(EngineIssue) {
    try columns.add(groups, of: input, presentGroups: presentGroups)
    try addTold(groups, of: input)
  }

  /// Lets columns of few values take rows while these are summed.
  ///
  /// - Parameters:
  ///   - rows: The rows with what is summed.
  ///   - groups: The group of each.
  ///   - input: The rows.
  ///   - sum: What sums them, and counts those that have no value.
  /// - Returns: How many rows have no value, which are not taken; `nil` where nothing was done.
  func take(
    _ rows: StoredRows,
    _ groups: RowGroups,
    of input: GroupInput,
    into sum: DecimalSum
  ) -> Int? {
    columns.take(rows, groups, of: input, into: sum)
  }

  /// Whether nothing but columns of few values is looked at, and a kernel can do it, as far as the
  /// rows that were taken tell.
  var canWatch: Bool { columns.canWatch && !columns.looksAtMany && !mayHoldShares }

  /// Whether some groups may hold shares of which more is looked at.
  var mayHoldShares: Bool {
    guard let placeOfShares, let numberOfShares, !told.isEmpty else { return false }
    // To ask very many groups after each batch takes longer than it saves.
    if totals.groupCount > Self.fewGroups {
      return columns.mayHaveMet(numberOfShares, at: placeOfShares)
    }
    let isOfShares = columns.agree(on: numberOfShares, at: placeOfShares)
    return isOfShares.indices.contains { isOfShares[$0] && isOpen($0) }
  }

  /// Whether, should a group hold shares, more is to be known of them.
  private func isOpen(_ group: Int) -> Bool {
    told.contains { !valuesOfShares[$0].counts.hasMany(group) }
  }

  /// Lets a kernel watch the columns of few values.
  ///
  /// - Parameters:
  ///   - bounds: The first row and the last.
  ///   - rowCount: How many there are at most.
  ///   - body: Calls the kernel.
  /// - Returns: What `body` returns; `nil` where nothing was done.
  func watching<Result>(
    in bounds: ClosedRange<Int>,
    rowCount: Int,
    _ body: (UnsafeMutablePointer<pc_watch>) -> Result
  ) -> Result? {
    columns.watching(in: bounds, rowCount: rowCount, body)
  }

  /// Whether ``addRest(_:of:)`` does anything.
  var looksAtRest: Bool { columns.looksAtMany || !told.isEmpty }

  /// Takes rows that were summed, where there is more to look at.
  ///
  /// - Throws: What evaluating an expression throws.
  func addRest(_ groups: RowGroups, of input: GroupInput) throws(EngineIssue) {
    try columns.addAlone(groups, of: input, presentGroups: presentGroups)
    try addTold(groups, of: input)
  }

  /// How many groups have rows; `nil` where they are too many to be counted for each batch.
  private var presentGroups: Int? {
    totals.groupCount <= Self.fewGroups ? totals.presentCount : nil
  }

  /// Takes what should agree in the rows of groups that hold shares, as a column tells.
  private func addTold(_ groups: RowGroups, of input: GroupInput) throws(EngineIssue) {
    guard let place = placeOfShares, let numberOfShares, !told.isEmpty else { return }
    let places = columns.places(of: groups, agreeingOn: numberOfShares, at: place, where: isOpen)
    if places.isEmpty { return }
    let (rows, kept) = (input.keeping(places), groups.keeping(places))
    for index in told {
      let column = try rows.column(watch.dimensions[index].expression)
      let numbers = valuesOfShares[index].numbers.numbers(of: column)
      kept.forEach { place, group in
        valuesOfShares[index].counts.add(UInt32(group), numbers[place], 1)
      }
    }
  }

  /// Whether values have the same numbers in every accumulator with the same watch.
  var numbersAreFixed: Bool {
    columns.numbersAreFixed
  }

  /// Takes what another one with the same watch counted.
  ///
  /// - Parameters:
  ///   - other: The other one.
  ///   - groups: The groups there, and the same groups here.
  func merge(_ other: MixtureAccumulator, _ groups: [(there: Int, here: Int)]) {
    mergeCounts(other)
    mergeGroups(other, groups)
  }

  /// Takes how often values occur in another one.
  func mergeCounts(_ other: MixtureAccumulator) {
    columns.mergeCounts(other.columns)
  }

  /// Takes some groups of another one.
  ///
  /// - Precondition: How often values occur there was taken, or numbers are fixed.
  func mergeGroups(_ other: MixtureAccumulator, _ groups: [(there: Int, here: Int)]) {
    columns.merge(other.columns, groups)
    for index in told {
      let others = other.valuesOfShares[index]
      let translation = valuesOfShares[index].numbers.merge(others.numbers)
      valuesOfShares[index].counts.merge(others.counts, groups) { number in
        translation.map { $0[Int(number)] } ?? number
      }
    }
  }

  /// Forgets a group that another one knows.
  func forget(_ group: Int) { columns.forget(group) }

  /// What disagrees in some groups; in none of them where nothing does.
  ///
  /// - Parameters:
  ///   - groupCount: How many groups there are.
  ///   - parts: What knows the groups, where this one knows how often values occur in all of them.
  /// - Returns: What is to be noted for all that look at it.
  func mixtures(groupCount: Int, of parts: [MixtureAccumulator]) -> [Mixture] {
    let found = mixture(groupCount: groupCount, of: parts)
    return [found] + others.map { found.seen(by: $0) }
  }

  private func mixture(groupCount: Int, of parts: [MixtureAccumulator]) -> Mixture {
    var found = Mixture(watch: watch)
    found.groups = groupCount
    var tallies = watch.dimensions.indices.map { columns.allCounts(at: $0) }
    var disagrees = [Bool](repeating: false, count: tallies.count)
    var areMany = disagrees
    for part in parts {
      let totals = part.totals.all
      let isOfShares = part.groupsOfShares(totals)
      if isOfShares.contains(true) {
        for (group, total) in totals.enumerated() where isOfShares[group] { found.shares += total }
      }
      var isMixed = isOfShares
      for (index, dimension) in watch.dimensions.enumerated() {
        if isOfTold(dimension) {
          let values = part.countValuesOfShares(index, among: isOfShares, &tallies[index])
          if values.disagree { disagrees[index] = true }
          if values.areMany { areMany[index] = true }
        } else if part.columns.leaveDisagreeing(at: index, totals, &tallies[index], &isMixed) {
          disagrees[index] = true
        }
      }
      found.mixedGroups += isMixed.count { $0 }
    }
    for (index, dimension) in watch.dimensions.enumerated() {
      if isOfTold(dimension) {
        guard disagrees[index] else { continue }
        let numbers = valuesOfShares[index].numbers
        let tally =
          areMany[index]
          ? numbers.tally(moreThan: FewValues.most)
          : numbers.tally(of: tallies[index])
        found.dimensions.append(.init(dimension, tally))
      } else if disagrees[index] || columns.disagree(at: index) {
        let tally = columns.tally(at: index, tallies[index])
        found.dimensions.append(.init(dimension, tally))
      }
    }
    return found
  }

  /// Whether a group puts several shares together and nothing else, for every group.
  private func groupsOfShares(_ totals: [Int]) -> [Bool] {
    let areSeveral = totals.map { $0 > 1 }
    switch watch.share {
    case nil: return Array(repeating: false, count: totals.count)
    case .always: return areSeveral
    case .where:
      guard let placeOfShares, let numberOfShares else {
        return Array(repeating: false, count: totals.count)
      }
      return zip(areSeveral, columns.agree(on: numberOfShares, at: placeOfShares)).map { $0 && $1 }
    }
  }

  /// What groups of shares hold in a dimension that matters to shares alone.
  ///
  /// - Parameters:
  ///   - index: The place of the dimension.
  ///   - isOfShares: Which groups hold shares.
  ///   - counts: How often which value occurs in groups that disagree is added to these, for groups
  ///     that have few values.
  /// - Returns: Whether some groups disagree, and whether some have many values.
  private func countValuesOfShares(
    _ index: Int,
    among isOfShares: [Bool],
    _ counts: inout [Int]
  ) -> (disagree: Bool, areMany: Bool) {
    let (numbers, values) = valuesOfShares[index]
    if isOfShares.indices.contains(where: { isOfShares[$0] && values.hasMany($0) }) {
      return (true, true)
    }
    var first: [UInt32: UInt32] = [:]
    var disagreeing: Set<UInt32> = []
    values.forEach { group, number, _ in
      guard isOfShares[Int(group)] else { return }
      if first.updateValue(number, forKey: group) != nil { disagreeing.insert(group) }
    }
    if disagreeing.isEmpty { return (false, false) }
    if counts.count < numbers.count {
      counts += repeatElement(0, count: numbers.count - counts.count)
    }
    values.forEach { group, number, count in
      if disagreeing.contains(group) { counts[Int(number)] += count }
    }
    return (true, false)
  }
}

extension AggregateCall {
  /// The expression whose nulls keep a row out of what is put together.
  var countedExpression: BoundExpression? {
    function == .argMax || function == .argMin ? second : argument
  }
}
