public import ReportCorpus
import ReportLanguage
import ReportText

/// Why an answer has no row: what each condition of `where` leaves.
public struct EmptyAnswer: Sendable {
  /// The relation that was read, or the joined rows of several.
  public var relation: Relation
  /// How many rows each join found, in the order they are written.
  public var joins: [JoinCount]
  /// The conditions joined by `and`, in the order they are written.
  public var conditions: [Condition]
  /// Rows that fulfil all conditions; where there are some, what follows took them away.
  public var rowsLeft: Int
  /// The step behind `where` that left nothing, where one did.
  public var laterCause: LaterCause?
  /// Why other queries gave no row that would have brought some: of a union, of a join.
  public var others: [EmptyAnswer] = []

  /// One condition.
  public struct Condition: Sendable {
    /// The condition itself, over the relation's columns.
    public var expression: BoundExpression
    /// How many rows fulfil it.
    public var alone: Int
    /// The rows that fulfil all the others.
    public var rowsWithout: [Int]
    /// Where it joins others by `or`: each of them, with how many rows fulfil it.
    public var branches: [Branch]
    /// The column it speaks of, where it speaks of one only.
    public var column: Int?
    /// Values of that column that exist, the most helpful first.
    public var nearest: [Value]
    /// Whether those values stand anywhere in the relation, and not only in the rows without.
    public var isNearestAnywhere: Bool
    /// Whether it asks another query, the same for all rows, that gives none.
    public var asksNothing = false
  }

  /// One of several conditions joined by `or`, or of those behind `having`.
  public struct Branch: Hashable, Sendable {
    /// The condition.
    public var expression: BoundExpression
    /// How many rows, or groups, fulfil it.
    public var alone: Int
  }

  /// How many rows the two sides of a join had.
  public struct JoinCount: Hashable, Sendable {
    /// What stands on the left side.
    public var left: String
    /// How many rows it has.
    public var leftRows: Int
    /// What stands on the right side.
    public var right: String
    /// How many rows it has.
    public var rightRows: Int
    /// How many rows the join has.
    public var pairs: Int
  }

  /// What can leave nothing of rows that fulfil all conditions.
  public enum LaterCause: Hashable, Sendable {
    /// No group fulfils `having`; of several conditions, how many groups fulfil each.
    case having(groups: Int, conditions: [Branch])
    /// No row is in both of two queries.
    case noneInBoth(left: Int, right: Int)
    /// All rows of a query are taken away by another.
    case allTakenAway(rows: Int)
    /// `limit 0`
    case limitZero
    /// `offset` passes over all rows.
    case offset(Int, rows: Int)
    /// A join would put together more pairs than are looked through.
    case tooManyPairs
  }

  /// Looks into a query that gave no row.
  ///
  /// Complexity: evaluates every condition once over the whole relation.
  ///
  /// - Returns: What was found; `nil` where there is nothing to tell.
  /// - Throws: What evaluation throws.
  public static func explain(_ query: BoundQuery) throws(EngineIssue) -> EmptyAnswer? {
    if let cut = try cutOff(query) { return cut }
    if let inner = query.source.inner, try PlanEvaluator.rowCount(of: inner) == 0,
      let answer = try explain(inner)
    {
      return answer
    }
    if case .combination(let left, let operation, let right, _) = query.source {
      return try explain(left, operation, right)
    }
    guard let rows = try EmptyAnswerSource(query) else {
      guard case .join = query.source else { return nil }
      return EmptyAnswer(rows: 0, cause: .tooManyPairs)
    }
    let relation = rows.relation
    let conjuncts = rows.conditions
    let evaluator = PlanEvaluator(context: EvaluationContext())
    var fulfilled: [[Bool]] = []
    var branches: [[Branch]] = []
    for conjunct in conjuncts {
      fulfilled.append(try evaluator.marks(of: relation, where: conjunct))
      branches.append(try Self.branches(conjunct.disjuncts, of: relation))
    }
    // How many conditions each row fulfils.
    var counts = [Int32](repeating: 0, count: relation.rowCount)
    for marks in fulfilled {
      for row in marks.indices where marks[row] { counts[row] += 1 }
    }
    let conditions = try conjuncts.indices.map { index throws(EngineIssue) in
      let marks = fulfilled[index]
      let rowsWithout = (0..<relation.rowCount).filter { row in
        counts[row] + (marks[row] ? 0 : 1) == conjuncts.count
      }
      return try Self.condition(
        conjuncts[index],
        alone: marks.count { $0 },
        rowsWithout,
        branches[index],
        in: relation
      )
    }
    let rowsLeft = counts.count { $0 == conjuncts.count }
    return EmptyAnswer(
      relation: relation,
      joins: rows.joins,
      conditions: conditions,
      rowsLeft: rowsLeft,
      laterCause: rowsLeft == 0 ? nil : try laterCause(query),
      others: relation.rowCount == 0 ? try emptySides(of: query.source) : []
    )
  }

  private static func condition(
    _ expression: BoundExpression,
    alone: Int,
    _ rowsWithout: [Int],
    _ branches: [Branch],
    in relation: Relation
  ) throws(EngineIssue) -> Condition {
    let columns = expression.columnsUsed
    var condition = Condition(
      expression: expression,
      alone: alone,
      rowsWithout: rowsWithout,
      branches: branches,
      column: columns.count == 1 ? columns[0] : nil,
      nearest: [],
      isNearestAnywhere: true
    )
    let asked = expression.subqueries
    if !asked.isEmpty {
      for subquery in asked where subquery.captures.isEmpty && !condition.asksNothing {
        let rows = try PlanEvaluator.evaluate(subquery.body.plan)
        condition.asksNothing = rows.rowCount == 0
      }
      // What comes near to a query is not known.
      return condition
    }
    guard let column = condition.column else { return condition }
    let values = relation.columns[column]
    let wanted = NearestValues(expression)
    // What nothing fulfils was probably misspelt; else, where the other conditions leave nothing,
    // the whole relation is the next best place.
    if rowsWithout.isEmpty || alone == 0 && values.type == .text {
      condition.nearest = wanted.find(in: values, rows: nil)
    }
    if condition.nearest.isEmpty, !rowsWithout.isEmpty {
      condition.nearest = wanted.find(in: values, rows: rowsWithout)
      condition.isNearestAnywhere = false
    }
    return condition
  }

  /// How many rows fulfil each of several conditions; nothing for one alone.
  private static func branches(
    _ conditions: [BoundExpression],
    of rows: Relation
  ) throws(EngineIssue) -> [Branch] {
    guard conditions.count > 1 else { return [] }
    let evaluator = PlanEvaluator(context: EvaluationContext())
    var branches: [Branch] = []
    for condition in conditions {
      let alone = try evaluator.marks(of: rows, where: condition).count { $0 }
      branches.append(Branch(expression: condition, alone: alone))
    }
    return branches
  }

  private static func laterCause(_ query: BoundQuery) throws(EngineIssue) -> LaterCause? {
    guard let having = query.grouping?.having else { return nil }
    var shorter = query
    shorter.limit = nil
    shorter.offset = 0
    shorter.grouping?.having = nil
    let groups = try PlanEvaluator.evaluate(Planner.plan(shorter.showingGroups))
    let batch = Batch(columns: groups.columns, rowCount: groups.rowCount, lineage: nil)
    let conditions = having.conjuncts
    let evaluator = ExpressionEvaluator(context: EvaluationContext())
    var counted: [Branch] = []
    for condition in conditions where conditions.count > 1 {
      let alone = try evaluator.rows(where: condition, over: batch).count
      counted.append(Branch(expression: condition, alone: alone))
    }
    return .having(groups: groups.rowCount, conditions: counted)
  }
}

extension BoundQuery {
  /// The same query with the columns of its groups as items, and nothing behind the groups.
  fileprivate var showingGroups: BoundQuery {
    guard let grouping else { return self }
    var query = self
    let types = grouping.keys.map(\.type) + grouping.aggregates.map { $0.type }
    query.items = types.enumerated().map { index, type in
      Item(name: "", expression: BoundExpression(.column(index), type, at: SourceSpan(at: 0)))
    }
    (query.order, query.isDistinct) = ([], false)
    return query
  }
}

extension BoundExpression {
  /// The conditions that are joined by `or`.
  var disjuncts: [BoundExpression] {
    guard case .or(let left, let right) = kind else { return [self] }
    return left.disjuncts + right.disjuncts
  }
}
