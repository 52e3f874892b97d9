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
  init(_ numbers: KeyNumbers, same: [String: String] = [:]) {
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
    if numbers.domain != nil, let (column, rows) = input.codes(of: expression) {
      growCounts()
      take(column.codes, rows, groups)
    } else {
      let taken = numbers.numbers(of: try input.column(expression))
      growCounts()
      take(.wide(taken), .range(taken.indices), groups)
    }
  }

  private mutating func growCounts() {
    let count = numbers.count
    if counts.count < count { counts += repeatElement(0, count: count - counts.count) }
  }

  private mutating func take(_ codes: PackedCodes, _ rows: RowSelection, _ groups: [UInt32]) {
    var found: [(group: UInt32, alias: UInt32)] = []
    counts.withUnsafeMutableBufferPointer { counts in
      meanings.withUnsafeMutableBufferPointer { meanings in
        groups.withUnsafeBufferPointer { groups in
          if aliases.isEmpty {
            codes.forEach(rows) { place, code in
              counts[code] &+= 1
              Self.meet(UInt32(truncatingIfNeeded: code) &+ 1, &meanings[Int(groups[place])])
            }
          } else {
            codes.forEach(rows) { place, code in
              counts[code] &+= 1
              var meant = UInt32(truncatingIfNeeded: code)
              for (alias, other) in aliases where meant == alias {
                found.append((groups[place], alias))
                meant = other
              }
              Self.meet(meant &+ 1, &meanings[Int(groups[place])])
            }
          }
        }
      }
    }
    for (group, alias) in found { aliasCounts.add(group, alias, 1) }
  }

  @inline(__always)
  private static func meet(_ met: UInt32, _ known: inout UInt32) {
    if known == met || known == Meaning.several { return }
    known = known == Meaning.none ? met : Meaning.several
  }

  /// Whether values have the same numbers wherever the column is looked at.
  var numbersAreFixed: Bool { numbers.domain != nil }

  /// How often every number occurs in all groups.
  var allCounts: [Int] { counts.map { Int($0) } }

  /// Takes how often values occur in another one for the same column.
  mutating func mergeCounts(_ other: Agreement) {
    let translation = numbers.merge(other.numbers)
    growCounts()
    for (number, count) in other.counts.enumerated() where count > 0 {
      counts[translation.map { Int($0[number]) } ?? number] += count
    }
  }

  /// Takes what groups of another one for the same column mean.
  mutating func merge(_ other: Agreement, _ groups: [(there: Int, here: Int)]) {
    let translation = numbers.merge(other.numbers)
    func translated(_ number: UInt32) -> UInt32 { translation.map { $0[Int(number)] } ?? number }
    for (there, here) in groups {
      let met = other.meanings[there]
      if met == Meaning.none { continue }
      Self.meet(met == Meaning.several ? met : translated(met - 1) + 1, &meanings[here])
    }
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
