import Foundation
import ReportQL
import Testing

/// Reports in other forms than plain text.
@Suite final class DocumentLoadingTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "reportql-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// A PDF of one page with one line of ASCII.
  private func pdf(_ line: String) -> String {
    let content = "BT /F1 12 Tf 72 720 Td (\(line)) Tj ET"
    return """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
      /Resources<</Font<</F1 5 0 R>>>>>>endobj
      4 0 obj<</Length \(content.utf8.count)>>stream
      \(content)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      trailer<</Root 1 0 R>>
      """
  }

  @Test func webPagesAreReadAndPlacesAreThoseOfTheirText() throws {
    let page = "<nav>菜单</nav><h1>甲市公安局2024年工作报告</h1><p>全年受理案件5起。</p>"
    let path = try write("a.html", page)
    let session = Session.open(paths: [path]).session
    let fact = try session.run("select agency, quantity, source, span_start, span_end")[0]
    #expect(fact[0] == .text("甲市公安局"))
    #expect(fact[2] == .text("\(path):2:7"))
    guard case .int(let start) = fact[3], case .int(let end) = fact[4] else {
      Issue.record("a fact without its place")
      return
    }
    let text = Array(try PlainTextOfFile.read(path).string.unicodeScalars)
    #expect(String(String.UnicodeScalarView(text[Int(start)..<Int(end)])) == "5起")
  }

  @Test func documentsOfJSONBringTheirIDsAndHeaders() throws {
    let path = try write(
      "a.json",
      """
      [{"id":"甲-2024","text":"受理5起。","agency":"甲局","year":2024,"date":"2025-01-20","tags":[{}]},
       {"id":7,"text":"受理6起。","title":"乙市公安局2023年工作报告","year":null}]
      """
    )
    let (session, problems) = Session.open(paths: [path])
    #expect(problems.isEmpty)
    let reports = try session.run("select report, agency, report_year, date from reports")
    #expect(reports.rowCount == 2)
    #expect(reports[0][0] == .text("甲-2024"))
    #expect(reports[0][1] == .text("甲局"))
    #expect(reports[0][2] == .int(2024))
    #expect(reports[1][0] == .text("7"))
    #expect(reports[1][1] == .text("乙市公安局"))
    #expect(reports[1][2] == .int(2023))
    #expect(try session.run("select distinct year order by year")[0][0] == .int(2023))
  }

  @Test func wrongDocumentsAreNamedByFileAndLine() throws {
    let path = try write(
      "a.ndjson",
      """
      {"id":"a","text":"受理5起。"}

      {"id":"b"}
      {"id":"c","text":5}
      {"id":"d","text":"","year":"新年"}
      [1]
      {"id":"e","text":"受理6起。","year":"2024年"}
      {"id":"a","text":"受理7起。"}
      {"id":
      """
    )
    let (session, problems) = Session.open(paths: [path])
    #expect(session.corpus.reports.map(\.id) == ["a", "e"])
    #expect(
      problems == [
        .badDocument(path: path, line: 3, .missing(field: "text")),
        .badDocument(path: path, line: 4, .wrongType(field: "text", wanted: Wording("text", "文本"))),
        .badDocument(
          path: path,
          line: 5,
          .wrongType(field: "year", wanted: Wording("a year", "年份"))
        ),
        .badDocument(path: path, line: 6, .notAnObject),
        .sameID("a", first: "\(path)#a", second: "\(path)#a"),
        .badDocument(path: path, line: 9, .notJSON),
      ]
    )
    let unfinished = try write("b.json", "[\n{\"id\":\"a\",\n\"text\":\"}\"},\n{\"id\":[")
    #expect(
      Session.open(paths: [unfinished]).problems
        == [.badDocument(path: unfinished, line: 4, .unfinished)]
    )
  }

  @Test func printedPagesAreReadByPoppler() throws {
    let path = try write("a.pdf", pdf("In 2024 we took 120 cases."))
    #expect(try PlainTextOfFile.read(path).string.contains("took 120 cases."))
    let empty = try write("b.pdf", pdf(""))
    #expect(Session.open(paths: [empty]).problems == [.picturesOnly(path: empty)])
    let damaged = try write("c.pdf", "no PDF")
    guard
      case .programFailed(_, program: "pdftotext", let reason)? =
        Session.open(paths: [damaged]).problems.first
    else {
      Issue.record("a damaged PDF is no problem")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func theTextOfSeveralDocumentsAsksWhichIsMeant() throws {
    let path = try write("a.ndjson", "{\"id\":\"a\",\"text\":\"甲\"}\n{\"id\":\"b\",\"text\":\"乙\"}")
    #expect(throws: PlainTextOfFile.Issue.notOneDocument(path: path, count: 2, ids: ["a", "b"])) {
      try PlainTextOfFile.read(path)
    }
    #expect(try PlainTextOfFile.read(path, id: "b").string == "乙")
    #expect(
      throws: PlainTextOfFile.Issue.noSuchDocument(id: "c", path: path, ids: ["a", "b"])
    ) {
      try PlainTextOfFile.read(path, id: "c")
    }
  }
}
