import ReportCorpus
import ReportEngine
import ReportLanguage
import ReportText

/// What a word that is being written can become.
public struct Completion: Hashable, Sendable {
  /// What is written of the word so far; the candidates stand in its place.
  public var word: String
  /// The words that fit, those meant most likely first.
  public var candidates: [String]

  /// Puts a completion together.
  public init(word: String = "", candidates: [String] = []) {
    self.word = word
    self.candidates = candidates
  }

  /// What all candidates begin with; the case may differ from that of the word.
  public var commonBeginning: String {
    guard var common = candidates.first.map(Array.init) else { return "" }
    for candidate in candidates.dropFirst() {
      let shared = zip(common, candidate).prefix { $0 == $1 }.count
      common.removeSubrange(shared...)
    }
    return String(common)
  }
}

extension ScriptRunner {
  /// What a word can become that is being written: keywords by the grammar, and names that there
  /// are: columns of the relations that the statement reads, relations, the user's tables, named
  /// queries, values, functions.
  ///
  ///     runner.completion(before: "select agn").candidates  // []
  ///     runner.completion(before: "select age").candidates  // ["agency"]
  ///
  /// Complexity: a reading of the statement for each keyword, and the number of names.
  ///
  /// - Parameters:
  ///   - text: What is written before the place: the statement, and what stands before that.
  ///   - rest: What is written behind it.
  /// - Returns: The word and what fits it.
  public func completion(before text: String, after rest: String = "") -> Completion {
    let point = CompletionPoint(before: text)
    let names = NamesInReach(runner: self, text: text, point: point, rest: rest)
    return Completion(word: point.word, candidates: names.fitting + point.keywords)
  }
}

/// The names that a statement can use at some place.
private struct NamesInReach {
  let runner: ScriptRunner
  let text: String
  let point: CompletionPoint
  let rest: String

  /// The names wanted that begin with the word, each once.
  var fitting: [String] {
    let word = FoldedText.fold(point.word)
    var taken: Set<String> = []
    return wanted.flatMap { name in
      // The Chinese names are for those who write Chinese.
      word.isEmpty ? [name.name] : [name.name, name.alias].compactMap { $0 }
    }
    .filter { FoldedText.fold($0).hasPrefix(word) && taken.insert($0).inserted }
  }

  private struct NamedThing {
    var name: String
    var alias: String?
  }

  private var wanted: [NamedThing] {
    switch point.wanted {
    case .nothing: []
    case .parameter: runner.parameterNames.map { NamedThing(name: $0) }
    case .type: ColumnType.allCases.map { NamedThing(name: $0.rawValue) }
    case .relation: relations
    case .column(let relation): columns(of: relation)
    case .expression:
      columns(of: nil) + sources.compactMap { $0.alias.map { NamedThing(name: $0) } } + functions
    }
  }

  private var relations: [NamedThing] {
    let session = runner.session
    return (session.corpus.relations + session.tables)
      .map { NamedThing(name: $0.name, alias: $0.alias) }
      + (runner.queryNames + commonTables.map(\.name.text)).map { NamedThing(name: $0) }
  }

  /// The functions, once somebody began to write one: they are many.
  private var functions: [NamedThing] {
    point.word.isEmpty ? [] : FunctionCatalog.all.map { NamedThing(name: $0.name + "(") }
  }

  /// The columns of what a name stands for in the statement; of all that it reads without a name.
  private func columns(of name: String?) -> [NamedThing] {
    guard let name else {
      let read = sources.isEmpty ? [Source(relation: "facts")] : sources
      return read.flatMap(columns)
    }
    let folded = FoldedText.fold(name)
    let meant = sources.filter { FoldedText.fold($0.alias ?? $0.relation ?? "") == folded }
    return (meant.isEmpty ? [Source(relation: name)] : meant).flatMap(columns)
  }

  private func columns(of source: Source) -> [NamedThing] {
    if let query = source.query { return columns(of: query) }
    guard let name = source.relation else { return [] }
    if !commonTables.contains(where: { FoldedText.fold($0.name.text) == FoldedText.fold(name) }),
      !runner.queryNames.contains(where: { FoldedText.fold($0) == FoldedText.fold(name) })
    {
      let columns = runner.session.relation(named: name)?.schema.columns ?? []
      return columns.map { NamedThing(name: $0.name, alias: $0.alias) }
    }
    return columns(
      of: SelectQuery(
        items: [SelectItem(.all, at: statementText.span)],
        from: .relation(RelationName(name: Name(name, at: statementText.span))),
        span: statementText.span
      )
    )
  }

  /// The columns that a query within the statement shows.
  private func columns(of query: SelectQuery) -> [NamedThing] {
    var query = query
    query.commonTables = commonTables + query.commonTables
    return runner.columnNames(of: query, in: statementText).map { NamedThing(name: $0) }
  }

  // MARK: The statement around

  /// The text with some word at the place and its parentheses closed, so that it can be read.
  private var statementText: SourceText {
    let whole = text + (point.word.isEmpty ? "zzz" : "") + rest
    let open = point.openParentheses - rest.count { $0 == ")" } + rest.count { $0 == "(" }
    return SourceText(name: "query", whole + String(repeating: ")", count: max(0, open)))
  }

  private var statement: Statement? {
    let source = statementText
    let place = text.utf8.count
    return Script.parse(source).statements.last { $0.span.start <= place }?.statement
  }

  private var commonTables: [CommonTable] { statement?.query?.commonTables ?? [] }

  /// A relation or query that the statement reads.
  private struct Source {
    var relation: String?
    var query: SelectQuery?
    var alias: String?
  }

  /// What the statement reads, also in the queries within it.
  private var sources: [Source] {
    guard let query = statement?.query else { return [] }
    return query.allQueries.flatMap { $0.from.map(Self.sources) ?? [] }
  }

  private static func sources(of table: TableExpression) -> [Source] {
    switch table {
    case .relation(let relation):
      [Source(relation: relation.name.text, alias: relation.alias?.text)]
    case .subquery(let query, let alias, _): [Source(query: query, alias: alias?.text)]
    case .parenthesised(let inner, _): sources(of: inner)
    case .join(let left, _, let right, _): sources(of: left) + sources(of: right)
    }
  }
}

extension Statement {
  /// The query that the statement is about.
  fileprivate var query: SelectQuery? {
    switch kind {
    case .select(let query), .explain(let query, _), .check(let query), .coverage(let query, _),
      .define(_, let query):
      query
    default: nil
    }
  }
}

extension SelectQuery {
  /// The query and all queries within it.
  fileprivate var allQueries: [SelectQuery] {
    var expressions = items.compactMap { item -> Expression? in
      if case .expression(let expression, _) = item.kind { expression } else { nil }
    }
    expressions += [filter, having, limit, offset].compactMap { $0 } + groupBy
    expressions += orderBy.map(\.expression)
    var within = expressions.flatMap(\.queries) + combinations.map(\.query)
    if case .parenthesised(let query) = term { within.append(query) }
    within += from?.queries ?? []
    return [self] + (within + commonTables.map(\.query)).flatMap(\.allQueries)
  }
}

extension TableExpression {
  /// The queries among the relations.
  fileprivate var queries: [SelectQuery] {
    switch self {
    case .relation: []
    case .subquery(let query, _, _): [query]
    case .parenthesised(let inner, _): inner.queries
    case .join(let left, _, let right, _): left.queries + right.queries
    }
  }
}

extension Expression {
  /// The queries within.
  fileprivate var queries: [SelectQuery] {
    let own: [SelectQuery] =
      switch kind {
      case .subquery(let query), .exists(let query), .inSubquery(_, let query, _): [query]
      default: []
      }
    return own + children.flatMap(\.queries)
  }
}
