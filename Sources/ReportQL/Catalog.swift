import ReportCorpus
import ReportEngine
import ReportLanguage
import ReportText

/// What there is to ask in a session.
public struct Catalog: Sendable {
  private let session: Session

  private var everyRelation: [Relation] { session.corpus.relations + session.tables }

  /// Prepares to describe a session.
  public init(of session: Session) {
    self.session = session
  }

  /// One row a relation: its names, how many rows and columns it has.
  public var relations: Listing {
    Listing(
      ["relation", "alias", "rows", "columns"],
      everyRelation.map { relation in
        [
          relation.name, relation.alias ?? "", String(relation.rowCount),
          String(relation.schema.columns.count),
        ]
      }
    )
  }

  /// One row a column of a relation: its names, type and meaning.
  ///
  /// - Parameter relation: The name of the relation, or its Chinese alias.
  /// - Returns: The columns; `nil` where there is no such relation.
  public func columns(of relation: String) -> Listing? {
    session.relation(named: relation).map { relation in
      Listing(["column", "alias", "type", "meaning"], relation.schema.columns.map(Self.row))
    }
  }

  /// One row a column of any relation.
  public var columns: Listing {
    Listing(
      ["relation", "column", "alias", "type", "meaning"],
      everyRelation.flatMap { relation in
        relation.schema.columns.map { [relation.name] + Self.row($0) }
      }
    )
  }

  /// One row a function: how it is written, what it gives, an example with its result.
  public var functions: Listing {
    Listing(
      ["function", "about", "meaning", "example", "result"],
      FunctionCatalog.all.map {
        [$0.form, $0.group.rawValue, $0.meaning, $0.example, $0.result]
      }
    )
  }

  /// The names of relations near to one that does not exist.
  public func relationsNear(_ name: String) -> [String] {
    NearName.nearest(
      to: name,
      among: everyRelation.flatMap { [$0.name, $0.alias].compactMap { $0 } }
    )
  }

  private static func row(_ column: ColumnInfo) -> [String] {
    [column.name, column.alias ?? "", column.type.rawValue, column.meaning]
  }
}

extension ShowTopic {
  /// The query that lists what reports hold of the topic.
  ///
  /// - Parameter text: What the values listed must hold.
  /// - Returns: The query text; what is no content of reports has none.
  func query(containing text: String?) -> String {
    let condition = { (column: String) in
      text.map { " where \(column) ~ \(SyntaxPrinter.print(.text($0)))" } ?? ""
    }
    return switch self {
    case .relations, .columns, .functions: ""
    case .metrics:
      """
      select metric, count(*) as facts, count(distinct agency) as agencies from facts
      \(condition("metric")) group by metric order by facts desc, metric
      """
    case .agencies:
      """
      select agency, count(*) as reports, sum(facts) as facts from reports
      \(condition("agency")) group by agency order by agency
      """
    case .years:
      """
      select year, count(*) as facts, count(distinct agency) as agencies from facts
      group by year order by year
      """
    }
  }
}
