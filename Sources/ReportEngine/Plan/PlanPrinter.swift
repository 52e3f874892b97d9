import ReportCorpus

/// Writes a plan for people: the last step first, what feeds it below.
///
///     limit 10
///     └ sort by rate desc
///       └ project agency, rate
///         └ filter rate >= 90%
///           └ scan facts: 78 rows, columns agency, rate
public enum PlanPrinter {
  /// The lines of a plan.
  public static func lines(of plan: LogicalPlan) -> [String] {
    var lines: [String] = []
    var step: LogicalPlan? = plan
    while let current = step {
      let depth = lines.count
      let indent = depth == 0 ? "" : String(repeating: "  ", count: depth - 1) + "└ "
      lines.append(indent + line(of: current))
      step = current.input
    }
    return lines
  }

  private static func line(of plan: LogicalPlan) -> String {
    let names = plan.input?.columnNames ?? []
    switch plan {
    case .oneRow: return "one row of nothing"
    case .scan(let relation, let columns):
      let read = columns.map { relation.schema.columns[$0].name }
      let list = read.isEmpty ? "no columns" : "columns " + read.joined(separator: ", ")
      return "scan \(relation.name): \(relation.rowCount) rows, \(list)"
    case .filter(_, let condition): return "filter \(condition.described(names))"
    case .aggregate(_, let keys, let calls):
      let computed = calls.map { $0.described(names) }.joined(separator: ", ")
      let by = keys.map { $0.described(names) }.joined(separator: ", ")
      return "aggregate "
        + [computed, by.isEmpty ? "" : "by \(by)"]
        .filter { !$0.isEmpty }.joined(separator: " ")
    case .project(_, let items):
      return "project "
        + items.map { item in
          let text = item.expression.described(names)
          return item.name.isEmpty || item.name == text ? text : "\(text) as \(item.name)"
        }.joined(separator: ", ")
    case .window(_, let calls):
      return "window " + calls.map { $0.described(names) }.joined(separator: ", ")
    case .distinct: return "distinct"
    case .sort(_, let keys):
      return "sort by "
        + keys.map { key in
          names[key.column] + (key.isDescending ? " desc" : "")
            + (key.nullsFirst ? " nulls first" : "")
        }.joined(separator: ", ")
    case .limit(_, let count, let offset):
      return (count.map { "limit \($0)" } ?? "no limit") + (offset > 0 ? " offset \(offset)" : "")
    case .keep(_, let columns): return "keep the first \(columns) columns"
    }
  }
}

extension LogicalPlan {
  /// The step whose rows this one reads.
  var input: LogicalPlan? {
    switch self {
    case .oneRow, .scan: nil
    case .filter(let input, _), .aggregate(let input, _, _), .project(let input, _),
      .window(let input, _), .distinct(let input), .sort(let input, _),
      .limit(let input, _, _), .keep(let input, _):
      input
    }
  }

  /// What the columns of the rows are called in a printed plan.
  fileprivate var columnNames: [String] {
    switch self {
    case .oneRow: return []
    case .scan(let relation, let columns):
      return columns.map { relation.schema.columns[$0].name }
    case .aggregate(let input, let keys, let calls):
      let names = input.columnNames
      return keys.map { $0.described(names) } + calls.map { $0.described(names) }
    case .project(let input, let items):
      let names = input.columnNames
      return items.map { $0.name.isEmpty ? $0.expression.described(names) : $0.name }
    case .filter(let input, _), .distinct(let input), .sort(let input, _),
      .limit(let input, _, _):
      return input.columnNames
    case .window(let input, let calls):
      let names = input.columnNames
      return names + calls.map { $0.described(names) }
    case .keep(let input, let columns): return Array(input.columnNames.prefix(columns))
    }
  }
}
