import ReportLanguage
public import ReportText

/// Writes query text in its one canonical layout.
public enum QueryFormatter {
  /// The terminal cells that a line takes at most, where it can be broken.
  public static let lineWidth = Script.layoutWidth

  /// Lays out statements, comments included.
  ///
  ///     try QueryFormatter.format("SELECT agency,rate")  // select agency, rate;
  ///
  /// Only white space, the spelling of the grammar's words and marks, and semicolons change:
  /// the statements mean the same, and what is laid out is laid out to itself again.
  ///
  /// Complexity: linear in the length of the text.
  ///
  /// - Parameter query: Statements with `;` between them.
  /// - Returns: The text, with a line break at its end unless it is empty.
  /// - Throws: ``QueryFailure`` where the form of the text is wrong.
  public static func format(_ query: String) throws(QueryFailure) -> String {
    try format(SourceText(name: "query", query))
  }

  /// Lays out the statements of a named text, such as a file.
  ///
  /// - Parameter source: Statements with `;` between them.
  /// - Returns: The text, with a line break at its end unless it is empty.
  /// - Throws: ``QueryFailure`` where the form of the text is wrong.
  public static func format(_ source: SourceText) throws(QueryFailure) -> String {
    do throws(SyntaxIssues) {
      return try Script.formatted(source)
    } catch {
      throw QueryFailure(diagnostics: error.issues.map(\.diagnostic), source: source)
    }
  }
}
