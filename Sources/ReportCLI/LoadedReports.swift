import ReportQL

/// The reports that the command line names, with what could not be read told.
struct LoadedReports {
  let session: Session
  /// Whether every file and folder could be read.
  let isComplete: Bool
  private let keepsDuplicates: Bool
  /// What could not be read, drawn.
  let messages: String

  init(paths: [String], options: LoadOptions) {
    let (session, problems) = Session.open(paths: paths, options: options)
    self.session = session
    self.keepsDuplicates = options.keepsDuplicates
    self.isComplete = problems.isEmpty
    let renderer = DiagnosticRenderer(SourceText(name: "", ""))
    self.messages = problems.map { renderer.render($0.diagnostic) + "\n" }.joined()
  }

  /// Whether there is nothing to ask although something was named.
  var isEmpty: Bool { !isComplete && session.corpus.reports.isEmpty }

  /// What is said of copies; empty where there are none.
  var noteOfCopies: String {
    let copies = session.corpus.duplicateCount
    guard copies > 0 else { return "" }
    let reports = session.corpus.reports.count
    let kept = keepsDuplicates ? "counted all the same" : "left out (--keep-duplicates counts them)"
    return "note: \(copies) of \(reports) reports \(copies == 1 ? "is a copy" : "are copies") "
      + "of another, \(kept)\n"
  }

  /// How many reports and facts there are.
  var summary: String {
    let reports = session.corpus.reports.count
    let facts = session.corpus.relation(named: "facts")?.rowCount ?? 0
    let copies = session.corpus.duplicateCount
    let copied = copies == 0 ? "" : " (\(copies) \(copies == 1 ? "copy" : "copies"))"
    return "\(reports) \(reports == 1 ? "report" : "reports")\(copied), "
      + "\(facts) \(facts == 1 ? "fact" : "facts")"
  }
}
