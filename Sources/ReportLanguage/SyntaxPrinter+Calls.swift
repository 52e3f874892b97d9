extension SyntaxPrinter {
  static func print(_ call: FunctionCall) -> String {
    var printed = call.name.text
    switch call.arguments {
    case .star: printed += "(*)"
    case .list(let list):
      printed += "(\(call.isDistinct ? "distinct " : "")\(self.list(list, print)))"
    }
    if let filter = call.filter { printed += " filter (where \(print(filter)))" }
    if let window = call.window { printed += " over (\(print(window)))" }
    return printed
  }

  static func print(_ choice: CaseExpression) -> String {
    var parts = ["case"]
    if let operand = choice.operand { parts.append(print(operand)) }
    for branch in choice.branches {
      parts.append("when \(print(branch.condition)) then \(print(branch.result))")
    }
    if let otherwise = choice.otherwise { parts.append("else \(print(otherwise))") }
    return parts.joined(separator: " ") + " end"
  }

  private static func print(_ window: WindowSpecification) -> String {
    var parts: [String] = []
    if !window.partition.isEmpty { parts.append("partition by " + list(window.partition, print)) }
    if !window.order.isEmpty { parts.append("order by " + list(window.order, print)) }
    if let frame = window.frame { parts.append(print(frame)) }
    return parts.joined(separator: " ")
  }

  private static func print(_ frame: WindowFrame) -> String {
    guard let end = frame.end else { return "rows " + print(frame.start) }
    return "rows between \(print(frame.start)) and \(print(end))"
  }

  private static func print(_ bound: FrameBound) -> String {
    switch bound {
    case .unboundedPreceding: "unbounded preceding"
    case .preceding(let rows): print(rows) + " preceding"
    case .currentRow: "current row"
    case .following(let rows): print(rows) + " following"
    case .unboundedFollowing: "unbounded following"
    }
  }
}
