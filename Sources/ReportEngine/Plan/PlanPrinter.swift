import ReportCorpus
import ReportLanguage

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
    var printer = PlanLines()
    printer.add(plan, line: "", below: "")
    return printer.lines
  }

  static func line(of plan: LogicalPlan) -> String {
    let names = plan.inputs.flatMap(\.columnNames)
    switch plan {
    case .oneRow: return "one row of nothing"
    case .scan(let relation, let columns):
      let read = columns.map { relation.schema.columns[$0].name }
      let list = read.isEmpty ? "no columns" : "columns " + read.joined(separator: ", ")
      return "scan \(relation.name): \(relation.rowCount) rows, \(list)"
    case .pivot(_, let pivot):
      let values = pivot.values?.map(\.plainText).joined(separator: ", ") ?? "all values"
      return "pivot \(names[pivot.value]) by \(names[pivot.column]): \(values)"
    case .lookup(let index, let values):
      let pairs = zip(index.keys, values).map { "\($0.described(names)) = \($1.described([]))" }
      return "look up by hash \(pairs.joined(separator: " and "))"
    case .shared(let shared): return "read \(shared.name)"
    case .join(_, _, let step): return line(of: step, plan.inputs.map(\.columnNames))
    case .combine(_, let operation, _, _): return operation.rawValue
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

/// The lines of a plan in the making.
private struct PlanLines {
  var lines: [String] = []
  private var described: Set<ObjectIdentifier> = []

  /// Adds a step and what feeds it; several inputs stand below each other.
  mutating func add(_ plan: LogicalPlan, line: String, below: String) {
    lines.append(line + PlanPrinter.line(of: plan))
    let names = plan.inputs.flatMap(\.columnNames)
    let subqueries = plan.expressions.flatMap(\.subqueries)
    for (index, subquery) in subqueries.enumerated() {
      let isLast = index == subqueries.count - 1 && plan.inputs.isEmpty
      add(
        subquery.body.plan,
        line: below + (isLast ? "└ " : "├ ") + subquery.title(names),
        below: below + (isLast ? "  " : "│ ")
      )
    }
    var inputs = plan.inputs
    if case .shared(let shared) = plan, described.insert(ObjectIdentifier(shared)).inserted {
      inputs = [shared.plan]
    }
    for (index, input) in inputs.enumerated() {
      let isLast = index == inputs.count - 1
      add(input, line: below + (isLast ? "└ " : "├ "), below: below + (isLast ? "  " : "│ "))
    }
  }
}

extension PlanPrinter {
  private static func line(of step: JoinStep, _ names: [[String]]) -> String {
    let conditions =
      step.equalities.map { "\($0.left.described(names[0])) = \($0.right.described(names[1]))" }
      + (step.residual.map { [$0.described(names[0] + names[1])] } ?? [])
    let way = step.equalities.isEmpty ? "nested loop" : "hash"
    let kind = step.kind == .left ? "left join" : conditions.isEmpty ? "cross join" : "join"
    if conditions.isEmpty { return kind }
    return "\(kind) by \(way) on \(conditions.joined(separator: " and "))"
  }
}

extension LogicalPlan {
  /// The steps whose rows this one reads.
  var inputs: [LogicalPlan] {
    switch self {
    case .oneRow, .scan, .shared: []
    case .lookup(let index, _): [index.input]
    case .join(let left, let right, _), .combine(let left, _, let right, _): [left, right]
    case .pivot(let input, _), .filter(let input, _), .aggregate(let input, _, _),
      .project(let input, _), .window(let input, _), .distinct(let input), .sort(let input, _),
      .limit(let input, _, _), .keep(let input, _):
      [input]
    }
  }

  /// What the columns of the rows are called in a printed plan.
  var columnNames: [String] {
    switch self {
    case .oneRow: return []
    case .pivot(let input, let pivot):
      let names = input.columnNames
      return pivot.keys.map { names[$0] } + (pivot.values ?? []).map(\.plainText)
    case .lookup(let index, _): return index.input.columnNames
    case .shared(let shared): return shared.plan.columnNames
    case .join(let left, let right, _): return left.columnNames + right.columnNames
    case .combine(let left, _, _, _): return left.columnNames
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
