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
  ///   - place: Which statement it was, for diagnostics as JSON and for marks.
  ///   - marked: For NDJSON: whether an object with the columns and the number of rows stands in
  ///     front of the rows, and one with the code of the error where it failed.
  public init(
    _ outcome: StatementOutcome,
    as format: OutputFormat,
    width: Int? = nil,
    style: MessageStyle = MessageStyle(),
    place: StatementPlace? = nil,
    marked: Bool = false
  ) {
    let language = style.language
    output = ""
    messages = ""
    if format != .table, let table = outcome.table, !table.columns.isEmpty || table.rowCount > 0 {
      output = table.formatted(as: format, width: nil)
    }
    if format == .ndjson, marked, let place {
      output = AnswerMark.line(of: outcome, at: place) + output
    }
    switch outcome {
    case .nothing: break
    case .failure(let failure):
      messages = style.text(of: failure.diagnostics, in: failure.source, statement: place?.number)
    case .rows(let result):
      let remarks = Self.remarks(on: result, style, statement: place?.number)
      if format == .table { output = result.formatted(as: format, width: width, in: language) }
      if format == .table, style.form == .text { output += remarks } else { messages = remarks }
    case .plan(let lines) where format == .table:
      output = lines.map { $0 + "\n" }.joined()
    case .listing(let listing) where format == .table:
      output = listing.formatted(as: format, width: width, in: language)
    case .citations(let citations) where format == .table:
      output = Self.draw(citations, in: language)
    case .plan, .listing, .citations: break
    }
  }

  /// Why there is no row, and the notes.
  private static func remarks(
    on result: QueryResult,
    _ style: MessageStyle,
    statement: Int?
  ) -> String {
    let notes = style.text(of: result.notes, in: result.source, statement: statement)
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
    return style.text(of: told, statement: statement) + notes
  }

  private static func draw(_ citations: [Citation], in language: Language) -> String {
    if citations.isEmpty { return Citation.none[language] + "\n" }
    return citations.map { citation in
      "\(citation.source)\n  \(citation.before)【\(citation.marked)】\(citation.after)\n"
    }.joined()
  }
}
