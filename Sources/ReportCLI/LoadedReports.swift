import ReportQL

/// The reports that the command line names, with what could not be read told.
struct LoadedReports {
  let session: Session
  /// Whether every file and folder could be read.
  let isComplete: Bool
  /// What could not be read, drawn.
  let messages: String

  init(paths: [String], lexicon: ConceptLexicon) {
    let (session, problems) = Session.open(paths: paths, lexicon: lexicon)
    self.session = session
    self.isComplete = problems.isEmpty
    let renderer = DiagnosticRenderer(SourceText(name: "", ""))
    self.messages = problems.map { renderer.render($0.diagnostic) + "\n" }.joined()
  }

  /// Whether there is nothing to ask although something was named.
  var isEmpty: Bool { !isComplete && session.corpus.reports.isEmpty }

  /// How many reports and facts there are.
  var summary: String {
    let reports = session.corpus.reports.count
    let facts = session.corpus.relation(named: "facts")?.rowCount ?? 0
    return "\(reports) \(reports == 1 ? "report" : "reports"), "
      + "\(facts) \(facts == 1 ? "fact" : "facts")"
  }
}
