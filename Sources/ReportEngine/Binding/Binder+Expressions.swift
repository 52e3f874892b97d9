import ReportCorpus
import ReportLanguage
import ReportText

/// Names, literals and operators whose types need no table.
extension Binder {
  /// Binds an expression; `nil` where it has an issue, which is then reported.
  mutating func bind(_ expression: Expression, in clause: Clause) -> BoundExpression? {
    let span = expression.span
    switch expression.kind {
    case .missing: return nil
    case .literal(let literal): return bindLiteral(literal, at: span)
    case .column(let column): return bindColumn(column, at: span, in: clause)
    case .parenthesised(let inner):
      guard var bound = bind(inner, in: clause) else { return nil }
      bound.span = span
      return bound
    case .unary(let operation, let operand):
      return bindUnary(operation, operand, at: span, in: clause)
    case .binary(let left, let operation, let sign, let right):
      noteNull(left, operation, right, at: sign)
      guard let (left, right) = bindBoth(left, right, in: clause) else { return nil }
      return bindBinary(left, operation, right, at: span)
    case .matches(let text, let pattern, let negated):
      return bindMatch(text, pattern, negated: negated, at: span, in: clause)
    case .like(let text, let pattern, let negated):
      guard let (text, pattern) = bindBoth(text, pattern, in: clause),
        requireText(text, of: "like"), requireText(pattern, of: "like")
      else { return nil }
      return BoundExpression(.like(text, pattern, negated: negated), .bool, at: span)
    case .between(let value, let low, let high, let negated):
      return bindBetween(value, low, high, negated: negated, at: span, in: clause)
    case .inList(let value, let list, let negated):
      return bindInList(value, list, negated: negated, at: span, in: clause)
    case .isNull(let inner, let negated):
      guard let inner = bind(inner, in: clause) else { return nil }
      return BoundExpression(.isNull(inner, negated: negated), .bool, at: span)
    case .parameter(let name): return bindParameter(name)
    case .subquery(let query): return bindScalar(query, at: span)
    case .inSubquery(let value, let query, let negated):
      return bindMembership(value, query, negated: negated, at: span, in: clause)
    case .exists(let query): return bindExistence(query, at: span)
    case .call(let call): return bindCall(call, at: span, in: clause)
    case .choice(let choice): return bindChoice(choice, at: span, in: clause)
    case .cast(let inner, let type): return bindCast(inner, to: type, at: span, in: clause)
    }
  }

  private mutating func bindBoth(_ left: Expression, _ right: Expression, in clause: Clause)
    -> (BoundExpression, BoundExpression)?
  {
    let left = bind(left, in: clause)
    let right = bind(right, in: clause)
    guard let left, let right else { return nil }
    return (left, right)
  }

  /// Notes `= null`, which SQL never fulfils.
  private mutating func noteNull(
    _ left: Expression,
    _ operation: BinaryOperator,
    _ right: Expression,
    at sign: SourceSpan
  ) {
    guard operation == .equal || operation == .notEqual,
      [left, right].contains(where: { $0.kind == .literal(.null) })
    else { return }
    let kind = QueryNote.Kind.nullCompared(isNegated: operation == .notEqual)
    notes.append(QueryNote(kind: kind, span: sign))
  }

  // MARK: - Leaves

  private mutating func bindLiteral(_ literal: Literal, at span: SourceSpan) -> BoundExpression {
    let value: Value =
      switch literal {
      case .int(let value): .int(value)
      case .number(let value): .number(value)
      case .percent(let value): .percent(value)
      case .text(let value): .text(value)
      case .bool(let value): .bool(value)
      case .null: .null
      }
    if case .text(let text) = value { noteTextLikeColumn(text, at: span) }
    return BoundExpression(.constant(value), value.type, at: span)
  }

  // MARK: - Text and lists

  private mutating func bindMatch(
    _ text: Expression,
    _ pattern: RegularExpression,
    negated: Bool,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    let text = bind(text, in: clause)
    do throws(PatternError) {
      let compiled = try TextPattern(pattern.pattern)
      guard let text, requireText(text, of: "~") else { return nil }
      return BoundExpression(.matches(text, compiled, negated: negated), .bool, at: span)
    } catch {
      report(.badPattern(error), at: pattern.span)
      return nil
    }
  }

  mutating func requireText(_ operand: BoundExpression, of operation: String) -> Bool {
    if operand.type == nil || operand.type == .text { return true }
    report(
      .wrongOperand(of: operation, typed(operand), wanted: Wording("text", "文本")),
      at: operand.span
    )
    return false
  }

  private mutating func bindBetween(
    _ value: Expression,
    _ low: Expression,
    _ high: Expression,
    negated: Bool,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    let value = bind(value, in: clause)
    let low = bind(low, in: clause)
    let high = bind(high, in: clause)
    guard let value, let low, let high,
      let atLeast = bindComparison(value, .greaterOrEqual, low, at: span),
      let atMost = bindComparison(value, .lessOrEqual, high, at: span)
    else { return nil }
    guard case .compare(_, _, let lowBound) = atLeast.kind,
      case .compare(let compared, _, let highBound) = atMost.kind
    else { return nil }
    return BoundExpression(
      .between(compared, low: lowBound, high: highBound, negated: negated),
      .bool,
      at: span
    )
  }

  private mutating func bindInList(
    _ value: Expression,
    _ list: [Expression],
    negated: Bool,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    let value = bind(value, in: clause)
    let list = list.map { bind($0, in: clause) }
    guard let value, !list.contains(where: { $0 == nil }) else { return nil }
    var members: [BoundExpression] = []
    for member in list.compactMap({ $0 }) {
      // The comparison checks the types and turns text into days where it should.
      guard let equal = bindComparison(value, .equal, member, at: span),
        case .compare(_, _, let converted) = equal.kind
      else { return nil }
      members.append(converted)
    }
    return BoundExpression(.inList(value, members, negated: negated), .bool, at: span)
  }
}
