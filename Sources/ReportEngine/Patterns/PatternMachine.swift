import ReportText

/// Says whether a program matches a text, one look-up in a table a character.
///
/// The table is filled as texts ask for it: a state of the machine is a set of steps of the
/// program. Where there come to be too many states, the machine gives up.
final class PatternMachine {
  private let program: PatternProgram
  private let classes: ScalarClasses
  /// Whether a match may begin behind the start of what is read.
  private let restarts: Bool

  /// Where a state goes for every class of scalars; states are named by where their row begins.
  private let table: UnsafeMutablePointer<Int32>
  /// The steps of every state, which ascend.
  private var stepsOfStates: [[Int32]] = []
  private var endsMatch: [Bool] = []
  private var states: [[Int32]: Int32] = [:]
  private var startOfText: Int32 = 0
  private var startWithin: Int32 = 0
  private var matchesEmptyText = false
  /// How many states there are rows for.
  private let mostStates: Int

  /// The machine is in no step: no match can follow.
  private static let dead: Int32 = 0
  private static let unknown: Int32 = -1
  private static let gaveUp: Int32 = -2
  private static let tableEntries = 1 << 17

  /// Where the machine matches, whatever follows.
  private let matched: Int32

  /// - Parameters:
  ///   - program: What to run.
  ///   - classes: The classes of the program's sets.
  ///   - restarts: Whether a match may begin behind the start of what is read.
  init(_ program: PatternProgram, _ classes: ScalarClasses, restarts: Bool) {
    self.program = program
    self.classes = classes
    self.restarts = restarts
    matched = Int32(classes.count)
    mostStates = Self.tableEntries / classes.count
    table = .allocate(capacity: mostStates * classes.count)
    // The states that nothing leaves.
    _ = state([])
    _ = state([-1])
    startOfText = start(atStart: true)
    startWithin = start(atStart: false)
    var atEnd = StepSet(program)
    atEnd.add(program.start, atStart: true, atEnd: true)
    matchesEmptyText = atEnd.hasMatch
  }

  deinit { table.deallocate() }

  /// Whether the program matches from a place of a text on; `nil` where the machine gave up.
  ///
  /// Complexity: linear in the number of bytes.
  ///
  /// - Precondition: The bytes are UTF-8.
  func matches(_ text: UnsafeBufferPointer<UInt8>, from first: Int) -> Bool? {
    guard let base = text.baseAddress, !text.isEmpty else { return matchesEmptyText }
    var place = base + first
    let end = base + text.count
    var state = first == 0 ? startOfText : startWithin
    if state <= matched { return state == matched }
    let ofBasicPlane = classes.ofBasicPlane
    while place < end {
      let (scalar, length) = FoldedText.scalar(at: place)
      place += length
      let number =
        scalar < 0x10000 ? Int(ofBasicPlane[Int(scalar)]) : classes.number(ofHigh: scalar)
      var next = table[Int(state) + number]
      if next < 0 {
        next = fill(state, number)
        if next == Self.gaveUp { return nil }
      }
      if next <= matched { return next == matched }
      state = next
    }
    return endsMatch(state)
  }

  private func endsMatch(_ state: Int32) -> Bool { endsMatch[Int(state) / classes.count] }

  // MARK: - States

  private func start(atStart: Bool) -> Int32 {
    var found = StepSet(program)
    found.add(program.start, atStart: atStart, atEnd: false)
    return found.hasMatch ? matched : state(found.steps)
  }

  /// Finds out where a state goes.
  private func fill(_ state: Int32, _ number: Int) -> Int32 {
    var found = StepSet(program)
    for step in stepsOfStates[Int(state) / classes.count] {
      if case .take(let set, let next) = program.steps[Int(step)], classes.has(set, number) {
        found.add(next, atStart: false, atEnd: false)
      }
    }
    if restarts { found.add(program.start, atStart: false, atEnd: false) }
    let next = found.hasMatch ? matched : self.state(found.steps)
    if next != Self.gaveUp { table[Int(state) + number] = next }
    return next
  }

  /// The state of some steps, a new one where it is new.
  private func state(_ steps: [Int32]) -> Int32 {
    if let known = states[steps] { return known }
    if stepsOfStates.count == mostStates { return Self.gaveUp }
    let state = Int32(stepsOfStates.count * classes.count)
    states[steps] = state
    stepsOfStates.append(steps)
    var atEnd = StepSet(program)
    for step in steps where step >= 0 {
      if case .textEnd(let next) = program.steps[Int(step)] {
        atEnd.add(next, atStart: false, atEnd: true)
      }
    }
    endsMatch.append(atEnd.hasMatch)
    (table + Int(state)).initialize(repeating: Self.unknown, count: classes.count)
    return state
  }
}

/// Steps that a machine is in, with all that can be reached from them without a character.
private struct StepSet {
  private let program: PatternProgram
  private var isIn: Set<Int> = []
  private(set) var hasMatch = false

  init(_ program: PatternProgram) {
    self.program = program
  }

  /// The steps that take a character or wait for the end of the text.
  var steps: [Int32] {
    isIn.compactMap { step in
      switch program.steps[step] {
      case .take, .textEnd: Int32(step)
      case .split, .textStart, .match: nil
      }
    }.sorted()
  }

  mutating func add(_ step: Int, atStart: Bool, atEnd: Bool) {
    var waiting = [step]
    while let step = waiting.popLast() {
      guard isIn.insert(step).inserted else { continue }
      switch program.steps[step] {
      case .take: break
      case .match: hasMatch = true
      case .split(let first, let second): waiting += [second, first]
      case .textStart(let next): if atStart { waiting.append(next) }
      case .textEnd(let next): if atEnd { waiting.append(next) }
      }
    }
  }
}
