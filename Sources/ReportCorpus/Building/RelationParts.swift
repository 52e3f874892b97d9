/// The rows of one relation in all chunks.
struct RelationParts {
  /// Which rows each report has.
  let rows: RowRuns
  /// The sentence of every row, counted from 0; none where rows have none.
  let sentences: [UInt32]
  /// Which rows each section has; none where the columns of sections have a value a row.
  private let inSections: RowRuns?
  private var lists: [String: PartList] = [:]

  /// The values of a column, until they are put together.
  private final class PartList: @unchecked Sendable {
    // A column is put together once, by one thread.
    var parts: [ColumnPart] = []
  }

  /// Takes the rows out of chunks.
  init(_ chunks: inout [ReportChunk], _ relation: WritableKeyPath<ReportChunk, ReportChunk.Rows>) {
    var counts: [UInt32] = []
    counts.reserveCapacity(chunks.reduce(0) { $0 + $1[keyPath: relation].counts.count })
    var sentences: [UInt32] = []
    sentences.reserveCapacity(chunks.reduce(0) { $0 + $1[keyPath: relation].sentences.count })
    var inSections: [UInt32] = []
    var firstSentence: UInt32 = 0
    for index in chunks.indices {
      let rows = chunks[index][keyPath: relation]
      chunks[index][keyPath: relation] = ReportChunk.Rows()
      counts += rows.counts
      inSections += rows.inSections
      for sentence in rows.sentences { sentences.append(firstSentence + sentence) }
      firstSentence += UInt32(chunks[index].sentenceLengths.count)
      for (name, part) in rows.columns {
        let list = lists[name] ?? PartList()
        list.parts.append(part)
        lists[name] = list
      }
    }
    self.sentences = sentences
    rows = RowRuns(counts: counts)
    self.inSections = inSections.isEmpty ? nil : RowRuns(counts: inSections)
  }

  /// A column that was taken row by row; `nil` where none of the name was.
  ///
  /// Its parts are let go of.
  func column(_ name: String, _ type: ColumnType, isOrdered: Bool? = nil) -> StoredColumn? {
    guard let list = lists[name] else { return nil }
    let isOrdered = isOrdered ?? (rows.count >= StoredColumn.worthwhile ? true : nil)
    let column = StoredColumn(merging: list.parts, type: type, isOrdered: isOrdered)
    list.parts = []
    guard let inSections, ReportChunk.Rows.ofSections.contains(name),
      case .coded(let ofSections) = column
    else { return column }
    return .coded(ofSections.spread(over: inSections))
  }

  /// All columns of reports, by name.
  func columns(isOrdered: Bool) -> ReportColumnSet {
    let schema = BuiltInSchemas.reports
    let names = lists.keys.sorted()
    let columns = WorkerPool.shared.map(
      parts: names.count,
      sharing: rows.count >= StoredColumn.worthwhile
    ) { index in
      // Columns that the schema does not show are of whole numbers.
      let type = schema.index(of: names[index]).map { schema.columns[$0].type } ?? .int
      return column(names[index], type, isOrdered: isOrdered ? true : nil)
    }
    return ReportColumnSet(
      columns: Dictionary(uniqueKeysWithValues: zip(names, columns.compactMap(\.self)))
    )
  }
}

/// The columns of `reports`, which hold for all rows of a report in other relations, too.
struct ReportColumnSet: Sendable {
  let columns: [String: StoredColumn]

  /// A column by its name.
  subscript(name: String) -> StoredColumn? { columns[name] }

  /// A column that is known to be coded.
  func coded(_ name: String) -> CodedColumn {
    guard case .coded(let column)? = columns[name] else {
      preconditionFailure("texts and places in texts are coded")
    }
    return column
  }

  /// The values of a column for all rows of a relation.
  func column(_ name: String, for rows: RowRuns) -> StoredColumn? {
    switch columns[name] {
    case .coded(let column): return .coded(column.spread(over: rows))
    case .plain(let column):
      let reports = (0..<rows.count).map { UInt32(rows.report(at: $0)) }
      return .plain(column.gathered(reports))
    case .sequence, .computed, nil: return nil
    }
  }
}
