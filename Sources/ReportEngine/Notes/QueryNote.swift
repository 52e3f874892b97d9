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
    /// A comparison with `null`, which is never true.
    case nullCompared(isNegated: Bool)
    /// A division by zero gave null.
    case divisionByZero
    /// A text that says no value of a type gave null.
    case failedConversion(String, to: ColumnType)
    /// An aggregate put together what does not add up.
    case mixture(Mixture)
  }

  /// A name for each kind of note that stays the same when its wording changes.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Each kind of note, by its own name.
    case textLikeColumn, nullCompared, divisionByZero, failedConversion, mixture
  }

  /// The name of this kind of note.
  public var code: Code {
    switch kind {
    case .textLikeColumn: .textLikeColumn
    case .nullCompared: .nullCompared
    case .divisionByZero: .divisionByZero
    case .failedConversion: .failedConversion
    case .mixture: .mixture
    }
  }

  /// What there is to know.
  public var kind: Kind
  /// Where in the query.
  public var span: SourceSpan
}
