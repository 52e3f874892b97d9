/// Writes syntax trees as query text, on one line and in one spelling.
///
/// Reading what was written gives the same tree again, but for places.
public enum SyntaxPrinter {
  /// A statement as text, without semicolon.
  ///
  /// - Precondition: The tree was read without issues: nothing in it is missing.
  public static func print(_ statement: Statement) -> String {
    switch statement.kind {
    case .select(let query): print(query)
    case .explain(let query, let isAnalyzed):
      (isAnalyzed ? "explain analyze " : "explain ") + print(query)
    case .cite(let row, _): "cite \(row)"
    case .describe(let name): "describe " + print(name)
    case .show(let topic, nil): "show \(topic.rawValue)"
    case .show(let topic, let text?): "show \(topic.rawValue) ~ \(print(.text(text)))"
    case .check(let query): "check " + print(query)
    case .coverage(let query, nil): "coverage " + print(query)
    case .coverage(let query, let column?): "coverage \(print(query)) by \(print(column))"
    case .define(let name, let query): "let \(print(name)) = \(print(query))"
    case .parameter(let parameter): print(parameter)
    case .load(let path, _, let name): "load \(print(.text(path))) as \(print(name))"
    }
  }

  /// A query as text.
  public static func print(_ query: SelectQuery) -> String {
    var parts: [String] = []
    if !query.commonTables.isEmpty { parts.append("with " + list(query.commonTables, print)) }
    switch query.term {
    case .parenthesised(let inner): parts.append("(\(print(inner)))")
    case .select: parts.append(printCore(query))
    }
    for combined in query.combinations {
      parts.append(combined.operation.rawValue + " " + print(combined.query))
    }
    if let pivot = query.pivot { parts.append(print(pivot)) }
    if let all = query.orderByAll { parts.append("order by all" + print(all)) }
    if !query.orderBy.isEmpty { parts.append("order by " + list(query.orderBy, print)) }
    if let limit = query.limit { parts.append("limit " + print(limit)) }
    if let offset = query.offset { parts.append("offset " + print(offset)) }
    return parts.joined(separator: " ")
  }

  /// A select without the clauses that are of the whole of a combination.
  private static func printCore(_ query: SelectQuery) -> String {
    var parts = [query.isDistinct ? "select distinct" : "select", list(query.items, print)]
    if let from = query.from { parts.append("from " + print(from)) }
    if let filter = query.filter { parts.append("where " + print(filter)) }
    if query.groupsByAll { parts.append("group by all") }
    if !query.groupBy.isEmpty { parts.append("group by " + list(query.groupBy, print)) }
    if let having = query.having { parts.append("having " + print(having)) }
    return parts.joined(separator: " ")
  }

  private static func print(_ item: SelectItem) -> String {
    switch item.kind {
    case .all: "*" + excepted(item)
    case .allOf(let relation): print(relation) + ".*" + excepted(item)
    case .expression(let expression, nil): print(expression)
    case .expression(let expression, let alias?):
      print(expression) + (item.aliasIsBare ? " " : " as ") + print(alias)
    }
  }

  private static func excepted(_ item: SelectItem) -> String {
    item.excepted.isEmpty ? "" : " except (\(list(item.excepted, print)))"
  }

  static func print(_ item: OrderItem) -> String {
    print(item.expression)
      + print(OrderDirection(isDescending: item.isDescending, nullsFirst: item.nullsFirst))
  }

  private static func print(_ direction: OrderDirection) -> String {
    (direction.isDescending ? " desc" : "") + (direction.nullsFirst ? " nulls first" : "")
  }

  static func list<Element>(_ elements: [Element], _ print: (Element) -> String) -> String {
    elements.map(print).joined(separator: ", ")
  }
}
