import ReportText

/// What is wrong with a statement that is no matter of the query in it.
enum StatementIssue: Hashable {
  /// Something else than one query where one is wanted.
  case oneQueryWanted
  /// `describe` of a relation that is not there.
  case unknownRelation(String, near: [String])
  /// `cite` before any answer.
  case nothingToCite
  /// `cite` of a row that the last answer has not.
  case noSuchRow(Int, of: Int)
}
