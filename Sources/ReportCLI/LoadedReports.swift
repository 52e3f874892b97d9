import ReportQL

/// The reports that the command line names, with what could not be read told.
struct LoadedReports {
  let session: Session
  /// Whether every file and folder could be read.
  let isComplete: Bool
  private let keepsDuplicates: Bool
  private let style: MessageStyle
  /// What could not be read, drawn.
  let messages: String

  init(paths: [String], options: LoadOptions, style: MessageStyle) {
    let (session, problems) = Session.open(paths: paths, options: options)
    self.session = session
    self.style = style
    self.keepsDuplicates = options.keepsDuplicates
    self.isComplete = problems.isEmpty
    self.messages = problems.map { style.text(of: $0.diagnostic) }.joined()
  }

  /// Whether there is nothing to ask although something was named.
  var isEmpty: Bool { !isComplete && session.corpus.reports.isEmpty }

  /// What is said of copies; empty where there are none.
  var noteOfCopies: String {
    let copies = session.corpus.duplicateCount
    guard copies > 0 else { return "" }
    let reports = session.corpus.reports.count
    let kept =
      keepsDuplicates
      ? Wording("counted all the same", "照样计入")
      : Wording(
        "left out (--keep-duplicates counts them)",
        "已略去（用 `--keep-duplicates` 计入）"
      )
    let (verb, other) = copies == 1 ? ("is a copy", "of another") : ("are copies", "of another")
    let told = ProgramMessage(
      severity: .note,
      code: "copies",
      wording: Wording(
        "\(copies) of \(reports) reports \(verb) \(other), \(kept.english)",
        "\(reports) 份报告中有 \(copies) 份与别的重复，\(kept.chinese)"
      )
    )
    return told.text(as: style)
  }

  /// How many reports and facts there are.
  var summary: String {
    let reports = session.corpus.reports.count
    let facts = session.corpus.relation(named: "facts")?.rowCount ?? 0
    let copies = session.corpus.duplicateCount
    let copied =
      copies == 0
      ? .nothing
      : Wording(
        " (\(copies) \(copies == 1 ? "copy" : "copies"))",
        "（\(copies) 份重复）"
      )
    let english =
      "\(reports) \(reports == 1 ? "report" : "reports")\(copied.english), "
      + "\(facts) \(facts == 1 ? "fact" : "facts")"
    return Wording(english, "\(reports) 份报告\(copied.chinese)，\(facts) 条事实")[style.language]
  }
}
