private import CPackedCodes
import ReportCorpus

/// Whether the rows of every group agree in columns of few values, all looked at in one go.
///
/// The codes of a row stand side by side in a few bits, and a group keeps which of them were seen set
/// and which were seen clear: its rows disagree in a column where a bit was seen both ways. So a row
/// costs one look-up of its group, however many columns there are. How often values occur is counted
/// over all groups, and what occurs in those that agree is taken off in the end.
struct JointAgreement {
  /// A column.
  struct Field {
    let numbers: KeyNumbers
    /// The lowest of its bits.
    let shift: UInt16
    /// Its bits.
    let mask: UInt16
    /// Codes that mean the same as others, all where their bits are.
    let aliases: [(alias: UInt16, meant: UInt16)]
    /// How often aliases occur in which group.
    var aliasCounts = PairCounts()

    func number(in codes: UInt16) -> Int { Int((codes & mask) >> shift) }
  }

  /// So many bits are laid out side by side.
  private static let mostBits = UInt16.bitWidth

  var fields: [Field] = []
  var width = 0
  /// The bits that the rows of each group were seen to have set, and 16 bits above them those that
  /// were seen clear.
  var seen: [UInt32] = []
  /// How often codes side by side occur, in tables that are to be added up; nothing before there
  /// are rows.
  var counts: [UInt32] = []
  /// The codes of a batch side by side; kept for its memory.
  private var joint = RowBuffer<UInt16>()
  /// What codes side by side mean; nothing where each means itself, and before there are rows.
  var meant: [UInt16] = []
  /// Rows with aliases, their groups, and rows that follow each other; kept for their memory.
  var replaced = RowBuffer<UInt32>()
  var replacedGroups = RowBuffer<UInt32>()
  var list = RowBuffer<UInt32>()

  /// Adds a column.
  ///
  /// - Parameters:
  ///   - numbers: Numbers its values.
  ///   - same: Values that mean the same as others.
  /// - Returns: The place of the column among those that are looked at here; `nil` where it has too
  ///   many values.
  /// - Precondition: No row was taken.
  mutating func add(_ numbers: KeyNumbers, same: [String: String]) -> Int? {
    guard let bound = numbers.bound else { return nil }
    let bits = max(1, Int.bitWidth - (bound - 1).leadingZeroBitCount)
    if width + bits > Self.mostBits { return nil }
    var numbers = numbers
    let shift = UInt16(width)
    fields.append(
      Field(
        numbers: numbers,
        shift: shift,
        mask: (1 << UInt16(bits) - 1) << shift,
        aliases: same.compactMap { alias, meant in
          guard let alias = numbers.number(ofText: alias), let meant = numbers.number(ofText: meant)
          else { return nil }
          return (UInt16(alias) << shift, UInt16(meant) << shift)
        }
      )
    )
    width += bits
    return fields.count - 1
  }

  /// What all codes side by side mean; nothing where there are no aliases.
  private var meanings: [UInt16] {
    if fields.allSatisfy(\.aliases.isEmpty) { return [] }
    var meanings = (0..<(1 << width)).map { UInt16(truncatingIfNeeded: $0) }
    for field in fields {
      for (alias, meant) in field.aliases {
        for joint in meanings.indices
        where UInt16(truncatingIfNeeded: joint) & field.mask == alias {
          meanings[joint] ^= alias ^ meant
        }
      }
    }
    return meanings
  }

  var mask: UInt16 { UInt16(truncatingIfNeeded: 1 << width - 1) }

  /// Makes room for groups.
  mutating func grow(to groupCount: Int) { seen.grow(to: groupCount, 0) }

  /// Makes room for counts, which take more than groups where these are few.
  mutating func prepareForRows() {
    if !counts.isEmpty { return }
    counts = Array(repeating: 0, count: Int(PC_COUNTS_APART) << width)
    meant = meanings
  }

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - expressions: What holds the values of each column.
  ///   - input: The rows.
  ///   - groups: The group of each.
  ///   - presentGroups: How many groups have rows, these included, where that is known.
  /// - Throws: What evaluating an expression throws.
  mutating func add(
    _ expressions: [BoundExpression],
    of input: GroupInput,
    _ groups: RowGroups,
    presentGroups: Int?
  ) throws(EngineIssue) {
    precondition(expressions.count == fields.count, "an expression for every column")
    precondition(groups.count == input.rowCount, "a group for every row")
    prepareForRows()
    joint.clear(count: input.rowCount)
    for (index, expression) in expressions.enumerated() {
      try join(expression, of: input, at: index)
    }
    joint.read { codes in
      guard let first = codes.baseAddress else { return }
      counts.withUnsafeMutableBufferPointer { counts in
        guard let counts = counts.baseAddress else { return }
        pc_count_apart(first, codes.count, UInt32(width), counts)
      }
    }
    // It does not matter which row is of which group where all are known to disagree in all.
    if let presentGroups, presentGroups == disagreeingInAll { return }
    if !meant.isEmpty { countAliases(replaceAliases(groups)) }
    meet(groups)
  }

  private mutating func join(
    _ expression: BoundExpression,
    of input: GroupInput,
    at index: Int
  ) throws(EngineIssue) {
    let shift = UInt32(fields[index].shift)
    func join(_ codes: UnsafeBufferPointer<UInt32>) {
      precondition(codes.count == joint.count, "a code for every row")
      guard let first = codes.baseAddress else { return }
      joint.change { joint in
        guard let target = joint.baseAddress else { return }
        pc_join_32(first, codes.count, shift, target)
      }
    }
    guard let stored = input.stored(expression), case .coded(let column) = stored.column else {
      var numbers = fields[index].numbers
      return numbers.numbers(of: try input.column(expression)).withUnsafeBufferPointer(join)
    }
    if let kept = column.codes.byBytes {
      precondition(stored.rows.count == joint.count, "a code for every row")
      kept.codes.map { UInt16($0) &<< UInt16(shift) }.withUnsafeBufferPointer { bits in
        joint.change { joint in
          guard let target = joint.baseAddress, let bits = bits.baseAddress else { return }
          stored.rows.withElements(of: kept.bytes) { pc_join_8($0, $1, $2, bits, target) }
        }
      }
    } else {
      stored.withCodes(of: column, join)
    }
  }

  /// How many groups disagree in all columns.
  private var disagreeingInAll: Int {
    let masks = fields.map(\.mask)
    return seen.count { seen in
      let disagreeing = Self.disagreeing(seen)
      return masks.allSatisfy { disagreeing & $0 != 0 }
    }
  }

  /// The bits that were seen both ways.
  private static func disagreeing(_ seen: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: seen & seen >> 16)
  }

  /// Lets rows with aliases have what these mean.
  ///
  /// - Parameter groups: The group of each row.
  /// - Returns: The groups of the rows, and what their codes were.
  private mutating func replaceAliases(_ groups: RowGroups) -> [(group: UInt32, codes: UInt16)] {
    let meant = meant
    var (places, found): ([Int], [UInt16]) = ([], [])
    joint.change { joint in
      for (place, codes) in joint.enumerated() where meant[Int(codes)] != codes {
        places.append(place)
        found.append(codes)
        joint[place] = meant[Int(codes)]
      }
    }
    if places.isEmpty { return [] }
    var aliases: [(group: UInt32, codes: UInt16)] = []
    groups.keeping(places).forEach { index, group in
      aliases.append((UInt32(truncatingIfNeeded: group), found[index]))
    }
    return aliases
  }

  /// Counts the aliases that rows have.
  ///
  /// - Parameter found: The groups of the rows, and their codes side by side.
  mutating func countAliases(_ found: [(group: UInt32, codes: UInt16)]) {
    for (group, codes) in found {
      for field in fields.indices {
        let isAlias = fields[field].aliases.contains { $0.alias == codes & fields[field].mask }
        guard isAlias else { continue }
        let number = UInt32(fields[field].number(in: codes))
        fields[field].aliasCounts.add(group, number, 1)
      }
    }
  }

  private mutating func meet(_ groups: RowGroups) {
    let mask = mask
    joint.read { joint in
      seen.withUnsafeMutableBufferPointer { seen in
        if !groups.hasRuns {
          return groups.withGroupOfRows { groups in
            guard let group = groups.baseAddress, let code = joint.baseAddress,
              let seen = seen.baseAddress
            else { return }
            pc_meet(group, code, groups.count, mask, seen)
          }
        }
        groups.forEachRun { group, places in
          var (anySet, allSet): (UInt16, UInt16) = (0, .max)
          for place in places {
            anySet |= joint[place]
            allSet &= joint[place]
          }
          seen[group] |= UInt32(anySet) | UInt32(~allSet & mask) << 16
        }
      }
    }
  }

  /// Whether a row had, in a column, the value of a number.
  func hasMet(_ number: UInt32, inColumn index: Int) -> Bool {
    let field = fields[index]
    // What stands below the column's bits, and what stands in them and below.
    let low = 1 << Int(field.shift)
    let all = Int(field.mask) + low
    return counts.withUnsafeBufferPointer { counts in
      for start in stride(from: Int(number) * low, to: counts.count, by: all) {
        for place in start..<(start + low) where counts[place] > 0 { return true }
      }
      return false
    }
  }

  /// How often every number of a column occurs in all groups.
  func allCounts(ofColumn index: Int) -> [Int] {
    let field = fields[index]
    var found = [Int](repeating: 0, count: field.numbers.count)
    for (joint, count) in sums.enumerated() where count > 0 {
      found[field.number(in: UInt16(truncatingIfNeeded: joint))] += Int(count)
    }
    return found
  }

  /// How often codes side by side occur.
  private var sums: [UInt32] {
    let size = 1 << width
    var sums = Array(counts.prefix(size))
    for start in stride(from: size, to: counts.count, by: size) {
      sums.add(counts[start..<(start + size)])
    }
    return sums
  }

  /// Takes how often values occur in another one for the same columns.
  mutating func mergeCounts(_ other: JointAgreement) {
    if counts.isEmpty { counts = other.counts } else { counts.add(other.counts[...]) }
  }

  /// Takes what was seen in groups of another one for the same columns.
  mutating func merge(_ other: JointAgreement, _ groups: [(there: Int, here: Int)]) {
    seen.withUnsafeMutableBufferPointer { seen in
      other.seen.withUnsafeBufferPointer { others in
        for (there, here) in groups { seen[here] |= others[there] }
      }
    }
    for index in fields.indices {
      fields[index].aliasCounts.merge(other.fields[index].aliasCounts, groups) { $0 }
    }
  }

  /// Forgets what was seen in a group.
  mutating func forget(_ group: Int) { seen[group] = 0 }

  /// Marks the groups whose rows disagree in a column.
  ///
  /// - Parameters:
  ///   - index: The place of the column.
  ///   - totals: How many rows each group has.
  ///   - counts: How often which value occurs; what occurs in groups that agree is taken off.
  ///   - isMixed: What groups are marked in.
  /// - Returns: Whether any are.
  func leaveDisagreeing(
    inColumn index: Int,
    _ totals: [Int],
    _ counts: inout [Int],
    _ isMixed: inout [Bool]
  ) -> Bool {
    let field = fields[index]
    var isAny = false
    seen.withUnsafeBufferPointer { seen in
      for (group, seen) in seen.enumerated() where seen != 0 {
        if Self.disagreeing(seen) & field.mask != 0 {
          isMixed[group] = true
          isAny = true
        } else {
          counts[field.number(in: UInt16(truncatingIfNeeded: seen))] -= totals[group]
        }
      }
    }
    field.aliasCounts.forEach { group, alias, count in
      let seen = seen[Int(group)]
      guard seen != 0, Self.disagreeing(seen) & field.mask == 0 else { return }
      // What was taken off as what the alias means is the alias's.
      counts[Int(alias)] -= count
      counts[field.number(in: UInt16(truncatingIfNeeded: seen))] += count
    }
    return isAny
  }

  /// What groups have seen all of whose rows have, in a column, the value of a number; and the bits
  /// that tell it.
  private func agreeing(on number: UInt32, inColumn index: Int) -> (seen: UInt32, bits: UInt32) {
    let field = fields[index]
    let code = UInt16(truncatingIfNeeded: number) << field.shift
    return (
      UInt32(code) | UInt32(code ^ field.mask) << 16, UInt32(field.mask) | UInt32(field.mask) << 16
    )
  }

  /// The places of the rows of some groups all of whose rows have, in a column, the value of a number.
  func places(
    of groups: RowGroups,
    agreeingOn number: UInt32,
    inColumn index: Int,
    where isWanted: (Int) -> Bool
  ) -> [Int] {
    let wanted = agreeing(on: number, inColumn: index)
    var found: [Int] = []
    seen.withUnsafeBufferPointer { seen in
      groups.forEachRun { group, places in
        if seen[group] & wanted.bits == wanted.seen, isWanted(group) { found += places }
      }
    }
    return found
  }

  /// Whether all rows of a group have, in a column, the value of a number, for every group.
  func agree(on number: UInt32, inColumn index: Int) -> [Bool] {
    let wanted = agreeing(on: number, inColumn: index)
    return seen.map { $0 & wanted.bits == wanted.seen }
  }

  /// The number of a text in a column; `nil` where no row can have it.
  func number(ofText text: String, inColumn index: Int) -> UInt32? {
    var numbers = fields[index].numbers
    return numbers.number(ofText: text)
  }

  /// How often values of a column occur, by their numbers.
  func tally(ofColumn index: Int, _ counts: [Int]) -> ValueTally {
    fields[index].numbers.tally(of: counts)
  }
}

extension [UInt32] {
  /// Adds the numbers of another list to the first ones of this.
  fileprivate mutating func add(_ others: ArraySlice<UInt32>) {
    precondition(others.count <= count, "a number for each")
    withUnsafeMutableBufferPointer { numbers in
      others.withUnsafeBufferPointer { others in
        for index in others.indices { numbers[index] &+= others[index] }
      }
    }
  }
}
