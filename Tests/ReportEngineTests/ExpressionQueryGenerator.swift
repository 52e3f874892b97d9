import SeededNumbers

/// Makes random queries of choices, functions, filtered aggregates and windows over the table `t`
/// that mean the same in SQLite.
struct ExpressionQueryGenerator {
  typealias Piece = QueryGenerator.Piece

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A whole query.
  mutating func query() -> Piece {
    switch pick([0, 0, 1, 1, 2, 2]) {
    case 0: plainQuery()
    case 1: groupedQuery()
    default: windowQuery()
    }
  }

  // MARK: - Queries

  private mutating func plainQuery() -> Piece {
    let items = (0..<pick([1, 2, 3])).map { _ in value(depth: 3) }
    var query = Piece("select ") + join(items) + " from t"
    if chance(0.5) { query = query + " where " + condition(depth: 2) }
    return ordered(query, by: items.count)
  }

  private mutating func groupedQuery() -> Piece {
    let keys = Array(
      ["a % 3", "s", "u", "b > 0"].shuffled(using: &random).prefix(pick([0, 1, 1, 2]))
    )
    let items = keys.map { Piece($0) } + (0..<pick([1, 2, 3])).map { _ in aggregate() }
    var query = Piece("select ") + join(items) + " from t"
    if chance(0.3) { query = query + " where " + condition(depth: 1) }
    if !keys.isEmpty {
      let positions = keys.indices.map { "\($0 + 1)" }.joined(separator: ", ")
      query =
        query
        + (chance(0.4)
          ? Piece(" group by all", " group by \(positions)") : Piece(" group by \(positions)"))
      if chance(0.3) { query = query + " having " + aggregate() + " is not null" }
    }
    return ordered(query, by: items.count)
  }

  private mutating func windowQuery() -> Piece {
    if chance(0.15) {
      let key = pick(["a", "s", "u"])
      let query = Piece(
        "select \(key), count(*), sum(count(*)) over (order by \(key) nulls last), "
          + "rank() over (order by count(*) desc) from t group by \(key)"
      )
      return ordered(query, by: 4)
    }
    let items = [Piece("id")] + (0..<pick([1, 2])).map { _ in window() }
    var query = Piece("select ") + join(items) + " from t"
    if chance(0.3) { query = query + " where " + condition(depth: 1) }
    return ordered(query, by: items.count)
  }

  /// Every item is a key of the order, so that it is the same order in both.
  private mutating func ordered(_ query: Piece, by count: Int) -> Piece {
    let direction = pick(["", " desc"])
    let keys = (1...count).map { "\($0)\(direction) nulls last" }.joined(separator: ", ")
    let order =
      chance(0.3) ? Piece("all\(direction)", keys) : Piece(keys)
    return query + " order by " + order + (chance(0.2) ? " limit 7" : "")
  }

  // MARK: - Values

  private mutating func value(depth: Int) -> Piece {
    switch pick([0, 0, 1, 2, 2, 3]) {
    case 0: whole(depth)
    case 1: number(depth)
    case 2: text(depth)
    default: "(" + condition(depth: depth) + ")"
    }
  }

  private mutating func whole(_ depth: Int) -> Piece {
    guard depth > 0 else { return Piece(pick(["a", "b", "id", "3", "-2", "0"])) }
    let next = depth - 1
    switch pick(Array(0...10)) {
    case 0: return "abs(" + whole(next) + ")"
    case 1: return "sign(" + whole(next) + ")"
    case 2: return "length(" + text(next) + ")"
    case 3: return "coalesce(" + whole(next) + ", " + whole(next) + ", " + whole(0) + ")"
    case 4: return "nullif(" + whole(next) + ", " + whole(next) + ")"
    case 5:
      let (left, right) = (whole(next), whole(next))
      let (ours, theirs) = pick([("least", "min"), ("greatest", "max")])
      return Piece(
        "\(ours)(\(left.ours), \(right.ours))",
        "\(theirs)(\(left.theirs), \(right.theirs))"
      )
    case 6: return "cast(" + number(next) + " as " + Piece("int", "integer") + ")"
    case 7:
      let (left, right) = (whole(next), whole(next))
      return Piece("mod(\(left.ours), \(right.ours))", "(\(left.theirs) % \(right.theirs))")
    case 8: return "(" + whole(next) + pick([" + ", " - ", " * "]) + whole(0) + ")"
    case 9: return whole(0)
    default: return choice(next) { $0.whole($1) }
    }
  }

  private mutating func number(_ depth: Int) -> Piece {
    guard depth > 0 else { return Piece(pick(["x", "1.5", "-0.25", "x"])) }
    let next = depth - 1
    switch pick(Array(0...9)) {
    case 0: return "abs(" + number(next) + ")"
    case 1: return Piece("round(x, \(pick([0, 1, 2, 3])))")
    case 2: return "floor(" + number(next) + ")"
    case 3: return "ceil(" + number(next) + ")"
    case 4: return "sqrt(abs(" + number(0) + "))"
    case 5: return "coalesce(" + number(next) + ", " + number(0) + ")"
    case 6: return "nullif(" + number(next) + ", " + number(0) + ")"
    case 7: return "(" + number(next) + pick([" + ", " - ", " * "]) + number(0) + ")"
    case 8: return "cast(" + whole(next) + " as " + Piece("number", "real") + ")"
    default: return choice(next) { $0.number($1) }
    }
  }

  private mutating func text(_ depth: Int) -> Piece {
    guard depth > 0 else { return Piece(pick(["s", "u", "'abc'", "'案'", "''"])) }
    let next = depth - 1
    switch pick(Array(0...9)) {
    case 0: return "upper(" + text(next) + ")"
    case 1: return "lower(" + text(next) + ")"
    case 2: return "substr(" + text(next) + ", \(pick([-9, -2, -1, 0, 1, 2, 5])))"
    case 3:
      return "substr(" + text(next) + ", \(pick([-9, -2, 0, 1, 3])), \(pick([-3, -1, 0, 1, 2, 9])))"
    case 4: return pick(["trim(", "ltrim(", "rtrim("]) + text(next) + ", 'ac率')"
    // Of an empty text to be replaced SQLite never looks at the replacement, be it null.
    case 5:
      return "replace(" + text(next) + pick([", 'a', ", ", '案', ", ", 'bc', "]) + text(0) + ")"
    case 6: return "(" + text(next) + " || " + text(0) + ")"
    case 7: return "coalesce(" + text(next) + ", " + text(0) + ")"
    case 8: return "cast(" + whole(next) + " as text)"
    default: return choice(next) { $0.text($1) }
    }
  }

  /// A `case` of either form whose results are made by `result`.
  private mutating func choice(
    _ depth: Int,
    _ result: (inout ExpressionQueryGenerator, Int) -> Piece
  ) -> Piece {
    var piece = Piece("case")
    let isSimple = chance(0.4)
    if isSimple { piece = piece + " " + whole(depth) }
    for _ in 0..<pick([1, 2, 3]) {
      let condition = isSimple ? whole(0) : self.condition(depth: min(depth, 1))
      piece = piece + " when " + condition + " then " + result(&self, depth)
    }
    if chance(0.6) { piece = piece + " else " + result(&self, depth) }
    return "(" + piece + " end)"
  }

  private mutating func condition(depth: Int) -> Piece {
    let next = depth - 1
    if depth > 0, chance(0.4) {
      return "(" + condition(depth: next) + pick([" and ", " or "]) + condition(depth: next) + ")"
    }
    let deep = max(0, next)
    switch pick(Array(0...6)) {
    case 0: return whole(deep) + pick([" = ", " < ", " >= ", " <> "]) + whole(deep)
    case 1: return whole(deep) + pick([" is distinct from ", " is not distinct from "]) + whole(0)
    case 2: return text(deep) + pick([" is distinct from ", " = ", " < "]) + text(0)
    case 3: return value(depth: deep) + pick([" is null", " is not null"])
    case 4:
      let text = text(deep)
      let part = pick(["'a'", "'案'", "'bc'", "'局'"])
      return Piece("contains(\(text.ours), \(part))", "(instr(\(text.theirs), \(part)) > 0)")
    case 5:
      let text = text(deep)
      let part = pick(["'a'", "'结案'", "'AB'"])
      return Piece(
        "starts_with(\(text.ours), \(part))",
        "(substr(\(text.theirs), 1, length(\(part))) = \(part))"
      )
    default:
      return number(deep) + pick([" between ", " not between "]) + number(0) + " and " + whole(0)
    }
  }

  // MARK: - Aggregates and windows

  private mutating func aggregate() -> Piece {
    let filter = chance(0.5) ? " filter (where " + condition(depth: 1) + ")" : Piece("")
    let distinct = pick(["", "", "distinct ", "all "])
    // SQLite has no `all` there.
    let quantifier = Piece(distinct, distinct == "all " ? "" : distinct)
    let call: Piece
    switch pick(Array(0...6)) {
    case 0: call = Piece("count(*)")
    case 1: call = "count(" + quantifier + value(depth: 1) + ")"
    case 2: call = "sum(" + quantifier + whole(1) + ")"
    case 3: call = "avg(" + whole(1) + ")"
    case 4: call = "min(" + value(depth: 1) + ")"
    case 5: call = "max(" + quantifier + text(1) + ")"
    default: call = "sum(" + choice(1) { $0.whole($1) } + ")"
    }
    return call + filter
  }

  private mutating func window() -> Piece {
    let partition =
      chance(0.6) ? "partition by " + pick([Piece("a"), Piece("s"), whole(1)]) + " " : Piece("")
    let key = pick(["a", "s", "x", "u"]) + pick(["", " desc"]) + " nulls last"
    let unique = chance(0.5) ? "order by id desc" : "order by \(key), id"
    switch pick(Array(0...6)) {
    case 0: return "row_number() over (" + partition + unique + ")"
    case 1: return pick(["rank", "dense_rank"]) + "() over (" + partition + "order by \(key))"
    case 2:
      let arguments = value(depth: 1) + pick(["", ", 1", ", 2", ", 0"])
      return pick(["lag(", "lead("]) + arguments + ") over (" + partition + unique + ")"
    case 3:
      return pick(["lag(", "lead("]) + whole(1) + ", 2, " + whole(0) + ") over (" + partition
        + unique + ")"
    case 4:
      let function = pick(["first_value(", "last_value("])
      return function + value(depth: 1) + ") over (" + partition + unique + frame() + ")"
    case 5:
      return windowAggregate() + " over (" + partition + (chance(0.5) ? "order by \(key)" : "")
        + ")"
    default: return windowAggregate(slides: true) + " over (" + partition + unique + frame() + ")"
    }
  }

  /// SQLite 3.40 forgets the filter of `min` and `max` where the frame slides.
  private mutating func windowAggregate(slides: Bool = false) -> Piece {
    let kind = pick(Array(0...4))
    let call =
      switch kind {
      case 0: Piece("count(*)")
      case 1: "count(" + value(depth: 1) + ")"
      case 2: pick(["sum(", "avg("]) + whole(1) + ")"
      case 3: "sum(" + number(0) + ")"
      default: pick(["min(", "max("]) + value(depth: 1) + ")"
      }
    return call
      + (chance(0.3) && !(slides && kind == 4)
        ? " filter (where " + condition(depth: 1) + ")" : Piece(""))
  }

  private mutating func frame() -> String {
    pick([
      "", " rows unbounded preceding", " rows 2 preceding",
      " rows between 1 preceding and 1 following",
      " rows between current row and unbounded following",
      " rows between 3 preceding and 1 preceding",
      " rows between 1 following and 2 following",
      " rows between unbounded preceding and 1 following",
      " rows between unbounded preceding and unbounded following",
    ])
  }

  // MARK: - Chance

  private func join(_ pieces: [Piece]) -> Piece {
    Piece(
      pieces.map(\.ours).joined(separator: ", "),
      pieces.map(\.theirs).joined(separator: ", ")
    )
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}
