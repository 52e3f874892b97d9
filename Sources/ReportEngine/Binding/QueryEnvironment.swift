public import ReportCorpus
public import ReportLanguage
public import ReportText

/// The names that statements gave to queries, values and tables.
public struct QueryEnvironment: Sendable {
  /// The queries by folded name.
  var definitions: [String: QueryDefinition] = [:]
  /// The user's own tables, in the order they were named.
  public private(set) var tables: [Relation]
  /// The values by folded name.
  var parameters: [String: QueryParameter] = [:]
  /// The values that were given from outside, by folded name.
  private let given: [String: ParameterValue]
  /// Whether a parameter may lack its value: then only names and types are checked.
  var checksOnly = false

  /// An environment without queries.
  ///
  /// - Parameters:
  ///   - given: The values of parameters, by name.
  ///   - tables: The user's own tables.
  public init(given: [String: ParameterValue] = [:], tables: [Relation] = []) {
    self.tables = tables
    var folded: [String: ParameterValue] = [:]
    for (name, value) in given {
      let key = FoldedText.fold(name)
      folded[key] = value
      parameters[key] = QueryParameter(name: name, type: nil, value: value.inferred)
    }
    self.given = folded
  }

  /// Whether a name, in any case and width, stands for a query.
  public func definesQuery(_ name: String) -> Bool {
    definitions[FoldedText.fold(name)] != nil
  }

  /// The names that stand for queries, in order.
  public var queryNames: [String] { definitions.values.map(\.name).sorted() }

  /// The names that stand for values, in order.
  public var parameterNames: [String] { parameters.values.map(\.name).sorted() }

  /// Gives a name to a query; statements before keep what the name meant then.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - query: The query, parsed without issues.
  ///   - source: The text that the query was parsed from.
  ///   - corpus: Where relations are looked up.
  /// - Throws: All issues of the query, or that the name is taken.
  public mutating func define(
    _ name: Name,
    as query: SelectQuery,
    of source: SourceText,
    in corpus: Corpus
  ) throws(EngineIssues) {
    try Self.checkIsFree(name, in: corpus)
    var checking = self
    checking.checksOnly = true
    _ = try Binder.bind(query, of: source, in: corpus, environment: checking)
    definitions[FoldedText.fold(name.text)] = QueryDefinition(
      name: name.text,
      query: query,
      source: source,
      definitions: definitions,
      tables: tables
    )
    drop(table: name.text)
  }

  /// Gives a name to a table; statements before keep what the name meant then.
  ///
  /// - Parameter table: The table, under a name that is free: see ``checkIsFree(_:in:)``.
  public mutating func define(_ table: Relation) {
    definitions[FoldedText.fold(table.name)] = nil
    drop(table: table.name)
    tables.append(table)
  }

  private mutating func drop(table name: String) {
    tables.removeAll { FoldedText.fold($0.name) == FoldedText.fold(name) }
  }

  /// Looks whether a name may be given to a query or table.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - corpus: The relations whose names are taken.
  /// - Throws: That the name is one of a relation of the corpus.
  public static func checkIsFree(_ name: Name, in corpus: Corpus) throws(EngineIssues) {
    if corpus.relation(named: name.text) != nil {
      throw EngineIssues(issues: [EngineIssue(.builtInName(name.text), at: name.span)])
    }
  }

  /// Gives a name to a value; one that was given from outside goes before the one declared.
  ///
  /// - Parameters:
  ///   - declaration: The name, type and value.
  ///   - source: The text that it was parsed from.
  ///   - corpus: Where relations are looked up.
  /// - Throws: What is wrong with type or value.
  public mutating func declare(
    _ declaration: ParameterDeclaration,
    of source: SourceText,
    in corpus: Corpus
  ) throws(EngineIssues) {
    let name = declaration.name.text
    let key = FoldedText.fold(name)
    var type: ColumnType?
    if let written = declaration.type {
      type = Conversion.type(named: written.text)
      if type == nil {
        let near = NearName.nearest(to: written.text, among: Conversion.typeNames)
        throw EngineIssues(
          issues: [EngineIssue(.unknownType(written.text, near: near), at: written.span)]
        )
      }
    }
    var parameter = QueryParameter(name: name, type: type, value: nil)
    var place = declaration.name.span
    if let value = declaration.value {
      let binder = Binder(corpus: corpus, source: source, environment: self)
      parameter.value = try binder.constant(value)
      place = value.span
      // What a value of its own says of the type holds for one from outside, too.
      if type == nil { parameter.type = parameter.value?.type }
    }
    if let value = given[key] {
      parameter.value = value.read(as: parameter.type)
      place = declaration.name.span
      guard parameter.value != nil else {
        throw Self.wrong(name, value.text, parameter.type, at: place)
      }
    }
    if let type = parameter.type, let value = parameter.value, value != .null {
      guard let fitting = value.fitting(type) else {
        throw Self.wrong(name, "\(value.plainText)", type, at: place)
      }
      parameter.value = fitting
    }
    parameters[key] = parameter
  }

  private static func wrong(
    _ name: String,
    _ value: String,
    _ type: ColumnType?,
    at span: SourceSpan
  ) -> EngineIssues {
    let kind = EngineIssue.Kind.wrongParameterValue(name: name, value: value, type: type ?? .text)
    return EngineIssues(issues: [EngineIssue(kind, at: span)])
  }
}

/// A query that was given a name, with the names that it could see.
final class QueryDefinition: Sendable {
  let name: String
  let query: SelectQuery
  let source: SourceText
  let definitions: [String: QueryDefinition]
  let tables: [Relation]

  init(
    name: String,
    query: SelectQuery,
    source: SourceText,
    definitions: [String: QueryDefinition],
    tables: [Relation]
  ) {
    self.name = name
    self.query = query
    self.source = source
    self.definitions = definitions
    self.tables = tables
  }
}

/// A value that was given a name.
struct QueryParameter: Sendable {
  var name: String
  /// `nil` where it is that of the value.
  var type: ColumnType?
  /// `nil` where none was given.
  var value: Value?
}
