import CPackedCodes
import ReportCorpus

/// Whether the rows of every group agree in columns: those of few values are looked at together.
struct AgreementColumns {
  /// How a column is looked at.
  private enum Place {
    /// Not at all: all rows have one value, or somebody else does it.
    case unwatched
    case alone(Int)
    case joint(Int, column: Int)
  }

  private var places: [Place] = []
  private var alone: [(expression: BoundExpression, agreement: Agreement)] = []
  private var joint: [(expressions: [BoundExpression], agreement: JointAgreement)] = []

  /// The codes of the columns of few values, where they are kept a byte a row and are looked at
  /// together; `nil` else.
  private var bytes: [JointAgreement.Bytes]?

  /// Adds a column that is not looked at.
  mutating func addUnwatched() { places.append(.unwatched) }

  /// Adds a column.
  ///
  /// - Parameters:
  ///   - expression: What holds its values.
  ///   - numbers: Numbers them.
  ///   - same: Values that mean the same as others.
  ///   - mostValues: So many values are counted; `nil` where all are.
  /// - Returns: Its place among the columns.
  @discardableResult
  mutating func add(
    _ expression: BoundExpression,
    _ numbers: KeyNumbers,
    same: [String: String] = [:],
    mostValues: Int? = nil
  ) -> Int {
    if mostValues == nil, let place = addJoint(expression, numbers, same) {
      places.append(place)
    } else {
      places.append(.alone(alone.count))
      alone.append((expression, Agreement(numbers, same: same, mostValues: mostValues)))
    }
    return places.count - 1
  }

  private mutating func addJoint(
    _ expression: BoundExpression,
    _ numbers: KeyNumbers,
    _ same: [String: String]
  ) -> Place? {
    for index in joint.indices {
      if let column = joint[index].agreement.add(numbers, same: same) {
        joint[index].expressions.append(expression)
        return .joint(index, column: column)
      }
    }
    var agreement = JointAgreement()
    guard let column = agreement.add(numbers, same: same) else { return nil }
    joint.append(([expression], agreement))
    return .joint(joint.count - 1, column: column)
  }

  /// Prepares to take rows while they are summed, once all columns are there.
  ///
  /// - Parameter stored: The column of a relation that an expression reads, where it is no more than
  ///   that.
  mutating func prepareForSums(_ stored: (BoundExpression) -> StoredColumn?) {
    switch joint.count {
    case 0: bytes = []
    case 1: bytes = joint[0].agreement.bytes(of: joint[0].expressions, stored)
    default: bytes = nil
    }
  }

  /// Makes room for groups.
  mutating func grow(to groupCount: Int) {
    for index in alone.indices { alone[index].agreement.grow(to: groupCount) }
    for index in joint.indices { joint[index].agreement.grow(to: groupCount) }
  }

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - groups: The group of each.
  ///   - input: The rows.
  ///   - presentGroups: How many groups have rows, these included, where that is known.
  /// - Throws: What evaluating a column throws.
  mutating func add(
    _ groups: RowGroups,
    of input: GroupInput,
    presentGroups: Int?
  ) throws(EngineIssue) {
    for index in joint.indices {
      let expressions = joint[index].expressions
      try joint[index].agreement.add(expressions, of: input, groups, presentGroups: presentGroups)
    }
    try addAlone(groups, of: input, presentGroups: presentGroups)
  }

  /// Takes rows that the columns of few values took while they were summed.
  mutating func addAlone(
    _ groups: RowGroups,
    of input: GroupInput,
    presentGroups: Int?
  ) throws(EngineIssue) {
    for index in alone.indices {
      let expression = alone[index].expression
      try alone[index].agreement.add(expression, of: input, groups, presentGroups: presentGroups)
    }
  }

  /// Whether columns of many values still have to be looked at.
  var looksAtMany: Bool { !alone.allSatisfy(\.agreement.isKnown) }

  /// Lets the columns of few values take rows while these are summed.
  ///
  /// - Parameters:
  ///   - rows: The rows with what is summed.
  ///   - groups: The group of each.
  ///   - input: The rows.
  ///   - sum: What sums them.
  /// - Returns: How many rows have no value, which are not taken; `nil` where nothing was done.
  mutating func take(
    _ rows: StoredRows,
    _ groups: RowGroups,
    of input: GroupInput,
    into sum: DecimalSum
  ) -> Int? {
    guard let bytes, !joint.isEmpty, input.rows != nil else { return nil }
    return sum.add(rows, groups, bytes, &joint[0].agreement)
  }

  /// Whether ``watching(in:rowCount:_:)`` can be asked.
  var canWatch: Bool { bytes != nil }

  /// Lets a kernel watch the columns of few values.
  ///
  /// - Parameters:
  ///   - bounds: The first row and the last.
  ///   - rowCount: How many there are at most.
  ///   - body: Calls the kernel.
  /// - Returns: What `body` returns; `nil` where nothing was done.
  mutating func watching<Result>(
    in bounds: ClosedRange<Int>,
    rowCount: Int,
    _ body: (UnsafeMutablePointer<pc_watch>) -> Result
  ) -> Result? {
    guard let bytes else { return nil }
    if !joint.isEmpty {
      return joint[0].agreement.watching(bytes, in: bounds, rowCount: rowCount, body)
    }
    var watch = pc_watch.none
    return body(&watch)
  }

  /// Whether a row may have had, in a column, the value of a number.
  func mayHaveMet(_ number: UInt32, at place: Int) -> Bool {
    switch places[place] {
    case .unwatched: false
    case .alone: true
    case .joint(let index, let column): joint[index].agreement.hasMet(number, inColumn: column)
    }
  }

  /// Whether values have the same numbers wherever the columns are looked at.
  var numbersAreFixed: Bool { alone.allSatisfy(\.agreement.numbersAreFixed) }

  /// The number of a text; `nil` where no row can have it.
  mutating func number(ofText text: String, at place: Int) -> UInt32? {
    switch places[place] {
    case .unwatched: nil
    case .alone(let index): alone[index].agreement.number(ofText: text)
    case .joint(let index, let column):
      joint[index].agreement.number(ofText: text, inColumn: column)
    }
  }

  /// Takes how often values occur in others for the same columns.
  mutating func mergeCounts(_ other: AgreementColumns) {
    for index in alone.indices {
      alone[index].agreement.mergeCounts(other.alone[index].agreement)
    }
    for index in joint.indices {
      joint[index].agreement.mergeCounts(other.joint[index].agreement)
    }
  }

  /// Takes what groups of others for the same columns agree in.
  mutating func merge(_ other: AgreementColumns, _ groups: [(there: Int, here: Int)]) {
    for index in alone.indices {
      alone[index].agreement.merge(other.alone[index].agreement, groups)
    }
    for index in joint.indices {
      joint[index].agreement.merge(other.joint[index].agreement, groups)
    }
  }

  /// Forgets what the rows of a group agree in.
  mutating func forget(_ group: Int) {
    for index in alone.indices { alone[index].agreement.forget(group) }
    for index in joint.indices { joint[index].agreement.forget(group) }
  }

  /// How often every number of a column occurs in all groups.
  func allCounts(at place: Int) -> [Int] {
    switch places[place] {
    case .unwatched: []
    case .alone(let index): alone[index].agreement.allCounts
    case .joint(let index, let column): joint[index].agreement.allCounts(ofColumn: column)
    }
  }

  /// Marks the groups whose rows disagree in a column.
  ///
  /// - Parameters:
  ///   - place: The place of the column.
  ///   - totals: How many rows each group has.
  ///   - counts: How often which value occurs; what occurs in groups that agree is taken off.
  ///   - isMixed: What groups are marked in.
  /// - Returns: Whether any are.
  func leaveDisagreeing(
    at place: Int,
    _ totals: [Int],
    _ counts: inout [Int],
    _ isMixed: inout [Bool]
  ) -> Bool {
    switch places[place] {
    case .unwatched: false
    case .alone(let index): alone[index].agreement.leaveDisagreeing(totals, &counts, &isMixed)
    case .joint(let index, let column):
      joint[index].agreement.leaveDisagreeing(inColumn: column, totals, &counts, &isMixed)
    }
  }

  /// Whether rows of any group disagree in a column, where groups were no longer looked at.
  func disagree(at place: Int) -> Bool {
    if case .alone(let index) = places[place] { alone[index].agreement.disagrees } else { false }
  }

  /// The places of the rows of some groups all of whose rows have the value of a number.
  func places(
    of groups: RowGroups,
    agreeingOn number: UInt32,
    at place: Int,
    where isWanted: (Int) -> Bool
  ) -> [Int] {
    switch places[place] {
    case .unwatched: []
    case .alone(let index):
      alone[index].agreement.places(of: groups, agreeingOn: number, where: isWanted)
    case .joint(let index, let column):
      joint[index].agreement.places(
        of: groups,
        agreeingOn: number,
        inColumn: column,
        where: isWanted
      )
    }
  }

  /// Whether all rows of a group have the value of a number, for every group.
  func agree(on number: UInt32, at place: Int) -> [Bool] {
    switch places[place] {
    case .unwatched: []
    case .alone(let index): alone[index].agreement.agree(on: number)
    case .joint(let index, let column):
      joint[index].agreement.agree(on: number, inColumn: column)
    }
  }

  /// The values of a column that are put together.
  ///
  /// `counts` is how often each occurs in groups that disagree.
  func tally(at place: Int, _ counts: [Int]) -> ValueTally {
    switch places[place] {
    case .unwatched: ValueTally(values: .bool(FixedColumn([])), counts: [])
    case .alone(let index): alone[index].agreement.tally(of: counts)
    case .joint(let index, let column): joint[index].agreement.tally(ofColumn: column, counts)
    }
  }
}
