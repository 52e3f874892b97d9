import Foundation
import ReportFacts
import ReportText

/// `TimeExtraction JOBS FOLDER`: seconds that reading the facts out of a folder's reports takes.
///
/// The files are in memory before the clock starts. Prints `SECONDS BYTES FACTS`.
@main struct TimeExtraction {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let jobs = Int(arguments[1]), jobs > 0 else {
      FileHandle.standardError.write(Data("usage: TimeExtraction JOBS FOLDER\n".utf8))
      exit(2)
    }
    let texts = try texts(in: arguments[2])
    let bytes = texts.reduce(0) { $0 + $1.bytes.count }
    _ = ConceptLexicon.builtIn.concepts
    let clock = ContinuousClock()
    let facts = FactCount()
    let time = clock.measure {
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        var count = 0
        for index in stride(from: job, to: texts.count, by: jobs) {
          count += ReportExtractor.extract(texts[index], lexicon: .builtIn).facts.count
        }
        facts.add(count)
      }
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print(String(format: "%.4f %d %d", seconds, bytes, facts.value))
  }

  private static func texts(in folder: String) throws -> [SourceText] {
    let files = FileManager.default
    return try files.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
      .map { path in
        let data = try Data(contentsOf: URL(filePath: folder).appending(path: path))
        return try TextDecoder.decode(name: path, bytes: [UInt8](data))
      }
  }
}

/// A sum that several threads add to.
private final class FactCount: @unchecked Sendable {
  private let lock = NSLock()
  private var total = 0

  var value: Int { lock.withLock { total } }

  func add(_ count: Int) {
    lock.withLock { total += count }
  }
}
