import ReportCorpus

/// Whether the rows of every group agree in a column.
///
/// A group keeps what its rows mean as long as that is one thing; how often values occur is counted
/// over all groups, and those that agree are taken off in the end. So a row costs two look-ups,
/// however many values and groups there are; and of the rows that have the usual value, a run of one
/// group costs no more than one row.
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
  /// Whether the rows of all groups that have any are known to disagree: then it does not matter
  /// which row is of which group.
  private var allDisagree = false
  /// Whether the rows of any group were found to disagree.
  private var anyDisagree = false
  /// How often aliases occur in which group.
  private var aliasCounts = PairCounts()
  /// The places of rows that have to be looked at one by one; kept for its memory.
  private var unusual = RowBuffer<UInt32>()

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

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - expression: What holds their values.
  ///   - input: The rows.
  ///   - groups: The group of each.
  ///   - presentGroups: How many groups have rows, these included, where that is known.
  /// - Throws: What evaluating the expression throws.
  mutating func add(
    _ expression: BoundExpression,
    of input: GroupInput,
    _ groups: RowGroups,
    presentGroups: Int?
  ) throws(EngineIssue) {
    if isKnown { return }
    allDisagree = presentGroups.map { $0 == meanings.count { $0 == Meaning.several } } ?? false
    if numbers.domain != nil, let stored = input.stored(expression),
      case .coded(let column) = stored.column
    {
      growCounts()
      stored.withCodes(of: column) { take($0, groups) }
    } else {
      let taken = numbers.numbers(of: try input.column(expression))
      growCounts()
      taken.withUnsafeBufferPointer { take($0, groups) }
    }
  }

  /// Whether all that will be told is known: too many values, and that they stand in one group.
  var isKnown: Bool { anyDisagree && hasTooMany }

  private var hasTooMany: Bool { mostValues.map { metCount > $0 } ?? false }

  private mutating func growCounts() {
    let count = numbers.count
    if counts.count < count { counts += repeatElement(0, count: count - counts.count) }
  }

  private mutating func take(_ codes: UnsafeBufferPointer<UInt32>, _ groups: RowGroups) {
    precondition(codes.count == groups.count, "a value for every row")
    let usual = Self.usual(codes)
    unusual.fill(placesIn: codes, unlike: usual)
    let aliases = aliases
    let usualMeaning = Self.meaning(of: usual, aliases)
    let allDisagree = allDisagree
    var usualCount: UInt32 = 0
    var (new, disagreeing) = (0, 0)
    var found: [(group: Int, alias: UInt32, count: Int)] = []
    counts.withUnsafeMutableBufferPointer { counts in
      meanings.withUnsafeMutableBufferPointer { meanings in
        unusual.read { unusual in
          if allDisagree {
            for place in unusual {
              let code = Int(codes[Int(place)])
              new += counts[code] == 0 ? 1 : 0
              counts[code] &+= 1
            }
            usualCount = UInt32(truncatingIfNeeded: codes.count - unusual.count)
            return
          }
          var next = 0
          groups.forEachRun { group, places in
            let first = next
            while next < unusual.count, unusual[next] < places.upperBound {
              let code = codes[Int(unusual[next])]
              next += 1
              new += counts[Int(code)] == 0 ? 1 : 0
              counts[Int(code)] &+= 1
              let meant = Self.meaning(of: code, aliases)
              if meant != code { found.append((group, code, 1)) }
              disagreeing |= Self.meet(meant &+ 1, &meanings[group])
            }
            let rest = places.count - (next - first)
            if rest == 0 { return }
            usualCount &+= UInt32(truncatingIfNeeded: rest)
            if usualMeaning != usual { found.append((group, usual, rest)) }
            disagreeing |= Self.meet(usualMeaning &+ 1, &meanings[group])
          }
        }
        if usualCount > 0 {
          new += counts[Int(usual)] == 0 ? 1 : 0
          counts[Int(usual)] &+= usualCount
        }
      }
    }
    metCount += new
    if disagreeing != 0 { anyDisagree = true }
    for (group, alias, count) in found { aliasCounts.add(UInt32(group), alias, count) }
  }

  /// The number that one means the same as: itself, where it is no alias.
  @inline(__always)
  private static func meaning(
    of number: UInt32,
    _ aliases: [(alias: UInt32, meant: UInt32)]
  ) -> UInt32 {
    for (alias, meant) in aliases where alias == number { return meant }
    return number
  }

  /// A value that most rows have, where there is one: the vote of some rows (Boyer and Moore,
  /// MJRTY, 1981).
  private static func usual(_ codes: UnsafeBufferPointer<UInt32>) -> UInt32 {
    var (usual, votes) = (UInt32(0), 0)
    for place in stride(from: 0, to: codes.count, by: max(1, codes.count / 64)) {
      if votes == 0 { usual = codes[place] }
      votes += codes[place] == usual ? 1 : -1
    }
    return usual
  }

  /// Lets a group meet a meaning; not 0 where its rows disagree now.
  @inline(__always)
  private static func meet(_ met: UInt32, _ known: inout UInt32) -> Int {
    let next = known == met || known == Meaning.none ? met : Meaning.several
    known = next
    return next == Meaning.several ? 1 : 0
  }

  /// Whether values have the same numbers wherever the column is looked at.
  var numbersAreFixed: Bool { numbers.domain != nil }

  /// How often every number occurs in all groups.
  var allCounts: [Int] { counts.map { Int($0) } }

  /// Takes how often values occur in another one for the same column.
  mutating func mergeCounts(_ other: Agreement) {
    if isKnown { return }
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

  /// Forgets what a group means.
  mutating func forget(_ group: Int) { meanings[group] = Meaning.none }

  /// Marks the groups whose rows disagree.
  ///
  /// - Parameters:
  ///   - totals: How many rows each group has.
  ///   - counts: How often which value occurs; what occurs in groups that agree is taken off.
  ///   - isMixed: What groups are marked in.
  /// - Returns: Whether any are.
  func leaveDisagreeing(
    _ totals: [Int],
    _ counts: inout [Int],
    _ isMixed: inout [Bool]
  ) -> Bool {
    var isAny = false
    for (group, meaning) in meanings.enumerated() where meaning != Meaning.none {
      if meaning == Meaning.several {
        isMixed[group] = true
        isAny = true
      } else {
        counts[Int(meaning - 1)] -= totals[group]
      }
    }
    aliasCounts.forEach { group, alias, count in
      // What was taken off as what the alias means is the alias's.
      let meaning = meanings[Int(group)]
      guard meaning != Meaning.several, meaning != Meaning.none else { return }
      counts[Int(alias)] -= count
      counts[Int(meaning - 1)] += count
    }
    return isAny
  }

  /// The places of the rows of some groups all of whose rows have the value of a number.
  func places(
    of groups: RowGroups,
    agreeingOn number: UInt32,
    where isWanted: (Int) -> Bool
  ) -> [Int] {
    var found: [Int] = []
    meanings.withUnsafeBufferPointer { meanings in
      groups.forEachRun { group, places in
        if meanings[group] == number + 1, isWanted(group) { found += places }
      }
    }
    return found
  }

  /// Whether all rows of a group have the value of a number, for every group.
  func agree(on number: UInt32) -> [Bool] { meanings.map { $0 == number + 1 } }
}

extension Agreement {
  /// The values that are put together: so many of them, or that they are more.
  ///
  /// `counts` is how often each occurs in groups that disagree.
  func tally(of counts: [Int]) -> ValueTally {
    guard let mostValues, hasTooMany else { return numbers.tally(of: counts) }
    return numbers.tally(moreThan: mostValues)
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

  /// That there are more values than so many.
  func tally(moreThan count: Int) -> ValueTally {
    ValueTally(values: column(of: []), counts: [], moreThan: count)
  }
}
