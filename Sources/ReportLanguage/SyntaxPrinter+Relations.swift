extension SyntaxPrinter {
  /// What stands behind `from`, as text.
  public static func print(_ table: TableExpression) -> String {
    switch table {
    case .relation(let relation): print(relation.name) + alias(relation.alias)
    case .subquery(let query, let name, _): "(\(print(query)))" + alias(name)
    case .parenthesised(let inner, _): "(\(print(inner)))"
    case .join(let left, .comma, let right, _): "\(print(left)), \(print(right))"
    case .join(let left, let kind, let right, let condition):
      "\(print(left)) \(kind.rawValue) \(print(right))" + (condition.map { " " + print($0) } ?? "")
    }
  }

  static func print(_ parameter: ParameterDeclaration) -> String {
    "param " + print(parameter.name) + (parameter.type.map { " " + print($0) } ?? "")
      + (parameter.value.map { " = " + print($0) } ?? "")
  }

  static func print(_ pivot: PivotClause) -> String {
    "pivot " + print(pivot.column) + (pivot.values.map { " in (\(list($0, print)))" } ?? "")
  }

  static func print(_ table: CommonTable) -> String {
    "\(print(table.name)) as (\(print(table.query)))"
  }

  private static func print(_ condition: JoinCondition) -> String {
    switch condition {
    case .on(let expression): "on " + print(expression)
    case .using(let names): "using (\(list(names, print)))"
    }
  }

  private static func alias(_ name: Name?) -> String { name.map { " as " + print($0) } ?? "" }
}
