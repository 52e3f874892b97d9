import ReportCorpus
import ReportText

/// Describes the relations of a corpus for people.
public struct RelationDescription: Sendable {
  private let corpus: Corpus

  /// Prepares to describe a session's relations.
  public init(of session: Session) {
    self.corpus = session.corpus
  }

  /// One line a relation: its names, how many rows and columns it has.
  public func overview(as format: OutputFormat, width: Int? = nil) -> String {
    let rows = corpus.relations.map { relation in
      [
        relation.name, relation.alias ?? "", String(relation.rowCount),
        String(relation.schema.columns.count),
      ]
    }
    return ResultTable(["relation", "alias", "rows", "columns"], rows)
      .formatted(as: format, width: width)
  }

  /// One line a column: its names, type and meaning; `nil` where there is no such relation.
  public func columns(
    of relation: String,
    as format: OutputFormat,
    width: Int? = nil
  ) -> String? {
    guard let relation = corpus.relation(named: relation) else { return nil }
    let rows = relation.schema.columns.map { column in
      [column.name, column.alias ?? "", column.type.rawValue, column.meaning]
    }
    return ResultTable(["column", "alias", "type", "meaning"], rows)
      .formatted(as: format, width: width)
  }

  /// The names of relations near to one that does not exist.
  public func relationsNear(_ name: String) -> [String] {
    NearName.nearest(
      to: name,
      among: corpus.relations.flatMap { [$0.name, $0.alias].compactMap { $0 } }
    )
  }
}
