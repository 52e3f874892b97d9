import Foundation
import Testing

/// `reportql extract` and `reportql text` as they are called from a command line.
@Suite struct ExtractTests {
  private let program = BuiltProgram("reportql")
  private let report = "Examples/Reports/2025-开平市公安局.txt"

  private func document(_ id: String, _ text: String) throws -> String {
    let json = try JSONSerialization.data(withJSONObject: ["id": id, "text": text])
    return String(decoding: json, as: UTF8.self) + "\n"
  }

  @Test func factsAreThoseOfAQueryOverTheSameReport() throws {
    let text = try String(contentsOf: BuiltProgram.root.appending(path: report), encoding: .utf8)
    let extracted = try program.run("extract", input: try document("2025-开平市公安局", text))
    #expect(extracted.status == 0)
    let asked = try program.run("-c", "select *", "--format", "ndjson", report)
    let source = "\"source\":\"Examples/Reports/2025-开平市公安局.txt:"
    #expect(!extracted.output.isEmpty)
    #expect(
      extracted.output
        == asked.output.replacingOccurrences(of: source, with: "\"source\":\"2025-开平市公安局:")
    )
  }

  @Test func plannedFiguresAreWrittenWhereTheyAreAskedFor() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      甲市公安局2024年工作报告
      一、主要工作
      全年受理案件5起，办结案件4起。
      二、下一步工作计划
      力争全年办结案件60起。

      """
    let file = folder.appending(path: "r.ndjson")
    let input = try document("甲", text) + document("乙", text)
    try Data(input.utf8).write(to: file)
    func rows(of relation: String) throws -> [String] {
      let query = "select * from \(relation)"
      let path = file.path
      let run = try program.run("-c", query, "--keep-duplicates", "--format", "ndjson", path)
      let source = "\"source\":\"\(path)#"
      let output = run.output.replacingOccurrences(of: source, with: "\"source\":\"")
      let head = "{\"relation\":\"\(relation)\","
      return output.split(separator: "\n").map { head + $0.dropFirst() }
    }
    let facts = try rows(of: "facts")
    let targets = try rows(of: "targets")
    #expect(facts.count == 4 && targets.count == 2)
    let run = try program.run("extract", "--targets", input: input)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    let expected: [String] = [facts[0], facts[1], targets[0], facts[2], facts[3], targets[1]]
    #expect(lines == expected)
    let alone = try program.run("extract", input: input).output.split(separator: "\n")
    let marked: [String] = alone.map { "{\"relation\":\"facts\"," + $0.dropFirst() }
    #expect(marked == facts)
  }

  @Test(arguments: ["1", "2", "5"])
  func orderIsKeptAndABadDocumentIsAnsweredForItselfAlone(_ jobs: String) throws {
    var input = ""
    for number in 1...60 {
      input +=
        number % 20 == 0
        ? "{\"id\":\"bad\(number)\"}\n" : try document("r\(number)", "受理\(number)起。")
    }
    let run = try program.run("extract", "--jobs", jobs, input: input + "\n{\n")
    #expect(run.status == 2)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 61)
    for (index, line) in lines.enumerated() {
      let number = index + 1
      if number == 61 {
        #expect(line == #"{"report":null,"line":62,"error":"not JSON"}"#)
      } else if number % 20 == 0 {
        let error = "the field `text` is missing"
        #expect(line == "{\"report\":\"bad\(number)\",\"line\":\(number),\"error\":\"\(error)\"}")
      } else {
        #expect(line.contains("\"report\":\"r\(number)\""))
        #expect(line.hasPrefix("{\"id\":\(number - number / 20),"))
      }
    }
  }

  @Test func noInputIsNoFact() throws {
    let run = try program.run("extract")
    #expect(run.status == 0 && run.output.isEmpty && run.messages.isEmpty)
  }

  @Test func textIsPrintedByteForByte() throws {
    let bytes = try String(contentsOf: BuiltProgram.root.appending(path: report), encoding: .utf8)
    #expect(try program.run("text", report).output == bytes)
    let missing = try program.run("text", "missing.txt")
    #expect(missing.status == 2)
    #expect(missing.messages.hasPrefix("error: there is no file or folder `missing.txt`"))
  }

  @Test func copiesAreToldOnStandardError() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a.txt", "b.txt"] {
      try Data("受理5起。".utf8).write(to: folder.appending(path: name))
    }
    let query = "select count(*) as n"
    let run = try program.run("-c", query, "--format", "csv", folder.path)
    #expect(run.output == "n\n1\n")
    #expect(
      run.messages
        == "note: 1 of 2 reports is a copy of another, left out (--keep-duplicates counts them)\n"
    )
    let kept = try program.run("-c", query, "--format", "csv", "--keep-duplicates", folder.path)
    #expect(kept.output == "n\n2\n")
  }
}
