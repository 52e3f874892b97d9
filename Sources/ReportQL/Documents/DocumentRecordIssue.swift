public import ReportText

/// Why a document in JSON is none.
public enum DocumentRecordIssue: Error, Hashable, Sendable {
  /// It is no JSON.
  case notJSON
  /// It is JSON, but no object.
  case notAnObject
  /// It is no UTF-8.
  case notUTF8
  /// It begins, and the input ends before it does.
  case unfinished
  /// A field that every document has is not there.
  case missing(field: String)
  /// A field holds something else than this.
  case wrongType(field: String, wanted: Wording)
  /// The line is longer than so many bytes.
  case lineTooLong(limit: Int)
}
