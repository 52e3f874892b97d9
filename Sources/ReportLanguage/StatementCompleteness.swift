public import ReportText

/// Whether text typed so far can be run, or its writer is still in the middle.
public enum StatementCompleteness: Hashable, Sendable {
  /// Nothing but white space, comments and semicolons.
  case empty
  /// It can be run, or has an error that no further line would mend.
  case complete
  /// It ends inside a text, comment or parenthesis, or where more must follow.
  case needsMore

  /// Judges a text.
  ///
  ///     StatementCompleteness(of: SourceText(name: "query", "select agency,"))  // needsMore
  ///
  /// - Parameter source: All lines typed since the last statement.
  public init(of source: SourceText) {
    let reader = ScriptReader(source)
    if reader.lacksMore {
      self = .needsMore
    } else if reader.script.statements.isEmpty && reader.script.issues.isEmpty {
      self = .empty
    } else {
      self = .complete
    }
  }
}
