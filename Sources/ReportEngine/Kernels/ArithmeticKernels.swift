import ReportCorpus
import ReportText

/// Sums, differences, products, quotients and remainders.
struct ArithmeticKernels {
  private let operation: Arithmetic
  private let type: ColumnType
  private let span: SourceSpan

  /// Prepares for the operation that gives the values of `expression`.
  init(_ operation: Arithmetic, giving expression: BoundExpression) {
    self.operation = operation
    self.type = expression.type ?? .int
    self.span = expression.span
  }

  /// The result for every row; null where an operand is null or a divisor zero.
  func compute(
    _ left: Operand,
    _ right: Operand,
    count: Int,
    _ context: EvaluationContext
  ) throws(EngineIssue) -> Operand {
    if case .constant(let left) = left, case .constant(let right) = right {
      return .constant(try compute(left, right, context))
    }
    let left = left.column(count: count, type: type)
    let right = right.column(count: count, type: type)
    if case .int(let leftInts) = left, case .int(let rightInts) = right, type == .int {
      return try computeInts(leftInts, rightInts, count: count, context)
    }
    if type != .int, let left = left.doubles, let right = right.doubles {
      return computeDoubles(left, right, context)
    }
    var builder = ColumnBuilder(type)
    for row in 0..<count { builder.append(try compute(left[row], right[row], context)) }
    return .column(builder.build())
  }

  private func computeInts(
    _ left: FixedColumn<Int64>,
    _ right: FixedColumn<Int64>,
    count: Int,
    _ context: EvaluationContext
  ) throws(EngineIssue) -> Operand {
    var results = [Int64](repeating: 0, count: count)
    var isThere = [Bool](repeating: true, count: count)
    for row in 0..<count {
      guard !left.isNull(row), !right.isNull(row),
        case .int(let result) = try computeInt(left.values[row], right.values[row], context)
      else {
        isThere[row] = false
        continue
      }
      results[row] = result
    }
    let validity = isThere.contains(false) ? Bitmap(isThere) : nil
    return .column(.int(FixedColumn(results, validity: validity)))
  }

  private func computeDoubles(
    _ left: FixedColumn<Double>,
    _ right: FixedColumn<Double>,
    _ context: EvaluationContext
  ) -> Operand {
    var results: [Double]
    switch operation {
    case .add: results = zip(left.values, right.values).map(+)
    case .subtract: results = zip(left.values, right.values).map(-)
    case .multiply: results = zip(left.values, right.values).map(*)
    case .divide: results = zip(left.values, right.values).map(/)
    case .integerDivide:
      results = zip(left.values, right.values).map { ($0 / $1).rounded(.towardZero) }
    case .modulo:
      results = zip(left.values, right.values).map { $0.truncatingRemainder(dividingBy: $1) }
    }
    var validity = Bitmap.intersection(left.validity, right.validity)
    let divides = operation == .divide || operation == .integerDivide || operation == .modulo
    if divides, right.values.contains(0) {
      var known = validity ?? Bitmap(count: results.count, repeating: true)
      for row in results.indices where right.values[row] == 0 && known[row] {
        known[row] = false
        noteZeroDivision(context)
      }
      validity = known
    }
    if let validity {
      results.withUnsafeMutableBufferPointer { results in
        for row in results.indices where !validity[row] { results[row] = 0 }
      }
    }
    let column = FixedColumn(results, validity: validity)
    return .column(type == .percent ? .percent(column) : .number(column))
  }

  private func compute(
    _ left: Value,
    _ right: Value,
    _ context: EvaluationContext
  ) throws(EngineIssue) -> Value {
    if case .int(let left) = left, case .int(let right) = right, type == .int {
      return try computeInt(left, right, context)
    }
    guard let left = left.double, let right = right.double else { return .null }
    if right == 0, operation == .divide || operation == .integerDivide || operation == .modulo {
      noteZeroDivision(context)
      return .null
    }
    let result: Double =
      switch operation {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      case .divide: left / right
      case .integerDivide: (left / right).rounded(.towardZero)
      case .modulo: left.truncatingRemainder(dividingBy: right)
      }
    switch type {
    case .percent: return .percent(result)
    case .int:
      guard let whole = Int64(exactly: result) else { throw overflow }
      return .int(whole)
    default: return .number(result)
    }
  }

  private func computeInt(
    _ left: Int64,
    _ right: Int64,
    _ context: EvaluationContext
  ) throws(EngineIssue) -> Value {
    let (result, overflows): (Int64, Bool)
    switch operation {
    case .add: (result, overflows) = left.addingReportingOverflow(right)
    case .subtract: (result, overflows) = left.subtractingReportingOverflow(right)
    case .multiply: (result, overflows) = left.multipliedReportingOverflow(by: right)
    case .divide, .integerDivide, .modulo:
      if right == 0 {
        noteZeroDivision(context)
        return .null
      }
      if operation == .modulo, right == -1 { return .int(0) }
      (result, overflows) =
        operation == .modulo
        ? left.remainderReportingOverflow(dividingBy: right)
        : left.dividedReportingOverflow(by: right)
    }
    if overflows { throw overflow }
    return .int(result)
  }

  private var overflow: EngineIssue {
    EngineIssue(.integerOverflow(operation: operation.rawValue), at: span)
  }

  private func noteZeroDivision(_ context: EvaluationContext) {
    if !context.zeroDivisions.contains(span) { context.zeroDivisions.append(span) }
  }
}

extension Column {
  /// The numbers as doubles; `nil` where there are none.
  fileprivate var doubles: FixedColumn<Double>? {
    switch self {
    case .number(let column), .percent(let column): column
    case .int(let column):
      FixedColumn(column.values.map { Double($0) }, validity: column.validity)
    default: nil
    }
  }
}
