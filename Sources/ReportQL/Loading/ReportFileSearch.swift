import ReportText

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// Finds the files of reports that paths name.
struct ReportFileSearch {
  /// Files, and what could not be looked into, in the order they were found.
  private(set) var found: [Result<ReportFile, LoadProblem>] = []
  /// The true paths of files and folders found, so that none is read twice.
  private var seen: Set<String> = []

  /// Looks at files, and into folders recursively in sorted order.
  init(paths: [String]) {
    for path in paths { visit(path) }
  }

  /// A single file.
  static func file(_ path: String) throws(LoadProblem) -> ReportFile {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .notFound(path: path)
    }
    if isFolder { throw .unreadable(path: path, reason: "it is a folder") }
    let name = lastComponent(path)
    guard let format = DocumentFormat(fileName: name) else { throw .unknownKind(path: path) }
    return ReportFile(path: path, id: withoutExtension(name), format: format)
  }

  /// Takes a path of the command line.
  private mutating func visit(_ path: String) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      found.append(.failure(.notFound(path: path)))
      return
    }
    if isFolder {
      let before = found.count
      let wasSeen = seen.contains(Self.truePath(path))
      visitFolder(path, idPrefix: "")
      // A folder whose files were all named before is no empty one.
      if found.count == before, !wasSeen, !holdsSeenReport(path) {
        found.append(.failure(.noReports(folder: path)))
      }
      return
    }
    do throws(LoadProblem) {
      take(try Self.file(path))
    } catch {
      found.append(.failure(error))
    }
  }

  /// Whether a report of the folder was found under another path.
  private func holdsSeenReport(_ folder: String) -> Bool {
    let prefix = Self.truePath(folder) + "/"
    return seen.contains { $0.hasPrefix(prefix) && DocumentFormat(fileName: $0) != nil }
  }

  private mutating func visitFolder(_ folder: String, idPrefix: String) {
    guard seen.insert(Self.truePath(folder)).inserted else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      found.append(.failure(.unreadable(path: folder, reason: ReportFile.reason(error))))
      return
    }
    // By bytes: the same everywhere, whatever the locale.
    let sorted = names.filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in sorted {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        found.append(.failure(.unreadable(path: path, reason: "it links to nothing")))
        continue
      }
      if isFolder {
        visitFolder(path, idPrefix: "\(idPrefix)\(name)/")
      } else if let format = DocumentFormat(fileName: name) {
        let id = idPrefix + Self.withoutExtension(name)
        take(ReportFile(path: path, id: id, format: format))
      }
    }
  }

  private mutating func take(_ file: ReportFile) {
    if seen.insert(Self.truePath(file.path)).inserted { found.append(.success(file)) }
  }

  // MARK: - Paths

  private static func withoutExtension(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The path with links followed.
  private static func truePath(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }
}
