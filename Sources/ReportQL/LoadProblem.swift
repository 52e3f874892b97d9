public import ReportText

/// Why a file or folder was left out.
public enum LoadProblem: Error, Hashable, Sendable {
  /// There is nothing of that name.
  case notFound(path: String)
  /// It cannot be opened or listed.
  case unreadable(path: String, reason: String)
  /// Its bytes are no text.
  case notText(path: String, DecodingIssue)
  /// Named by itself, but neither `.txt` nor `.md`.
  case unknownKind(path: String)
  /// Its id is taken by another file.
  case sameID(String, first: String, second: String)
  /// A folder without any report.
  case noReports(folder: String)

  /// How the problem is told to a person.
  public var diagnostic: Diagnostic {
    switch self {
    case .notFound(let path):
      Diagnostic(.error, "there is no file or folder `\(path)`")
    case .unreadable(let path, let reason):
      Diagnostic(.error, "cannot read `\(path)`: \(reason)")
    case .notText(let path, let issue):
      Diagnostic(
        .error,
        "`\(path)` is left out: \(issue)",
        help: ["reports are read as UTF-8 text"]
      )
    case .unknownKind(let path):
      Diagnostic(
        .error,
        "`\(path)` is left out: neither .txt nor .md",
        help: ["queries are run by `reportql run FILE.rql PATH…`"]
      )
    case .sameID(let id, let first, let second):
      Diagnostic(
        .error,
        "two files have the id `\(id)`: `\(first)` and `\(second)`",
        help: ["the second is left out; rename one of them, or name the folder above both"]
      )
    case .noReports(let folder):
      Diagnostic(
        .error,
        "no report in `\(folder)`",
        help: ["reports are files ending in .txt or .md"]
      )
    }
  }
}
