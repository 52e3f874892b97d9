import ReportCorpus
import ReportText

/// Values of one type as values of another.
enum Conversion {
  /// The names of types, also those that SQL has for them.
  private static let names: [String: ColumnType] = [
    "int": .int, "integer": .int, "bigint": .int, "signed": .int,
    "number": .number, "real": .number, "double": .number, "float": .number,
    "decimal": .number, "numeric": .number,
    "percent": .percent, "text": .text, "varchar": .text, "char": .text, "string": .text,
    "date": .date, "bool": .bool, "boolean": .bool,
  ]

  /// The type of a name, in any case.
  static func type(named name: String) -> ColumnType? { names[FoldedText.fold(name)] }

  /// Our own names of types.
  static let typeNames = ColumnType.allCases.map(\.rawValue)

  /// Whether values of one type can be read as another at all.
  static func isPossible(from type: ColumnType, to wanted: ColumnType) -> Bool {
    if type == wanted || type == .text || wanted == .text { return true }
    return type != .date && wanted != .date
  }

  /// The value in another type; null where a text does not say such a value.
  static func convert(
    _ value: Value,
    to type: ColumnType
  ) throws(FunctionFailure) -> Value {
    if value == .null || value.type == type { return value }
    switch type {
    case .int: return try int(value)
    case .number: return double(value).map { .number($0) } ?? .null
    case .percent: return ratio(value).map { .percent($0) } ?? .null
    case .text: return .text(text(value))
    case .date:
      guard case .text(let text) = value, let date = date(text) else { return .null }
      return .date(date)
    case .bool: return truth(value).map { .bool($0) } ?? .null
    }
  }

  /// A day as reports and computers write it: 2025-11-05, 2025/11/5, 2025年11月5日.
  static func date(_ text: String) -> CalendarDate? {
    var parts: [Substring] = []
    for separators in ["--", "//", "年月日"] {
      var rest = trimmed(text)
      if separators.hasSuffix("日") {
        guard rest.last == "日" else { continue }
        rest = rest.dropLast()
      }
      let marks = Array(separators)
      guard let first = rest.firstIndex(of: marks[0]) else { continue }
      let behind = rest[rest.index(after: first)...]
      guard let second = behind.firstIndex(of: marks[1]) else { continue }
      parts = [rest[..<first], behind[..<second], behind[behind.index(after: second)...]]
    }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3 else { return nil }
    return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// A value as text, as a query would write it, but without quotes.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: ""
    case .int(let value): String(value)
    case .number(let value): NumberText.shortest(value)
    case .percent(let value): NumberText.shortest(DecimalShift.points(fromRatio: value)) + "%"
    case .text(let value): value
    case .date(let value): value.description
    case .bool(let value): String(value)
    }
  }

  private static func int(_ value: Value) throws(FunctionFailure) -> Value {
    if case .text(let text) = value, let whole = Int64(trimmed(text)) { return .int(whole) }
    guard let number = double(value) else { return .null }
    guard let whole = Int64(exactly: number.rounded(.towardZero)) else { throw .overflow }
    return .int(whole)
  }

  private static func double(_ value: Value) -> Double? {
    switch value {
    case .text(let text): number(trimmed(text))
    case .bool(let truth): truth ? 1 : 0
    default: value.double
    }
  }

  private static func ratio(_ value: Value) -> Double? {
    guard case .text(let text) = value, trimmed(text).hasSuffix("%") else { return double(value) }
    return number(trimmed(text).dropLast()).map(DecimalShift.ratio)
  }

  private static func truth(_ value: Value) -> Bool? {
    guard case .text(let text) = value else { return double(value).map { $0 != 0 } }
    return ["true": true, "false": false][FoldedText.fold(text)]
  }

  /// A decimal number; words such as `nan` and hexadecimal digits are none.
  private static func number(_ text: Substring) -> Double? {
    let isDecimal = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  private static func trimmed(_ text: String) -> Substring {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
