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
  public init(_ outcome: StatementOutcome, as format: OutputFormat, width: Int? = nil) {
    output = ""
    messages = ""
    switch outcome {
    case .nothing: break
    case .failure(let failure): messages = failure.description + "\n"
    case .plan(let lines):
      output =
        format == .table
        ? lines.map { $0 + "\n" }.joined()
        : ResultTable(["plan"], lines.map { [$0] }).formatted(as: format, width: nil)
    case .listing(let listing): output = listing.formatted(as: format, width: width)
    case .citations(let citations): output = Self.draw(citations, as: format)
    case .rows(let result):
      output = result.formatted(as: format, width: width)
      let remarks =
        result.explanation.map { $0 + "\n" }.joined()
        + (result.notes.isEmpty ? "" : result.source.drawn(result.notes) + "\n")
      if format == .table { output += remarks } else { messages = remarks }
    }
  }

  private static func draw(_ citations: [Citation], as format: OutputFormat) -> String {
    guard format == .table else {
      return ResultTable(
        ["report", "source", "marked", "sentence"],
        citations.map { [$0.report, $0.source, $0.marked, $0.before + $0.marked + $0.after] }
      ).formatted(as: format, width: nil)
    }
    if citations.isEmpty { return "This row stands on no report or table.\n" }
    return citations.map { citation in
      "\(citation.source)\n  \(citation.before)【\(citation.marked)】\(citation.after)\n"
    }.joined()
  }
}
