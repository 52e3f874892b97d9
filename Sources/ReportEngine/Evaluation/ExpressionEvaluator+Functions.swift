import ReportCorpus
import ReportText

/// Functions and conversions.
extension ExpressionEvaluator {
  /// A function of every row; of a text column with else constants, once an entry of its pool.
  func call(
    _ function: ScalarFunction,
    _ arguments: [BoundExpression],
    giving expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    var operands: [Operand] = []
    for argument in arguments { operands.append(try operand(argument, over: batch)) }
    let (name, span) = (function.name, expression.span)
    return try map(operands, type: expression.type, count: batch.rowCount) {
      values throws(EngineIssue) in
      if !function.seesNulls, values.contains(.null) { return .null }
      do throws(FunctionFailure) {
        return try function.body(values, context)
      } catch {
        throw error.issue(of: name, at: span)
      }
    }
  }

  /// The values in another type; a text that says none is null, with a note.
  func convert(
    _ inner: BoundExpression,
    giving expression: BoundExpression,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    guard let type = expression.type else { return .constant(.null) }
    let operand = try operand(inner, over: batch)
    if case .column(let column) = operand, column.type == type { return operand }
    let span = expression.span
    return try map([operand], type: type, count: batch.rowCount) { values throws(EngineIssue) in
      do throws(FunctionFailure) {
        let converted = try Conversion.convert(values[0], to: type)
        if converted == .null, case .text(let text) = values[0] {
          context.noteFailedConversion(of: text, to: type, at: span)
        }
        return converted
      } catch {
        throw error.issue(of: "cast", at: span)
      }
    }
  }

  /// Whether two values differ, null being equal to null only.
  func distinction(
    _ left: BoundExpression,
    _ right: BoundExpression,
    negated: Bool,
    over batch: Batch
  ) throws(EngineIssue) -> Operand {
    let operands = [try operand(left, over: batch), try operand(right, over: batch)]
    return try map(operands, type: .bool, count: batch.rowCount) { values throws(EngineIssue) in
      let isNull = values.map { $0 == .null }
      let differs =
        isNull[0] || isNull[1] ? isNull[0] != isNull[1] : values[0].order(to: values[1]) != 0
      return .bool(differs != negated)
    }
  }

  private typealias Body = ([Value]) throws(EngineIssue) -> Value

  private func map(
    _ operands: [Operand],
    type: ColumnType?,
    count: Int,
    _ body: Body
  ) throws(EngineIssue) -> Operand {
    var values: [Value] = []
    var columns: [(index: Int, column: Column)] = []
    for (index, operand) in operands.enumerated() {
      switch operand {
      case .constant(let value): values.append(value)
      case .column(let column):
        values.append(.null)
        columns.append((index, column))
      }
    }
    if columns.isEmpty { return .constant(try body(values)) }
    var builder = ColumnBuilder(type ?? .int)
    if columns.count == 1, case .text(let texts) = columns[0].column {
      try map(texts, at: columns[0].index, among: values, count: count, into: &builder, body)
      return .column(builder.build())
    }
    for row in 0..<count {
      for (index, column) in columns { values[index] = column[row] }
      builder.append(try body(values))
    }
    return .column(builder.build())
  }

  private func map(
    _ texts: TextColumn,
    at index: Int,
    among constants: [Value],
    count: Int,
    into builder: inout ColumnBuilder,
    _ body: Body
  ) throws(EngineIssue) {
    var values = constants
    var known: [UInt32: Value] = [:]
    for row in 0..<count {
      let code = texts.codes[row]
      if let value = known[code] {
        builder.append(value)
        continue
      }
      values[index] = code == TextColumn.null ? .null : .text(texts.pool[code])
      let value = try body(values)
      known[code] = value
      builder.append(value)
    }
  }
}
