import Foundation
import ReportQL

/// What is timed as one: the statements of a file, each ended by `;`.
struct TimedQuery {
  var name: String
  var statements: [String]

  private init(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    statements = try String(contentsOf: file, encoding: .utf8)
      .split(separator: ";")
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }

  /// The queries of a folder: those named, or all in the order of their numbers.
  static func all(in folder: URL, named names: [String]) throws -> [TimedQuery] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "rql" }
      .sorted {
        $0.lastPathComponent.compare($1.lastPathComponent, options: .numeric) == .orderedAscending
      }
      .map(TimedQuery.init)
      .filter { names.isEmpty || names.contains($0.name) }
  }

  /// The answers of all statements.
  func run(in session: Session) throws -> [QueryResult] {
    try statements.map { try session.run($0) }
  }
}
