import Dispatch
import Foundation
import SyntheticFacts

/// `MakeFacts FACTS FOLDER`: writes made facts as FOLDER/NNNN.tsv, in the order of their names.
///
/// The same number always gives the same bytes.
@main struct MakeFacts {
  private static let reportsPerFile = 2000

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let facts = Int(arguments[1]),
      (1...ReportSchedule.capacity).contains(facts)
    else {
      let usage = "usage: MakeFacts FACTS FOLDER, of at most \(ReportSchedule.capacity) facts\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
    let folder = URL(filePath: arguments[2])
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let table = FactTable(corpus: SyntheticCorpus(facts: facts))
    let reports = table.corpus.count
    let files = (reports + reportsPerFile - 1) / reportsPerFile
    DispatchQueue.concurrentPerform(iterations: files) { file in
      let end = min((file + 1) * reportsPerFile, reports)
      let rows = table.rows(of: (file * reportsPerFile)..<end)
      let path = folder.appending(path: String(format: "%04d.tsv", file))
      do {
        try (Data(FactTable.header.utf8) + Data(rows)).write(to: path)
      } catch {
        FileHandle.standardError.write(Data("\(path.path): \(error)\n".utf8))
        exit(1)
      }
    }
  }
}
