/// The form in which answers are written.
public enum OutputMode: String, Hashable, Sendable, CaseIterable {
  /// Columns aligned for reading.
  case table
  /// Comma-separated values.
  case csv
  /// One JSON object a line.
  case ndjson
}
