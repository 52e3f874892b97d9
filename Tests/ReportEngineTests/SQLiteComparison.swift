import ReportCorpus
import ReportEngine

/// What it takes to compare answers with those of SQLite.
enum SQLiteComparison {
  /// The rows of a query of ours.
  static func rows(_ query: String, in corpus: Corpus) throws -> [[Value]] {
    let rows = try PlanEvaluator.evaluate(Planner.plan(try bind(query, in: corpus)))
    return (0..<rows.rowCount).map { row in rows.columns.map { $0[row] } }
  }

  /// Whether both gave the same rows in the same order.
  static func agree(_ left: [[Value]], _ right: [[Value]]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        left.count == right.count && zip(left, right).allSatisfy(agree)
      }
  }

  /// The first row that differs, in words; `nil` where all agree.
  static func firstDifference(_ ours: [[Value]], _ theirs: [[Value]]) -> String? {
    if agree(ours, theirs) { return nil }
    if ours.count != theirs.count { return "ours: \(ours.count) rows, SQLite: \(theirs.count)" }
    let row = ours.indices.first { !agree([ours[$0]], [theirs[$0]]) } ?? 0
    return "row \(row + 1)\nours:   \(ours[row])\nSQLite: \(theirs[row])"
  }

  /// SQLite has 0 and 1 for truth values, and sums numbers in its own order.
  private static func agree(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.bool(let truth), .int(let number)): truth == (number == 1)
    // Where whole numbers and others mix, SQLite keeps the whole ones.
    case (.number(let left), .int(let right)): left == Double(right)
    case (.number(let left), .number(let right)):
      abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
    default: left == right
    }
  }
}
