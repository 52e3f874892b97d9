import ReportCorpus

extension AggregateCall {
  /// The call as a query would write it.
  func described(_ names: [String]) -> String {
    var arguments = argument.map { $0.described(names) } ?? "*"
    if let second { arguments += ", " + second.described(names) }
    let call = "\(function.rawValue)(\(isDistinct ? "distinct " : "")\(arguments))"
    return call + (filter.map { " filter (where \($0.described(names)))" } ?? "")
  }
}

extension WindowCall {
  /// The call as a query would write it.
  func described(_ names: [String]) -> String {
    var arguments = argument.map { [$0.described(names)] } ?? (function == .count ? ["*"] : [])
    if function == .lag || function == .lead {
      if distance != 1 || otherwise != nil { arguments.append(String(distance)) }
      if let otherwise { arguments.append(otherwise.described(names)) }
    }
    let call = "\(function.rawValue)(\(arguments.joined(separator: ", ")))"
    let condition = filter.map { " filter (where \($0.described(names)))" } ?? ""
    return "\(call)\(condition) over (\(rows(names).joined(separator: " ")))"
  }

  private func rows(_ names: [String]) -> [String] {
    var parts: [String] = []
    if !partition.isEmpty {
      parts.append(
        "partition by " + partition.map { $0.described(names) }.joined(separator: ", ")
      )
    }
    if !order.isEmpty {
      let keys = order.map { key in
        key.expression.described(names) + (key.isDescending ? " desc" : "")
          + (key.nullsFirst ? " nulls first" : "")
      }
      parts.append("order by " + keys.joined(separator: ", "))
    }
    if case .rows(let start, let end) = frame {
      let first = start.map(Self.bound) ?? "unbounded preceding"
      parts.append("rows between \(first) and \(end.map(Self.bound) ?? "unbounded following")")
    }
    return parts
  }

  private static func bound(_ distance: Int) -> String {
    if distance == 0 { return "current row" }
    return distance < 0 ? "\(-distance) preceding" : "\(distance) following"
  }
}

extension BoundChoice {
  /// The choice as a query would write it.
  func described(_ names: [String]) -> String {
    var parts = ["case"]
    if let operand { parts.append(operand.described(names)) }
    for branch in branches {
      let result = branch.result.described(names)
      parts.append("when \(branch.condition.described(names)) then \(result)")
    }
    if let otherwise { parts.append("else " + otherwise.described(names)) }
    return parts.joined(separator: " ") + " end"
  }
}
