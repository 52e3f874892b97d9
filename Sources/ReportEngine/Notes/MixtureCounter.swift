import ReportCorpus

/// Counts in which columns the rows of a group disagree that an aggregate puts together.
struct MixtureCounter {
  /// The group of every row.
  let groupOfRow: [Int]
  let groupCount: Int
  /// The rows that are put together, in order.
  let rows: [Int]

  /// What disagrees, in none of the groups where nothing does.
  ///
  /// Complexity: linear in the number of rows, once a column.
  func mixture(
    _ watch: MixtureWatch,
    _ column: (BoundExpression) throws(EngineIssue) -> Column
  ) throws(EngineIssue) -> Mixture {
    var found = Mixture(watch: watch)
    found.groups = groupCount
    var mixed = [Bool](repeating: false, count: groupCount)
    var rowsOfShares: [Int] = []
    if let share = watch.share {
      rowsOfShares = try self.rowsOfShares(share, column)
      for row in rowsOfShares { mixed[groupOfRow[row]] = true }
      found.shares = rowsOfShares.count
    }
    for dimension in watch.dimensions {
      let counted: [Int]
      switch dimension.rule.use {
      case .always, .inPivots: counted = rows
      case .ofShares: counted = rowsOfShares
      }
      if counted.isEmpty { continue }
      let counter = MixtureCounter(groupOfRow: groupOfRow, groupCount: groupCount, rows: counted)
      let values = try column(dimension.expression)
      guard let counts = counter.count(dimension.rule, values, &mixed) else { continue }
      found.dimensions.append(.init(dimension, counts))
    }
    found.mixedGroups = mixed.count { $0 }
    return found
  }

  /// How many values stand in groups that put them together, by value.
  private func count(
    _ rule: MixtureRule.Dimension,
    _ column: Column,
    _ mixed: inout [Bool]
  ) -> [Value: Int]? {
    let ids = GroupKeys.ids(of: column)
    guard !disagreeing({ ids[$0] }).isEmpty else { return nil }
    // Some values mean the same as others: the groups are looked at again, by what is meant.
    var values: [Int: Value] = [:]
    var meanings: [Value: Int] = [:]
    var meaningOf: [Int: Int] = [:]
    for row in rows where values[ids[row]] == nil {
      values[ids[row]] = column[row]
      var meant = column[row]
      if case .text(let text) = meant, let same = rule.same[text] { meant = .text(same) }
      let meaning = meanings[meant] ?? meanings.count
      meanings[meant] = meaning
      meaningOf[ids[row]] = meaning
    }
    let groups = disagreeing { meaningOf[ids[$0]] ?? -1 }
    if groups.isEmpty { return nil }
    var counts: [Int: Int] = [:]
    for row in rows where groups.contains(groupOfRow[row]) { counts[ids[row], default: 0] += 1 }
    for group in groups { mixed[group] = true }
    var counted: [Value: Int] = [:]
    for (id, count) in counts { counted[values[id] ?? .null, default: 0] += count }
    return counted
  }

  /// The groups with rows that differ.
  private func disagreeing(_ id: (Int) -> Int) -> Set<Int> {
    var first = [Int](repeating: .min, count: groupCount)
    var groups: Set<Int> = []
    for row in rows {
      let (group, id) = (groupOfRow[row], id(row))
      if first[group] == .min {
        first[group] = id
      } else if first[group] != id {
        groups.insert(group)
      }
    }
    return groups
  }

  /// The shares that stand in groups of several, where those are all that stands there.
  private func rowsOfShares(
    _ share: MixtureWatch.Share,
    _ column: (BoundExpression) throws(EngineIssue) -> Column
  ) throws(EngineIssue) -> [Int] {
    var sizes = [Int](repeating: 0, count: groupCount)
    for row in rows { sizes[groupOfRow[row]] += 1 }
    if case .where(let expression, let text) = share {
      let texts = try column(expression)
      let ids = GroupKeys.ids(of: texts)
      var isShare: [Int: Bool] = [:]
      for row in rows {
        let known = isShare[ids[row]] ?? (texts[row] == .text(text))
        isShare[ids[row]] = known
        if !known { sizes[groupOfRow[row]] = 0 }
      }
    }
    return rows.filter { sizes[groupOfRow[$0]] > 1 }
  }
}

extension AggregateCall {
  /// The column whose nulls keep a row out of what is put together.
  func countedColumn(_ argument: Column?, _ second: Column?) -> Column? {
    function == .argMax || function == .argMin ? second : argument
  }
}
