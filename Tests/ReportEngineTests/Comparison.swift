import ReportCorpus
import ReportEngine

/// Our rows beside those of another engine.
enum Comparison {
  /// The rows of a query.
  static func rows(_ query: String, in corpus: Corpus) throws -> [[Value]] {
    let rows = try PlanEvaluator.evaluate(Planner.plan(try bind(query, in: corpus)))
    return (0..<rows.rowCount).map { row in rows.columns.map { $0[row] } }
  }

  static func agree(_ left: [[Value]], _ right: [[Value]]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        left.count == right.count && zip(left, right).allSatisfy(agree)
      }
  }

  /// SQLite has 0 and 1 for truth values, sums numbers in its own order, and may have whole numbers
  /// and others in one column.
  private static func agree(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.bool(let truth), .int(let number)): truth == (number == 1)
    case (.number(let left), .int(let right)): left == Double(right)
    case (.number(let left), .number(let right)):
      abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
    default: left == right
    }
  }
}
