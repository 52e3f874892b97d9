import ReportText

/// What a statement gave, as text for the two streams of a program.
public struct DrawnOutcome: Hashable, Sendable {
  /// For standard output: the rows, or what else was asked for.
  public var output: String
  /// For standard error: diagnostics and, beside formats for programs, notes.
  public var messages: String

  /// Draws an outcome.
  ///
  /// - Parameters:
  ///   - outcome: What the statement gave.
  ///   - format: The form of rows. A table has notes and explanations below it; in the other
  ///     forms they go to standard error, so that a file holds rows only.
  ///   - width: For tables: how many cells a line may take.
  ///   - style: The language of what is said, and the form of diagnostics; as JSON they all go to
  ///     standard error.
  public init(
    _ outcome: StatementOutcome,
    as format: OutputFormat,
    width: Int? = nil,
    style: MessageStyle = MessageStyle()
  ) {
    let language = style.language
    output = ""
    messages = ""
    switch outcome {
    case .nothing: break
    case .failure(let failure):
      messages = style.text(of: failure.diagnostics, in: failure.source)
    case .plan(let lines):
      output =
        format == .table
        ? lines.map { $0 + "\n" }.joined()
        : ResultTable(["plan"], lines.map { [$0] }).formatted(as: format, width: nil)
    case .listing(let listing):
      output = listing.formatted(as: format, width: width, in: language)
    case .citations(let citations): output = Self.draw(citations, as: format, in: language)
    case .rows(let result):
      output = result.formatted(as: format, width: width, in: language)
      let remarks = Self.remarks(on: result, style)
      if format == .table, style.form == .text { output += remarks } else { messages = remarks }
    }
  }

  /// Why there is no row, and the notes.
  private static func remarks(on result: QueryResult, _ style: MessageStyle) -> String {
    let notes = style.text(of: result.notes, in: result.source)
    guard let first = result.explanation.first else { return notes }
    if style.form == .text {
      return result.explanation.map { $0[style.language] + "\n" }.joined() + notes
    }
    let told = Diagnostic(
      .note,
      "emptyAnswer",
      first,
      help: Array(result.explanation.dropFirst())
    )
    return style.text(of: told) + notes
  }

  private static func draw(
    _ citations: [Citation],
    as format: OutputFormat,
    in language: Language
  ) -> String {
    guard format == .table else {
      return ResultTable(
        ["report", "source", "marked", "sentence"],
        citations.map { [$0.report, $0.source, $0.marked, $0.before + $0.marked + $0.after] }
      ).formatted(as: format, width: nil)
    }
    if citations.isEmpty { return Citation.none[language] + "\n" }
    return citations.map { citation in
      "\(citation.source)\n  \(citation.before)【\(citation.marked)】\(citation.after)\n"
    }.joined()
  }
}
