public import ReportCorpus
public import ReportText

/// What a person should know beside an answer, although nothing is wrong with the query.
///
/// The sentences for people are in `QueryNote+Wording.swift`.
public struct QueryNote: Hashable, Sendable {
  /// The kinds of notes.
  public enum Kind: Hashable, Sendable {
    /// A text that reads like the name of a column.
    case textLikeColumn(String, column: String)
    /// A division by zero gave null.
    case divisionByZero
    /// A text that says no value of a type gave null.
    case failedConversion(String, to: ColumnType)
    /// An aggregate put together what does not add up.
    case mixture(Mixture)
  }

  /// What there is to know.
  public var kind: Kind
  /// Where in the query.
  public var span: SourceSpan
}
