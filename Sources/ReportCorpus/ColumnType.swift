/// The types of columns and values.
public enum ColumnType: String, Hashable, Sendable, CaseIterable {
  /// A whole number of 64 bits.
  case int
  /// A number with a fraction, of 64 bits.
  case number
  /// A ratio that is written in percent: 0.9667 is shown as `96.67%`.
  case percent
  /// A text.
  case text
  /// A day of the calendar.
  case date
  /// True or false.
  case bool
}
