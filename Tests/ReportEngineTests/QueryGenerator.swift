import SeededNumbers

/// Makes random queries over the table `t` that mean the same in SQLite.
///
/// Where the two languages write one thing differently the query is made twice: `ours`, `theirs`.
struct QueryGenerator {
  /// A piece of a query in both languages.
  struct Piece {
    var ours: String
    var theirs: String

    init(_ both: String) { self.init(both, both) }

    init(_ ours: String, _ theirs: String) {
      self.ours = ours
      self.theirs = theirs
    }

    static func + (left: Piece, right: Piece) -> Piece {
      Piece(left.ours + right.ours, left.theirs + right.theirs)
    }

    static func + (left: Piece, right: String) -> Piece { left + Piece(right) }
    static func + (left: String, right: Piece) -> Piece { Piece(left) + right }
  }

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A whole query.
  mutating func query() -> Piece {
    let grouped = chance(0.4)
    var keys: [String] = []
    var items: [Piece] = []
    if grouped {
      keys = Array(["a", "s", "u", "b"].shuffled(using: &random).prefix(pick([0, 1, 1, 2])))
      items = keys.map { Piece($0) } + (0..<pick([1, 2, 3])).map { _ in aggregate() }
    } else {
      items = (0..<pick([1, 2, 3])).map { _ in value() }
    }
    var query = Piece("select ") + (!grouped && chance(0.2) ? "distinct " : "")
    query = query + join(items) + " from t"
    if chance(0.7) { query = query + " where " + condition(depth: 3) }
    if !keys.isEmpty { query = query + " group by " + keys.joined(separator: ", ") }
    if !keys.isEmpty, chance(0.3) { query = query + " having " + total() + " > 2" }
    // All items are keys of the order, so that it is the same order in both.
    let order = items.indices.map { "\($0 + 1) \(pick(["asc", "desc"])) nulls last" }
    query = query + " order by " + order.joined(separator: ", ")
    if chance(0.3) { query = query + " limit \(pick([0, 1, 5, 20]))" }
    if chance(0.1), query.ours.contains(" limit ") { query = query + " offset \(pick([0, 2, 9]))" }
    return query
  }

  // MARK: - Expressions

  private mutating func value() -> Piece {
    switch pick([0, 0, 0, 1, 2, 3]) {
    case 0: wholeNumber(depth: 2)
    case 1: number(depth: 2)
    case 2: Piece(pick(["s", "u"]))
    default: truth()
    }
  }

  /// A condition as a value; SQLite has 0 and 1 for it.
  private mutating func truth() -> Piece { "(" + condition(depth: 2) + ")" }

  private mutating func wholeNumber(depth: Int) -> Piece {
    guard depth > 0, chance(0.6) else { return Piece(pick(["a", "b", "3", "-7", "0", "100"])) }
    let left = wholeNumber(depth: depth - 1)
    let right = wholeNumber(depth: depth - 1)
    switch pick(["+", "-", "*", "%", "div", "neg"]) {
    case "div":
      return Piece("(\(left.ours) div \(right.ours))", "(\(left.theirs) / \(right.theirs))")
    case "neg": return "(- " + left + ")"
    case let operation: return "(" + left + " \(operation) " + right + ")"
    }
  }

  private mutating func number(depth: Int) -> Piece {
    guard depth > 0, chance(0.5) else { return Piece(pick(["x", "1.5", "0.25"])) }
    let left = number(depth: depth - 1)
    let right = chance(0.5) ? number(depth: depth - 1) : wholeNumber(depth: 1)
    let operation = pick(["+", "-", "*", "/"])
    return "(" + left + " \(operation) " + right + ")"
  }

  private mutating func aggregate() -> Piece {
    let distinct = chance(0.2) ? "distinct " : ""
    return switch pick([0, 1, 2, 3, 4, 5]) {
    case 0: Piece("count(*)")
    case 1: "count(\(distinct)" + Piece(pick(["a", "s", "x"])) + ")"
    case 2: "sum(\(distinct)" + wholeNumber(depth: 1) + ")"
    case 3: "avg(" + Piece(pick(["a", "x"])) + ")"
    case 4: "min(" + Piece(pick(["b", "x", "s"])) + ")"
    default: "max(" + Piece(pick(["a", "x", "u"])) + ")"
    }
  }

  /// An aggregate that is a number.
  private mutating func total() -> Piece {
    pick([Piece("count(*)"), Piece("sum(a)"), Piece("avg(x)"), Piece("max(b)")])
  }

  private mutating func condition(depth: Int) -> Piece {
    if depth > 0, chance(0.5) {
      switch pick(["and", "or", "not"]) {
      case "not": return "not (" + condition(depth: depth - 1) + ")"
      case let word:
        return "(" + condition(depth: depth - 1) + " \(word) " + condition(depth: depth - 1) + ")"
      }
    }
    let comparison = pick(["=", "<>", "<", "<=", ">", ">=", "!="])
    switch pick([0, 0, 1, 2, 3, 4, 5, 6]) {
    case 0: return wholeNumber(depth: 1) + " \(comparison) " + wholeNumber(depth: 1)
    case 1: return number(depth: 1) + " \(comparison) " + wholeNumber(depth: 1)
    case 2: return Piece("\(pick(["s", "u"])) \(comparison) \(text())")
    case 3: return Piece("\(pick(["a", "x", "s"])) is \(pick(["", "not "]))null")
    case 4:
      let list = chance(0.2) ? "1, null, 5" : "1, 2, -3"
      return Piece("\(pick(["a", "b"])) \(pick(["", "not "]))in (\(list))")
    case 5:
      return wholeNumber(depth: 1) + " \(pick(["", "not "]))between "
        + wholeNumber(depth: 1) + " and " + wholeNumber(depth: 1)
    default:
      let pattern = pick(["'%局'", "'_案%'", "'%'", "''", "'A%'", "'%b_'", "'%案%率'"])
      return Piece("\(pick(["s", "u"])) \(pick(["", "not "]))like \(pattern)")
    }
  }

  private mutating func text() -> String {
    pick(["'结案率'", "'abc'", "'ABC'", "''", "'公安局'", "'件'", "'zz'"])
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
