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

  @inline(__always)
  private static func combine(
    _ left: Operand,
    _ right: Operand,
    count: Int,
    _ truth: (Bool?, Bool?) -> Bool?
  ) -> Operand {
    if case .constant(let left) = left, case .constant(let right) = right {
      return .constant(truth(left.truth, right.truth).map { .bool($0) } ?? .null)
    }
    let (left, right) = (left.truths(count: count), right.truths(count: count))
    if left.validity == nil, right.validity == nil {
      let values = zip(left.values, right.values).map { truth($0, $1) ?? false }
      return .column(.bool(FixedColumn(values)))
    }
    return BooleanRows(count: count) { row in
      truth(
        left.isNull(row) ? nil : left.values[row],
        right.isNull(row) ? nil : right.values[row]
      )
    }.operand
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
  /// A truth value a row.
  fileprivate func truths(count: Int) -> FixedColumn<Bool> {
    if case .bool(let column) = column(count: count, type: .bool) { return column }
    // The literal null has no type of its own.
    return FixedColumn(
      Array(repeating: false, count: count),
      validity: Bitmap(count: count, repeating: false)
    )
  }
}

extension Value {
  fileprivate var truth: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
