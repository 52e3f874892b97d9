public import ReportCorpus
import ReportLanguage
public import ReportText

/// A column whose values become columns.
public struct BoundPivot: Sendable {
  /// The items that stay columns.
  public var keys: [Int]
  /// The item whose values become columns.
  public var column: Int
  /// The item that fills them.
  public var value: Int
  /// The values that become columns; `nil` while they are not found out.
  public var values: [Value]?
  /// The names of the items, for what is said of a cell.
  public var names: [String]
  /// Where it stands.
  public var span: SourceSpan
  /// What the cells of one row should agree in, over the rows that are pivoted.
  var watch: MixtureWatch?

  /// The types of the columns, by those of the items.
  func types(of items: [ColumnType]) -> [ColumnType] {
    keys.map { items[$0] } + (values ?? []).map { _ in items[value] }
  }
}

extension Binder {
  /// Binds a pivot of the rows of a query; one that is free finds its columns out at run.
  mutating func bindPivot(_ pivot: PivotClause, of query: BoundQuery, isFree: Bool) -> BoundQuery? {
    let wanted = FoldedText.fold(pivot.column.text)
    let found = query.scopeColumns.firstIndex { $0.answers(to: wanted) }
    guard let column = found else {
      let items = query.items.map(\.name)
      report(.unknownPivotColumn(pivot.column.text, items: items), at: pivot.column.span)
      return nil
    }
    let others = query.items.indices.filter { $0 != column }
    guard let value = others.last else {
      report(.pivotWithoutValue, at: pivot.span)
      return nil
    }
    var bound = BoundPivot(
      keys: Array(others.dropLast()),
      column: column,
      value: value,
      values: nil,
      names: query.items.map(\.name),
      span: pivot.span
    )
    if let values = pivot.values {
      guard let known = bindPivotValues(values, query.items[column]) else { return nil }
      bound.values = known
    } else if !isFree {
      report(.innerPivot(pivot.column.text), at: pivot.span)
      return nil
    }
    var query = query
    watchCells(of: &bound, in: &query)
    return query.pivoted(by: bound)
  }

  private mutating func bindPivotValues(_ values: [Expression], _ item: BoundQuery.Item) -> [Value]?
  {
    let outer = (scope, frames)
    (scope, frames) = (Scope(), [])
    defer { (scope, frames) = outer }
    let column = BoundExpression(
      .outer(0, name: item.name),
      item.expression.type,
      at: item.expression.span
    )
    var known: [Value] = []
    for value in values {
      guard let bound = bind(value, in: .pivot),
        // The comparison checks the types and turns text into days where it should.
        let equal = bindComparison(column, .equal, bound, at: value.span),
        case .compare(_, _, let converted) = equal.kind
      else { return nil }
      do throws(EngineIssue) {
        known.append(try ExpressionEvaluator.constantValue(of: converted))
      } catch {
        issues.append(error)
        return nil
      }
    }
    return known
  }
}

extension Clause {
  /// The values behind `pivot … in`.
  static let pivot = Clause(keyword: "pivot", names: .inputsOnly, allowsAggregates: false)
}

extension BoundQuery {
  /// More columns than this nobody reads.
  private static let mostPivotedColumns = 1000

  /// The rows of this query, pivoted; while columns are not found out it has the keys only.
  func pivoted(by pivot: BoundPivot) -> BoundQuery {
    let items = scopeColumns
    let cells = (pivot.values ?? []).map {
      ScopeColumn(name: $0.plainText, type: items[pivot.value].type)
    }
    let columns = pivot.keys.map { items[$0] } + cells
    return BoundQuery(over: .pivot(self, pivot), columns, at: pivot.span)
  }

  /// The same query with a column for every value of the column it pivots by, ascending.
  ///
  /// - Parameter isInterrupted: Asked now and then whether to stop.
  /// - Returns: This query, where it knows its columns already.
  /// - Throws: What evaluation throws, or that there are too many columns.
  public func withPivotedColumns(
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) throws(EngineIssue) -> BoundQuery {
    guard !knowsItsColumns, case .pivot(let query, var pivot) = source else { return self }
    let column = query.scopeColumns[pivot.column]
    var distinct = BoundQuery(over: .query(query), query.scopeColumns, at: pivot.span)
    distinct.items = [distinct.items[pivot.column]]
    distinct.isDistinct = true
    distinct.order = [
      Order(expression: distinct.items[0].expression, isDescending: false, nullsFirst: false)
    ]
    let rows = try PlanEvaluator.evaluate(Planner.plan(distinct), isInterrupted: isInterrupted)
    guard rows.rowCount <= Self.mostPivotedColumns else {
      let kind = EngineIssue.Kind.tooManyPivotColumns(
        rows.rowCount,
        limit: Self.mostPivotedColumns
      )
      throw EngineIssue(kind, at: pivot.span)
    }
    pivot.values = (0..<rows.rowCount).map { column.type == nil ? .null : rows.columns[0][$0] }
    var whole = query.pivoted(by: pivot)
    (whole.order, whole.limit, whole.offset) = (order, limit, offset)
    whole.notes = notes
    return whole
  }

  /// Whether no column depends on the rows.
  public var knowsItsColumns: Bool {
    if case .pivot(_, let pivot) = source { pivot.values != nil } else { true }
  }
}
