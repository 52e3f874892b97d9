private import Glibc
import ReportText

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
    guard let entry = FolderEntry(path) else { throw .notFound(path: path) }
    if entry.isFolder { throw .unreadable(path: path, reason: "it is a folder") }
    let name = lastComponent(path)
    guard let format = DocumentFormat(fileName: name) else { throw .unknownKind(path: path) }
    return ReportFile(path: path, id: withoutExtension(name), format: format, size: entry.size)
  }

  /// Takes a path of the command line.
  private mutating func visit(_ path: String) {
    guard let entry = FolderEntry(path) else {
      found.append(.failure(.notFound(path: path)))
      return
    }
    let truePath = Self.truePath(path)
    if entry.isFolder {
      let before = found.count
      let wasSeen = seen.contains(truePath)
      visitFolder(path, truePath: truePath, idPrefix: "")
      // A folder whose files were all named before is no empty one.
      if found.count == before, !wasSeen, !holdsSeenReport(truePath) {
        found.append(.failure(.noReports(folder: path)))
      }
      return
    }
    do throws(LoadProblem) {
      take(try Self.file(path), truePath: truePath)
    } catch {
      found.append(.failure(error))
    }
  }

  /// Whether a report of the folder was found under another path.
  private func holdsSeenReport(_ trueFolder: String) -> Bool {
    let prefix = trueFolder + "/"
    return seen.contains { $0.hasPrefix(prefix) && DocumentFormat(fileName: $0) != nil }
  }

  private mutating func visitFolder(_ folder: String, truePath: String, idPrefix: String) {
    guard seen.insert(truePath).inserted else { return }
    let names: [String]
    do throws(FileBytes.Refusal) {
      names = try Self.names(in: folder)
    } catch {
      found.append(.failure(.unreadable(path: folder, reason: error.reason)))
      return
    }
    // By bytes: the same everywhere, whatever the locale.
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in sorted {
      let path = Self.path(of: name, in: folder)
      guard let entry = FolderEntry(path) else {
        found.append(.failure(.unreadable(path: path, reason: "it links to nothing")))
        continue
      }
      let entryPath = entry.isLink ? Self.truePath(path) : Self.path(of: name, in: truePath)
      if entry.isFolder {
        visitFolder(path, truePath: entryPath, idPrefix: "\(idPrefix)\(name)/")
      } else if let format = DocumentFormat(fileName: name) {
        let id = idPrefix + Self.withoutExtension(name)
        take(
          ReportFile(path: path, id: id, format: format, size: entry.size),
          truePath: entryPath
        )
      }
    }
  }

  private mutating func take(_ file: ReportFile, truePath: String) {
    if seen.insert(truePath).inserted { found.append(.success(file)) }
  }

  /// The names in a folder, without hidden ones, in any order.
  private static func names(in folder: String) throws(FileBytes.Refusal) -> [String] {
    guard let stream = opendir(folder) else { throw FileBytes.Refusal(number: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  // MARK: - Paths

  private static func withoutExtension(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func path(of name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The path with links followed.
  private static func truePath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// What the system tells of a path.
private struct FolderEntry {
  let isFolder: Bool
  /// Whether the path's last name is a link to something else.
  let isLink: Bool
  /// How many bytes the file has.
  let size: Int

  /// `nil` where there is nothing of the name, or what it links to is gone.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &status) != 0 { return nil }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
  }
}
