public import ReportCorpus
import ReportEngine
import ReportLanguage
public import ReportText

/// What one statement gave.
public enum StatementOutcome: Sendable {
  /// The rows of a query.
  case rows(QueryResult)
  /// The steps of a query, a line each.
  case plan([String])
  /// What a row of the last answer stands on.
  case citations([Citation])
  /// What there is to ask.
  case listing(Listing)
  /// Nothing to show: a name was given to a query, value or table.
  case nothing
  /// Nothing, for these reasons.
  case failure(QueryFailure)
}

/// Runs statements one after the other and remembers the last answer, of which `cite` speaks.
public struct ScriptRunner: Sendable {
  /// What the statements are asked of.
  public private(set) var session: Session
  /// The rows of the last query that succeeded.
  public private(set) var lastAnswer: QueryResult?

  /// Whether every note on an answer is an error.
  public var isStrict: Bool
  /// The language in which `show functions` explains them.
  public var language: Language

  /// How many statements were taken so far.
  private var statementCount = 0
  /// The names that statements gave to queries, values and tables.
  private var environment: QueryEnvironment
  /// The folder that `load` starts from.
  private let folder: String?

  /// Prepares to run statements.
  ///
  /// - Parameters:
  ///   - session: What the statements are asked of.
  ///   - parameters: The values of `$name` in them, by name; they go before those that a
  ///     `param` statement gives.
  ///   - folder: What the relative paths of `load` start from: the folder of the script; the
  ///     working directory where nothing is said.
  ///   - isStrict: Whether every note on an answer is an error.
  ///   - language: The language in which `show functions` explains them.
  public init(
    _ session: Session,
    parameters: [String: ParameterValue] = [:],
    folder: String? = nil,
    isStrict: Bool = false,
    language: Language = .english
  ) {
    self.session = session
    self.isStrict = isStrict
    self.language = language
    self.environment = QueryEnvironment(given: parameters, tables: session.tables)
    self.folder = folder
  }

  /// The same names and tables asked of other reports; the last answer is forgotten.
  public func asking(_ session: Session) -> ScriptRunner {
    var runner = ScriptRunner(session, folder: folder, isStrict: isStrict, language: language)
    runner.environment = environment
    runner.statementCount = statementCount
    runner.session.tables = environment.tables
    return runner
  }

  /// The names that stand for queries, in order.
  var queryNames: [String] { environment.queryNames }

  /// The names that stand for values, in order.
  var parameterNames: [String] { environment.parameterNames }

  /// The columns that a query shows; none where it cannot be bound.
  func columnNames(of query: SelectQuery, in source: SourceText) -> [String] {
    let listing = try? session.check(query, of: source, in: environment)
    return listing?.rows.compactMap(\.first) ?? []
  }

  /// Runs the statements of a text, each that can be read; a wrong one does not stop the rest.
  ///
  /// - Parameters:
  ///   - source: The statements, with `;` between them.
  ///   - isInterrupted: Asked now and then whether to stop; may be called on any thread.
  ///   - deliver: Takes what each statement gave, in order, as soon as it is there; returns
  ///     whether to go on.
  /// - Returns: Whether all statements succeeded.
  public mutating func run(
    _ source: SourceText,
    isInterrupted: (@Sendable () -> Bool)? = nil,
    deliver: (StatementOutcome) -> Bool
  ) -> Bool {
    run(source, isInterrupted: isInterrupted) { outcome, _ in deliver(outcome) }
  }

  /// Runs the statements of a text as the function above, and tells which one each was.
  ///
  /// - Parameters:
  ///   - source: The statements, with `;` between them.
  ///   - isInterrupted: Asked now and then whether to stop; may be called on any thread.
  ///   - deliver: Takes what each statement gave and which it was, in order; returns whether to
  ///     go on.
  /// - Returns: Whether all statements succeeded.
  public mutating func run(
    _ source: SourceText,
    isInterrupted: (@Sendable () -> Bool)? = nil,
    deliver: (StatementOutcome, StatementPlace) -> Bool
  ) -> Bool {
    let script = Script.parse(source)
    let places = PlaceTable(source)
    var succeeded = script.issues.isEmpty
    if script.statements.isEmpty, let first = script.issues.first {
      statementCount += 1
      let line = places.place(at: first.span.start).line
      let failure = QueryFailure(diagnostics: script.diagnostics, source: source)
      _ = deliver(.failure(failure), StatementPlace(number: statementCount, line: line))
    }
    for parsed in script.statements {
      statementCount += 1
      let line = places.place(at: parsed.span.start).line
      let outcome: StatementOutcome
      if let statement = parsed.runnable {
        outcome = run(statement, of: source, isInterrupted)
      } else {
        outcome = .failure(
          QueryFailure(diagnostics: parsed.issues.map(\.diagnostic), source: source)
        )
      }
      if case .failure = outcome { succeeded = false }
      if !deliver(outcome, StatementPlace(number: statementCount, line: line)) { break }
      if isInterrupted?() == true { return false }
    }
    return succeeded
  }

  private mutating func run(
    _ statement: Statement,
    of source: SourceText,
    _ isInterrupted: (@Sendable () -> Bool)?
  ) -> StatementOutcome {
    do throws(QueryFailure) {
      switch statement.kind {
      case .select(let query):
        let answer = try session.run(
          query,
          of: source,
          in: environment,
          isStrict: isStrict,
          isInterrupted: isInterrupted
        )
        lastAnswer = answer
        return .rows(answer)
      case .coverage(let query, let column):
        let answer = try session.coverage(
          of: query,
          by: column,
          of: source,
          in: environment,
          isInterrupted: isInterrupted
        )
        lastAnswer = answer
        return .rows(answer)
      case .explain(let query, false):
        return .plan(try session.plan(query, of: source, in: environment))
      case .explain(let query, true):
        return .plan(
          try session.analysis(
            of: query,
            of: source,
            in: environment,
            isInterrupted: isInterrupted
          )
        )
      case .define(let name, let query):
        try naming(source) { environment, corpus throws(EngineIssues) in
          try environment.define(name, as: query, of: source, in: corpus)
        }
        return .nothing
      case .parameter(let parameter):
        try naming(source) { environment, corpus throws(EngineIssues) in
          try environment.declare(parameter, of: source, in: corpus)
        }
        return .nothing
      case .load(let path, let span, let name):
        try load(path, at: span, as: name, of: source)
        return .nothing
      case .cite(let row, let span): return .citations(try cite(row, at: span, of: source))
      case .describe(let name): return .listing(try describe(name, of: source))
      case .show(let topic, let text): return try show(topic, containing: text)
      case .check(let query): return .listing(try session.check(query, of: source, in: environment))
      }
    } catch {
      return .failure(error)
    }
  }

  private func describe(
    _ name: Name,
    of source: SourceText
  ) throws(QueryFailure) -> Listing {
    let catalog = Catalog(of: session)
    if let columns = catalog.columns(of: name.text) { return columns }
    if environment.definesQuery(name.text) {
      let all = SelectQuery(
        items: [SelectItem(.all, at: name.span)],
        from: .relation(RelationName(name: name)),
        span: name.span
      )
      return try session.check(all, of: source, in: environment)
    }
    let near = catalog.relationsNear(name.text)
    let issue = StatementIssue.unknownRelation(name.text, near: near)
    throw QueryFailure(diagnostics: [issue.diagnostic(at: name.span)], source: source)
  }

  private func show(
    _ topic: ShowTopic,
    containing text: String?
  ) throws(QueryFailure) -> StatementOutcome {
    switch topic {
    case .relations: return .listing(Catalog(of: session).relations.holding(text))
    case .columns: return .listing(Catalog(of: session).columns.holding(text))
    case .functions: return .listing(Catalog(of: session).functions(in: language).holding(text))
    case .metrics, .agencies: return .rows(try session.run(topic.query(containing: text)))
    case .years:
      let years = try session.run(topic.query(containing: nil))
      guard let text else { return .rows(years) }
      // Years are numbers, which `~` does not go with in a query.
      return .listing(Listing(years).holding(text, in: 0))
    }
  }

  /// Gives a name to something; what is wrong with that becomes a failure.
  private mutating func naming(
    _ source: SourceText,
    _ change: (inout QueryEnvironment, Corpus) throws(EngineIssues) -> Void
  ) throws(QueryFailure) {
    do throws(EngineIssues) {
      try change(&environment, session.corpus)
    } catch {
      throw QueryFailure(diagnostics: error.issues.map(\.diagnostic), source: source)
    }
    session.tables = environment.tables
  }

  private mutating func load(
    _ path: String,
    at span: SourceSpan,
    as name: Name,
    of source: SourceText
  ) throws(QueryFailure) {
    try naming(source) { environment, corpus throws(EngineIssues) in
      try QueryEnvironment.checkIsFree(name, in: corpus)
    }
    do throws(TableProblem) {
      environment.define(try TableFile.read(path, from: folder, as: name.text))
    } catch {
      throw error.failure(at: span, of: source)
    }
    session.tables = environment.tables
  }

  private func cite(
    _ row: Int,
    at span: SourceSpan,
    of source: SourceText
  ) throws(QueryFailure) -> [Citation] {
    guard let lastAnswer else {
      let issue = StatementIssue.nothingToCite
      throw QueryFailure(diagnostics: [issue.diagnostic(at: span)], source: source)
    }
    guard row >= 1, row <= lastAnswer.rowCount else {
      let issue = StatementIssue.noSuchRow(row, of: lastAnswer.rowCount)
      throw QueryFailure(diagnostics: [issue.diagnostic(at: span)], source: source)
    }
    return lastAnswer.citations(forRow: row - 1)
  }
}
