private import ReportCorpus
public import ReportText

/// Why a file or folder was left out.
public enum LoadProblem: Error, Hashable, Sendable {
  /// There is nothing of that name.
  case notFound(path: String)
  /// It cannot be opened or listed.
  case unreadable(path: String, reason: String)
  /// Its bytes are no text.
  case notText(path: String, DecodingIssue)
  /// Nothing can be read out of the document.
  case noText(path: String, DocumentIssue)
  /// A PDF without letters: its pages are pictures.
  case picturesOnly(path: String)
  /// The program that reads such files is not installed; it is in this Debian package.
  case missingProgram(path: String, program: String, package: String)
  /// The program that reads such files failed.
  case programFailed(path: String, program: String, reason: String)
  /// One of the documents of a file of JSON cannot be read; it begins in this line.
  case badDocument(path: String, line: Int, DocumentRecordIssue)
  /// Named by itself, but of a kind that is not read.
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
        help: ["text is read in UTF-8, UTF-16 and GB18030"]
      )
    case .noText, .picturesOnly, .missingProgram, .programFailed, .badDocument:
      documentDiagnostic
    case .unknownKind(let path):
      Diagnostic(
        .error,
        "`\(path)` is left out: it is not named as a report is",
        help: [
          "reports end in \(DocumentFormat.listOfExtensions)",
          TableFileFormat(fileName: path) == nil
            ? "queries are run by `reportql run FILE.rql PATH…`"
            : "a table is read by `--table NAME=FILE` or `load \"FILE\" as NAME`",
        ]
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
        help: ["reports are files ending in \(DocumentFormat.listOfExtensions)"]
      )
    }
  }

  /// The problems of forms other than plain text.
  private var documentDiagnostic: Diagnostic {
    switch self {
    case .noText(let path, let issue):
      Diagnostic(.error, "`\(path)` is left out: \(issue)")
    case .picturesOnly(let path):
      Diagnostic(
        .error,
        "`\(path)` is left out: its pages are pictures without text",
        help: ["character recognition, as by `ocrmypdf`, puts the text into it"]
      )
    case .missingProgram(let path, let program, let package):
      Diagnostic(
        .error,
        "`\(path)` is left out: the program `\(program)` is not installed",
        help: ["it is in the package \(package): apt-get install \(package)"]
      )
    case .programFailed(let path, let program, let reason):
      Diagnostic(.error, "`\(path)` is left out: \(program): \(reason)")
    case .badDocument(let path, let line, let issue):
      Diagnostic(.error, "\(path):\(line): a document is left out: \(issue.sentence)")
    case .notFound, .unreadable, .notText, .unknownKind, .sameID, .noReports:
      diagnostic
    }
  }
}
