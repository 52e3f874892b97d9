public import ReportCorpus
import ReportEngine
public import ReportFacts
public import ReportText

/// The rows of an answer, and what they stand on.
public struct QueryResult: Sendable {
  /// The names and types of the columns.
  public let columns: [ResultColumn]
  /// How many rows there are.
  public let rowCount: Int
  /// What the person should know beside the rows.
  public let notes: [Diagnostic]
  /// The query text that the places in ``notes`` are in.
  public let source: SourceText

  let data: [Column]
  let basis: Basis
  let corpus: Corpus
  let emptyAnswer: EmptyAnswer?
  /// Why figures that were asked for are missing from every row.
  let remarks: [Wording]

  /// How to find out what rows stand on.
  enum Basis {
    /// The plan that gave the rows.
    case plan(LogicalPlan)
    /// It is known.
    case rows([[RowID]])
  }

  /// A row.
  ///
  /// - Precondition: `0 <= index < rowCount`.
  public subscript(index: Int) -> Row {
    precondition(index >= 0 && index < rowCount, "row out of range")
    return Row(result: self, index: index)
  }

  /// The rows, in order.
  public var rows: [Row] { (0..<rowCount).map { self[$0] } }

  /// Why there is no row, or why every row lacks a figure that was asked for.
  ///
  /// It says which condition leaves how many rows, and what comes nearest; it is empty where
  /// there is nothing to explain.
  public var explanation: [Wording] {
    emptyAnswer.map { answer in
      EmptyAnswerText(
        answer: answer,
        source: source,
        isWithoutReports: corpus.reports.isEmpty
      ).lines
    } ?? remarks
  }

  /// Where the figures of a row were read.
  ///
  ///     try session.run("select sum(value) where unit=\"件\"").citations(forRow: 0)
  ///
  /// - Parameter index: The row, counted from 0.
  /// - Returns: One citation for every row of a report or table that this row stands on, in
  ///   order.
  /// - Complexity: Evaluates the query again.
  /// - Precondition: `0 <= index < rowCount`.
  public func citations(forRow index: Int) -> [Citation] {
    let rows = rows(behind: index)
    let lines = Self.lines(of: rows)
    return rows.compactMap { row in
      guard let table = row.origin else { return place(of: row).map { Citation($0, in: corpus) } }
      let line = lines[ObjectIdentifier(table)]?[row.row] ?? 1
      return Citation(table, named: row.relation, row: row.row, line: line)
    }
  }

  /// The lines that rows of tables stand in, each file gone through once.
  private static func lines(of rows: [RowID]) -> [ObjectIdentifier: [Int: Int]] {
    var rowsOfTable: [ObjectIdentifier: (TableOrigin, [Int])] = [:]
    for row in rows {
      guard let table = row.origin else { continue }
      rowsOfTable[ObjectIdentifier(table), default: (table, [])].1.append(row.row)
    }
    return rowsOfTable.mapValues { table, rows in table.lines(ofRows: rows) }
  }

  /// The places in reports that a row stands on.
  private func places(forRow index: Int) -> [RowPlace] {
    rows(behind: index).compactMap(place)
  }

  /// Where a row of a relation stands in a report; `nil` where it stands in none.
  private func place(of row: RowID) -> RowPlace? {
    guard row.origin == nil else { return nil }
    guard let places = corpus.relation(named: row.relation)?.places, row.row < places.count else {
      return nil
    }
    return places[row.row]
  }

  /// The rows of relations that a row stands on.
  private func rows(behind index: Int) -> [RowID] {
    precondition(index >= 0 && index < rowCount, "row out of range")
    let lineage: [[RowID]]
    switch basis {
    case .rows(let known): lineage = known
    case .plan(let plan):
      // The plan was evaluated once without failing, over the same immutable corpus.
      lineage = (try? PlanEvaluator.evaluate(plan, tracesLineage: true))?.lineage ?? []
    }
    guard lineage.indices.contains(index) else { return [] }
    var seen: Set<RowID> = []
    return lineage[index].filter { seen.insert($0).inserted }
  }
}

extension QueryResult {
  /// How the figures of a row were read.
  ///
  /// - Parameters:
  ///   - index: The row, counted from 0.
  ///   - lexicon: The lexicon that the reports were read with.
  /// - Returns: One account for every row of a report that this row stands on, in order.
  /// - Complexity: Evaluates the query again, and reads the reports again.
  /// - Precondition: `0 <= index < rowCount`.
  public func accounts(
    forRow index: Int,
    lexicon: ConceptLexicon = .builtIn
  ) -> [FigureAccount] {
    places(forRow: index).map { place in
      let report = corpus.reports[place.report]
      return FigureAccount(
        at: place.span.start,
        of: report.text,
        called: report.source(at: place.span.start),
        lexicon: lexicon
      )
    }
  }
}

/// The name and type of a column of an answer.
public struct ResultColumn: Hashable, Sendable {
  /// The name behind `as`, or the expression as written.
  public var name: String
  /// The type of the values.
  public var type: ColumnType
}
