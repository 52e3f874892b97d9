public import ReportCorpus

/// Some rows on their way through the plan, column by column.
struct Batch {
  /// The columns, all of one length.
  var columns: [Column]
  /// How many rows there are, also where there are no columns.
  var rowCount: Int
  /// The rows of relations that each row stands on; `nil` where nobody asked.
  var lineage: [[RowID]]?

  /// The rows named, in the order named.
  func gathered<Row: BinaryInteger>(_ rows: [Row]) -> Batch {
    Batch(
      columns: columns.map { $0.gathered(rows) },
      rowCount: rows.count,
      lineage: lineage.map { lineage in rows.map { lineage[Int($0)] } }
    )
  }
}

/// A row of a relation that the plan scans.
public struct RowID: Sendable {
  /// The relation's name.
  public var relation: String
  /// The file of the relation, where it is a user's own table.
  public var origin: TableOrigin?
  /// The row, counted from 0.
  public var row: Int
}

extension RowID: Hashable {
  /// Whether both are the same row: of two tables of one name each has its own.
  public static func == (left: RowID, right: RowID) -> Bool {
    left.row == right.row && left.origin === right.origin && left.relation == right.relation
  }

  /// Hashes what makes rows the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(relation)
    hasher.combine(row)
  }
}
