import Foundation
import ReportQL
import SyntheticFacts

/// Times queries over made facts in memory.
///
///     TimeQueries --facts 1000000 --queries Q1,Q9 --runs 5 [--answers FOLDER] [--from FOLDER] [--without-prose] [--no-digest] [--account]
///
/// A line of tab-separated values for the load and one for each query go to standard output:
/// `load SECONDS RESIDENT PEAK BEFORE`, `NAME MEDIAN ROWS DIGEST RUNS…`, `end RESIDENT PEAK`; the times of
/// queries are in milliseconds. With `--account` lines of what takes time and memory follow:
/// `packing SECONDS`, the part of the load that is not making reports, and for each part of the
/// corpus `memory NAME KIND BYTES BYTES-PER-FACT`.
@main struct TimeQueries {
  static func main() throws {
    let options: Options
    do {
      options = try Options(CommandLine.arguments.dropFirst())
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
    let clock = ContinuousClock()
    let source = SyntheticCorpus(facts: options.facts)
    let before = ProcessMemory.resident
    let start = clock.now
    let (corpus, packing) = CorpusMaker(source: source, hasProse: options.hasProse).make()
    let seconds = (clock.now - start) / .seconds(1)
    let session = Session(corpus: corpus)
    report(["load", String(format: "%.2f", seconds)] + memory + [String(before)])
    for query in try TimedQuery.all(in: options.folder, named: options.queries) {
      try time(query, in: session, options)
    }
    report(["end"] + memory)
    if options.hasAccount {
      report(["packing", String(format: "%.2f", packing / .seconds(1))])
      for part in corpus.memory {
        let perFact = Double(part.bytes) / Double(options.facts)
        let bytes = [String(part.bytes), String(format: "%.3f", perFact)]
        report(["memory", part.name, part.kind.rawValue] + bytes)
      }
    }
  }

  private static func time(_ query: TimedQuery, in session: Session, _ options: Options) throws {
    let clock = ContinuousClock()
    let answer = AnswerText(results: try query.run(in: session))
    let bytes = options.hasDigest ? answer.bytes : []
    if let folder = options.answers {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: folder.appending(path: query.name + ".tsv"))
    }
    var times: [Double] = []
    for _ in 0..<options.runs {
      let start = clock.now
      let results = try query.run(in: session)
      times.append((clock.now - start) / .milliseconds(1))
      precondition(results.count == query.statements.count, "every statement has an answer")
    }
    let median = times.isEmpty ? 0 : times.sorted()[times.count / 2]
    let digest = String(AnswerText.digest(of: bytes), radix: 16)
    report([query.name, format(median), String(answer.rowCount), digest] + times.map(format))
  }

  private static var memory: [String] {
    [String(ProcessMemory.resident), String(ProcessMemory.peak)]
  }

  /// Writes a line at once: who reads along sees every result as it comes.
  private static func report(_ fields: [String]) {
    FileHandle.standardOutput.write(Data((fields.joined(separator: "\t") + "\n").utf8))
  }

  private static func format(_ milliseconds: Double) -> String {
    String(format: "%.3f", milliseconds)
  }
}

/// What the command line asks for.
private struct Options {
  var facts = 1_000_000
  var queries: [String] = []
  var runs = 5
  var hasProse = true
  var hasDigest = true
  var hasAccount = false
  var answers: URL?
  var folder = URL(filePath: "Queries/ReportQL")

  private struct Issue: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: some Sequence<String>) throws {
    var iterator = arguments.makeIterator()
    while let option = iterator.next() {
      switch option {
      case "--without-prose":
        hasProse = false
        continue
      case "--no-digest":
        hasDigest = false
        continue
      case "--account":
        hasAccount = true
        continue
      default: break
      }
      guard let value = iterator.next() else {
        throw Issue(description: "`\(option)` lacks a value")
      }
      switch option {
      case "--facts": facts = try Self.number(value, 1...ReportSchedule.capacity, option)
      case "--queries": queries = value.split(separator: ",").map(String.init)
      case "--runs": runs = try Self.number(value, 0...10_000, option)
      case "--answers": answers = URL(filePath: value)
      case "--from": folder = URL(filePath: value)
      default:
        throw Issue(
          description: """
            unknown option `\(option)`
            usage: TimeQueries [--facts N] [--queries Q1,Q2] [--runs N] [--answers FOLDER] [--from FOLDER] [--without-prose] [--no-digest] [--account]
            """
        )
      }
    }
  }

  private static func number(
    _ text: String,
    _ range: ClosedRange<Int>,
    _ option: String
  ) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Issue(
        description: "`\(option)` wants a number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }
}
