import ReportCorpus
import ReportLanguage

/// Lays out the steps that bring the rows of a source, with only the columns that are needed.
struct SourcePlanner {
  /// The plans of shared queries, each laid out once.
  private var shared: [ObjectIdentifier: SharedPlan] = [:]

  /// Steps, and which columns of the source they give, in order.
  struct Planned {
    var plan: LogicalPlan
    var columns: [Int]

    /// An expression over the source as one over the columns of the plan.
    func renumbered(_ expression: BoundExpression) -> BoundExpression {
      expression.renumbered { columns.firstIndex(of: $0) ?? 0 }
    }

    /// The rows that fulfil some conditions over the source.
    func filtered(by conditions: [BoundExpression]) -> Planned {
      guard let all = BoundExpression.conjunction(conditions) else { return self }
      return Planned(plan: .filter(plan, renumbered(all)), columns: columns)
    }
  }

  /// The rows of a source that fulfil all conditions, with at least the columns needed.
  mutating func plan(
    _ source: BoundSource,
    needed: [Int],
    conditions: [BoundExpression]
  ) -> Planned {
    switch source {
    case .nothing:
      return Planned(plan: .oneRow, columns: []).filtered(by: conditions)
    case .relation(let relation):
      let used = Self.union(conditions.flatMap(\.columnsUsed), needed)
      return Planned(plan: .scan(relation, columns: used), columns: used)
        .lookedUp(by: conditions)
    case .query(let query):
      return plan(query, needed: Self.union(conditions.flatMap(\.columnsUsed), needed))
        .filtered(by: conditions)
    case .shared(let query):
      return Planned(plan: .shared(plan(query)), columns: Array(query.query.items.indices))
        .filtered(by: conditions)
    case .join(let left, let right, let join):
      return reordered(source, needed: needed, conditions: conditions)
        ?? plan(left, right, join, needed: needed, conditions: conditions)
    case .pivot(let query, let pivot):
      let columns = Array(source.columns.indices)
      return Planned(plan: .pivot(plan(query), pivot), columns: columns).filtered(by: conditions)
    case .combination(let left, let operation, let right, let types):
      let sides = (plan(left), plan(right))
      return Planned(
        plan: .combine(sides.0, operation, sides.1, types: types),
        columns: Array(types.indices)
      ).filtered(by: conditions)
    }
  }

  /// A subquery without the items that nobody asks for.
  private mutating func plan(_ query: BoundQuery, needed: [Int]) -> Planned {
    guard !query.isDistinct else {
      return Planned(plan: plan(query), columns: Array(query.items.indices))
    }
    var query = query
    let columns = needed.sorted()
    query.items = columns.map { query.items[$0] }
    return Planned(plan: plan(query), columns: columns)
  }

  private mutating func plan(_ query: SharedQuery) -> SharedPlan {
    let key = ObjectIdentifier(query)
    if let known = shared[key] { return known }
    let planned = SharedPlan(name: query.name, plan: plan(query.query), place: query.place)
    shared[key] = planned
    return planned
  }

  // MARK: - Joins

  private mutating func plan(
    _ left: BoundSource,
    _ right: BoundSource,
    _ join: BoundJoin,
    needed: [Int],
    conditions: [BoundExpression]
  ) -> Planned {
    let width = left.columns.count
    var parts = JoinConditions(kind: join.kind, leftWidth: width)
    for condition in join.condition?.conjuncts ?? [] { parts.takeJoinCondition(condition) }
    for condition in conditions { parts.takeFilter(condition) }

    let used = Self.union(needed, parts.columnsUsed)
    let leftPlan = plan(left, needed: used.filter { $0 < width }, conditions: parts.left)
    let rightPlan = plan(
      right,
      needed: used.filter { $0 >= width }.map { $0 - width },
      conditions: parts.right.map { $0.renumbered { $0 - width } }
    )
    let columns = leftPlan.columns + rightPlan.columns.map { $0 + width }
    var joined = Planned(plan: .oneRow, columns: columns)
    let step = JoinStep(
      kind: join.kind,
      equalities: parts.equalities.map { left, right in
        JoinStep.Equality(
          left: leftPlan.renumbered(left),
          right: rightPlan.renumbered(right.renumbered { $0 - width })
        )
      },
      residual: BoundExpression.conjunction(parts.residual).map(joined.renumbered)
    )
    joined.plan = .join(leftPlan.plan, rightPlan.plan, step)
    return joined.filtered(by: parts.after)
  }

  private static func union(_ first: [Int], _ second: [Int]) -> [Int] {
    var all: [Int] = []
    for column in first + second where !all.contains(column) { all.append(column) }
    return all
  }
}

/// The conditions of a join and of the filter behind it, each as near to the rows as is right.
struct JoinConditions {
  let kind: JoinKind
  let leftWidth: Int
  /// What can be asked of the left rows alone.
  var left: [BoundExpression] = []
  /// What can be asked of the right rows alone.
  var right: [BoundExpression] = []
  /// Pairs of expressions that must be equal.
  var equalities: [(BoundExpression, BoundExpression)] = []
  /// What is asked of pairs.
  var residual: [BoundExpression] = []
  /// What is asked of joined rows.
  var after: [BoundExpression] = []

  init(kind: JoinKind, leftWidth: Int) {
    self.kind = kind
    self.leftWidth = leftWidth
  }

  /// The columns that must reach the join.
  var columnsUsed: [Int] {
    (equalities.flatMap { [$0.0, $0.1] } + residual + after).flatMap(\.columnsUsed)
  }

  /// Takes a condition behind `on`.
  mutating func takeJoinCondition(_ condition: BoundExpression) {
    switch side(of: condition) {
    // A left row that fails stays, without partner.
    case .left where kind != .left && condition.isHarmless: left.append(condition)
    case .right where condition.isHarmless: right.append(condition)
    case .both: takePairCondition(condition)
    default: residual.append(condition)
    }
  }

  /// Takes a condition of the filter behind the join.
  mutating func takeFilter(_ condition: BoundExpression) {
    switch side(of: condition) {
    case .left where condition.isHarmless: left.append(condition)
    case .right where kind != .left && condition.isHarmless: right.append(condition)
    case .both where kind != .left: takePairCondition(condition)
    default: after.append(condition)
    }
  }

  private mutating func takePairCondition(_ condition: BoundExpression) {
    if case .compare(let one, .equal, let other) = condition.kind {
      switch (side(of: one), side(of: other)) {
      case (.left, .right): return equalities.append((one, other))
      case (.right, .left): return equalities.append((other, one))
      default: break
      }
    }
    residual.append(condition)
  }

  private enum Side {
    case neither, left, right, both
  }

  private func side(of expression: BoundExpression) -> Side {
    let used = expression.columnsUsed
    let ofLeft = used.contains { $0 < leftWidth }
    let ofRight = used.contains { $0 >= leftWidth }
    return ofLeft ? (ofRight ? .both : .left) : (ofRight ? .right : .neither)
  }
}

extension BoundExpression {
  /// Whether it can be asked of more rows than the query asks it of: nothing in it fails, nothing
  /// is noted, nothing costs much.
  var isHarmless: Bool {
    switch kind {
    case .constant, .column, .outer, .not, .and, .or, .compare, .contains, .matches, .like, .inList,
      .isNull, .between, .isDistinct, .choice:
      children.allSatisfy(\.isHarmless)
    default: false
    }
  }
}
