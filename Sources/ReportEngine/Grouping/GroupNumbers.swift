import ReportCorpus

/// Numbers groups of rows that are equal in all keys.
struct GroupNumbers {
  /// How the numbers of the keys make the number of a group.
  private enum Form {
    /// There are few groups: each has the number that the numbers of its keys add up to, each times
    /// the stride of its key.
    case dense(strides: [UInt64])
    /// The same sums fit 64 bits; they are numbered as they are met.
    case packed(strides: [UInt64], NumberTable)
    /// The pairs of a group over the keys before and the number of a key, one table a later key.
    case chained([NumberTable])
  }

  private var keys: [KeyNumbers]
  private var form: Form
  /// The numbers of keys added up; kept for its memory.
  private var sums: [UInt64] = []

  /// The most groups that are laid out in full.
  private static let mostDense: UInt64 = 1 << 20

  init(_ keys: [KeyNumbers]) {
    self.keys = keys
    var strides: [UInt64] = []
    var size: UInt64 = 1
    for key in keys.reversed() {
      strides.insert(size, at: 0)
      let (product, overflows) = size.multipliedReportingOverflow(by: UInt64(key.bound ?? 0))
      size = overflows ? 0 : product
    }
    if size == 0 || size > UInt64(Int64.max) {
      form = .chained(Array(repeating: NumberTable(), count: max(0, keys.count - 1)))
    } else if size <= Self.mostDense {
      form = .dense(strides: strides)
    } else {
      form = .packed(strides: strides, NumberTable())
    }
  }

  /// A number that is greater than that of any group so far.
  var bound: Int {
    switch form {
    case .dense(let strides): keys.isEmpty ? 1 : Int(strides[0]) * keys[0].count
    case .packed(_, let table): table.count
    case .chained(let pairs): pairs.last?.count ?? keys[0].count
    }
  }

  /// The most groups there can be; `nil` where that depends on the rows.
  var limit: Int? { if case .dense = form { bound } else { nil } }

  /// Writes the groups of rows over `groups`.
  ///
  /// - Parameters:
  ///   - expressions: The keys.
  ///   - input: The rows.
  mutating func number(
    _ expressions: [BoundExpression],
    of input: GroupInput,
    into groups: inout [UInt32]
  ) throws(EngineIssue) {
    switch form {
    case .dense(let strides):
      Self.clear(&groups, count: input.rowCount)
      for (index, key) in expressions.enumerated() {
        let stride = UInt32(strides[index])
        try add(key, index, of: input, to: &groups) { $0 &+ UInt32(truncatingIfNeeded: $1) &* stride }
      }
    case .packed(let strides, var table):
      // The form lets go of the table, which would be copied otherwise.
      form = .chained([])
      var sums: [UInt64] = []
      swap(&sums, &self.sums)
      defer {
        form = .packed(strides: strides, table)
        self.sums = sums
      }
      Self.clear(&sums, count: input.rowCount)
      for (index, key) in expressions.enumerated() {
        let stride = strides[index]
        try add(key, index, of: input, to: &sums) { $0 &+ UInt64($1) &* stride }
      }
      table.number(sums, into: &groups)
    case .chained:
      for (index, key) in expressions.enumerated() {
        let numbers = keys[index].numbers(of: try input.column(key))
        if index == 0 { groups = numbers } else { join(&groups, numbers, at: index) }
      }
    }
  }

  private static func clear<Number: FixedWidthInteger>(_ numbers: inout [Number], count: Int) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(0, count: count))
  }

  /// Adds the numbers of a key to sums.
  @inline(__always)
  private mutating func add<Number>(
    _ key: BoundExpression,
    _ index: Int,
    of input: GroupInput,
    to sums: inout [Number],
    _ add: (Number, Int) -> Number
  ) throws(EngineIssue) {
    if keys[index].domain != nil, let (column, rows) = input.codes(of: key) {
      sums.withUnsafeMutableBufferPointer { sums in
        column.codes.forEach(rows) { place, code in sums[place] = add(sums[place], code) }
      }
      return
    }
    let numbers = keys[index].numbers(of: try input.column(key))
    for place in sums.indices { sums[place] = add(sums[place], Int(numbers[place])) }
  }

  private mutating func join(_ groups: inout [UInt32], _ numbers: [UInt32], at index: Int) {
    guard case .chained(var pairs) = form else { return }
    form = .chained([])
    defer { form = .chained(pairs) }
    for row in groups.indices {
      groups[row] = pairs[index - 1].number(of: UInt64(groups[row]) << 32 | UInt64(numbers[row]))
    }
  }

  /// The values of a key in some groups.
  func column(ofKey key: Int, in groups: [UInt32]) -> Column {
    keys[key].column(of: groups.map { number(ofKey: key, in: $0) })
  }

  /// The number of a key in a group.
  private func number(ofKey key: Int, in group: UInt32) -> UInt32 {
    switch form {
    case .dense(let strides): Self.number(ofKey: key, in: UInt64(group), strides)
    case .packed(let strides, let table):
      Self.number(ofKey: key, in: table.keys[Int(group)], strides)
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
    return [group] + numbers
  }

  /// Takes groups of other numbers over the same keys, and tells what they are called here.
  mutating func merge(_ other: GroupNumbers, _ groups: [UInt32]) -> [UInt32] {
    switch (form, other.form) {
    case (.dense, _): return groups
    case (.packed(let strides, var table), .packed(_, let others)):
      form = .chained([])
      defer { form = .packed(strides: strides, table) }
      return groups.map { table.number(of: others.keys[Int($0)]) }
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
        here =
          index == 0 ? number : pairs[index - 1].number(of: UInt64(here) << 32 | UInt64(number))
      }
      return here
    }
  }
}
