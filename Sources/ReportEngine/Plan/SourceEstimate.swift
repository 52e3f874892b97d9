import ReportCorpus
import ReportLanguage

/// Guesses how many rows sources and conditions leave, to compare orders of joins by.
extension BoundSource {
  /// About how many rows there are.
  var estimatedRows: Double {
    switch self {
    case .nothing: 1
    case .relation(let relation): Double(max(1, relation.rowCount))
    case .query(let query), .pivot(let query, _): query.estimatedRows
    case .shared(let shared): shared.query.estimatedRows
    case .combination(let left, _, let right, _): left.estimatedRows + right.estimatedRows
    case .join(let left, let right, _): max(left.estimatedRows, right.estimatedRows)
    }
  }

  /// About how many different values a column has.
  func estimatedValues(ofColumn column: Int) -> Double {
    guard case .relation(let relation) = self else { return estimatedRows }
    return switch relation.columns[column] {
    case .coded(let coded): Double(max(1, min(coded.domain.count, relation.rowCount)))
    case .sequence, .plain, .computed: estimatedRows
    }
  }

  /// About which part of the rows fulfils a condition over the source's columns.
  func estimatedShare(of condition: BoundExpression) -> Double {
    switch condition.kind {
    case .and(let left, let right): return estimatedShare(of: left) * estimatedShare(of: right)
    case .or(let left, let right):
      return min(1, estimatedShare(of: left) + estimatedShare(of: right))
    case .compare(let left, .equal, let right):
      return 1 / max(estimatedValues(of: left), estimatedValues(of: right))
    case .inList(let value, let list, false):
      return min(1, Double(list.count) / estimatedValues(of: value))
    case .isNull: return 0.1
    default: return 1.0 / 3
    }
  }

  /// About how many different values an expression over the source's columns has.
  func estimatedValues(of expression: BoundExpression) -> Double {
    if case .column(let column) = expression.kind { return estimatedValues(ofColumn: column) }
    return expression.columnsUsed.isEmpty ? 1 : estimatedRows
  }
}

extension BoundQuery {
  /// About how many rows the query gives.
  fileprivate var estimatedRows: Double {
    var rows = source.estimatedRows
    if let filter { rows = max(1, rows * source.estimatedShare(of: filter)) }
    if let grouping { rows = grouping.keys.isEmpty ? 1 : max(1, rows / 2) }
    return limit.map { min(rows, Double(max(1, $0))) } ?? rows
  }
}
