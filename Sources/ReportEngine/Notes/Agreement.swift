import ReportCorpus

/// Whether the rows of every group agree in a column.
///
/// A group keeps what its rows mean as long as that is one thing; how often values occur is counted
/// over all groups, and those that agree are taken off in the end. So a row costs two look-ups,
/// however many values and groups there are.
struct Agreement {
  private(set) var numbers: KeyNumbers
  /// What the rows of each group mean.
  private var meanings: [UInt32] = []
  /// How often every number occurs in all groups.
  private var counts: [UInt32] = []
  /// Numbers that mean the same as others.
  private let aliases: [(alias: UInt32, meant: UInt32)]
  /// Where more values than that are put together, it is told that they are more, and no longer
  /// counted; `nil` where all are counted.
  private let mostValues: Int?
  /// How many different values were met.
  private var metCount = 0
  /// Whether the rows of any group were found to disagree.
  private var anyDisagree = false
  /// How often aliases occur in which group.
  private var aliasCounts = PairCounts()

  /// What a group means that has no row, and one whose rows disagree; else it is a number and one.
  private enum Meaning {
    static let none: UInt32 = 0
    static let several = UInt32.max
  }

  /// Prepares for the values of a column.
  ///
  /// - Parameters:
  ///   - numbers: Numbers the values.
  ///   - same: Values that mean the same as others.
  ///   - mostValues: So many values are counted; `nil` where all are.
  init(_ numbers: KeyNumbers, same: [String: String] = [:], mostValues: Int? = nil) {
    self.mostValues = mostValues
    var numbers = numbers
    aliases = same.compactMap { alias, meant in
      guard let alias = numbers.number(ofText: alias), let meant = numbers.number(ofText: meant)
      else { return nil }
      return (alias, meant)
    }
    self.numbers = numbers
  }

  /// The number of a text; `nil` where no row can have it.
  mutating func number(ofText text: String) -> UInt32? { numbers.number(ofText: text) }

  /// Makes room for groups.
  mutating func grow(to groupCount: Int) {
    guard meanings.count < groupCount else { return }
    meanings += repeatElement(Meaning.none, count: groupCount - meanings.count)
  }

  /// Takes rows: what holds their values, and the group of each.
  mutating func add(
    _ expression: BoundExpression,
    of input: GroupInput,
    _ groups: [UInt32]
  ) throws(EngineIssue) {
    // All that will be told is known: too many values, and that they stand in one group.
    if anyDisagree, hasTooMany { return }
    if numbers.domain != nil, let (column, rows) = input.codes(of: expression) {
      growCounts()
      take(column.codes, rows, groups)
    } else {
      let taken = numbers.numbers(of: try input.column(expression))
      growCounts()
      take(.wide(taken), .range(taken.indices), groups)
    }
  }

  private var hasTooMany: Bool { mostValues.map { metCount > $0 } ?? false }

  private mutating func growCounts() {
    let count = numbers.count
    if counts.count < count { counts += repeatElement(0, count: count - counts.count) }
  }

  private mutating func take(_ codes: PackedCodes, _ rows: RowSelection, _ groups: [UInt32]) {
    let aliases = aliases
    var found: [(group: UInt32, alias: UInt32)] = []
    var (new, disagreeing) = (0, 0)
    counts.withUnsafeMutableBufferPointer { counts in
      meanings.withUnsafeMutableBufferPointer { meanings in
        groups.withUnsafeBufferPointer { groups in
          if aliases.isEmpty {
            Self.forEachRun(codes, rows, groups) { code, group, times in
              new &+= counts[code] == 0 ? 1 : 0
              counts[code] &+= times
              disagreeing |= Self.meet(UInt32(truncatingIfNeeded: code) &+ 1, &meanings[group])
            }
            return
          }
          Self.forEachRun(codes, rows, groups) { code, group, times in
            new &+= counts[code] == 0 ? 1 : 0
            counts[code] &+= times
            var meant = UInt32(truncatingIfNeeded: code)
            for (alias, other) in aliases where meant == alias {
              let one = (group: UInt32(truncatingIfNeeded: group), alias: alias)
              found += repeatElement(one, count: Int(times))
              meant = other
            }
            disagreeing |= Self.meet(meant &+ 1, &meanings[group])
          }
        }
      }
    }
    metCount += new
    if disagreeing != 0 { anyDisagree = true }
    for (group, alias) in found { aliasCounts.add(group, alias, 1) }
  }

  /// Calls `body` with the code and the group that neighbours have in common, and how many they
  /// are: rows of one report stand together, and are often alike.
  @inline(__always)
  private static func forEachRun(
    _ codes: PackedCodes,
    _ rows: RowSelection,
    _ groups: UnsafeBufferPointer<UInt32>,
    _ body: (_ code: Int, _ group: Int, _ times: UInt32) -> Void
  ) {
    var (last, lastGroup, times) = (-1, UInt32.max, UInt32(0))
    codes.forEach(rows) { place, code in
      let group = groups[place]
      if code == last, group == lastGroup {
        times &+= 1
      } else {
        if times > 0 { body(last, Int(lastGroup), times) }
        (last, lastGroup, times) = (code, group, 1)
      }
    }
    if times > 0 { body(last, Int(lastGroup), times) }
  }

  /// Lets a group meet a meaning; not 0 where its rows disagree now.
  @inline(__always)
  private static func meet(_ met: UInt32, _ known: inout UInt32) -> Int {
    if known == met { return 0 }
    if known == Meaning.several { return 1 }
    known = known == Meaning.none ? met : Meaning.several
    return known == Meaning.several ? 1 : 0
  }

  /// Whether values have the same numbers wherever the column is looked at.
  var numbersAreFixed: Bool { numbers.domain != nil }

  /// How often every number occurs in all groups.
  var allCounts: [Int] { counts.map { Int($0) } }

  /// Takes how often values occur in another one for the same column.
  mutating func mergeCounts(_ other: Agreement) {
    let translation = numbers.merge(other.numbers)
    growCounts()
    if let translation {
      for (number, count) in other.counts.enumerated() {
        counts[Int(translation[number])] &+= count
      }
    } else {
      counts.withUnsafeMutableBufferPointer { counts in
        for (number, count) in other.counts.enumerated() { counts[number] &+= count }
      }
    }
    metCount = counts.count { $0 > 0 }
    if other.anyDisagree { anyDisagree = true }
  }

  /// Takes what groups of another one for the same column mean.
  mutating func merge(_ other: Agreement, _ groups: [(there: Int, here: Int)]) {
    let translation = numbers.merge(other.numbers)
    func translated(_ number: UInt32) -> UInt32 { translation.map { $0[Int(number)] } ?? number }
    var disagreeing = 0
    meanings.withUnsafeMutableBufferPointer { meanings in
      other.meanings.withUnsafeBufferPointer { others in
        for (there, here) in groups {
          let met = others[there]
          if met == Meaning.none { continue }
          let isSame = translation == nil || met == Meaning.several
          disagreeing |= Self.meet(isSame ? met : translated(met - 1) + 1, &meanings[here])
        }
      }
    }
    if disagreeing != 0 || other.anyDisagree { anyDisagree = true }
    aliasCounts.merge(other.aliasCounts, groups, translated)
  }

  /// The groups whose rows disagree.
  ///
  /// - Parameters:
  ///   - totals: How many rows each group has.
  ///   - counts: How often which value occurs; what occurs in groups that agree is taken off.
  /// - Returns: Their numbers, in order.
  func leaveDisagreeing(_ totals: [Int], _ counts: inout [Int]) -> [Int] {
    let groups = meanings.indices.filter { meanings[$0] == Meaning.several }
    for (group, meaning) in meanings.enumerated()
    where meaning != Meaning.none && meaning != Meaning.several {
      counts[Int(meaning - 1)] -= totals[group]
    }
    aliasCounts.forEach { group, alias, count in
      // What was taken off as what the alias means is the alias's.
      guard meanings[Int(group)] != Meaning.several else { return }
      counts[Int(alias)] -= count
      counts[Int(meanings[Int(group)] - 1)] += count
    }
    return groups
  }

  /// Whether all rows of a group have the value of a number.
  func agree(on number: UInt32, _ group: Int) -> Bool { meanings[group] == number + 1 }
}

extension Agreement {
  /// The values that are put together: so many of them, or that they are more.
  ///
  /// `counts` is how often each occurs in groups that disagree.
  func tally(of counts: [Int]) -> ValueTally {
    guard let mostValues, hasTooMany else { return numbers.tally(of: counts) }
    return ValueTally(values: numbers.column(of: []), counts: [], moreThan: mostValues)
  }

  /// Whether rows of any group disagree, also where groups were no longer looked at.
  var disagrees: Bool { anyDisagree }
}

extension KeyNumbers {
  /// How often values occur, by their numbers.
  func tally(of counts: [Int]) -> ValueTally {
    let found = counts.indices.filter { counts[$0] > 0 }
    return ValueTally(
      values: column(of: found.map { UInt32($0) }),
      counts: found.map { counts[$0] }
    )
  }
}
