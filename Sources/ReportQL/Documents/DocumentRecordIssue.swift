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
  case wrongType(field: String, wanted: String)
  /// The line is longer than so many bytes.
  case lineTooLong(limit: Int)

  /// The issue as a sentence.
  public var sentence: String {
    switch self {
    case .notJSON: "not JSON"
    case .notAnObject: "a document is an object with the fields `id` and `text`"
    case .notUTF8: "not UTF-8"
    case .unfinished: "not JSON: it ends before the document does"
    case .missing(let field): "the field `\(field)` is missing"
    case .wrongType(let field, let wanted): "the field `\(field)` is not \(wanted)"
    case .lineTooLong(let limit): "the line is longer than \(limit >> 20) MiB"
    }
  }
}
