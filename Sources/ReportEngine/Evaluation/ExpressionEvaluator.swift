import ReportCorpus
import ReportText

/// Computes expressions over batches, a column at a time.
struct ExpressionEvaluator {
  let context: EvaluationContext
  /// The values captured from the queries around.
  var outer: [Value] = []

  /// The values of an expression for every row of a batch.
  func column(_ expression: BoundExpression, over batch: Batch) throws(EngineIssue) -> Column {
    try operand(expression, over: batch)
      .column(count: batch.rowCount, type: expression.type ?? .int)
  }

  /// The rows of a batch for which a condition is true, neither false nor unknown.
  func rows(where condition: BoundExpression, over batch: Batch) throws(EngineIssue) -> [Int] {
    switch try operand(condition, over: batch) {
    case .constant(let value): return value == .bool(true) ? Array(0..<batch.rowCount) : []
    case .column(.bool(let truth)):
      return (0..<batch.rowCount).filter { truth.values[$0] && !truth.isNull($0) }
    case .column: preconditionFailure("the binder lets only conditions through")
    }
  }

  /// The value of an expression that reads no column.
  static func constantValue(of expression: BoundExpression) throws(EngineIssue) -> Value {
    let evaluator = ExpressionEvaluator(context: EvaluationContext())
    let row = Batch(columns: [], rowCount: 1, lineage: nil)
    return try evaluator.column(expression, over: row)[0]
  }

  /// The values of an expression, not spread out where they are all the same.
  func operand(_ expression: BoundExpression, over batch: Batch) throws(EngineIssue) -> Operand {
    switch expression.kind {
    case .constant(let value): return .constant(value)
    case .column(let index): return .column(batch.columns[index])
    case .negate(let inner):
      let zero = Operand.constant(.zero(of: expression.type))
      return try ArithmeticKernels(.subtract, giving: expression)
        .compute(zero, try operand(inner, over: batch), count: batch.rowCount, context)
    case .arithmetic(let left, let operation, let right):
      let operands = (try operand(left, over: batch), try operand(right, over: batch))
      return try ArithmeticKernels(operation, giving: expression)
        .compute(operands.0, operands.1, count: batch.rowCount, context)
    case .not(let inner):
      return LogicKernels.not(try operand(inner, over: batch), count: batch.rowCount)
    case .and(let left, let right):
      return LogicKernels.and(
        try operand(left, over: batch),
        try operand(right, over: batch),
        count: batch.rowCount
      )
    case .or(let left, let right):
      return LogicKernels.or(
        try operand(left, over: batch),
        try operand(right, over: batch),
        count: batch.rowCount
      )
    case .compare(let left, let comparison, let right):
      return try compare(left, comparison, right, over: batch)
    case .contains(let text, let needle, let negated):
      return try textTest(text, needle, TextTest.contains, negated: negated, over: batch)
    case .like(let text, let pattern, let negated):
      return try textTest(text, pattern, TextTest.like, negated: negated, over: batch)
    case .matches(let text, let pattern, let negated):
      let tested = TextKernels.test(
        try operand(text, over: batch),
        .matches(pattern),
        count: batch.rowCount,
        context
      )
      return negated ? LogicKernels.not(tested, count: batch.rowCount) : tested
    case .inList(let value, let list, let negated):
      let found = try membership(value, list, over: batch)
      return negated ? LogicKernels.not(found, count: batch.rowCount) : found
    case .isNull(let inner, let negated):
      return NullKernels.isNull(
        try operand(inner, over: batch),
        negated: negated,
        count: batch.rowCount
      )
    case .outer(let index, _): return .constant(outer[index])
    case .subquery(let subquery):
      return try answers(of: subquery, type: expression.type, at: expression.span, over: batch)
    case .aggregate: preconditionFailure("the binder replaces aggregates by columns")
    }
  }

  private func compare(
    _ left: BoundExpression,
    _ comparison: Comparison,
    _ right: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let operands = (try operand(left, over: batch), try operand(right, over: batch))
    return ComparisonKernels.compare(
      operands.0,
      comparison,
      operands.1,
      count: batch.rowCount,
      context
    )
  }

  /// A test of text against a second text, which mostly is the same in every row.
  private func textTest(
    _ text: BoundExpression,
    _ argument: BoundExpression,
    _ makeTest: (String) -> TextTest,
    negated: Bool,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let count = batch.rowCount
    let texts = try operand(text, over: batch)
    let tested: Operand =
      switch try operand(argument, over: batch) {
      case .constant(.text(let constant)):
        TextKernels.test(texts, makeTest(constant), count: count, context)
      case .constant: .constant(.null)
      case .column(let arguments):
        TextKernels.test(texts, arguments, count: count, makeTest)
      }
    return negated ? LogicKernels.not(tested, count: count) : tested
  }

  /// `x in (a, b)` is `x = a or x = b`, with the same answer where there are nulls.
  private func membership(
    _ value: BoundExpression,
    _ list: [BoundExpression],
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let values = try operand(value, over: batch)
    var found: Operand = .constant(.bool(false))
    for member in list {
      let equal = ComparisonKernels.compare(
        values,
        .equal,
        try operand(member, over: batch),
        count: batch.rowCount,
        context
      )
      found = LogicKernels.or(found, equal, count: batch.rowCount)
    }
    return found
  }
}

/// The values of an expression over a batch.
enum Operand {
  /// The same in every row.
  case constant(Value)
  /// One a row.
  case column(Column)

  /// One value a row.
  func column(count: Int, type: ColumnType) -> Column {
    switch self {
    case .column(let column): return column
    case .constant(let value):
      var builder = ColumnBuilder(value.type ?? type)
      for _ in 0..<count { builder.append(value) }
      return builder.build()
    }
  }
}

extension Value {
  fileprivate static func zero(of type: ColumnType?) -> Value {
    switch type {
    case .number: .number(0)
    case .percent: .percent(0)
    default: .int(0)
    }
  }
}
