import ReportCorpus
import ReportLanguage
import ReportText

/// The names that expressions of one query may use.
struct Scope {
  /// What is read, in the order of `from`.
  var relations: [ScopeRelation] = []
  /// The columns of all relations, one behind the other, as the input of the query has them.
  var columns: [ScopeColumn] = []
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

  /// Adds a relation; its columns follow those that are there.
  mutating func add(_ relation: ScopeRelation, columns added: [ScopeColumn]) {
    var relation = relation
    relation.columns = columns.count..<(columns.count + added.count)
    relations.append(relation)
    columns += added
  }

  /// The input column of a name, the first where there are several.
  func input(_ name: Name) -> BoundExpression? {
    matches(name.text).first.map { column($0, at: name.span) }
  }

  /// A column of the input.
  func column(_ index: Int, at span: SourceSpan) -> BoundExpression {
    let column = columns[index]
    // Only the literal null has no type; its column is null throughout.
    guard let type = column.type else { return BoundExpression(.constant(.null), nil, at: span) }
    return BoundExpression(.column(index), type, at: span)
  }

  /// The columns that a name fits, at most one of each relation; those that `using` merged into
  /// another count only where `relation` is named.
  func matches(_ name: String, in relation: ScopeRelation? = nil) -> [Int] {
    let wanted = FoldedText.fold(name)
    return (relation.map { [$0] } ?? relations).compactMap { searched in
      searched.columns.first { index in
        columns[index].answers(to: wanted) && (relation != nil || !columns[index].isMerged)
      }
    }
  }

  /// The relation of a name.
  func relation(named name: String) -> ScopeRelation? {
    let wanted = FoldedText.fold(name)
    return relations.first { $0.names.contains(wanted) }
  }

  /// The item of the select list with that name.
  func item(_ name: Name) -> NamedItem? {
    let wanted = FoldedText.fold(name.text)
    return items.first { FoldedText.fold($0.name) == wanted }
  }

  /// Every name a column answers to here.
  var columnNames: [EngineIssue.NamedThing] {
    columns.filter { !$0.isHidden }.map { .init(name: $0.name, alias: $0.alias) }
  }

  /// The other name of an expression that is a column and goes by one of its names.
  func alias(of expression: BoundExpression, named name: String) -> String? {
    guard case .column(let index) = expression.kind, columns.indices.contains(index) else {
      return nil
    }
    let column = columns[index]
    if column.name == name { return column.alias }
    return column.alias == name ? column.name : nil
  }

  /// A column with the relation in front where another relation has the same name.
  func qualifiedName(of index: Int) -> String {
    let name = columns[index].name
    guard columns.count(where: { $0.name == name }) > 1,
      let relation = relations.first(where: { $0.columns.contains(index) })
    else { return name }
    return "\(relation.name).\(name)"
  }
}

/// A relation that a query reads, as its names are concerned.
struct ScopeRelation {
  /// What it is called in the query.
  var name: String
  /// Everything it answers to, folded.
  var names: [String]
  /// Its columns among those of the scope.
  var columns: Range<Int> = 0..<0

  init(name: String, alias: String? = nil) {
    self.name = name
    self.names = [name, alias].compactMap { $0 }.map { FoldedText.fold($0) }
  }
}

/// A column that a query reads.
struct ScopeColumn {
  var name: String
  var alias: String?
  /// `nil` where it is the literal null throughout.
  var type: ColumnType?
  /// The percent column to use where this one holds mere percent points.
  var percentTwin: String?
  /// The texts that may be in it, where they are known.
  var texts: StringPool?
  /// Whether `using` made it one with a column of a relation before.
  var isMerged = false
  /// Where its values come from, as far as notes on aggregates are concerned.
  var origin: ColumnOrigin?
  /// Whether it is there for notes only, and no name of the query.
  var isHidden = false

  func answers(to folded: String) -> Bool {
    if isHidden { return false }
    return FoldedText.fold(name) == folded || alias.map { FoldedText.fold($0) == folded } ?? false
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
  static let join = Clause(keyword: "on", names: .inputsOnly, allowsAggregates: false)
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
