import ReportCorpus
import ReportLanguage
import ReportText

/// `case`, `cast`, and values that must be of one type.
extension Binder {
  mutating func bindChoice(_ choice: CaseExpression, at span: SourceSpan, in clause: Clause)
    -> BoundExpression?
  {
    let operand = choice.operand.map { bind($0, in: clause) }
    let branches = choice.branches.map { branch in
      (condition: bind(branch.condition, in: clause), result: bind(branch.result, in: clause))
    }
    let otherwise = choice.otherwise.map { bind($0, in: clause) }
    guard let conditions = whole(branches.map(\.condition)),
      let results = whole(branches.map(\.result) + (otherwise.map { [$0] } ?? []))
    else { return nil }
    var bound = BoundChoice(operand: nil, branches: [], otherwise: nil)
    var checked: [BoundExpression]?
    if let operand {
      guard let operand else { return nil }
      bound.operand = operand
      checked = comparedValues(conditions, with: operand)
    } else {
      checked = conditions.allSatisfy { requireCondition($0, of: "when") } ? conditions : nil
    }
    guard let checked, let results = unified(results, of: "case") else { return nil }
    let type = results.first { $0.type != nil }?.type
    if type == nil { return BoundExpression(.constant(.null), nil, at: span) }
    bound.branches = zip(checked, results).map { .init(condition: $0, result: $1) }
    if otherwise != nil { bound.otherwise = results.last }
    return BoundExpression(.choice(bound), type, at: span)
  }

  /// The values that an operand is compared with, one by one, if each can be.
  private mutating func comparedValues(
    _ values: [BoundExpression],
    with operand: BoundExpression
  ) -> [BoundExpression]? {
    var compared: [BoundExpression] = []
    for value in values {
      guard let equal = bindComparison(operand, .equal, value, at: value.span),
        case .compare(_, _, let right) = equal.kind
      else { return nil }
      compared.append(right)
    }
    return compared
  }

  mutating func bindCast(
    _ inner: Expression,
    to name: Name,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    let inner = bind(inner, in: clause)
    guard let type = Conversion.type(named: name.text) else {
      let near = NearName.nearest(to: name.text, among: Conversion.typeNames)
      report(.unknownType(name.text, near: near), at: name.span)
      return nil
    }
    guard let inner else { return nil }
    if type == .percent, let column = inner.bareColumn,
      let twin = scope.columns[column].percentTwin
    {
      let name = scope.columns[column].name
      report(.pointsAgainstPercent(column: name, ratioColumn: twin), at: inner.span)
      return nil
    }
    guard let found = inner.type else { return BoundExpression(.constant(.null), type, at: span) }
    guard Conversion.isPossible(from: found, to: type) else {
      report(.cannotConvert(typed(inner), to: type.rawValue), at: span)
      return nil
    }
    if type == .date, case .constant = inner.kind {
      var day = inner
      guard readDay(&day) else { return nil }
      day.span = span
      return day
    }
    return BoundExpression(.convert(inner), type, at: span)
  }

  // MARK: - One type for several values

  /// The expressions, if all of them are bound.
  func whole(_ expressions: [BoundExpression?]) -> [BoundExpression]? {
    let bound = expressions.compactMap { $0 }
    return bound.count == expressions.count ? bound : nil
  }

  /// The values converted to one type; `nil` where they have none in common, which is reported.
  ///
  /// Whole numbers become numbers beside one, a text becomes a day beside one, and a plain
  /// number below 1 a percent beside one, as in `coalesce(rate, 0)`.
  mutating func unified(_ values: [BoundExpression], of operation: String) -> [BoundExpression]? {
    var values = values
    if values.contains(where: { $0.type == .date }) {
      for index in values.indices where !readDay(&values[index]) { return nil }
    }
    let types = Set(values.compactMap(\.type))
    guard let wanted = types.count > 1 ? commonType(of: types) : types.first else {
      if types.isEmpty { return values }
      return refuse(values, of: operation)
    }
    for index in values.indices where values[index].type != wanted {
      if wanted == .percent, !checkRatio(values[index], among: values, of: operation) {
        return nil
      }
      values[index] = values[index].converted(to: wanted)
    }
    return values
  }

  private func commonType(of types: Set<ColumnType>) -> ColumnType? {
    if types.isSubset(of: [.int, .number]) { return .number }
    return types.isSubset(of: [.int, .number, .percent]) ? .percent : nil
  }

  /// Beside a percent, 0.5 can only be a ratio; 50 was meant as 50%, and of a column who knows.
  private mutating func checkRatio(
    _ value: BoundExpression,
    among values: [BoundExpression],
    of operation: String
  ) -> Bool {
    guard value.type != nil else { return true }
    guard case .constant(let constant) = value.kind, let number = constant.plainNumber else {
      _ = refuse(values, of: operation)
      return false
    }
    if abs(number) < 1 { return true }
    let literal = source.text(in: value.span)
    report(
      .plainNumberAgainstPercent(literal: literal, suggestions: asPercent(value)),
      at: value.span
    )
    return false
  }

  private mutating func refuse(_ values: [BoundExpression], of operation: String)
    -> [BoundExpression]?
  {
    guard let first = values.first(where: { $0.type != nil }),
      let other = values.first(where: { $0.type != nil && $0.type != first.type })
    else { return nil }
    report(.mixedTypes(of: operation, typed(first), typed(other)), at: other.span)
    return nil
  }
}

extension BoundExpression {
  /// The same values in another type.
  func converted(to type: ColumnType) -> BoundExpression {
    if self.type == nil { return BoundExpression(.constant(.null), type, at: span) }
    if self.type == type { return self }
    if case .constant(let value) = kind, let converted = try? Conversion.convert(value, to: type) {
      return BoundExpression(.constant(converted), type, at: span)
    }
    return BoundExpression(.convert(self), type, at: span)
  }
}
