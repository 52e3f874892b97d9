/// Makes the relations of a corpus.
struct RelationMaker {
  /// What holds for all rows of a report.
  let ofReports: ReportColumnSet
  let texts: ReportTexts

  /// `facts` or `targets`.
  func facts(
    _ parts: RelationParts,
    name: String,
    alias: String,
    in sentences: CharacterPlaces
  ) -> Relation {
    let codes = PackedCodes(
      mostlyAscending: parts.sentences,
      codeCount: texts.sentences.count
    )
    return relation(
      name,
      alias,
      BuiltInSchemas.facts,
      parts,
      given: ["sentence": .coded(sentenceColumn(codes))],
      in: .sentence(sentences)
    ).relation
  }

  /// `sections`.
  func sections(_ parts: RelationParts) -> Relation {
    let schema = BuiltInSchemas.sections
    return relation("sections", "章节表", schema, parts, in: .firstLine).relation
  }

  /// `sentences`, and where they stand.
  func sentences(_ parts: RelationParts) -> (relation: Relation, places: CharacterPlaces) {
    relation(
      "sentences",
      "句子表",
      BuiltInSchemas.sentences,
      parts,
      given: ["text": .coded(sentenceColumn(.rowNumbers(parts.rows.count)))],
      in: .none
    )
  }

  /// `reports`.
  func reports(_ rows: RowRuns, _ fileDigests: [Int: String]) -> Relation {
    let digests = FileDigests(texts, count: rows.count, known: fileDigests)
    let places = CharacterPlaces(
      rows,
      from: ofReports.coded(ReportColumns.hidden.start),
      to: ofReports.coded(ReportColumns.hidden.end),
      in: .none,
      of: texts
    )
    return Relation(
      name: "reports",
      alias: "报告表",
      schema: BuiltInSchemas.reports,
      stored: BuiltInSchemas.reports.columns.map { info in
        ofReports[info.name] ?? .computed(.digests(digests))
      },
      rowCount: rows.count,
      places: .characters(places)
    )
  }

  private func sentenceColumn(_ codes: PackedCodes) -> CodedColumn {
    CodedColumn(codes, .texts(texts.sentences), hasNulls: false, isIndexed: false)
  }

  private func relation(
    _ name: String,
    _ alias: String,
    _ schema: Schema,
    _ parts: RelationParts,
    given: [String: StoredColumn] = [:],
    in context: CharacterPlaces.Context
  ) -> (relation: Relation, places: CharacterPlaces) {
    let rows = parts.rows
    var columns = WorkerPool.shared.map(
      parts: schema.columns.count,
      sharing: rows.count >= StoredColumn.worthwhile
    ) { index -> StoredColumn? in
      let info = schema.columns[index]
      if info.name == "id" { return .sequence(start: 1, count: rows.count) }
      return given[info.name] ?? parts.column(info.name, info.type)
        ?? ofReports.column(info.name, for: rows)
    }
    Self.shareBytes(&columns, schema)
    let places = CharacterPlaces(
      rows,
      from: Self.coded("span_start", columns, schema),
      to: Self.coded("span_end", columns, schema),
      in: context,
      of: texts
    )
    if let source = schema.index(of: "source") { columns[source] = .computed(.sources(places)) }
    let relation = Relation(
      name: name,
      alias: alias,
      schema: schema,
      stored: columns.compactMap(\.self),
      rowCount: rows.count,
      places: .characters(places)
    )
    return (relation, places)
  }

  /// Columns of few values that are looked at together, whatever is summed.
  private static let together = ["kind", "bound", "role"]

  private static func shareBytes(_ columns: inout [StoredColumn?], _ schema: Schema) {
    let places = together.compactMap(schema.index)
    let found = places.compactMap { columns[$0] }
    guard found.count == together.count else { return }
    for (place, column) in zip(places, StoredColumn.sharingBytes(found)) { columns[place] = column }
  }

  private static func coded(
    _ name: String,
    _ columns: [StoredColumn?],
    _ schema: Schema
  ) -> CodedColumn {
    guard let index = schema.index(of: name), case .coded(let column)? = columns[index] else {
      preconditionFailure("a report has less than 4 GB")
    }
    return column
  }
}
