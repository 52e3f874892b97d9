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

  /// A name for each kind of problem that stays the same when its wording changes.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Each kind of problem, by its own name.
    case notFound, unreadable, notText, noText, picturesOnly, missingProgram, programFailed,
      badDocument, unknownKind, sameID, noReports
  }

  /// The name of this kind of problem.
  public var code: Code {
    switch self {
    case .notFound: .notFound
    case .unreadable: .unreadable
    case .notText: .notText
    case .noText: .noText
    case .picturesOnly: .picturesOnly
    case .missingProgram: .missingProgram
    case .programFailed: .programFailed
    case .badDocument: .badDocument
    case .unknownKind: .unknownKind
    case .sameID: .sameID
    case .noReports: .noReports
    }
  }
}
