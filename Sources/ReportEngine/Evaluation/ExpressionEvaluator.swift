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
    try operand(condition, over: batch).trueRows(count: batch.rowCount)
  }

  /// The value of an expression that reads no column.
  static func constantValue(of expression: BoundExpression) throws(EngineIssue) -> Value {
    let evaluator = ExpressionEvaluator(context: EvaluationContext())
    let row = Batch(columns: [], rowCount: 1, lineage: nil)
    return try evaluator.column(expression, over: row)[0]
  }

  /// The values of an expression, not spread out where they are all the same.
  ///
  /// It recurses as deep as the longest chain of operators: what it does is cut into small
  /// functions, so that a level takes little of the stack.
  func operand(_ expression: BoundExpression, over batch: Batch) throws(EngineIssue) -> Operand {
    switch expression.kind {
    case .constant(let value): .constant(value)
    case .column(let index): .column(batch.columns[index])
    case .outer(let index, _): .constant(outer[index])
    case .subquery(let subquery):
      try answers(of: subquery, type: expression.type, at: expression.span, over: batch)
    case .negate, .arithmetic: try number(expression, over: batch)
    case .not, .and, .or, .isNull: try truth(expression, over: batch)
    case .compare, .isDistinct, .between, .inList: try comparison(expression, over: batch)
    case .contains, .like, .matches: try textTest(expression, over: batch)
    case .choice, .convert, .function: try computed(expression, over: batch)
    case .aggregate, .window:
      preconditionFailure("aggregates and windows are columns before anything is evaluated")
    }
  }

  private func number(
    _ expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    switch expression.kind {
    case .negate(let inner):
      let zero = Operand.constant(.zero(of: expression.type))
      return try ArithmeticKernels(.subtract, giving: expression)
        .compute(zero, try operand(inner, over: batch), count: batch.rowCount, context)
    case .arithmetic(let left, let operation, let right):
      let operands = (try operand(left, over: batch), try operand(right, over: batch))
      return try ArithmeticKernels(operation, giving: expression)
        .compute(operands.0, operands.1, count: batch.rowCount, context)
    default: preconditionFailure("no number")
    }
  }

  private func truth(
    _ expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let count = batch.rowCount
    switch expression.kind {
    case .not(let inner): return LogicKernels.not(try operand(inner, over: batch), count: count)
    case .and(let left, let right):
      let operands = (try operand(left, over: batch), try operand(right, over: batch))
      return LogicKernels.and(operands.0, operands.1, count: count)
    case .or(let left, let right):
      let operands = (try operand(left, over: batch), try operand(right, over: batch))
      return LogicKernels.or(operands.0, operands.1, count: count)
    case .isNull(let inner, let negated):
      return NullKernels.isNull(try operand(inner, over: batch), negated: negated, count: count)
    default: preconditionFailure("no truth value")
    }
  }

  private func comparison(
    _ expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    switch expression.kind {
    case .compare(let left, let comparison, let right):
      return try compare(left, comparison, right, over: batch)
    case .isDistinct(let left, let right, let negated):
      return try distinction(left, right, negated: negated, over: batch)
    case .between(let value, let low, let high, let negated):
      return try between(value, low, high, negated: negated, over: batch)
    case .inList(let value, let list, let negated):
      let found = try membership(value, list, over: batch)
      return negated ? LogicKernels.not(found, count: batch.rowCount) : found
    default: preconditionFailure("no comparison")
    }
  }

  private func textTest(
    _ expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    switch expression.kind {
    case .contains(let text, let needle, let negated):
      return try textTest(text, needle, TextTest.contains, negated: negated, over: batch)
    case .like(let text, let pattern, let negated):
      return try textTest(text, pattern, TextTest.like, negated: negated, over: batch)
    case .matches(let text, let pattern, let negated):
      let texts = try operand(text, over: batch)
      let tested = TextKernels.test(texts, .matches(pattern), count: batch.rowCount, context)
      return negated ? LogicKernels.not(tested, count: batch.rowCount) : tested
    default: preconditionFailure("no test of text")
    }
  }

  private func computed(
    _ expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    switch expression.kind {
    case .choice(let choice): try self.choice(choice, type: expression.type, over: batch)
    case .convert(let inner): try convert(inner, giving: expression, over: batch)
    case .function(let function, let arguments):
      try call(function, arguments, giving: expression, over: batch)
    default: preconditionFailure("no function")
    }
  }

  /// `x between a and b` is `x >= a and x <= b`, with the same answer where there are nulls.
  private func between(
    _ value: BoundExpression,
    _ low: BoundExpression,
    _ high: BoundExpression,
    negated: Bool,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let count = batch.rowCount
    let value = try operand(value, over: batch)
    let (low, high) = (try operand(low, over: batch), try operand(high, over: batch))
    let within = LogicKernels.and(
      ComparisonKernels.compare(value, .greaterOrEqual, low, count: count, context),
      ComparisonKernels.compare(value, .lessOrEqual, high, count: count, context),
      count: count
    )
    return negated ? LogicKernels.not(within, count: count) : within
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
      return Column(repeating: value, type: type, count: count)
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
