import Glibc
import ReportQL

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A saved script, or the one that comes by standard input.
struct ScriptFile {
  /// The path as it was named; `-` is standard input.
  let path: String

  /// Whether the script comes by standard input.
  var isStandardInput: Bool { path == "-" }

  /// What messages call the script.
  var name: String { isStandardInput ? "stdin" : path }

  /// Reads the script.
  ///
  /// - Throws: ``ValidationMessage`` where it cannot be read or is no text.
  func read() throws(ValidationMessage) -> SourceText {
    guard let bytes = bytes() else {
      throw ValidationMessage("cannot read the script `\(path)`")
    }
    do throws(DecodingIssue) {
      return try TextDecoder.decode(name: name, bytes: bytes)
    } catch {
      throw ValidationMessage("the script `\(path)` is \(error)")
    }
  }

  /// What the file holds, which may be a pipe; `nil` where it cannot be read.
  private func bytes() -> [UInt8]? {
    let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if !isStandardInput { close(descriptor) } }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += part[..<count]
      } else if errno != EINTR {
        return nil
      }
    }
  }

  /// Replaces what the file holds, at once: it is never seen half written.
  ///
  /// Its permissions stay as they are, and a link goes on pointing to the file.
  ///
  /// - Throws: ``ValidationMessage`` where the file cannot be written.
  func replace(by text: String) throws(ValidationMessage) {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      try Data(text.utf8).write(to: file, options: .atomic)
      if let permissions = attributes[.posixPermissions] {
        try FileManager.default.setAttributes(
          [.posixPermissions: permissions],
          ofItemAtPath: file.path
        )
      }
    } catch {
      throw ValidationMessage("cannot write the script `\(path)`")
    }
  }

  /// The scripts that paths name: files, and the `.rql` files of folders, in the order of names.
  static func all(at paths: [String]) -> [ScriptFile] {
    paths.flatMap { path -> [ScriptFile] in
      // A folder that cannot be listed is told when it is read.
      guard isFolder(path), let below = try? FileManager.default.subpathsOfDirectory(atPath: path)
      else { return [ScriptFile(path: path)] }
      let folder = path.hasSuffix("/") ? path : path + "/"
      return below.filter { $0.hasSuffix(".rql") }.sorted().map { ScriptFile(path: folder + $0) }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
