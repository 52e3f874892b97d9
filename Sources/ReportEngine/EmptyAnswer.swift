public import ReportCorpus
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

  /// One condition.
  public struct Condition: Sendable {
    /// The condition itself, over the relation's columns.
    public var expression: BoundExpression
    /// How many rows fulfil it.
    public var alone: Int
    /// The rows that fulfil all the others.
    public var rowsWithout: [Int]
    /// The column it speaks of, where it speaks of one only.
    public var column: Int?
    /// Values of that column that exist, the most helpful first.
    public var nearest: [Value]
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
    /// No group fulfils `having`.
    case having(groups: Int)
    /// `limit 0`
    case limitZero
    /// `offset` passes over all rows.
    case offset(Int, rows: Int)
  }

  /// Looks into a query that gave no row.
  ///
  /// Complexity: evaluates every condition once over the whole relation.
  ///
  /// - Returns: What was found; `nil` where the query reads no relation, or combines selects.
  /// - Throws: What evaluation throws.
  public static func explain(_ query: BoundQuery) throws(EngineIssue) -> EmptyAnswer? {
    if let inner = query.source.inner, try PlanEvaluator.rowCount(of: inner) == 0,
      let answer = try explain(inner)
    {
      return answer
    }
    guard let rows = try EmptyAnswerSource(query) else { return nil }
    let relation = rows.relation
    let conjuncts = rows.conditions
    let evaluator = PlanEvaluator(context: EvaluationContext())
    var fulfilled: [[Bool]] = []
    for conjunct in conjuncts {
      fulfilled.append(try evaluator.marks(of: relation, where: conjunct))
    }
    // How many conditions each row fulfils.
    var counts = [Int32](repeating: 0, count: relation.rowCount)
    for marks in fulfilled {
      for row in marks.indices where marks[row] { counts[row] += 1 }
    }
    let conditions = conjuncts.indices.map { index in
      let marks = fulfilled[index]
      let rowsWithout = (0..<relation.rowCount).filter { row in
        counts[row] + (marks[row] ? 0 : 1) == conjuncts.count
      }
      return Self.condition(
        conjuncts[index],
        alone: marks.count { $0 },
        rowsWithout,
        in: relation
      )
    }
    let rowsLeft = counts.count { $0 == conjuncts.count }
    return EmptyAnswer(
      relation: relation,
      joins: rows.joins,
      conditions: conditions,
      rowsLeft: rowsLeft,
      laterCause: rowsLeft == 0 ? nil : try laterCause(query)
    )
  }

  private static func condition(
    _ expression: BoundExpression,
    alone: Int,
    _ rowsWithout: [Int],
    in relation: Relation
  ) -> Condition {
    let columns = expression.columnsUsed
    let column = columns.count == 1 ? columns[0] : nil
    var nearest: [Value] = []
    if let column {
      // Where the other conditions leave nothing, the whole relation is the next best place.
      let rows = rowsWithout.isEmpty ? nil : rowsWithout
      nearest = NearestValues(expression).find(in: relation.columns[column], rows: rows)
    }
    return Condition(
      expression: expression,
      alone: alone,
      rowsWithout: rowsWithout,
      column: column,
      nearest: nearest
    )
  }

  private static func laterCause(_ query: BoundQuery) throws(EngineIssue) -> LaterCause? {
    if query.limit == 0 { return .limitZero }
    var shorter = query
    shorter.limit = nil
    shorter.offset = 0
    let rows = try PlanEvaluator.rowCount(of: shorter)
    if rows > 0 { return .offset(query.offset, rows: rows) }
    guard query.grouping?.having != nil else { return nil }
    shorter.grouping?.having = nil
    return .having(groups: try PlanEvaluator.rowCount(of: shorter))
  }
}
