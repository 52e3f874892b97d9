import ReportCorpus

/// Makes tests of packed columns out of conditions.
struct RowTestMaker {
  let relation: Relation
  /// The columns of the relation that conditions speak of by position.
  let columns: [Int]
  let expressions: ExpressionEvaluator

  /// The test that passes the same rows as a condition; `nil` where the condition has to be asked
  /// row by row.
  func test(for condition: BoundExpression) throws(EngineIssue) -> RowTest? {
    switch condition.kind {
    case .and(let left, let right): return try both(left, right) { .all([$0, $1]) }
    case .or(let left, let right): return try both(left, right) { .any([$0, $1]) }
    default: break
    }
    guard condition.subqueries.isEmpty else { return nil }
    let used = condition.columnsUsed
    if used.isEmpty { return constant(condition).map { $0 == .bool(true) ? .all([]) : .never } }
    guard used.count == 1, columns.indices.contains(used[0]) else { return nil }
    switch relation.columns[columns[used[0]]] {
    case .coded(let column): return try test(of: column, condition)
    case .sequence(let start, let count):
      let domain = CodeDomain.ints(base: start, count: count)
      return comparison(condition).map { comparison in
        let ranges = comparison.ranges(in: domain).map { range in
          RowTest.rows(Int(range.lowerBound)..<(Int(range.upperBound) + 1))
        }
        return .any(ranges)
      }
    case .plain(.number(let column)), .plain(.percent(let column)):
      return comparison(condition)?.numberRange.map { .numbers(column, $0) }
    case .plain, .computed: return nil
    }
  }

  private func both(
    _ left: BoundExpression,
    _ right: BoundExpression,
    _ combine: (RowTest, RowTest) -> RowTest
  ) throws(EngineIssue) -> RowTest? {
    guard let left = try test(for: left), let right = try test(for: right) else { return nil }
    return combine(left, right)
  }

  // MARK: - Coded columns

  private func test(
    of column: CodedColumn,
    _ condition: BoundExpression
  ) throws(EngineIssue) -> RowTest? {
    let domain = column.domain
    if case .isNull(let inner, let negated) = condition.kind, case .column = inner.kind {
      if !negated {
        return column.hasNulls ? .codes(column, domain.nullCode...domain.nullCode) : .never
      }
      return domain.count == 0 ? .never : .codes(column, 0...(domain.nullCode - 1))
    }
    if let comparison = comparison(condition), comparison.isFound(in: domain) {
      return Self.any(comparison.ranges(in: domain).map { .codes(column, $0) })
    }
    if let test = try members(of: column, condition) { return test }
    // A domain as large as the column is no shorter way.
    if domain.count > max(4096, column.codes.count / 4) { return texts(of: column, condition) }
    if domain.count > Self.fewTexts, let test = texts(of: column, condition),
      case .texts(let column, let test) = test
    {
      return Self.found(column, test)
    }
    return table(of: column, condition)
  }

  private static func any(_ tests: [RowTest]) -> RowTest {
    tests.isEmpty ? .never : tests.count == 1 ? tests[0] : .any(tests)
  }

  /// `in` with a list of constants.
  private func members(
    of column: CodedColumn,
    _ condition: BoundExpression
  ) throws(EngineIssue) -> RowTest? {
    guard case .inList(let value, let list, false) = condition.kind, case .column = value.kind,
      ColumnComparison(operation: .equal, constant: .null).isFound(in: column.domain)
    else { return nil }
    var table = [Bool](repeating: false, count: column.domain.count + 1)
    for member in list {
      guard let constant = constant(member) else { return nil }
      let comparison = ColumnComparison(operation: .equal, constant: constant)
      for range in comparison.ranges(in: column.domain) {
        for code in range { table[Int(code)] = true }
      }
    }
    return Self.test(column, table)
  }

  /// So many texts are asked one by one.
  private static let fewTexts = 1024

  /// The test of a text asked of all texts of a dictionary together.
  private static func found(_ column: CodedColumn, _ test: TextTest) -> RowTest {
    guard case .texts(let pool) = column.domain else { return .never }
    return RowTest.of(column, TextSearch.passing(test, in: pool))
  }

  /// The condition asked once a value of the domain.
  private func table(of column: CodedColumn, _ condition: BoundExpression) -> RowTest? {
    let values = column.domain.valuesAndNull
    let batch = Batch(columns: [values], rowCount: values.count, lineage: nil)
    // A value that no row with the other conditions has may fail, which is not to be told.
    let quiet = ExpressionEvaluator(context: EvaluationContext(), outer: expressions.outer)
    guard let truth = try? quiet.operand(condition.renumbered { _ in 0 }, over: batch),
      quiet.context.notes.isEmpty
    else { return nil }
    switch truth {
    case .constant(let value): return value == .bool(true) ? .all([]) : .never
    case .column(.bool(let truth)):
      guard let validity = truth.validity else { return Self.test(column, truth.values) }
      return Self.test(column, truth.values.indices.map { truth.values[$0] && validity[$0] })
    case .column: return nil
    }
  }

  private static func test(_ column: CodedColumn, _ table: [Bool]) -> RowTest {
    let passing = table.count { $0 }
    guard let first = table.firstIndex(of: true), let last = table.lastIndex(of: true) else {
      return .never
    }
    if last - first + 1 == passing { return .codes(column, UInt32(first)...UInt32(last)) }
    return .table(column, table, passing: passing)
  }

  /// A test of text of a column with very many texts.
  private func texts(of column: CodedColumn, _ condition: BoundExpression) -> RowTest? {
    guard case .texts = column.domain else { return nil }
    switch condition.kind {
    case .contains(let text, let needle, false):
      return texts(column, text, needle, TextTest.contains)
    case .like(let text, let pattern, false): return texts(column, text, pattern, TextTest.like)
    case .compare(let left, let comparison, let right):
      if case .column = left.kind {
        return texts(column, left, right) { .compare(comparison, $0) }
      }
      return texts(column, right, left) { .compare(comparison.mirrored, $0) }
    case .matches(let text, let pattern, false):
      guard case .column = text.kind else { return nil }
      return .texts(column, .matches(pattern))
    default: return nil
    }
  }

  private func texts(
    _ column: CodedColumn,
    _ text: BoundExpression,
    _ argument: BoundExpression,
    _ test: (String) -> TextTest
  ) -> RowTest? {
    guard case .column = text.kind, case .text(let argument)? = constant(argument) else {
      return nil
    }
    return .texts(column, test(argument))
  }

  // MARK: - Constants

  /// The value of an expression that is the same in every row; `nil` where it is not, or fails.
  private func constant(_ expression: BoundExpression) -> Value? {
    guard expression.columnsUsed.isEmpty, expression.subqueries.isEmpty else { return nil }
    if case .constant(let value) = expression.kind { return value }
    let quiet = ExpressionEvaluator(context: EvaluationContext(), outer: expressions.outer)
    let row = Batch(columns: [], rowCount: 1, lineage: nil)
    guard let column = try? quiet.column(expression, over: row), quiet.context.notes.isEmpty else {
      return nil
    }
    return column[0]
  }

  /// The comparison of a column with a constant, whichever side it stands on.
  private func comparison(_ condition: BoundExpression) -> ColumnComparison? {
    switch condition.kind {
    case .compare(let left, let operation, let right):
      if case .column = left.kind, let constant = constant(right) {
        return ColumnComparison(operation: operation, constant: constant)
      }
      if case .column = right.kind, let constant = constant(left) {
        return ColumnComparison(operation: operation.mirrored, constant: constant)
      }
      return nil
    case .between(let value, let low, let high, false):
      guard case .column = value.kind, let low = constant(low), let high = constant(high) else {
        return nil
      }
      return ColumnComparison(operation: .greaterOrEqual, constant: low, atMost: high)
    default: return nil
    }
  }
}

/// A column compared with a constant, or with two.
private struct ColumnComparison {
  var operation: Comparison
  var constant: Value
  /// The value must not be greater than this one either.
  var atMost: Value?

  /// The codes of a domain that fulfil it.
  ///
  /// Complexity: logarithmic in the number of values where they are in order.
  func ranges(in domain: CodeDomain) -> [ClosedRange<UInt32>] {
    if constant == .null || atMost == .null || domain.count == 0 { return [] }
    if case .texts(let pool) = domain, !pool.isOrdered { return equalTexts(in: pool) }
    let low = bound(of: constant, in: domain, behind: false)
    let high = bound(of: constant, in: domain, behind: true)
    let count = UInt32(domain.count)
    if let atMost {
      return Self.range(low, bound(of: atMost, in: domain, behind: true))
    }
    switch operation {
    case .equal: return Self.range(low, high)
    case .notEqual: return Self.range(0, low) + Self.range(high, count)
    case .less: return Self.range(0, low)
    case .lessOrEqual: return Self.range(0, high)
    case .greater: return Self.range(high, count)
    case .greaterOrEqual: return Self.range(low, count)
    }
  }

  /// Whether the codes that fulfil it are ranges.
  func isFound(in domain: CodeDomain) -> Bool {
    guard case .texts(let pool) = domain, !pool.isOrdered else { return true }
    return pool.isDistinct && operation == .equal
  }

  private func equalTexts(in pool: StringPool) -> [ClosedRange<UInt32>] {
    guard case .text(let text) = constant, let code = pool.code(of: text) else { return [] }
    return [code...code]
  }

  private static func range(_ start: UInt32, _ end: UInt32) -> [ClosedRange<UInt32>] {
    start < end ? [start...(end - 1)] : []
  }

  /// The first code whose value is not less than a constant, or is greater.
  private func bound(of constant: Value, in domain: CodeDomain, behind: Bool) -> UInt32 {
    var (low, high) = (UInt32(0), UInt32(domain.count))
    while low < high {
      let middle = low + (high - low) / 2
      // Types are comparable, and no value of the domain is null.
      let order = domain[middle].order(to: constant) ?? 0
      if order < 0 || (behind && order == 0) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The numbers that fulfil it; `nil` where no double says the same.
  var numberRange: NumberRange? {
    guard let number = exact(constant) else { return nil }
    if let atMost { return exact(atMost).map { NumberRange(low: number, high: $0) } }
    return switch operation {
    case .equal: NumberRange(low: number, high: number)
    case .notEqual: nil
    case .less: NumberRange(high: number, includesHigh: false)
    case .lessOrEqual: NumberRange(high: number)
    case .greater: NumberRange(low: number, includesLow: false)
    case .greaterOrEqual: NumberRange(low: number)
    }
  }

  private func exact(_ value: Value) -> Double? {
    switch value {
    case .int(let whole): Int64(exactly: Double(whole)) == whole ? Double(whole) : nil
    case .number(let number), .percent(let number): number.isNaN ? nil : number
    default: nil
    }
  }
}
