import ReportCorpus

extension BoundExpression {
  /// The expression as a query would write it, with names for the columns of its input.
  ///
  /// Everything that binds weaker than a comparison stands in parentheses when it is inside.
  func described(_ names: [String]) -> String {
    func inner(_ expression: BoundExpression) -> String {
      let text = expression.described(names)
      return expression.isSimple ? text : "(\(text))"
    }
    switch kind {
    case .constant(let value): return value.described
    case .column(let index): return names.indices.contains(index) ? names[index] : "#\(index)"
    case .negate(let operand): return "-\(inner(operand))"
    case .not(let operand): return "not \(inner(operand))"
    case .and(let left, let right):
      return [left, right].map { $0.isOr ? inner($0) : $0.described(names) }
        .joined(separator: " and ")
    case .or(let left, let right):
      return "\(left.described(names)) or \(right.described(names))"
    case .compare(let left, let comparison, let right):
      return "\(inner(left)) \(comparison.rawValue) \(inner(right))"
    case .arithmetic(let left, let operation, let right):
      return "\(inner(left)) \(operation.rawValue) \(inner(right))"
    case .contains(let text, let needle, let negated):
      return "\(inner(text)) \(negated ? "!~" : "~") \(inner(needle))"
    case .matches(let text, let pattern, let negated):
      let slashed = pattern.pattern.split(separator: "/", omittingEmptySubsequences: false)
        .joined(separator: "\\/")
      return "\(inner(text)) \(negated ? "!~" : "~") /\(slashed)/"
    case .like(let text, let pattern, let negated):
      return "\(inner(text)) \(negated ? "not like" : "like") \(inner(pattern))"
    case .inList(let value, let list, let negated):
      let members = list.map { $0.described(names) }.joined(separator: ", ")
      return "\(inner(value)) \(negated ? "not in" : "in") (\(members))"
    case .isNull(let operand, let negated):
      return "\(inner(operand)) is \(negated ? "not " : "")null"
    case .between(let value, let low, let high, let negated):
      return
        "\(inner(value)) \(negated ? "not between" : "between") \(inner(low)) and \(inner(high))"
    case .isDistinct(let left, let right, let negated):
      return "\(inner(left)) is \(negated ? "not " : "")distinct from \(inner(right))"
    case .choice(let choice): return choice.described(names)
    case .convert(let operand):
      return "cast(\(operand.described(names)) as \(type?.rawValue ?? "int"))"
    case .function(let function, let arguments):
      if function.isOperator {
        return arguments.map(inner).joined(separator: " \(function.name) ")
      }
      let list = arguments.map { $0.described(names) }.joined(separator: ", ")
      return "\(function.name)(\(list))"
    case .aggregate(let call): return call.described(names)
    case .window(let call): return call.described(names)
    case .outer(_, let name): return "outer \(name)"
    case .subquery(let subquery): return subquery.described(names)
    }
  }

  private var isSimple: Bool {
    switch kind {
    case .constant, .column, .aggregate, .window, .choice, .convert, .outer, .subquery: true
    case .function(let function, _): !function.isOperator
    default: false
    }
  }

  private var isOr: Bool {
    if case .or = kind { true } else { false }
  }
}

extension Value {
  /// The value as a query would write it.
  fileprivate var described: String {
    switch self {
    case .null: "null"
    case .int(let value): String(value)
    case .number(let value): NumberText.shortest(value)
    case .percent(let value): NumberText.shortest(DecimalShift.points(fromRatio: value)) + "%"
    case .text(let text):
      "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    case .date(let date): "\"\(date)\""
    case .bool(let value): String(value)
    }
  }
}
