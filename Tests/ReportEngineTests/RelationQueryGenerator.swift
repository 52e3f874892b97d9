import SeededNumbers

/// Makes random queries over the tables of ``RelationTables`` that mean the same in SQLite.
struct RelationQueryGenerator {
  private var random: SplitMix64
  private var names = 0

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// What a relation is called and which kinds of columns it has.
  struct Table {
    var name: String
    var ints: [String]
    var numbers: [String]
    var texts: [String]
  }

  /// A whole query; all its columns are keys of the order.
  mutating func query() -> String {
    switch pick([0, 0, 0, 1, 2]) {
    case 0:
      let (body, width) = select(within: [], depth: 2)
      return body + order(width)
    case 1: return combined()
    default: return withQuery()
    }
  }

  // MARK: - Selects

  /// A select over joined relations, and how many columns it shows.
  mutating func select(within outer: [Table], depth: Int) -> (String, Int) {
    let (from, tables) = joined(depth: depth)
    let condition = chance(0.7) ? " where " + condition(tables, outer, depth: depth) : ""
    if chance(0.25) {
      let key = anyColumn(tables)
      let having = chance(0.3) ? " having count(*) > 1" : ""
      let items = "\(key) as c1, count(*) as c2, sum(\(int(tables))) as c3"
      return ("select \(items) from \(from)\(condition) group by \(key)\(having)", 3)
    }
    let count = pick([1, 2, 3])
    let items = (1...count).map { "\(item(tables, depth: depth)) as c\($0)" }
    let distinct = chance(0.2) ? "distinct " : ""
    return ("select \(distinct)\(items.joined(separator: ", ")) from \(from)\(condition)", count)
  }

  private mutating func item(_ tables: [Table], depth: Int) -> String {
    if depth > 0, chance(0.15) { return scalar(tables) }
    return chance(0.2) ? "(\(int(tables)) + \(int(tables)))" : anyColumn(tables)
  }

  private mutating func combined() -> String {
    let count = pick([2, 2, 3])
    var parts: [String] = []
    for index in 0..<count {
      // Left to right means the same in both languages where `intersect` comes first only.
      if index > 0 {
        parts.append(
          pick(
            index == 1
              ? ["union", "union all", "except", "intersect"] : ["union", "union all", "except"]
          )
        )
      }
      let (from, tables) = joined(depth: 1)
      let filter = chance(0.5) ? " where " + condition(tables, [], depth: 0) : ""
      parts.append("select \(int(tables)) as c1, \(text(tables)) as c2 from \(from)\(filter)")
    }
    return parts.joined(separator: " ") + order(2)
  }

  private mutating func withQuery() -> String {
    let (first, width) = select(within: [], depth: 1)
    let filter = chance(0.5) ? " where p.k is not null" : ""
    let join = pick(["join a on p.k = a.c1", "left join a on p.v = a.c1", "cross join a"])
    // `c1` may be a text, which SQLite compares with numbers and we refuse.
    guard chance(0.5) else {
      return "with a as (\(first)), b as (select count(*) as n from a) "
        + "select n, a.c1 from a, b" + order(2)
    }
    _ = width
    return
      "with a as (select k as c1, v as c2 from q) select p.k, p.v, a.c2 from p \(join)\(filter)"
      + order(3)
  }

  // MARK: - Relations

  private mutating func joined(depth: Int) -> (String, [Table]) {
    var (from, first) = relation(depth: depth)
    var tables = [first]
    for _ in 0..<pick([0, 1, 1, 1, 2]) {
      let (next, table) = relation(depth: depth - 1)
      switch pick(["join", "join", "left join", "left join", "cross join", ",", "using"]) {
      case "cross join": from += " cross join " + next
      case ",": from += ", " + next
      case "using"
      where tables.count == 1 && table.ints.contains { $0.hasSuffix(".k") }
        && tables[0].ints.contains { $0.hasSuffix(".k") }:
        from += "\(pick([" join ", " left join "]))\(next) using (k)"
      case let kind:
        let join = kind == "using" ? "join" : kind
        from += " \(join) \(next) on \(joinCondition(tables, table))"
      }
      tables.append(table)
    }
    return (from, tables)
  }

  private mutating func joinCondition(_ tables: [Table], _ table: Table) -> String {
    let equality =
      switch pick([0, 0, 1, 2]) {
      case 0: "\(int(tables)) = \(int([table]))"
      case 1: "\(text(tables)) = \(text([table]))"
      default: "\(int(tables)) = \(number([table]))"
      }
    switch pick([0, 0, 1, 2, 3]) {
    case 1: return "\(int(tables)) < \(int([table]))"
    case 2: return "\(equality) and \(int([table])) > 0"
    case 3: return "\(equality) and (\(int(tables)) > 1 or \(text([table])) = 'abc')"
    default: return equality
    }
  }

  private mutating func relation(depth: Int) -> (String, Table) {
    names += 1
    let name = "t\(names)"
    let table = Table(
      name: name,
      ints: ["\(name).k", "\(name).v"],
      numbers: ["\(name).x"],
      texts: ["\(name).s"]
    )
    let base = pick(["p", "q", "r"])
    guard depth > 0, chance(0.25) else { return ("\(base) \(name)", table) }
    let filter = chance(0.6) ? " where \(pick(["v > 0", "s = 'abc'", "k in (1, 2)", "x < 3"]))" : ""
    let limit =
      chance(0.2) ? " order by k nulls last, v nulls last, x nulls last, s nulls last limit 5" : ""
    return ("(select k, v, x, s from \(base)\(filter)\(limit)) \(name)", table)
  }

  // MARK: - Conditions

  private mutating func condition(_ tables: [Table], _ outer: [Table], depth: Int) -> String {
    if chance(0.3) {
      return "(\(condition(tables, outer, depth: depth)) \(pick(["and", "or"])) "
        + "\(condition(tables, outer, depth: depth)))"
    }
    if depth > 0, chance(0.35) { return subquery(tables + outer, depth: depth) }
    let comparison = pick(["=", "<>", "<", ">="])
    switch pick([0, 1, 2, 3, 4]) {
    case 0: return "\(int(tables)) \(comparison) \(pick(["0", "1", "2"]))"
    case 1: return "\(int(tables)) \(comparison) \(int(outer.isEmpty ? tables : outer))"
    case 2: return "\(text(tables)) \(comparison) \(chance(0.5) ? "'abc'" : text(tables))"
    case 3: return "\(anyColumn(tables)) is \(pick(["", "not "]))null"
    default: return "\(number(tables)) \(comparison) \(int(tables))"
    }
  }

  /// A condition with a query in it, which mostly looks at the tables around.
  private mutating func subquery(_ around: [Table], depth: Int) -> String {
    let (name, table) = relation(depth: 0)
    var filters: [String] = []
    if chance(0.7) { filters.append("\(int([table])) = \(int(around))") }
    if chance(0.2) { filters.append("\(text([table])) = \(text(around))") }
    if chance(0.5) { filters.append(condition([table], around, depth: depth - 1)) }
    let filter = filters.isEmpty ? "" : " where " + filters.joined(separator: " and ")
    let not = pick(["", "not "])
    switch pick([0, 1, 2]) {
    case 0: return "\(not)exists (select 1 from \(name)\(filter))"
    case 1: return "\(int(around)) \(not)in (select \(int([table])) from \(name)\(filter))"
    default: return "\(int(around)) \(pick(["=", ">"])) \(scalar(around))"
    }
  }

  /// A query of one value.
  private mutating func scalar(_ around: [Table]) -> String {
    let (name, table) = relation(depth: 0)
    let filter = chance(0.8) ? " where \(int([table])) \(pick(["=", "=", "<"])) \(int(around))" : ""
    let call = pick(["max", "min", "sum", "count"])
    return "(select \(call)(\(int([table]))) from \(name)\(filter))"
  }

  private mutating func int(_ tables: [Table]) -> String { column(tables) { $0.ints } }
  private mutating func number(_ tables: [Table]) -> String { column(tables) { $0.numbers } }
  private mutating func text(_ tables: [Table]) -> String { column(tables) { $0.texts } }

  private mutating func anyColumn(_ tables: [Table]) -> String {
    column(tables) { $0.ints + $0.numbers + $0.texts }
  }

  private mutating func column(_ tables: [Table], _ kind: (Table) -> [String]) -> String {
    pick(kind(pick(tables)))
  }

  private mutating func order(_ width: Int) -> String {
    let keys = (1...width).map { "\($0)\(pick(["", " desc"])) nulls last" }
    let limit = chance(0.2) ? " limit \(pick([1, 3, 10]))" : ""
    return " order by " + keys.joined(separator: ", ") + limit
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}
