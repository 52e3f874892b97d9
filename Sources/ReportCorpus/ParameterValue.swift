import ReportText

/// A value that is given to a parameter from outside.
public enum ParameterValue: Hashable, Sendable {
  /// A value with its type.
  case value(Value)
  /// Text that is read as the type of the parameter says, as on a command line.
  case written(String)

  /// The text of the value.
  public var text: String {
    switch self {
    case .value(let value): value.plainText
    case .written(let text): text
    }
  }

  /// The value where the parameter has no type: written text is what it looks like.
  public var inferred: Value {
    switch self {
    case .value(let value): value
    case .written(let text):
      [ColumnType.int, .number, .percent, .date, .bool]
        .lazy.compactMap { Value(text, as: $0) }.first ?? .text(text)
    }
  }

  /// The value as one of a type; `nil` where it is none.
  public func read(as type: ColumnType?) -> Value? {
    guard let type else { return inferred }
    switch self {
    case .value(let value): return value == .null ? value : value.fitting(type)
    case .written(let text): return Value(text, as: type)
    }
  }
}

extension Value {
  /// Reads text as a value of a type; `nil` where it is none.
  public init?(_ text: String, as type: ColumnType) {
    let value: Value? =
      switch type {
      case .int: Int64(text).map(Value.int)
      case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
      case .percent: Self.percent(text)
      case .text: .text(text)
      case .date: CalendarDate(text).map(Value.date)
      case .bool: Bool(text).map(Value.bool)
      }
    guard let value else { return nil }
    self = value
  }

  private static func percent(_ text: String) -> Value? {
    guard text.hasSuffix("%"), let points = Double(text.dropLast()), points.isFinite else {
      return nil
    }
    return .percent(DecimalShift.ratio(fromPoints: points))
  }

  /// The same value in a type that can hold it; `nil` where it cannot.
  public func fitting(_ type: ColumnType) -> Value? {
    switch (self, type) {
    case (.int(let value), .number): .number(Double(value))
    case (.text(let text), .date): CalendarDate(text).map(Value.date)
    default: self.type == type ? self : nil
    }
  }

  /// The value as a person reads it in a message.
  public var plainText: String {
    switch self {
    case .null: "null"
    case .int(let value): String(value)
    case .number(let value): NumberText.shortest(value)
    case .percent(let value): NumberText.shortest(DecimalShift.points(fromRatio: value)) + "%"
    case .text(let text): text
    case .date(let date): date.description
    case .bool(let truth): String(truth)
    }
  }
}

extension CalendarDate {
  /// Reads a day of the form 2025-11-05; `nil` where the text is none.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
