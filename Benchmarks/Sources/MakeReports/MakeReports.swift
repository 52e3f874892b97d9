import Foundation
import SeededRandom

/// `MakeReports MEGABYTES FOLDER TEMPLATES [SEED]`: makes reports out of the reports of a folder.
///
/// They are written as FOLDER/reports/NNN/NNNNNN.txt and, the same texts, as
/// FOLDER/reports.ndjson. The same arguments always make the same bytes.
@main struct MakeReports {
  private static let reportsPerFolder = 500

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 3, let megabytes = Double(arguments[1]) else {
      let usage = "usage: MakeReports MEGABYTES FOLDER TEMPLATES [SEED]\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
    let seed = arguments.count > 3 ? UInt64(arguments[4]) ?? 1 : 1
    try make(
      bytes: Int(megabytes * 1e6),
      in: URL(filePath: arguments[2]),
      from: try templates(in: URL(filePath: arguments[3])),
      seed: seed
    )
  }

  private static func templates(in folder: URL) throws -> [ReportTemplate] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent.utf8.lexicographicallyPrecedes($1.lastPathComponent.utf8) }
      .map { ReportTemplate(try String(contentsOf: $0, encoding: .utf8)) }
  }

  private static func make(
    bytes wanted: Int,
    in folder: URL,
    from templates: [ReportTemplate],
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let table = folder.appending(path: "reports.ndjson")
    try Data().write(to: table)
    let lines = try FileHandle(forWritingTo: table)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var written = 0
    var count = 0
    while written < wanted {
      let text = templates[count % templates.count].copy(&random)
      let id = String(format: "%03d/%06d", count / reportsPerFolder, count)
      let file = folder.appending(path: "reports/\(id).txt")
      if count % reportsPerFolder == 0 {
        let parent = file.deletingLastPathComponent()
        try files.createDirectory(at: parent, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: file)
      lines.write(try encoder.encode(["id": id, "text": text]) + Data("\n".utf8))
      written += text.utf8.count
      count += 1
    }
    try lines.close()
    print("\(count) reports, \(written) bytes")
  }
}
