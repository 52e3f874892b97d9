public import ReportCorpus
public import ReportLanguage
public import ReportText

/// Where reports state what a query asks for: a row an agency, or a value of another column, and
/// a column a year.
public struct Coverage: Sendable {
  /// What is known of an agency and a year, the weakest first.
  public enum State: String, Hashable, Sendable, CaseIterable, Comparable {
    /// There is no report.
    case missing
    /// There is a report, which does not speak of it.
    case silent
    /// A report speaks of it, without a figure.
    case mentioned
    /// A report states a figure.
    case stated

    /// Whether less is known.
    public static func < (left: State, right: State) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The names of the columns: what rows go by, then the years.
  public var names: [String]
  /// The columns.
  public var columns: [Column]
  /// How many rows there are.
  public var rowCount: Int
  /// The figures and sentences that each row stands on.
  public var lineage: [[RowID]]

  /// Finds out where reports state what a query asks for.
  ///
  /// - Parameters:
  ///   - query: The query; its order and limit do not count.
  ///   - column: What rows go by: a column of the figures or of `reports`; agencies where none is
  ///     given.
  ///   - corpus: The reports.
  ///   - place: Where the query stands, for what is wrong with it.
  ///   - isInterrupted: Asked now and then whether to stop.
  /// - Returns: The matrix.
  /// - Throws: That the query reads no figures, that there is no such column, or what evaluation
  ///   throws.
  /// - Complexity: evaluates the query once, and looks once at every report and sentence.
  public static func of(
    _ query: BoundQuery,
    by column: Name?,
    in corpus: Corpus,
    at place: SourceSpan,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(EngineIssue) -> Coverage {
    var query = query
    if case .pivot(let rows, _) = query.source { query = rows }
    (query.order, query.limit, query.offset) = ([], nil, 0)
    guard let measured = MeasuredRelation.within(query) else {
      throw EngineIssue(.coverageWithoutFigures, at: place)
    }
    let rows = try PlanEvaluator.evaluate(
      Planner.plan(query),
      tracesLineage: true,
      isInterrupted: isInterrupted
    )
    let axis = try CoverageAxis(column, measured.relation, corpus)
    var matrix = CoverageMatrix(axis: axis, measured: measured, corpus: corpus)
    try matrix.takeReports()
    try matrix.takeSentences()
    let stood = Set((rows.lineage ?? []).joined()).filter { $0.relation == measured.relation.name }
    matrix.takeFigures(stood.map(\.row).sorted(), measures: measured.measures(shownBy: query))
    return try matrix.coverage()
  }
}

/// What the rows of a coverage go by.
struct CoverageAxis {
  /// What the column is called.
  let name: String
  /// The column of the figures, where it is one of theirs.
  let inFigures: Int?
  /// The column of `reports`, where it is one of theirs.
  let inReports: Int?

  init(_ column: Name?, _ figures: Relation, _ corpus: Corpus) throws(EngineIssue) {
    name = column?.text ?? "agency"
    inFigures = figures.schema.index(of: name)
    let reports = corpus.relation(named: "reports")
    inReports = reports?.schema.index(of: name)
    guard inFigures == nil, inReports == nil, let column else { return }
    let known = (figures.schema.columns + (reports?.schema.columns ?? []))
      .map { EngineIssue.NamedThing(name: $0.name, alias: $0.alias) }
    throw EngineIssue(
      .unknownColumn(name, near: Binder.nearest(to: name, among: known), elsewhere: nil),
      at: column.span
    )
  }
}
