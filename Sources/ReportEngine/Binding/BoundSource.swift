public import ReportCorpus
public import ReportLanguage
import ReportText

/// Where the rows of a query come from.
public indirect enum BoundSource: Sendable {
  /// One row of nothing.
  case nothing
  /// A relation of the corpus.
  case relation(Relation)
  /// A subquery.
  case query(BoundQuery)
  /// A named query, which is evaluated once however often it is read.
  case shared(SharedQuery)
  /// Two sources side by side: the columns of the left one, then those of the right one.
  case join(BoundSource, BoundSource, BoundJoin)
  /// The rows of two queries, combined; the columns have the types given.
  case combination(BoundQuery, SetOperator, BoundQuery, types: [ColumnType])
  /// The rows of a query, one for all with equal keys, with a column for each value of a column.
  case pivot(BoundQuery, BoundPivot)
}

/// How two sources are put side by side.
public struct BoundJoin: Sendable {
  /// Whether every row with every row, only pairs, or also rows without partner.
  public var kind: JoinKind
  /// Which pairs count, over the columns of both sides; `nil` where all do.
  public var condition: BoundExpression?
}

/// A query that was given a name.
public final class SharedQuery: Sendable {
  /// The name.
  public let name: String
  /// The query.
  public let query: BoundQuery
  /// Where the name stands, if the query itself stands in another text.
  let place: SourceSpan?

  init(name: String, query: BoundQuery, place: SourceSpan? = nil) {
    self.name = name
    self.query = query
    self.place = place
  }
}

extension BoundSource {
  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The names and types of the columns, in order.
  var columns: [ColumnInfo] {
    switch self {
    case .nothing: []
    case .relation(let relation): relation.schema.columns
    case .query(let query): query.columns
    case .shared(let shared): shared.query.columns
    case .join(let left, let right, _): left.columns + right.columns
    case .pivot(let query, let pivot):
      pivot.keys.map { query.columns[$0] }
        + (pivot.values ?? []).map {
          ColumnInfo($0.plainText, nil, query.columns[pivot.value].type)
        }
    case .combination(let left, _, _, let types):
      zip(left.columns, types).map { ColumnInfo($0.name, $0.alias, $1) }
    }
  }
}

extension BoundQuery {
  /// The same query with the hidden columns shown, behind the others.
  var showingHidden: BoundQuery {
    var query = self
    query.items += query.hidden
    query.hidden = []
    return query
  }

  /// The names and types of the columns that a query around can see.
  var columns: [ColumnInfo] {
    (items + hidden).map { ColumnInfo($0.name, nil, $0.expression.type ?? .int) }
  }
}
