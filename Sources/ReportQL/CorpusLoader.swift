import ReportCorpus
private import ReportFacts
import ReportText

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// Reads the reports of files and folders into a corpus.
struct CorpusLoader {
  private let lexicon: ConceptLexicon
  private var builder = CorpusBuilder()
  private var problems: [LoadProblem] = []
  /// The file of every id.
  private var pathOfID: [String: String] = [:]
  /// The true paths of files and folders read, so that none is read twice.
  private var seen: Set<String> = []

  private static let extensions: Set<String> = ["txt", "md"]

  /// Reads files, and folders recursively in sorted order.
  static func load(
    _ paths: [String],
    lexicon: ConceptLexicon
  ) -> (corpus: Corpus, problems: [LoadProblem]) {
    var loader = CorpusLoader(lexicon: lexicon)
    for path in paths { loader.visit(path) }
    return (loader.builder.build(), loader.problems)
  }

  private init(lexicon: ConceptLexicon) {
    self.lexicon = lexicon
  }

  /// Reads a path of the command line.
  private mutating func visit(_ path: String) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      problems.append(.notFound(path: path))
      return
    }
    if isFolder {
      let before = builder.ids.count + problems.count
      let wasSeen = seen.contains(Self.truePath(path))
      visitFolder(path, idPrefix: "")
      if builder.ids.count + problems.count == before, !wasSeen {
        problems.append(.noReports(folder: path))
      }
    } else if let id = Self.id(ofFile: path) {
      read(path, id: Self.lastComponent(id))
    } else {
      problems.append(.unknownKind(path: path))
    }
  }

  private mutating func visitFolder(_ folder: String, idPrefix: String) {
    guard seen.insert(Self.truePath(folder)).inserted else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      problems.append(.unreadable(path: folder, reason: Self.reason(error)))
      return
    }
    // By bytes: the same everywhere, whatever the locale.
    let sorted = names.filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in sorted {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        problems.append(.unreadable(path: path, reason: "it links to nothing"))
        continue
      }
      if isFolder {
        visitFolder(path, idPrefix: "\(idPrefix)\(name)/")
      } else if let id = Self.id(ofFile: name) {
        read(path, id: idPrefix + id)
      }
    }
  }

  private mutating func read(_ path: String, id: String) {
    guard seen.insert(Self.truePath(path)).inserted else { return }
    if let first = pathOfID[id] {
      problems.append(.sameID(id, first: first, second: path))
      return
    }
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      problems.append(.unreadable(path: path, reason: Self.reason(error)))
      return
    }
    do throws(DecodingIssue) {
      let text = try TextDecoder.decode(name: path, bytes: bytes)
      let extraction = ReportExtractor.extract(text, lexicon: lexicon)
      builder.add(id: id, text: text, extraction: extraction)
      pathOfID[id] = path
    } catch {
      problems.append(.notText(path: path, error))
    }
  }

  // MARK: - Paths

  /// The path without its extension; `nil` where that is not one of a report.
  private static func id(ofFile path: String) -> String? {
    let name = lastComponent(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      extensions.contains(name[name.index(after: dot)...].lowercased())
    else { return nil }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The path with links followed.
  private static func truePath(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    return switch error.code {
    case .fileReadNoPermission: "no permission"
    case .fileReadTooLarge: "it is too large"
    default: "the system refused to read it (\(error.code.rawValue))"
    }
  }
}
