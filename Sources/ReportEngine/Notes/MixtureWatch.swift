import ReportCorpus
import ReportText

/// What the rows that an aggregate puts together should agree in.
struct MixtureWatch: Sendable {
  /// A column in which they should agree.
  struct Dimension: Sendable {
    /// The column.
    var expression: BoundExpression
    /// What the query calls it.
    var name: String
    /// Whether the query cannot name it: a query within left it out.
    var isHidden: Bool
    /// When they should agree in it.
    var rule: MixtureRule.Dimension
  }

  /// The columns.
  var dimensions: [Dimension]
  /// Which rows hold shares, where they are put together without weights: all, or those where
  /// a column holds a text.
  var share: Share?
  /// What is put together.
  var purpose: Purpose
  /// What the query calls the values that are put together.
  var measure: String
  /// The aggregate as it is written.
  var text: String
  /// Where it stands.
  var span: SourceSpan

  /// Which rows hold shares.
  enum Share: Hashable, Sendable {
    case always
    case `where`(BoundExpression, equals: String)
  }

  /// What is put together.
  enum Purpose: Hashable, Sendable {
    /// A sum.
    case sum
    /// A mean.
    case mean
    /// Something else of many values: the greatest, the one in the middle.
    case other
    /// The cells of a row of a pivot.
    case cells
  }

  /// The expressions that are computed for it.
  var expressions: [BoundExpression] {
    var expressions = dimensions.map(\.expression)
    if case .where(let column, _)? = share { expressions.append(column) }
    return expressions
  }

  /// Whether both look at the same columns in the same way.
  func looksAtTheSame(as other: MixtureWatch) -> Bool {
    self == other && share == other.share
      && zip(dimensions, other.dimensions).allSatisfy { $0.name == $1.name && $0.rule == $1.rule }
  }

  func mapped(
    _ replace: (BoundExpression) throws(EngineIssue) -> BoundExpression
  ) throws(EngineIssue) -> MixtureWatch {
    var copy = self
    for index in dimensions.indices {
      copy.dimensions[index].expression = try replace(dimensions[index].expression)
    }
    if case .where(let column, let text)? = share {
      copy.share = .where(try replace(column), equals: text)
    }
    return copy
  }
}

/// Two watches are equal where they look at the same, wherever the aggregate stands.
extension MixtureWatch: Hashable {
  static func == (left: MixtureWatch, right: MixtureWatch) -> Bool {
    left.expressions == right.expressions
  }

  func hash(into hasher: inout Hasher) { hasher.combine(expressions) }
}
