import ReportEngine
import ReportLanguage
import ReportText
private import Synchronization

/// A query that was parsed and bound without issues, with the steps that answer it.
struct PreparedQuery: Sendable {
  let source: SourceText
  let query: SelectQuery
  /// The query with all that is known of it without looking at a row.
  let bound: BoundQuery
  /// The steps; `nil` where the query's columns depend on the rows.
  let plan: LogicalPlan?

  init(_ query: SelectQuery, of source: SourceText, _ bound: BoundQuery) {
    (self.source, self.query, self.bound) = (source, query, bound)
    plan = bound.knowsItsColumns ? Planner.plan(bound) : nil
  }
}

/// Queries that were asked before, ready to be asked again: for a query that finds its few rows at
/// once, reading its text takes longer than answering it.
///
/// Nothing is kept of any answer.
final class PreparedQueries: Sendable {
  private let known = Mutex<[String: PreparedQuery]>([:])

  /// So many are kept; they take some kilobytes each.
  private static let capacity = 256

  /// The query of a text; setting it keeps the query.
  subscript(text: String) -> PreparedQuery? {
    get { known.withLock { $0[text] } }
    set {
      known.withLock { known in
        // Programs ask few texts again and again, or ever new ones: which go matters little.
        if known.count >= Self.capacity { known.removeAll() }
        known[text] = newValue
      }
    }
  }
}
