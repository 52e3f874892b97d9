import ReportCorpus
import ReportText

/// Values as text.
enum ValueText {
  /// The value with all its digits; empty for null.
  static func exact(_ value: Value) -> String {
    text(value, digits: 15)
  }

  /// The value as a person reads it in a table: ten digits say all there is to see.
  static func readable(_ value: Value) -> String {
    text(value, digits: 10)
  }

  private static func text(_ value: Value, digits: Int) -> String {
    switch value {
    case .null: ""
    case .int(let number): String(number)
    case .number(let number): NumberText.rounded(number, digits: digits)
    case .percent(let ratio):
      NumberText.rounded(DecimalShift.points(fromRatio: ratio), digits: digits) + "%"
    case .text(let text): text
    case .date(let date): date.description
    case .bool(let truth): truth ? "true" : "false"
    }
  }
}
