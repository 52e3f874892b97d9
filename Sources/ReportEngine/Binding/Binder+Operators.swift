import ReportCorpus
import ReportLanguage
import ReportText

/// Operators, with the rules for percents and days.
extension Binder {
  mutating func bindUnary(
    _ operation: UnaryOperator,
    _ operand: Expression,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    guard let operand = bind(operand, in: clause) else { return nil }
    switch operation {
    case .not:
      guard requireCondition(operand, of: "not") else { return nil }
      return BoundExpression(.not(operand), .bool, at: span)
    case .plus, .minus:
      guard operand.type == nil || operand.isNumeric else {
        report(
          .wrongOperand(of: operation.rawValue, typed(operand), wanted: Wording("a number", "数")),
          at: operand.span
        )
        return nil
      }
      if operation == .plus { return BoundExpression(operand.kind, operand.type, at: span) }
      return BoundExpression(negated(operand), operand.type, at: span)
    }
  }

  /// A literal takes its sign, so that `-5` is a literal too.
  private func negated(_ operand: BoundExpression) -> BoundExpression.Kind {
    switch operand.kind {
    case .constant(.int(let value)) where value != .min: .constant(.int(-value))
    case .constant(.number(let value)): .constant(.number(-value))
    case .constant(.percent(let value)): .constant(.percent(-value))
    default: .negate(operand)
    }
  }

  mutating func bindBinary(
    _ left: BoundExpression,
    _ operation: BinaryOperator,
    _ right: BoundExpression,
    at span: SourceSpan
  ) -> BoundExpression? {
    switch operation {
    case .and, .or:
      guard requireCondition(left, of: operation.rawValue),
        requireCondition(right, of: operation.rawValue)
      else { return nil }
      return BoundExpression(
        operation == .and ? .and(left, right) : .or(left, right),
        .bool,
        at: span
      )
    case .equal: return bindComparison(left, .equal, right, at: span)
    case .notEqual: return bindComparison(left, .notEqual, right, at: span)
    case .less: return bindComparison(left, .less, right, at: span)
    case .lessOrEqual: return bindComparison(left, .lessOrEqual, right, at: span)
    case .greater: return bindComparison(left, .greater, right, at: span)
    case .greaterOrEqual: return bindComparison(left, .greaterOrEqual, right, at: span)
    case .contains, .containsNot:
      guard requireText(left, of: operation.rawValue), requireText(right, of: operation.rawValue)
      else { return nil }
      dropNote(on: right, comparedWith: left)
      return BoundExpression(
        .contains(left, right, negated: operation == .containsNot),
        .bool,
        at: span
      )
    case .add: return bindArithmetic(left, .add, right, at: span)
    case .subtract: return bindArithmetic(left, .subtract, right, at: span)
    case .multiply: return bindArithmetic(left, .multiply, right, at: span)
    case .divide: return bindArithmetic(left, .divide, right, at: span)
    case .integerDivide: return bindArithmetic(left, .integerDivide, right, at: span)
    case .modulo: return bindArithmetic(left, .modulo, right, at: span)
    case .concatenate:
      return bindConcatenation(left, right, at: span)
    case .isDistinctFrom: return bindDistinction(left, right, negated: false, at: span)
    case .isNotDistinctFrom: return bindDistinction(left, right, negated: true, at: span)
    }
  }

  /// A chain of texts is one function of many, so that its tree is not as deep as it is long.
  private func bindConcatenation(
    _ left: BoundExpression,
    _ right: BoundExpression,
    at span: SourceSpan
  ) -> BoundExpression {
    let concatenate = TextFunctions.concatenate
    var texts = [left]
    if case .function(concatenate, let before) = left.kind { texts = before }
    return BoundExpression(.function(concatenate, texts + [right]), .text, at: span)
  }

  /// A comparison that is never unknown has the types of an equality.
  private mutating func bindDistinction(
    _ left: BoundExpression,
    _ right: BoundExpression,
    negated: Bool,
    at span: SourceSpan
  ) -> BoundExpression? {
    guard let equal = bindComparison(left, .equal, right, at: span),
      case .compare(let left, _, let right) = equal.kind
    else { return nil }
    return BoundExpression(.isDistinct(left, right, negated: negated), .bool, at: span)
  }

  mutating func requireCondition(_ operand: BoundExpression, of operation: String) -> Bool {
    if operand.type == nil || operand.type == .bool { return true }
    report(.notACondition(clause: operation, typed(operand)), at: operand.span)
    return false
  }

  // MARK: - Comparisons

  mutating func bindComparison(
    _ left: BoundExpression,
    _ comparison: Comparison,
    _ right: BoundExpression,
    at span: SourceSpan
  ) -> BoundExpression? {
    dropNote(on: right, comparedWith: left)
    dropNote(on: left, comparedWith: right)
    var (left, right) = (left, right)
    guard convertDay(&left, for: right), convertDay(&right, for: left) else { return nil }
    guard checkPercent(left, right, comparison), checkPercent(right, left, comparison.mirrored)
    else { return nil }
    let fits =
      left.type == nil || right.type == nil || left.type == right.type
      || (left.isNumeric && right.isNumeric)
    guard fits else {
      report(
        .typeMismatch(operation: comparison.rawValue, left: typed(left), right: typed(right)),
        at: span
      )
      return nil
    }
    return BoundExpression(.compare(left, comparison, right), .bool, at: span)
  }

  /// A text beside a day is read as a day.
  private mutating func convertDay(
    _ operand: inout BoundExpression,
    for other: BoundExpression
  ) -> Bool {
    other.type == .date ? readDay(&operand) : true
  }

  /// A text that is written out is read as a day.
  mutating func readDay(_ operand: inout BoundExpression) -> Bool {
    guard case .constant(.text(let text)) = operand.kind else { return true }
    guard let date = Conversion.date(text) else {
      report(.notADate(text), at: operand.span)
      return false
    }
    operand = BoundExpression(.constant(.date(date)), .date, at: operand.span)
    return true
  }

  /// Refuses the two comparisons with a percent that look right and are not.
  private mutating func checkPercent(
    _ percent: BoundExpression,
    _ other: BoundExpression,
    _ comparison: Comparison
  ) -> Bool {
    guard percent.type == .percent else { return true }
    if case .constant(let value) = other.kind, let number = value.plainNumber, abs(number) >= 1 {
      report(
        .plainNumberAgainstPercent(
          literal: source.text(in: other.span),
          suggestions: asPercent(other)
        ),
        at: other.span
      )
      return false
    }
    if let column = other.bareColumn, other.type != .percent, other.isNumeric {
      let info = scope.columns[column]
      guard let twin = info.percentTwin else {
        report(
          .typeMismatch(
            operation: comparison.rawValue,
            left: typed(percent),
            right: typed(other)
          ),
          at: percent.span.union(other.span)
        )
        return false
      }
      report(.pointsAgainstPercent(column: info.name, ratioColumn: twin), at: other.span)
      return false
    }
    return true
  }

  // MARK: - Arithmetic

  mutating func bindArithmetic(
    _ left: BoundExpression,
    _ operation: Arithmetic,
    _ right: BoundExpression,
    at span: SourceSpan
  ) -> BoundExpression? {
    if left.type == .date || right.type == .date {
      return bindDays(left, operation, right, at: span)
    }
    for side in [left, right] where side.type != nil && !side.isNumeric {
      report(
        .wrongOperand(of: operation.rawValue, typed(side), wanted: Wording("a number", "数")),
        at: side.span
      )
      return nil
    }
    guard let type = arithmeticType(left, operation, right) else {
      let plain = left.type == .percent ? right : left
      report(
        .percentAndNumber(operation: operation.rawValue, suggestions: asPercent(plain)),
        at: span
      )
      return nil
    }
    return BoundExpression(.arithmetic(left, operation, right), type, at: span)
  }

  /// The type of a result; `nil` where percent and number do not go together.
  private func arithmeticType(
    _ left: BoundExpression,
    _ operation: Arithmetic,
    _ right: BoundExpression
  ) -> ColumnType? {
    guard let leftType = left.type ?? right.type, let rightType = right.type ?? left.type else {
      return .int  // null with null: null of some numeric type
    }
    switch (leftType == .percent, rightType == .percent) {
    case (false, false):
      if operation == .divide { return .number }
      return leftType == .int && rightType == .int ? .int : .number
    case (true, true):
      switch operation {
      case .add, .subtract, .multiply, .modulo: return .percent
      case .divide: return .number
      case .integerDivide: return .int
      }
    case (true, false):
      return operation == .multiply || operation == .divide ? .percent : nil
    case (false, true):
      switch operation {
      case .multiply: return .percent
      case .divide: return .number
      default: return nil
      }
    }
  }

  /// A plain number written as a percent: 90 was meant as 90%, of 1 nobody can say.
  func asPercent(_ operand: BoundExpression) -> [String] {
    guard case .constant(let value) = operand.kind, let number = value.plainNumber else {
      return []
    }
    return number == 1 ? ["100%", "1%"] : ["\(source.text(in: operand.span))%"]
  }
}

extension BoundExpression {
  /// Whether the values can be computed with.
  var isNumeric: Bool { type == .int || type == .number || type == .percent }

  /// The column where this is one, or an aggregate that keeps its scale.
  var bareColumn: Int? {
    switch kind {
    case .column(let index): index
    case .negate(let inner): inner.bareColumn
    case .aggregate(let call) where call.function != .count: call.argument?.bareColumn
    default: nil
    }
  }
}

extension Value {
  /// The number where this is a plain one.
  var plainNumber: Double? {
    switch self {
    case .int(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
