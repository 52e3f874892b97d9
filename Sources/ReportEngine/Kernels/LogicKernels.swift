import ReportCorpus

/// `and`, `or` and `not` of three values: true, false, unknown.
enum LogicKernels {
  static func not(_ operand: Operand, count: Int) -> Operand {
    combine(operand, .constant(.bool(true)), count: count) { truth, _ in truth.map { !$0 } }
  }

  static func and(_ left: Operand, _ right: Operand, count: Int) -> Operand {
    combine(left, right, count: count) { left, right in
      if left == false || right == false { return false }
      return left == nil || right == nil ? nil : true
    }
  }

  static func or(_ left: Operand, _ right: Operand, count: Int) -> Operand {
    combine(left, right, count: count) { left, right in
      if left == true || right == true { return true }
      return left == nil || right == nil ? nil : false
    }
  }

  private static func combine(
    _ left: Operand,
    _ right: Operand,
    count: Int,
    _ truth: (Bool?, Bool?) -> Bool?
  ) -> Operand {
    if case .constant(let left) = left, case .constant(let right) = right {
      return .constant(truth(left.truth, right.truth).map { .bool($0) } ?? .null)
    }
    return BooleanRows(count: count) { truth(left.truth(of: $0), right.truth(of: $0)) }.operand
  }
}

/// Tests for null.
enum NullKernels {
  static func isNull(_ operand: Operand, negated: Bool, count: Int) -> Operand {
    switch operand {
    case .constant(let value): .constant(.bool((value == .null) != negated))
    case .column(let column):
      BooleanRows(count: count) { column.isNull($0) != negated }.operand
    }
  }
}

extension Operand {
  /// The truth value of a row; `nil` is unknown.
  fileprivate func truth(of row: Int) -> Bool? {
    switch self {
    case .constant(let value): value.truth
    case .column(.bool(let column)): column.isNull(row) ? nil : column.values[row]
    case .column(let column): column[row].truth
    }
  }
}

extension Value {
  fileprivate var truth: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
