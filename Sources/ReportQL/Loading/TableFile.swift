public import ReportCorpus
import ReportLanguage
public import ReportText

/// A file with a table of the user's.
enum TableFile {
  /// Reads the table of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - folder: What a relative path starts from; the working directory where nothing is said.
  ///   - name: What the table is called.
  /// - Returns: The relation.
  /// - Throws: Why there is none.
  static func read(
    _ path: String,
    from folder: String? = nil,
    as name: String
  ) throws(TableProblem) -> Relation {
    let path = resolved(path, from: folder)
    let bytes = try bytes(of: path)
    let text: SourceText
    do throws(DecodingIssue) {
      text = try TextDecoder.decode(name: path, bytes: bytes)
    } catch {
      throw .notText(path: path, error)
    }
    do throws(TableFailure) {
      return try TableReader.read(text, as: name)
    } catch {
      throw .malformed(error)
    }
  }

  private static func bytes(of path: String) throws(TableProblem) -> [UInt8] {
    do throws(FileBytes.Refusal) {
      return try FileBytes.read(path)
    } catch {
      if error.isMissing { throw .notFound(path: path) }
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  private static func resolved(_ path: String, from folder: String?) -> String {
    guard let folder, !folder.isEmpty, !path.hasPrefix("/") else { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }
}

/// Why a table of the user's was not taken.
public enum TableProblem: Error, Sendable, CustomStringConvertible {
  /// There is nothing of that name.
  case notFound(path: String)
  /// It cannot be opened.
  case unreadable(path: String, reason: String)
  /// Its bytes are no text.
  case notText(path: String, DecodingIssue)
  /// Something in it is wrong.
  case malformed(TableFailure)
  /// The name is one of a relation of the reports.
  case nameTaken(String)
  /// The name is empty.
  case noName

  /// The problem as a person sees it.
  public var description: String {
    if case .malformed(let failure) = self {
      return failure.source.drawn([failure.issue.diagnostic])
    }
    return SourceText(name: "", "").drawn([diagnostic(at: nil)])
  }

  /// The problem of a statement: at its place, or at the one in the file.
  func failure(at span: SourceSpan, of source: SourceText) -> QueryFailure {
    if case .malformed(let failure) = self {
      return QueryFailure(diagnostics: [failure.issue.diagnostic], source: failure.source)
    }
    return QueryFailure(diagnostics: [diagnostic(at: span)], source: source)
  }

  private func diagnostic(at span: SourceSpan?) -> Diagnostic {
    switch self {
    case .notFound(let path): Diagnostic(.error, "there is no file `\(path)`", at: span)
    case .unreadable(let path, let reason):
      Diagnostic(.error, "cannot read `\(path)`: \(reason)", at: span)
    case .notText(let path, let issue):
      Diagnostic(
        .error,
        "`\(path)` is \(issue)",
        at: span,
        help: ["tables are read in UTF-8, UTF-16 and GB18030"]
      )
    case .malformed(let failure): failure.issue.diagnostic
    case .nameTaken(let name):
      Diagnostic(
        .error,
        "`\(name)` is a relation of the reports",
        at: span,
        help: ["take another name"]
      )
    case .noName: Diagnostic(.error, "the table has no name", at: span)
    }
  }
}

extension Session {
  /// The same reports with a table of the user's beside them; of two of one name the later counts.
  ///
  ///     let session = try session.loading("population.csv", as: "population")
  ///     try session.run("select count(*) from population")
  ///
  /// - Parameters:
  ///   - path: A file of CSV, TSV or NDJSON.
  ///   - name: What the table is called.
  /// - Returns: A session that knows the table, too.
  /// - Throws: ``TableProblem``, which draws itself with the place that is wrong.
  public func loading(_ path: String, as name: String) throws(TableProblem) -> Session {
    try checkIsFree(name)
    return adding(try TableFile.read(path, as: name))
  }

  /// The same with a table whose text is in memory.
  ///
  /// - Parameters:
  ///   - text: The text, named as errors and citations call it.
  ///   - name: What the table is called.
  ///   - format: How the table is written; found out from name and text where nothing is said.
  /// - Returns: A session that knows the table, too.
  /// - Throws: ``TableProblem``, which draws itself with the place that is wrong.
  public func loading(
    _ text: SourceText,
    as name: String,
    format: TableFileFormat? = nil
  ) throws(TableProblem) -> Session {
    try checkIsFree(name)
    do throws(TableFailure) {
      return adding(try TableReader.read(text, as: name, format: format))
    } catch {
      throw .malformed(error)
    }
  }

  private func checkIsFree(_ name: String) throws(TableProblem) {
    if name.allSatisfy(\.isWhitespace) { throw .noName }
    if corpus.relation(named: name) != nil { throw .nameTaken(name) }
  }

  private func adding(_ table: Relation) -> Session {
    var session = self
    let key = FoldedText.fold(table.name)
    session.tables.removeAll { FoldedText.fold($0.name) == key }
    session.tables.append(table)
    return session
  }

  /// The relation or table of a name or Chinese alias.
  func relation(named name: String) -> Relation? {
    corpus.relation(named: name)
      ?? tables.first { FoldedText.fold($0.name) == FoldedText.fold(name) }
  }
}
