public import ReportQL

/// What the shell is to do after a step of its state.
public enum Effect: Hashable, Sendable {
  /// Run statements; `firstLine` is the line of the input on which they begin.
  case run(String, firstLine: Int, mode: OutputFormat)
  /// Load the reports at these paths.
  case open([String])
  /// Show the columns of a relation, or of all.
  case schema(relation: String?)
  /// Tell how the figures behind a row of the last answer were read.
  case why(row: Int)
  /// Show a text among the answers.
  case show(String)
  /// Say that something was wrong; it counts as a failure.
  case complain(String)
  /// Keep an entry in the history.
  case remember(String)
  /// Leave the shell.
  case leave
}
