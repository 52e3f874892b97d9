public import ReportCorpus
import ReportEngine
private import ReportFacts
import ReportLanguage
import ReportText

/// Reports that are ready to be asked.
///
///     let (session, problems) = Session.open(paths: ["Examples/Reports"])
///     let answer = try session.run("select agency, rate where metric ~ \"化解率\"")
///     try answer[0].number("rate")  // 0.9667
///
/// A session never changes, so it may be shared by any number of threads.
public struct Session: Sendable {
  /// What was read.
  public let corpus: Corpus
  /// The user's own tables, in the order they were named.
  public internal(set) var tables: [Relation] = [] {
    didSet { prepared = PreparedQueries() }
  }
  /// Queries of the same corpus and tables that were asked before, without parameters.
  private var prepared = PreparedQueries()

  /// Asks a corpus that was built elsewhere.
  public init(corpus: Corpus) {
    self.corpus = corpus
  }

  /// Reads reports that are in memory already.
  ///
  /// - Parameters:
  ///   - documents: Ids and texts; of two equal ids the first counts.
  ///   - options: How they are read.
  public init(documents: [(id: String, text: String)], options: LoadOptions = LoadOptions()) {
    var builder = CorpusBuilder(keepsDuplicates: options.keepsDuplicates)
    var ids: Set<String> = []
    for document in documents where ids.insert(document.id).inserted {
      let text = SourceText(name: document.id, document.text)
      let extraction = ReportExtractor.extract(text, lexicon: options.lexicon)
      builder.add(id: document.id, text: text, extraction: extraction)
    }
    self.init(corpus: builder.build())
  }

  /// Reads the reports of files and folders.
  ///
  /// - Parameters:
  ///   - paths: Files, or folders that are searched for files named as reports are.
  ///   - options: How they are read.
  /// - Returns: What could be read, and what could not.
  public static func open(
    paths: [String],
    options: LoadOptions = LoadOptions()
  ) -> (session: Session, problems: [LoadProblem]) {
    let loaded = CorpusLoader.load(paths, options: options)
    return (Session(corpus: loaded.corpus), loaded.problems)
  }

  /// Runs one query and returns its rows.
  ///
  ///     try session.run("select agency limit 3").rowCount  // 3
  ///
  /// - Parameters:
  ///   - query: Query text; spans in a failure are offsets into this string.
  ///   - parameters: The values of `$name` in the query, by name.
  ///   - isStrict: Whether every note on the answer is an error.
  /// - Returns: The rows, in query order.
  /// - Throws: ``QueryFailure``, which draws itself as the full diagnostic.
  public func run(
    _ query: String,
    parameters: [String: Value] = [:],
    isStrict: Bool = false
  ) throws(QueryFailure) -> QueryResult {
    if parameters.isEmpty, let known = prepared[query] {
      return try answer(to: known, nil, isStrict: isStrict)
    }
    let source = SourceText(name: "query", query)
    let script = Script.parse(source)
    guard script.issues.isEmpty else {
      throw QueryFailure(diagnostics: script.diagnostics, source: source)
    }
    guard script.statements.count == 1,
      case .select(let select)? = script.statements[0].runnable?.kind
    else {
      let second = script.statements.dropFirst().first?.span ?? source.span
      throw QueryFailure(
        diagnostics: [
          StatementIssue.oneQueryWanted.diagnostic(at: second)
        ],
        source: source
      )
    }
    let given = parameters.mapValues { ParameterValue.value($0) }
    let environment = QueryEnvironment(given: given, tables: tables)
    let ready = try prepare(select, of: source, in: environment)
    if parameters.isEmpty { prepared[query] = ready }
    return try answer(to: ready, nil, isStrict: isStrict)
  }

  /// Runs a query that was parsed without issues.
  func run(
    _ query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment,
    isStrict: Bool = false,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(QueryFailure) -> QueryResult {
    let ready = try prepare(query, of: source, in: environment)
    return try answer(to: ready, isInterrupted, isStrict: isStrict)
  }

  private func prepare(
    _ query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment
  ) throws(QueryFailure) -> PreparedQuery {
    PreparedQuery(query, of: source, try bind(query, of: source, in: environment))
  }

  private func answer(
    to ready: PreparedQuery,
    _ isInterrupted: (@Sendable () -> Bool)?,
    isStrict: Bool
  ) throws(QueryFailure) -> QueryResult {
    let answer = try answer(to: ready, isInterrupted)
    guard isStrict, !answer.notes.isEmpty else { return answer }
    throw QueryFailure(diagnostics: answer.notes.map(\.asError), source: ready.source)
  }

  private func answer(
    to ready: PreparedQuery,
    _ isInterrupted: (@Sendable () -> Bool)?
  ) throws(QueryFailure) -> QueryResult {
    let (query, source) = (ready.query, ready.source)
    do throws(EngineIssue) {
      let bound = try ready.bound.withPivotedColumns(isInterrupted: isInterrupted)
      let plan = ready.plan ?? Planner.plan(bound)
      let rows = try PlanEvaluator.evaluate(plan, isInterrupted: isInterrupted)
      let isEmpty = rows.rowCount == 0 || rows.aggregatedNothing
      // What the query itself never computed may fail; that is no failure of the query.
      let emptyAnswer = isEmpty ? try? EmptyAnswer.explain(bound) : nil
      let isStar = query.items.contains { if case .expression = $0.kind { false } else { true } }
      let nulls = isStar ? nil : NullColumns(bound, rows)
      return QueryResult(
        columns: zip(bound.items, rows.columns).map {
          ResultColumn(name: $0.name, type: $1.type)
        },
        rowCount: rows.rowCount,
        notes: bound.notes + rows.notes,
        source: source,
        data: rows.columns,
        basis: .plan(plan),
        corpus: corpus,
        emptyAnswer: emptyAnswer.flatMap { rows.rowCount == 0 || $0.rowsLeft == 0 ? $0 : nil },
        remarks: try nulls.map { nulls throws(EngineIssue) in
          let traced = try PlanEvaluator.evaluate(plan, tracesLineage: true)
          return nulls.lines(standingOn: (traced.lineage ?? []).flatMap { $0 }, in: corpus)
        } ?? []
      )
    } catch {
      throw QueryFailure(diagnostics: [error.diagnostic], source: source)
    }
  }

  /// Where reports state what a query asks for.
  func coverage(
    of query: SelectQuery,
    by column: Name?,
    of source: SourceText,
    in environment: QueryEnvironment,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(QueryFailure) -> QueryResult {
    let bound = try bind(query, of: source, in: environment)
    do throws(EngineIssue) {
      let coverage = try Coverage.of(
        bound,
        by: column,
        in: corpus,
        at: query.span,
        isInterrupted: isInterrupted
      )
      return QueryResult(
        columns: zip(coverage.names, coverage.columns).map {
          ResultColumn(name: $0, type: $1.type)
        },
        rowCount: coverage.rowCount,
        notes: bound.notes,
        source: source,
        data: coverage.columns,
        basis: .rows(coverage.lineage),
        corpus: corpus,
        emptyAnswer: nil,
        remarks: []
      )
    } catch {
      throw QueryFailure(diagnostics: [error.diagnostic], source: source)
    }
  }

  /// The steps that would answer a query.
  func plan(
    _ query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment
  ) throws(QueryFailure) -> [String] {
    PlanPrinter.lines(of: Planner.plan(try bind(query, of: source, in: environment)))
  }

  /// The steps that answered a query, with the rows that each gave and the time it took.
  func analysis(
    of query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(QueryFailure) -> [String] {
    let bound = try bindWithPivot(query, of: source, in: environment, isInterrupted: isInterrupted)
    do throws(EngineIssue) {
      return try PlanAnalysis.lines(of: Planner.plan(bound), isInterrupted: isInterrupted)
    } catch {
      throw QueryFailure(diagnostics: [error.diagnostic], source: source)
    }
  }

  /// The columns and types that a query would give.
  ///
  /// Those that `pivot` makes of values are found out, which is all that is run.
  func check(
    _ query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment
  ) throws(QueryFailure) -> Listing {
    let bound = try bindWithPivot(query, of: source, in: environment, isInterrupted: nil)
    return Listing(
      ["column", "type"],
      zip(bound.items, Planner.plan(bound).columnTypes).map { [$0.name, $1.rawValue] }
    )
  }

  /// A bound query of which all columns are known, those that `pivot` makes of values, too.
  private func bindWithPivot(
    _ query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment,
    isInterrupted: (@Sendable () -> Bool)?
  ) throws(QueryFailure) -> BoundQuery {
    let free = try bind(query, of: source, in: environment)
    do throws(EngineIssue) {
      return try free.withPivotedColumns(isInterrupted: isInterrupted)
    } catch {
      throw QueryFailure(diagnostics: [error.diagnostic], source: source)
    }
  }

  private func bind(
    _ query: SelectQuery,
    of source: SourceText,
    in environment: QueryEnvironment
  ) throws(QueryFailure) -> BoundQuery {
    do throws(EngineIssues) {
      return try Binder.bind(query, of: source, in: corpus, environment: environment)
    } catch {
      throw QueryFailure(diagnostics: error.issues.map(\.diagnostic), source: source)
    }
  }
}

extension Diagnostic {
  /// The same as an error.
  fileprivate var asError: Diagnostic {
    var error = self
    error.severity = .error
    return error
  }
}
