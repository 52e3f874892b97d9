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
  public init(
    _ session: Session,
    parameters: [String: ParameterValue] = [:],
    folder: String? = nil
  ) {
    self.session = session
    self.environment = QueryEnvironment(given: parameters, tables: session.tables)
    self.folder = folder
  }

  /// The same names and tables asked of other reports; the last answer is forgotten.
  public func asking(_ session: Session) -> ScriptRunner {
    var runner = ScriptRunner(session, folder: folder)
    runner.environment = environment
    runner.session.tables = environment.tables
    return runner
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
    let script = Script.parse(source)
    var succeeded = script.issues.isEmpty
    if script.statements.isEmpty, !script.issues.isEmpty {
      _ = deliver(.failure(QueryFailure(diagnostics: script.diagnostics, source: source)))
    }
    for parsed in script.statements {
      let outcome: StatementOutcome
      if let statement = parsed.runnable {
        outcome = run(statement, of: source, isInterrupted)
      } else {
        outcome = .failure(
          QueryFailure(diagnostics: parsed.issues.map(\.diagnostic), source: source)
        )
      }
      if case .failure = outcome { succeeded = false }
      if !deliver(outcome) { break }
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
          isInterrupted: isInterrupted
        )
        lastAnswer = answer
        return .rows(answer)
      case .explain(let query): return .plan(try session.plan(query, of: source, in: environment))
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
    let near = catalog.relationsNear(name.text).map { "`\($0)`" }.joined(separator: " or ")
    throw QueryFailure(
      diagnostics: [
        Diagnostic(
          .error,
          "unknown relation `\(name.text)`",
          at: name.span,
          label: near.isEmpty ? "`show relations` lists them" : "did you mean \(near)?"
        )
      ],
      source: source
    )
  }

  private func show(
    _ topic: ShowTopic,
    containing text: String?
  ) throws(QueryFailure) -> StatementOutcome {
    switch topic {
    case .relations: return .listing(Catalog(of: session).relations.holding(text))
    case .columns: return .listing(Catalog(of: session).columns.holding(text))
    case .functions: return .listing(Catalog(of: session).functions.holding(text))
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
      throw QueryFailure(
        diagnostics: [
          Diagnostic(
            .error,
            "there is no answer yet to cite from",
            at: span,
            label: "run a `select` first"
          )
        ],
        source: source
      )
    }
    guard row >= 1, row <= lastAnswer.rowCount else {
      let count = lastAnswer.rowCount
      let label =
        switch count {
        case 0: "the last answer has no row"
        case 1: "the last answer has one row: `cite 1`"
        default: "the last answer has the rows 1 to \(count)"
        }
      throw QueryFailure(
        diagnostics: [Diagnostic(.error, "there is no row \(row)", at: span, label: label)],
        source: source
      )
    }
    return lastAnswer.citations(forRow: row - 1)
  }
}
