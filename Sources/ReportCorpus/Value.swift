public import ReportText

/// One value of a row.
public enum Value: Hashable, Sendable {
  /// No value.
  case null
  /// A whole number.
  case int(Int64)
  /// A number.
  case number(Double)
  /// A ratio that is written in percent.
  case percent(Double)
  /// A text.
  case text(String)
  /// A day.
  case date(CalendarDate)
  /// True or false.
  case bool(Bool)

  /// The type of the value; `nil` for null, which belongs to all.
  public var type: ColumnType? {
    switch self {
    case .null: nil
    case .int: .int
    case .number: .number
    case .percent: .percent
    case .text: .text
    case .date: .date
    case .bool: .bool
    }
  }
}
