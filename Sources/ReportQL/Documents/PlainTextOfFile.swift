public import ReportText

/// The plain text of a report's file, to which spans refer.
public enum PlainTextOfFile {
  /// Why there is no text to show.
  public enum Issue: Error, Hashable, Sendable {
    /// The file cannot be read.
    case problem(LoadProblem)
    /// The file holds no document or several, and which is meant was not said.
    case notOneDocument(path: String, count: Int, ids: [String])
    /// The file holds no document of that id.
    case noSuchDocument(id: String, path: String, ids: [String])
  }

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - id: Of a file of JSON the document that is meant, where it holds several.
  /// - Returns: The text, exactly as spans count it.
  /// - Throws: ``Issue``, which tells itself as a diagnostic.
  public static func read(_ path: String, id: String? = nil) throws(Issue) -> SourceText {
    let documents: [Result<ReportDocument, LoadProblem>]
    do throws(LoadProblem) {
      let file = try ReportFileSearch.file(path)
      guard file.holdsDocuments else { return try file.text() }
      documents = try file.textDocuments()
    } catch {
      throw .problem(error)
    }
    let document = try choose(id, of: documents, path: path)
    return SourceText(name: document.id, utf8: document.text)
  }

  private static func choose(
    _ id: String?,
    of documents: [Result<ReportDocument, LoadProblem>],
    path: String
  ) throws(Issue) -> ReportDocument {
    let readable = documents.compactMap { try? $0.get() }
    let ids = readable.map(\.id)
    if let id {
      guard let document = readable.first(where: { $0.id == id }) else {
        throw .noSuchDocument(id: id, path: path, ids: ids)
      }
      return document
    }
    guard documents.count == 1, let only = documents.first else {
      throw .notOneDocument(path: path, count: documents.count, ids: ids)
    }
    return try only.mapError { Issue.problem($0) }.get()
  }
}

extension PlainTextOfFile.Issue {
  /// How many ids a message lists.
  private static var listedIDs: Int { 5 }

  /// How the issue is told to a person.
  public var diagnostic: Diagnostic {
    switch self {
    case .problem(let problem):
      problem.diagnostic
    case .notOneDocument(let path, let count, let ids):
      Diagnostic(
        .error,
        "`\(path)` holds \(count == 0 ? "no document" : "\(count) documents")",
        help: ids.isEmpty ? [] : ["name the one that is meant by `--id`", Self.list(ids)]
      )
    case .noSuchDocument(let id, let path, let ids):
      Diagnostic(
        .error,
        "`\(path)` holds no document `\(id)`",
        help: ids.isEmpty ? [] : [Self.list(ids)]
      )
    }
  }

  private static func list(_ ids: [String]) -> String {
    let first = ids.prefix(listedIDs).map { "`\($0)`" }.joined(separator: ", ")
    return "it holds \(first)\(ids.count > listedIDs ? ", …" : "")"
  }
}
