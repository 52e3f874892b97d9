import ReportCorpus
import ReportText

/// Fills the cells of a coverage.
struct CoverageMatrix {
  private let axis: CoverageAxis
  private let measured: MeasuredRelation
  private let figures: Relation
  private let reports: Relation?
  private let sentences: Relation?

  /// The values that rows go by, in the order of the reports.
  private var keys: [Value] = []
  private var rowOfKey: [Value: Int] = [:]
  /// What is known by row, agency and year.
  private var states: [Cell: Coverage.State] = [:]
  /// The agencies of every row.
  private var agencies: [Set<Value>] = []
  /// What every row stands on, with its year.
  private var grounds: [[(year: Int64, agency: Value, row: RowID, state: Coverage.State)]] = []
  /// The agency, year and key of the reports that count, by their ids.
  private var reportOfID: [Value: (agency: Value, year: Value, key: Value?)] = [:]

  private struct Cell: Hashable {
    var row: Int
    var agency: Value
    var year: Int64
  }

  init(axis: CoverageAxis, measured: MeasuredRelation, corpus: Corpus) {
    self.axis = axis
    self.measured = measured
    figures = measured.relation
    reports = corpus.relation(named: "reports")
    sentences = corpus.relation(named: "sentences")
  }

  // MARK: - What is read

  /// Takes the reports that fulfil the query's conditions on reports.
  mutating func takeReports() throws(EngineIssue) {
    guard let reports else { return }
    let conditions = measured.conditions.compactMap { condition in
      condition.moved(from: figures, to: reports)
    }
    for row in try Self.rows(of: reports, where: conditions) {
      let agency = value("agency", of: reports, row)
      let year = value("report_year", of: reports, row)
      let key = axis.inReports.map { reports.columns[$0][row] }
      reportOfID[value("report", of: reports, row)] = (agency, year, key)
      guard let key else { continue }
      let place = place(of: key)
      agencies[place].insert(agency)
      if case .int(let year) = year { raise(place, agency, year, to: .silent) }
    }
  }

  /// Takes the sentences that mention what the query's conditions name.
  mutating func takeSentences() throws(EngineIssue) {
    guard let sentences, axis.inReports != nil,
      let text = sentences.schema.index(of: "text"),
      let condition = Mention(of: figures, in: text).condition(of: measured.conditions)
    else { return }
    let rows = try Self.rows(of: sentences, where: [condition])
    for row in rows {
      guard let report = reportOfID[value("report", of: sentences, row)],
        let key = report.key, case .int(let year) = report.year
      else { continue }
      let ground = RowID(relation: sentences.name, row: row)
      take(ground, place(of: key), report.agency, year, .mentioned)
    }
  }

  /// Takes the figures that the answer of the query stands on.
  mutating func takeFigures(_ rows: [Int], measures: [Int]) {
    for row in rows {
      let report = reportOfID[value("report", of: figures, row)]
      let agency = value("agency", of: figures, row)
      var year = value("year", of: figures, row)
      if year == .null { year = value("report_year", of: figures, row) }
      let key = axis.inFigures.map { figures.columns[$0][row] } ?? report?.key ?? .null
      guard case .int(let year) = year else { continue }
      let isStated = measures.contains { !figures.columns[$0].isNull(row) }
      let place = place(of: key)
      agencies[place].insert(agency)
      let ground = RowID(relation: figures.name, row: row)
      take(ground, place, agency, year, isStated ? .stated : .mentioned)
    }
    if axis.inReports == nil { takeSilence() }
  }

  /// Where rows go by what figures have and reports have not, every report that counts is silent
  /// of what it does not speak of.
  private mutating func takeSilence() {
    for place in keys.indices {
      for report in reportOfID.values {
        agencies[place].insert(report.agency)
        if case .int(let year) = report.year { raise(place, report.agency, year, to: .silent) }
      }
    }
  }

  private mutating func place(of key: Value) -> Int {
    if let known = rowOfKey[key] { return known }
    rowOfKey[key] = keys.count
    keys.append(key)
    agencies.append([])
    grounds.append([])
    return keys.count - 1
  }

  private mutating func raise(
    _ place: Int,
    _ agency: Value,
    _ year: Int64,
    to state: Coverage.State
  ) {
    let cell = Cell(row: place, agency: agency, year: year)
    states[cell] = max(states[cell] ?? .missing, state)
  }

  private mutating func take(
    _ ground: RowID,
    _ place: Int,
    _ agency: Value,
    _ year: Int64,
    _ state: Coverage.State
  ) {
    raise(place, agency, year, to: state)
    grounds[place].append((year, agency, ground, state))
  }

  // MARK: - What is shown

  /// The matrix, with a column for every year from the first to the last.
  func coverage() throws(EngineIssue) -> Coverage {
    let years = try shownYears()
    var builders = years.map { _ in ColumnBuilder(.text) }
    for place in keys.indices {
      for (index, year) in years.enumerated() {
        builders[index].append(.text(words(place, year)))
      }
    }
    var keyColumn = ColumnBuilder(keys.first { $0 != .null }?.type ?? .text)
    for key in keys { keyColumn.append(key) }
    let shown = Set(years)
    return Coverage(
      names: [axis.name] + years.map(String.init),
      columns: [keyColumn.build()] + builders.map { $0.build() },
      rowCount: keys.count,
      lineage: keys.indices.map { place in
        // A sentence that mentions it counts where nothing better is known.
        grounds[place].filter { ground in
          shown.contains(ground.year)
            && ground.state
              == states[Cell(row: place, agency: ground.agency, year: ground.year)]
        }
        .map(\.row)
      }
    )
  }

  /// A state where all agencies of the row agree, else how many are in which.
  private func words(_ place: Int, _ year: Int64) -> String {
    var counts: [Coverage.State: Int] = [:]
    for agency in agencies[place] {
      counts[states[Cell(row: place, agency: agency, year: year)] ?? .missing, default: 0] += 1
    }
    guard counts.count > 1 else { return (counts.keys.first ?? .missing).rawValue }
    return Coverage.State.allCases.reversed().compactMap { state in
      counts[state].map { "\(state.rawValue) \($0)" }
    }.joined(separator: ", ")
  }

  /// More years than this are shown only where something is known of them.
  private static let mostYears: Int64 = 60

  private func shownYears() throws(EngineIssue) -> [Int64] {
    let known = Set(states.keys.map(\.year)).sorted()
    guard let first = known.first, let last = known.last else { return [] }
    let all = last - first < Self.mostYears ? Array(first...last) : known
    guard let column = figures.schema.index(of: "year") else { return all }
    let conditions = measured.conditions.filter { $0.columnsUsed == [column] }
      .map { $0.renumbered { _ in 0 } }
    let batch = Batch(
      columns: [.int(FixedColumn(all))],
      rowCount: all.count,
      lineage: nil
    )
    guard let condition = BoundExpression.conjunction(conditions) else { return all }
    let evaluator = ExpressionEvaluator(context: EvaluationContext())
    return try evaluator.rows(where: condition, over: batch).map { all[$0] }
  }

  // MARK: - Helpers

  private func value(_ column: String, of relation: Relation, _ row: Int) -> Value {
    relation.schema.index(of: column).map { relation.columns[$0][row] } ?? .null
  }

  /// The rows that fulfil all of some conditions.
  private static func rows(
    of relation: Relation,
    where conditions: [BoundExpression]
  ) throws(EngineIssue) -> [Int] {
    guard let condition = BoundExpression.conjunction(conditions) else {
      return Array(0..<relation.rowCount)
    }
    let marks = try PlanEvaluator(context: EvaluationContext())
      .marks(of: relation, where: condition)
    return marks.indices.filter { marks[$0] }
  }
}

extension BoundExpression {
  /// The same condition on another relation, where that has all columns it speaks of.
  fileprivate func moved(from relation: Relation, to other: Relation) -> BoundExpression? {
    var places: [Int: Int] = [:]
    for column in columnsUsed {
      guard let place = other.schema.index(of: relation.schema.columns[column].name),
        other.schema.columns[place].type == relation.schema.columns[column].type
      else { return nil }
      places[column] = place
    }
    return renumbered { places[$0] ?? 0 }
  }
}
