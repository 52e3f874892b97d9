import ReportCorpus
import ReportText

/// A query within an expression, with the values that it captured.
struct SubqueryKey: Hashable {
  var body: ObjectIdentifier
  var captured: [Value]
}

/// What a query within an expression gave.
struct SubqueryAnswer {
  /// Whether it gave a row.
  var hasRow = false
  /// Its only value.
  var value = Value.null
  /// The values of its only column, as keys that equal values share.
  var members: Set<Value> = []
  /// Whether a row of its only column is null.
  var hasNull = false
  /// What its only value, or that it has a row, stands on, where that was asked.
  var lineage: [RowID] = []
  /// What the rows of each value stand on, where that was asked.
  var lineageOfMembers: [Value: [RowID]] = [:]
}

extension ExpressionEvaluator {
  /// What a query within an expression gives for every row of a batch.
  ///
  /// It is evaluated once for all rows that it captures the same values of.
  func answers(
    of subquery: BoundSubquery,
    type: ColumnType?,
    at span: SourceSpan,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let (groups, answers) = try answers(of: subquery, at: span, over: batch)
    switch subquery.form {
    case .scalar:
      let values = groups.groupOfRow.map { answers[$0].value }
      // The literal null has no type of its own: whole numbers stand for it.
      var builder = ColumnBuilder(type ?? .int)
      for value in values { builder.append(value) }
      return subquery.captures.isEmpty && !values.isEmpty
        ? .constant(values[0]) : .column(builder.build())
    case .exists:
      return BooleanRows(count: batch.rowCount) { answers[groups.groupOfRow[$0]].hasRow }.operand
    case .member(let value, let negated):
      let values = try column(value, over: batch)
      return BooleanRows(count: batch.rowCount) { row in
        answers[groups.groupOfRow[row]].holds(values[row]).map { $0 != negated }
      }.operand
    }
  }

  /// What each row of a batch stands on when some queries were asked for it: on the only value of
  /// one, on all rows of one that `exists`, on the rows that a value is `in`.
  ///
  /// Only queries that were evaluated for the row count: a `case` may have passed them over.
  func lineage(
    of batch: Batch,
    with subqueries: [BoundSubquery]
  ) throws(EngineIssue) -> [[RowID]]? {
    guard var lineage = batch.lineage else { return nil }
    for subquery in subqueries {
      let captured = try captured(by: subquery, over: batch)
      let groups = GroupKeys(captured, rowCount: batch.rowCount)
      let known = groups.firstRows.map { row in
        let key = SubqueryKey(
          body: ObjectIdentifier(subquery.body),
          captured: captured.map { $0[row] }
        )
        return context.subqueryAnswers[key]
      }
      var values: Column?
      if case .member(let value, _) = subquery.form { values = try column(value, over: batch) }
      for row in lineage.indices {
        guard let answer = known[groups.groupOfRow[row]] else { continue }
        lineage[row] += answer.lineage
        if let key = values?[row].joinKey { lineage[row] += answer.lineageOfMembers[key] ?? [] }
      }
    }
    return lineage
  }

  /// The rows of a batch by the values that a query captures of them, with an answer for each.
  private func answers(
    of subquery: BoundSubquery,
    at span: SourceSpan,
    over batch: Batch
  ) throws(EngineIssue) -> (GroupKeys, [SubqueryAnswer]) {
    let captured = try captured(by: subquery, over: batch)
    let groups = GroupKeys(captured, rowCount: batch.rowCount)
    var answers: [SubqueryAnswer] = []
    for row in groups.firstRows {
      answers.append(try answer(of: subquery, for: captured.map { $0[row] }, at: span))
    }
    return (groups, answers)
  }

  private func captured(
    by subquery: BoundSubquery,
    over batch: Batch
  ) throws(EngineIssue) -> [Column] {
    var captured: [Column] = []
    for capture in subquery.captures { captured.append(try column(capture, over: batch)) }
    return captured
  }

  private func answer(
    of subquery: BoundSubquery,
    for captured: [Value],
    at span: SourceSpan
  ) throws(EngineIssue) -> SubqueryAnswer {
    let key = SubqueryKey(body: ObjectIdentifier(subquery.body), captured: captured)
    if let known = context.subqueryAnswers[key] { return known }
    try context.checkInterruption()
    let evaluator = PlanEvaluator(
      context: context,
      outer: captured,
      tracesLineage: context.tracesLineage
    )
    var answer = SubqueryAnswer()
    context.profile?.repeatNext()
    try evaluator.stream(subquery.body.plan) { batch throws(EngineIssue) in
      guard batch.rowCount > 0 else { return true }
      if subquery.form == .scalar, answer.hasRow || batch.rowCount > 1 {
        throw EngineIssue(.subqueryRows, at: span)
      }
      answer.take(batch, subquery.form)
      // One row is enough, unless all that it stands on is asked for.
      return subquery.form != .exists || context.tracesLineage
    }
    context.subqueryAnswers[key] = answer
    return answer
  }
}

extension SubqueryAnswer {
  fileprivate mutating func take(_ batch: Batch, _ form: BoundSubquery.Form) {
    hasRow = true
    switch form {
    case .exists: lineage += (batch.lineage ?? []).joined()
    case .scalar:
      value = batch.columns[0][0]
      lineage = batch.lineage?[0] ?? []
    case .member:
      for row in 0..<batch.rowCount {
        guard let key = batch.columns[0][row].joinKey else {
          hasNull = true
          continue
        }
        members.insert(key)
        if let lineage = batch.lineage { lineageOfMembers[key, default: []] += lineage[row] }
      }
    }
  }

  /// Whether a value is among the rows; `nil` where a null leaves it open.
  fileprivate func holds(_ value: Value) -> Bool? {
    if !hasRow { return false }
    guard let key = value.joinKey else { return nil }
    if members.contains(key) { return true }
    return hasNull ? nil : false
  }
}

extension PlanEvaluator {
  /// The rows of an index that are equal to values of the queries around.
  func rows(
    of index: LookupIndex,
    with values: [BoundExpression]
  ) throws(EngineIssue) -> Batch {
    let key = ObjectIdentifier(index)
    if context.lookedUp[key] == nil {
      let rows = try collect(index.input)
      var columns: [Column] = []
      for expression in index.keys {
        columns.append(try expressions.column(expression, over: rows))
      }
      context.lookedUp[key] = (rows, JoinKeys(columns, rowCount: rows.rowCount))
    }
    guard let known = context.lookedUp[key] else { return try collect(index.input) }
    let row = Batch(columns: [], rowCount: 1, lineage: nil)
    var wanted: [Value] = []
    for value in values { wanted.append(try expressions.column(value, over: row)[0]) }
    return known.rows.gathered(known.keys.rows(equalTo: wanted))
  }
}
