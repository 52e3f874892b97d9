import ReportCorpus

/// Numbers groups of rows that are equal in all keys.
struct GroupNumbers {
  /// How the numbers of the keys make the number of a group.
  private enum Form {
    /// There are few groups: each has the number that the numbers of its keys add up to, each times
    /// the stride of its key.
    case dense(strides: [UInt64])
    /// The numbers of all keys side by side fit 64 bits; they are numbered as they are met.
    case packed(PackedKeys, GroupTable)
    /// The pairs of a group over the keys before and the number of a key, one table a key.
    case chained([NumberTable])
  }

  private var keys: [KeyNumbers]
  private var form: Form
  /// The numbers of keys side by side; kept for its memory.
  private var packed = RowBuffer<UInt64>()
  /// The codes of one key; kept for its memory.
  private var codesOfRuns = RowBuffer<UInt32>()

  /// The most groups that are laid out in full.
  private static let mostDense: UInt64 = 1 << 20
  /// So many are, however few rows there are.
  private static let fewDense: UInt64 = 1 << 15
  /// How many rows there are a group, at least, where more are laid out in full: what all threads
  /// know of groups without rows takes time, too.
  private static let rowsPerGroup: UInt64 = 32

  /// Prepares to number groups.
  ///
  /// - Parameters:
  ///   - keys: What numbers the values of each key.
  ///   - rowCount: How many rows there are at most; `nil` where that is not known.
  init(_ keys: [KeyNumbers], rowCount: Int? = nil) {
    self.keys = keys
    let most = rowCount.map { max(Self.fewDense, UInt64($0) / Self.rowsPerGroup) } ?? .max
    if let strides = Self.strides(keys, atMost: min(Self.mostDense, most)) {
      form = .dense(strides: strides)
    } else if let packed = PackedKeys(keys) {
      form = .packed(packed, Self.table(keys, packed))
    } else {
      form = .chained(Array(repeating: NumberTable(), count: keys.count))
    }
  }

  /// A table for groups of which those with the same value in one key, kept once a report, come
  /// together.
  private static func table(_ keys: [KeyNumbers], _ layout: PackedKeys) -> GroupTable {
    let clustered = keys.indices.filter { keys[$0].isKeptByReport }
      .max { keys[$0].count < keys[$1].count }
    guard let key = clustered else { return GroupTable() }
    return GroupTable(clusteredBy: layout.shifts[key], valueCount: keys[key].count)
  }

  /// How far apart groups are that are neighbours in one key; `nil` where there are too many.
  private static func strides(_ keys: [KeyNumbers], atMost most: UInt64) -> [UInt64]? {
    var strides: [UInt64] = []
    var size: UInt64 = 1
    for key in keys.reversed() {
      guard let bound = key.bound else { return nil }
      strides.insert(size, at: 0)
      size *= UInt64(bound)
      if size > most { return nil }
    }
    return strides
  }

  /// A number that is greater than that of any group so far.
  var bound: Int {
    switch form {
    case .dense(let strides): keys.isEmpty ? 1 : Int(strides[0]) * keys[0].count
    case .packed(_, let table): table.count
    case .chained(let pairs): pairs.last?.count ?? 0
    }
  }

  /// How far apart groups are that are neighbours in each key, by the codes of its column; `nil`
  /// where groups are numbered as they are met.
  var strides: [UInt64]? { if case .dense(let strides) = form { strides } else { nil } }

  /// The most groups there can be; `nil` where that depends on the rows.
  var limit: Int? { if case .dense = form { bound } else { nil } }

  /// Where the numbers of keys are read.
  private enum Source {
    /// The rows themselves.
    case rows(GroupInput)
    /// Runs of rows of one report each, and the codes of reports for each key.
    case runs(RowBuffer<UInt32>, [CodeRuns])

    var count: Int {
      switch self {
      case .rows(let input): input.rowCount
      case .runs(let runs, _): runs.count
      }
    }
  }

  /// Writes the groups of rows over `groups`.
  ///
  /// - Parameters:
  ///   - expressions: The keys.
  ///   - input: The rows.
  ///   - groups: What is written over.
  /// - Throws: What evaluating a key throws.
  mutating func number(
    _ expressions: [BoundExpression],
    of input: GroupInput,
    into groups: inout RowGroups
  ) throws(EngineIssue) {
    if let rows = input.rows, let codes = codesOfReports(expressions, input) {
      try groups.set(rows, input.marks, dividedBy: codes[0].rows) {
        runs,
        groups throws(EngineIssue) in
        try number(expressions, .runs(runs, codes), into: &groups)
      }
    } else {
      try groups.set { groups throws(EngineIssue) in
        try number(expressions, .rows(input), into: &groups)
      }
    }
  }

  /// The codes of all keys, where each is kept once a report; else `nil`.
  private func codesOfReports(_ expressions: [BoundExpression], _ input: GroupInput) -> [CodeRuns]?
  {
    if case .chained = form { return nil }
    var codes: [CodeRuns] = []
    for (index, key) in expressions.enumerated() {
      guard keys[index].domain != nil, case .coded(let column)? = input.stored(key)?.column,
        case .runs(let runs) = column.codes, runs.rows === codes.first?.rows ?? runs.rows
      else { return nil }
      codes.append(runs)
    }
    return codes.isEmpty ? nil : codes
  }

  private mutating func number(
    _ expressions: [BoundExpression],
    _ source: Source,
    into groups: inout RowBuffer<UInt32>
  ) throws(EngineIssue) {
    switch form {
    case .dense(let strides):
      groups.clear(count: source.count)
      for (index, key) in expressions.enumerated() {
        let stride = UInt32(strides[index])
        if case .rows(let input) = source, keys[index].domain != nil, let rows = input.rows,
          case .coded(let column)? = input.stored(key)?.column,
          column.codes.add(rows, times: stride, to: &groups)
        {
          continue
        }
        try add(key, index, of: source, to: &groups) { $0 &+ $1 &* stride }
      }
    case .packed(let layout, var table):
      // The form lets go of the table, which would be copied otherwise.
      form = .chained([])
      var packed = RowBuffer<UInt64>()
      swap(&packed, &self.packed)
      defer {
        form = .packed(layout, table)
        self.packed = packed
      }
      packed.clear(count: source.count)
      for (index, key) in expressions.enumerated() {
        let shift = layout.shifts[index]
        try add(key, index, of: source, to: &packed) { $0 | UInt64($1) << shift }
      }
      packed.read { keys in
        groups.fill(room: keys.count) { numbers in
          table.number(keys, into: numbers)
          return keys.count
        }
      }
    case .chained:
      guard case .rows(let input) = source else { return }
      groups.clear(count: input.rowCount)
      for (index, key) in expressions.enumerated() {
        join(&groups, keys[index].numbers(of: try input.column(key)), at: index)
      }
    }
  }

  /// Adds the numbers of a key to sums.
  @inline(__always)
  private mutating func add<Number: BitwiseCopyable>(
    _ key: BoundExpression,
    _ index: Int,
    of source: Source,
    to sums: inout RowBuffer<Number>,
    _ add: (Number, UInt32) -> Number
  ) throws(EngineIssue) {
    switch source {
    case .runs(let runs, let codes):
      codesOfRuns.fill(room: runs.count) { target in
        runs.read { codes[index].write(ofRuns: $0, to: target) }
        return runs.count
      }
      codesOfRuns.read { Self.add($0, to: &sums, add) }
    case .rows(let input):
      if keys[index].domain != nil, let stored = input.stored(key),
        case .coded(let column) = stored.column
      {
        stored.withCodes(of: column) { Self.add($0, to: &sums, add) }
      } else {
        keys[index].numbers(of: try input.column(key)).withUnsafeBufferPointer {
          Self.add($0, to: &sums, add)
        }
      }
    }
  }

  @inline(__always)
  private static func add<Number>(
    _ numbers: UnsafeBufferPointer<UInt32>,
    to sums: inout RowBuffer<Number>,
    _ add: (Number, UInt32) -> Number
  ) {
    precondition(numbers.count == sums.count, "a number for every row")
    sums.change { sums in
      for place in sums.indices { sums[place] = add(sums[place], numbers[place]) }
    }
  }

  private mutating func join(
    _ groups: inout RowBuffer<UInt32>,
    _ numbers: [UInt32],
    at index: Int
  ) {
    guard case .chained(var pairs) = form else { return }
    form = .chained([])
    defer { form = .chained(pairs) }
    groups.change { groups in
      for row in groups.indices {
        groups[row] = pairs[index].number(of: UInt64(groups[row]) << 32 | UInt64(numbers[row]))
      }
    }
  }

  /// The values of a key in some groups.
  func column(ofKey key: Int, in groups: [UInt32]) -> Column {
    guard case .packed(let layout, let table) = form else {
      return keys[key].column(of: groups.map { number(ofKey: key, in: $0) })
    }
    return keys[key].column(of: layout.numbers(ofKey: key, in: table.keys, at: groups))
  }

  /// The number of a key in a group.
  private func number(ofKey key: Int, in group: UInt32) -> UInt32 {
    switch form {
    case .dense(let strides): Self.number(ofKey: key, in: UInt64(group), strides)
    case .packed(let layout, let table): layout.number(ofKey: key, in: table.keys[Int(group)])
    case .chained: numbers(of: group)[key]
    }
  }

  private static func number(ofKey key: Int, in sum: UInt64, _ strides: [UInt64]) -> UInt32 {
    UInt32(truncatingIfNeeded: (key == 0 ? sum : sum % strides[key - 1]) / strides[key])
  }

  /// The numbers of all keys in a group.
  private func numbers(of group: UInt32) -> [UInt32] {
    guard case .chained(let pairs) = form else {
      return keys.indices.map { number(ofKey: $0, in: group) }
    }
    var numbers: [UInt32] = []
    var group = group
    for table in pairs.reversed() {
      let pair = table.keys[Int(group)]
      numbers.insert(UInt32(truncatingIfNeeded: pair), at: 0)
      group = UInt32(truncatingIfNeeded: pair >> 32)
    }
    return numbers
  }

  /// Takes groups of other numbers over the same keys, and tells what they are called here.
  mutating func merge(_ other: GroupNumbers, _ groups: [UInt32]) -> [UInt32] {
    switch (form, other.form) {
    case (.dense, _): return groups
    case (.packed(let layout, var table), .packed(_, let others)):
      form = .chained([])
      defer { form = .packed(layout, table) }
      return table.numbers(of: groups.map { others.keys[Int($0)] })
    default: return mergeChained(other, groups)
    }
  }

  private mutating func mergeChained(_ other: GroupNumbers, _ groups: [UInt32]) -> [UInt32] {
    guard case .chained(var pairs) = form else { return groups }
    form = .chained([])
    defer { form = .chained(pairs) }
    let translations = keys.indices.map { keys[$0].merge(other.keys[$0]) }
    return groups.map { group in
      let numbers = other.numbers(of: group)
      var here: UInt32 = 0
      for index in keys.indices {
        let number = translations[index].map { $0[Int(numbers[index])] } ?? numbers[index]
        here = pairs[index].number(of: UInt64(here) << 32 | UInt64(number))
      }
      return here
    }
  }
}

extension GroupNumbers {
  /// Makes room for so many more groups.
  mutating func reserve(_ count: Int) {
    guard case .packed(let layout, var table) = form else { return }
    form = .chained([])
    table.reserve(count)
    form = .packed(layout, table)
  }

  /// Whether groups are numbered one after the other as their first rows come.
  var countsAsMet: Bool { if case .dense = form { false } else { true } }

  /// The groups by parts that hold all rows of a group wherever it is met; `nil` where the same
  /// group need not look the same in two tables.
  ///
  /// Complexity: linear in the number of groups.
  func partitioned(_ partCount: Int) -> [[UInt32]]? {
    guard case .packed(_, let table) = form else { return nil }
    var parts = [[UInt32]](repeating: [], count: partCount)
    for index in parts.indices { parts[index].reserveCapacity(table.count / partCount * 9 / 8) }
    for (group, key) in table.keys.enumerated() {
      parts[NumberTable.part(of: key, partCount)].append(UInt32(truncatingIfNeeded: group))
    }
    return parts
  }
}

extension GroupNumbers {
  /// The numbers of a group's keys side by side, the same in every table of the same keys; `nil`
  /// where groups are not told apart by them.
  func packedKey(of group: UInt32) -> UInt64? {
    if case .packed(_, let table) = form { table.keys[Int(group)] } else { nil }
  }

  /// Whether there is a group for every code of a key; `nil` where groups are not told apart by
  /// their keys' codes.
  func codesMet(inKey key: Int) -> [Bool]? {
    guard case .packed(let layout, let table) = form, let bound = keys[key].bound else {
      return nil
    }
    var isMet = [Bool](repeating: false, count: bound)
    isMet.withUnsafeMutableBufferPointer { isMet in
      layout.forEachNumber(ofKey: key, in: table.keys) { _, number in isMet[Int(number)] = true }
    }
    return isMet
  }

  /// The groups for which a key's code is one of some.
  func groups(whoseKey key: Int, isIn codes: [Bool]) -> [UInt32] {
    guard case .packed(let layout, let table) = form else { return [] }
    var found: [UInt32] = []
    codes.withUnsafeBufferPointer { codes in
      layout.forEachNumber(ofKey: key, in: table.keys) { group, number in
        if codes[Int(number)] { found.append(UInt32(truncatingIfNeeded: group)) }
      }
    }
    return found
  }
}
