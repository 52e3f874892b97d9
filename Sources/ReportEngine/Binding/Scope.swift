import ReportCorpus
import ReportLanguage
import ReportText

/// The names that expressions of one query may use.
struct Scope {
  /// What is read; `nil` where nothing is.
  var relation: Relation?
  /// What the relation goes by in qualified names.
  var relationName: String
  /// The select list, as far as it is bound.
  var items: [NamedItem] = []

  struct NamedItem {
    var name: String
    /// `nil` where the item has an error of its own.
    var expression: BoundExpression?
  }

  /// Which names come first where both fit.
  enum Order {
    case inputsOnly
    case inputsThenAliases
    case aliasesThenInputs
  }

  /// The input column of a name.
  func input(_ name: Name) -> BoundExpression? {
    guard let relation, let index = relation.schema.index(of: name.text) else { return nil }
    return BoundExpression(.column(index), relation.schema.columns[index].type, at: name.span)
  }

  /// The item of the select list with that name.
  func item(_ name: Name) -> NamedItem? {
    let wanted = FoldedText.fold(name.text)
    return items.first { FoldedText.fold($0.name) == wanted }
  }

  /// Every name a column answers to here.
  var columnNames: [EngineIssue.NamedThing] {
    (relation?.schema.columns ?? []).map { .init(name: $0.name, alias: $0.alias) }
  }
}

/// Where in a query an expression stands, and what that allows.
struct Clause {
  var keyword: String
  var names: Scope.Order
  var allowsAggregates: Bool
  var allowsWindows = false

  static let select = Clause(
    keyword: "select",
    names: .inputsOnly,
    allowsAggregates: true,
    allowsWindows: true
  )
  static let filter = Clause(keyword: "where", names: .inputsOnly, allowsAggregates: false)
  static let groupBy = Clause(
    keyword: "group by",
    names: .inputsThenAliases,
    allowsAggregates: false
  )
  static let having = Clause(keyword: "having", names: .inputsThenAliases, allowsAggregates: true)
  static let orderBy = Clause(
    keyword: "order by",
    names: .aliasesThenInputs,
    allowsAggregates: true,
    allowsWindows: true
  )
  static let limit = Clause(keyword: "limit", names: .inputsOnly, allowsAggregates: false)
  static let offset = Clause(keyword: "offset", names: .inputsOnly, allowsAggregates: false)
}
