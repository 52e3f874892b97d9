import ReportCorpus
import ReportLanguage

/// Queries that are read by several steps, and rows of several queries.
extension PlanEvaluator {
  /// The rows of a shared plan; evaluated at the first call.
  func rows(of shared: SharedPlan) throws(EngineIssue) -> Batch {
    let key = ObjectIdentifier(shared)
    if let known = context.sharedRows[key] { return known }
    let noted = context.notedPlaces
    let rows: Batch
    do throws(EngineIssue) {
      rows = try collect(shared.plan)
    } catch {
      guard let place = shared.place, error.kind != .interrupted else { throw error }
      throw EngineIssue(error.kind, at: place)
    }
    if let place = shared.place {
      context.moveNotes(behind: noted, to: place)
    }
    context.sharedRows[key] = rows
    return rows
  }

  /// The rows of two plans, combined.
  ///
  /// A row that stands for equal ones stands on everything that they stand on.
  func combine(
    _ left: LogicalPlan,
    _ operation: SetOperator,
    _ right: LogicalPlan,
    _ types: [ColumnType]
  ) throws(EngineIssue) -> Batch {
    let sides = [try collect(left), try collect(right)]
    let columns = types.indices.map { index in
      Column.joined(sides.map { $0.columns[index].converted(to: types[index]) }, type: types[index])
    }
    let leftCount = sides[0].rowCount
    let both = Batch(
      columns: columns,
      rowCount: leftCount + sides[1].rowCount,
      lineage: tracesLineage ? sides.flatMap { $0.lineage ?? [] } : nil
    )
    if operation == .unionAll { return both }
    let groups = GroupKeys(columns, rowCount: both.rowCount)
    let united = unite(both, groups)
    if operation == .union { return united }
    var isInRight = [Bool](repeating: false, count: groups.firstRows.count)
    for row in leftCount..<both.rowCount { isInRight[groups.groupOfRow[row]] = true }
    let isWanted = operation == .intersect
    return united.gathered(
      groups.firstRows.indices.filter { group in
        groups.firstRows[group] < leftCount && isInRight[group] == isWanted
      }
    )
  }
}
