import ReportCorpus
import ReportText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Functions of numbers; a percent counts as its ratio.
enum NumberFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction(
      "abs(number)",
      .numbers,
      [.number],
      .first,
      help: Wording("without its sign", "去掉正负号"),
      example: "abs(-19.23%)",
      gives: "19.23%"
    ) { values, _ throws(FunctionFailure) in
      guard case .int(let value) = values[0] else { return values[0].mapped { Swift.abs($0) } }
      guard value != .min else { throw .overflow }
      return .int(Swift.abs(value))
    },
    ScalarFunction(
      "sign(number)",
      .numbers,
      [.number],
      .type(.int),
      help: Wording("-1, 0 or 1", "-1、0 或 1"),
      example: "sign(-3.5)",
      gives: "-1"
    ) { values, _ in
      let value = values[0].double ?? 0
      return .int(value > 0 ? 1 : value < 0 ? -1 : 0)
    },
    ScalarFunction(
      "round(number[, digits])",
      .numbers,
      [.number, .int],
      optional: 1,
      .first,
      help: Wording(
        "the nearest number of so many decimals, halves away from zero; of a percent its ratio: 4"
          + " digits keep two of the percent",
        "保留若干位小数的最近的数，一半时远离零；百分数按比值计：4 位保留百分数的两位小数"
      ),
      example: "round(96.678%, 4)",
      gives: "96.68%"
    ) { values, _ throws(FunctionFailure) in
      try rounded(values[0], digits: values.count > 1 ? values[1].int : 0)
    },
    ScalarFunction(
      "floor(number)",
      .numbers,
      [.number],
      .first,
      help: Wording("the next whole number below", "不大于它的最大整数"),
      example: "floor(-2.5)",
      gives: "-3"
    ) { values, _ in values[0].mapped { $0.rounded(.down) } },
    ScalarFunction(
      "ceil(number)",
      .numbers,
      [.number],
      .first,
      help: Wording("the next whole number above", "不小于它的最小整数"),
      example: "ceil(2.1)",
      gives: "3"
    ) { values, _ in values[0].mapped { $0.rounded(.up) } },
    ScalarFunction(
      "mod(number, divisor)",
      .numbers,
      [.number, .number],
      .first,
      help: Wording("what division leaves, as `%`", "相除的余数，同 `%`"),
      example: "mod(-7, 3)",
      gives: "-1"
    ) { _, _ in preconditionFailure("the binder makes `%` of it") },
    ScalarFunction(
      "power(number, exponent)",
      .numbers,
      [.number, .number],
      .type(.number),
      help: Wording("the number raised to the exponent", "数的若干次方"),
      example: "power(2, 10)",
      gives: "1024"
    ) { values, _ in finite(pow(values[0].double ?? 0, values[1].double ?? 0)) },
    ScalarFunction(
      "sqrt(number)",
      .numbers,
      [.number],
      .type(.number),
      help: Wording("the square root; null of a negative number", "平方根；负数的为 `null`"),
      example: "sqrt(2.25)",
      gives: "1.5"
    ) { values, _ in finite((values[0].double ?? 0).squareRoot()) },
  ]

  private static func finite(_ number: Double) -> Value {
    number.isFinite ? .number(number) : .null
  }

  /// Rounds in decimal, so that 2.675 to two digits is 2.68.
  private static func rounded(_ value: Value, digits: Int64) throws(FunctionFailure) -> Value {
    let places = Int(max(-400, min(400, digits)))
    if case .int(let whole) = value, places >= 0 { return .int(whole) }
    func round(_ number: Double) -> Double {
      let shifted = DecimalShift.shifted(number, by: places)
      guard shifted.isFinite else { return number }
      return DecimalShift.shifted(shifted.rounded(.toNearestOrAwayFromZero), by: -places)
    }
    guard case .int(let whole) = value else { return value.mapped(round) }
    guard let rounded = Int64(exactly: round(Double(whole))) else { throw .overflow }
    return .int(rounded)
  }
}

extension Value {
  /// A number or percent changed; whole numbers stay as they are.
  fileprivate func mapped(_ change: (Double) -> Double) -> Value {
    switch self {
    case .number(let value): .number(change(value))
    case .percent(let value): .percent(change(value))
    default: self
    }
  }
}
