import ReportCorpus
import ReportLanguage

/// Sources that are joined by commas, `cross join` and `join`, which may go in any order.
struct JoinGraph {
  /// One source.
  struct Leaf {
    var source: BoundSource
    /// The first of its columns among those of all.
    var offset: Int
    /// What is asked of it alone.
    var conditions: [BoundExpression] = []
    /// About how many rows fulfil that.
    var rows = 1.0

    var columns: Range<Int> { offset..<(offset + source.columns.count) }
  }

  /// An equality of values of two different sources.
  struct Edge {
    var sides: (leaf: Int, BoundExpression, otherLeaf: Int, BoundExpression)
    /// About which part of all pairs fulfils it.
    var share: Double
  }

  private(set) var leaves: [Leaf] = []
  private(set) var edges: [Edge] = []
  /// Other conditions over several sources, each with those it speaks of.
  private(set) var residual: [(leaves: Set<Int>, condition: BoundExpression)] = []
  /// What is to be asked behind all joins: what may fail or costs much, or speaks of no source.
  private(set) var after: [BoundExpression] = []

  /// Takes a source apart; `nil` where fewer than three are joined.
  init?(_ source: BoundSource, conditions: [BoundExpression]) {
    guard case .join(_, _, let join) = source, join.kind != .left else { return nil }
    var joining: [BoundExpression] = []
    add(source, conditions: &joining)
    guard leaves.count > 2 else { return nil }
    for condition in joining + conditions { take(condition) }
    for index in leaves.indices {
      let leaf = leaves[index]
      leaves[index].rows = leaf.conditions.reduce(leaf.source.estimatedRows) { rows, condition in
        rows * leaf.source.estimatedShare(of: condition.renumbered { $0 - leaf.offset })
      }
    }
  }

  private mutating func add(_ source: BoundSource, conditions: inout [BoundExpression]) {
    guard case .join(let left, let right, let join) = source, join.kind != .left else {
      leaves.append(Leaf(source: source, offset: leaves.last?.columns.upperBound ?? 0))
      return
    }
    let offset = leaves.last?.columns.upperBound ?? 0
    add(left, conditions: &conditions)
    add(right, conditions: &conditions)
    conditions += (join.condition?.conjuncts ?? []).map { $0.renumbered { $0 + offset } }
  }

  private mutating func take(_ condition: BoundExpression) {
    let used = leaves(of: condition)
    guard condition.isHarmless, let first = used.min() else { return after.append(condition) }
    if used.count == 1 { return leaves[first].conditions.append(condition) }
    guard case .compare(let left, .equal, let right) = condition.kind,
      let one = leaves(of: left).onlyElement, let other = leaves(of: right).onlyElement
    else { return residual.append((used, condition)) }
    let values = max(estimatedValues(of: left, in: one), estimatedValues(of: right, in: other))
    edges.append(Edge(sides: (one, left, other, right), share: 1 / values))
  }

  private func estimatedValues(of expression: BoundExpression, in leaf: Int) -> Double {
    let leaf = leaves[leaf]
    return leaf.source.estimatedValues(of: expression.renumbered { $0 - leaf.offset })
  }

  /// The sources whose columns an expression uses.
  func leaves(of expression: BoundExpression) -> Set<Int> {
    Set(
      expression.columnsUsed.compactMap { column in
        leaves.firstIndex { $0.columns.contains(column) }
      }
    )
  }
}

// MARK: - Orders

extension JoinGraph {
  /// A better order of the sources than the written one; `nil` where that is good enough.
  ///
  /// Rows must be sorted again when the order is another one, so it must be clearly better.
  ///
  /// Complexity: cubic in the number of sources at worst.
  var betterOrder: [Int]? {
    let order = greedyOrder
    return cost(of: order) * 2 < cost(of: Array(leaves.indices)) ? order : nil
  }

  /// From the smallest source on always the one that leaves the fewest rows.
  private var greedyOrder: [Int] {
    var left = Array(leaves.indices)
    var order: [Int] = []
    var rows = 1.0
    while !left.isEmpty {
      var best = 0
      var bestRows = Double.infinity
      for (place, leaf) in left.enumerated() {
        let joined = rows * growth(adding: leaf, to: order)
        if joined < bestRows { (best, bestRows) = (place, joined) }
      }
      order.append(left.remove(at: best))
      rows = bestRows
    }
    return order
  }

  /// About how many rows all steps of an order give together.
  private func cost(of order: [Int]) -> Double {
    var rows = 1.0
    var sum = 0.0
    for (place, leaf) in order.enumerated() {
      rows *= growth(adding: leaf, to: Array(order[..<place]))
      sum += max(1, rows)
    }
    return sum
  }

  /// How many times as many rows there are with one more source.
  private func growth(adding leaf: Int, to joined: [Int]) -> Double {
    var growth = leaves[leaf].rows
    for edge in edges {
      let (one, _, other, _) = edge.sides
      if one == leaf && joined.contains(other) || other == leaf && joined.contains(one) {
        growth *= edge.share
      }
    }
    return growth
  }
}

extension Set {
  /// The element of a set of one.
  fileprivate var onlyElement: Element? { count == 1 ? first : nil }
}
