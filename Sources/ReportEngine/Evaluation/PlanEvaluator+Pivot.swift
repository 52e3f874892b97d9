import ReportCorpus

extension PlanEvaluator {
  /// One row for all with equal keys, with a column for each value of a column.
  func pivot(_ rows: Batch, _ pivot: BoundPivot) throws(EngineIssue) -> Batch {
    let values = pivot.values ?? []
    let keys = pivot.keys.map { rows.columns[$0] }
    let groups = GroupKeys(keys, rowCount: rows.rowCount)
    var columnOfValue: [Value?: Int] = [:]
    for (index, value) in values.enumerated() where columnOfValue[value.joinKey] == nil {
      columnOfValue[value.joinKey] = index
    }
    var cells = [[Int?]](
      repeating: Array(repeating: nil, count: groups.firstRows.count),
      count: values.count
    )
    for row in 0..<rows.rowCount {
      guard let column = columnOfValue[rows.columns[pivot.column][row].joinKey] else { continue }
      let group = groups.groupOfRow[row]
      guard cells[column][group] == nil else {
        throw twice(row, rows, pivot, groups)
      }
      cells[column][group] = row
    }
    if let watch = pivot.watch {
      let places = Set(cells.joined().compactMap(\.self)).sorted()
        .filter { !rows.columns[pivot.value].isNull($0) }
      try note(watch, of: rows, at: places, groups.groupOfRow, count: groups.firstRows.count)
    }
    // A cell without row takes the null behind all rows.
    let filled = rows.columns[pivot.value].endingWithNull
    return Batch(
      columns: keys.map { $0.gathered(groups.firstRows) }
        + cells.map { column in filled.gathered(column.map { $0 ?? rows.rowCount }) },
      rowCount: groups.firstRows.count,
      lineage: merged(rows.lineage, groups.groupOfRow, count: groups.firstRows.count)
    )
  }

  /// What is wrong where a row comes to a cell that has one, with all rows of that cell.
  private func twice(
    _ row: Int,
    _ rows: Batch,
    _ pivot: BoundPivot,
    _ groups: GroupKeys
  ) -> EngineIssue {
    let column = rows.columns[pivot.column]
    let same = (0..<rows.rowCount).filter {
      groups.groupOfRow[$0] == groups.groupOfRow[row]
        && column[$0].joinKey == column[row].joinKey
    }
    let shown = 6
    var values = same.prefix(shown).map { rows.columns[pivot.value][$0].plainText }
    if same.count > shown { values.append("…") }
    let cell = (pivot.keys + [pivot.column]).map {
      "\(pivot.names[$0]) \(rows.columns[$0][row].plainText)"
    }
    let kind = EngineIssue.Kind.pivotCellTwice(
      cell: cell.joined(separator: ", "),
      values: values,
      value: pivot.names[pivot.value]
    )
    return EngineIssue(kind, at: pivot.span)
  }
}
