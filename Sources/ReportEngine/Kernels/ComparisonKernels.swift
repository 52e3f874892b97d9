import ReportCorpus
import ReportText

/// Comparisons of two operands of comparable types.
enum ComparisonKernels {
  static func compare(
    _ left: Operand,
    _ comparison: Comparison,
    _ right: Operand,
    count: Int,
    _ context: EvaluationContext
  ) -> Operand {
    switch (left, right) {
    case (.constant(.null), _), (_, .constant(.null)): return .constant(.null)
    case (.constant(let left), .constant(let right)):
      return .constant(left.order(to: right).map { .bool(comparison.holds($0)) } ?? .null)
    case (.column(.text), .constant(.text(let text))):
      return TextKernels.test(left, .compare(comparison, text), count: count, context)
    case (.constant(.text(let text)), .column(.text)):
      return TextKernels.test(
        right,
        .compare(comparison.mirrored, text),
        count: count,
        context
      )
    case (.column(let column), .constant(let constant)):
      return compare(column, comparison, constant, count: count)
    case (.constant(let constant), .column(let column)):
      return compare(column, comparison.mirrored, constant, count: count)
    case (.column(let left), .column(let right)):
      return compare(left, comparison, right, count: count)
    }
  }

  private static func compare(
    _ left: Column,
    _ comparison: Comparison,
    _ right: Column,
    count: Int
  ) -> Operand {
    switch (left, right) {
    case (.int(let left), .int(let right)): return rows(left, right, comparison, count)
    case (.number(let left), .number(let right)), (.percent(let left), .percent(let right)),
      (.percent(let left), .number(let right)), (.number(let left), .percent(let right)):
      return rows(left, right, comparison, count)
    case (.date(let left), .date(let right)): return rows(left, right, comparison, count)
    default:
      return BooleanRows(count: count) { row in
        left[row].order(to: right[row]).map(comparison.holds)
      }.operand
    }
  }

  @inline(__always)
  private static func rows<Element: Comparable & Sendable>(
    _ left: FixedColumn<Element>,
    _ right: FixedColumn<Element>,
    _ comparison: Comparison,
    _ count: Int
  ) -> Operand {
    BooleanRows(count: count) { row in
      if left.isNull(row) || right.isNull(row) { return nil }
      let (left, right) = (left.values[row], right.values[row])
      return comparison.holds(left < right ? -1 : left > right ? 1 : 0)
    }.operand
  }

  private static func compare(
    _ column: Column,
    _ comparison: Comparison,
    _ constant: Value,
    count: Int
  ) -> Operand {
    switch (column, constant) {
    case (.int(let values), .int(let bound)):
      return rows(values, count) { comparison.holds($0 < bound ? -1 : $0 > bound ? 1 : 0) }
    case (.number(let values), .number(let bound)), (.percent(let values), .percent(let bound)),
      (.percent(let values), .number(let bound)):
      return rows(values, count) { comparison.holds($0 < bound ? -1 : $0 > bound ? 1 : 0) }
    case (.date(let values), .date(let bound)):
      let days = bound.daysSinceEpoch
      return rows(values, count) { comparison.holds($0 < days ? -1 : $0 > days ? 1 : 0) }
    default:
      return BooleanRows(count: count) { column[$0].order(to: constant).map(comparison.holds) }
        .operand
    }
  }

  @inline(__always)
  private static func rows<Element: Sendable>(
    _ column: FixedColumn<Element>,
    _ count: Int,
    _ holds: (Element) -> Bool
  ) -> Operand {
    .column(.bool(FixedColumn(column.values.map(holds), validity: column.validity)))
  }
}

extension Value {
  /// -1, 0 or 1 as this value stands before, at or behind another; `nil` where either is null.
  ///
  /// Whole numbers and numbers are compared exactly, not by rounding one to the other.
  func order(to other: Value) -> Int? {
    switch (self, other) {
    case (.null, _), (_, .null): return nil
    case (.int(let left), .int(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.int(let left), _):
      return other.double.map { Self.order(left, $0) }
    case (_, .int(let right)):
      return double.map { -Self.order(right, $0) }
    case (.text(let left), .text(let right)): return TextTest.order(left, right)
    case (.date(let left), .date(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.bool(let left), .bool(let right)): return left == right ? 0 : left ? 1 : -1
    default:
      guard let left = double, let right = other.double else { return nil }
      return left < right ? -1 : left > right ? 1 : 0
    }
  }

  /// The number as a double, where it is one.
  var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .number(let value), .percent(let value): value
    default: nil
    }
  }

  private static func order(_ left: Int64, _ right: Double) -> Int {
    if right >= 0x1p63 { return -1 }
    if right < -0x1p63 { return 1 }
    let whole = Int64(right)
    if left != whole { return left < whole ? -1 : 1 }
    let fraction = right - Double(whole)
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }
}
