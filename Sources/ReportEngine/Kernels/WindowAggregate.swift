import ReportCorpus
import ReportText

/// An aggregate over the frame of every row.
struct WindowAggregate {
  let call: WindowCall
  let order: WindowOrder
  /// What is aggregated; `nil` for `count(*)`.
  let values: Column?
  /// Whether each row counts.
  let counts: [Bool]
  /// Where the call stands, for an overflow.
  let span: SourceSpan

  /// One value a row.
  func column() throws(EngineIssue) -> Column {
    switch call.function {
    case .count: return .int(FixedColumn(whole(leaf: { _ in 1 }).map { Int64($0 ?? 0) }))
    case .min: return extreme(wanted: -1)
    case .max: return extreme(wanted: 1)
    default: break
    }
    if call.function == .sum, case .int(let numbers)? = values { return try sums(of: numbers) }
    let sums = frames(
      leaf: { row in
        var sum = CompensatedSum()
        sum.add(values?[row].double ?? 0)
        return sum
      },
      merge: { left, right in
        var sum = left
        sum.add(right)
        return sum
      }
    )
    var builder = ColumnBuilder(call.type)
    for sum in sums {
      let total = sum.map { call.function == .avg ? $0.total / Double($0.count) : $0.total }
      builder.append(total.map { call.type == .percent ? .percent($0) : .number($0) } ?? .null)
    }
    return builder.build()
  }

  private func whole(leaf: (Int) -> Int128) -> [Int128?] { frames(leaf: leaf, merge: +) }

  /// Sums of whole numbers are exact in between; only what is shown must fit 64 bits.
  private func sums(of numbers: FixedColumn<Int64>) throws(EngineIssue) -> Column {
    var builder = ColumnBuilder(.int)
    for sum in whole(leaf: { Int128(numbers.values[$0]) }) {
      guard let sum else {
        builder.append(.null)
        continue
      }
      guard let total = Int64(exactly: sum) else {
        throw EngineIssue(.integerOverflow(operation: "sum"), at: span)
      }
      builder.append(.int(total))
    }
    return builder.build()
  }

  private func extreme(wanted: Int) -> Column {
    guard let values else { preconditionFailure("an argument was bound") }
    let rows = frames(leaf: { $0 }) { left, right in
      values[right].order(to: values[left]) == wanted ? right : left
    }
    var builder = ColumnBuilder(values.type)
    for row in rows { builder.append(row.map { values[$0] } ?? .null) }
    return builder.build()
  }

  /// For every row what the rows of its frame that count give together; `nil` where none does.
  private func frames<State>(
    leaf: (Int) -> State,
    merge: (State, State) -> State
  ) -> [State?] {
    let leaves = order.rows.map { counts[Int($0)] ? leaf(Int($0)) : nil }
    let tree = RangeTree(leaves, merge)
    var states = [State?](repeating: nil, count: order.rows.count)
    var known: (frame: Range<Int>, state: State?)?
    for (place, row) in order.rows.enumerated() {
      let frame = order.frame(call.frame, at: place)
      if known?.frame != frame { known = (frame, tree.state(of: frame, merge)) }
      states[Int(row)] = known?.state
    }
    return states
  }
}

/// What runs of elements give together, for any run in logarithmic time.
struct RangeTree<State> {
  private let count: Int
  /// A binary tree in one array: the children of a node stand at twice its place.
  private var nodes: [State?]

  /// Complexity: linear in the number of elements.
  init(_ leaves: [State?], _ merge: (State, State) -> State) {
    count = leaves.count
    nodes = Array(repeating: nil, count: count) + leaves
    for node in stride(from: count - 1, to: 0, by: -1) {
      nodes[node] = Self.joined(nodes[2 * node], nodes[2 * node + 1], merge)
    }
  }

  /// What the elements of a run give, in their order.
  func state(of range: Range<Int>, _ merge: (State, State) -> State) -> State? {
    var (left, right): (State?, State?) = (nil, nil)
    var (lower, upper) = (range.lowerBound + count, range.upperBound + count)
    while lower < upper {
      if lower & 1 == 1 {
        left = Self.joined(left, nodes[lower], merge)
        lower += 1
      }
      if upper & 1 == 1 {
        upper -= 1
        right = Self.joined(nodes[upper], right, merge)
      }
      lower >>= 1
      upper >>= 1
    }
    return Self.joined(left, right, merge)
  }

  private static func joined(
    _ left: State?,
    _ right: State?,
    _ merge: (State, State) -> State
  ) -> State? {
    guard let left else { return right }
    guard let right else { return left }
    return merge(left, right)
  }
}
