import ReportText
import Testing

@Suite struct WordReaderTests {
  private static let namespaces = "xmlns:w='w' xmlns:mc='mc'"

  private func lines(_ body: String, styles: String = "") throws -> [String] {
    let bytes = StoredZip.archive([
      ("word/document.xml", "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
      ("word/styles.xml", "<w:styles \(Self.namespaces)>\(styles)</w:styles>"),
    ])
    return try WordReader.read(name: "a.docx", bytes: bytes).string
      .split(separator: "\n").map(String.init)
  }

  private func issue(_ bytes: [UInt8]) -> DocumentIssue? {
    do throws(DocumentIssue) {
      _ = try WordReader.read(name: "a.docx", bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func paragraphsAreLinesAndRunsAreJoined() throws {
    let body =
      "<w:p><w:r><w:t xml:space='preserve'>受理 </w:t></w:r><w:r><w:t>120起&amp;5起</w:t></w:r></w:p><w:p/>"
    #expect(try lines(body + paragraph("甲")) == ["受理 120起&5起", "甲"])
    #expect(try lines("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>") == ["甲", "乙"])
  }

  @Test func deletedTextAndCopiesOfDrawingsAreLeftOut() throws {
    let body = """
      <w:p><w:del><w:r><w:delText>130</w:delText><w:t>1</w:t></w:r></w:del>\
      <w:ins><w:r><w:t>120起</w:t></w:r></w:ins>\
      <mc:AlternateContent><mc:Choice><w:r><w:t>甲</w:t></w:r></mc:Choice>\
      <mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
      """
    #expect(try lines(body) == ["120起甲"])
  }

  @Test func headingsAreToldByTheirStyles() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>
      """
    let body =
      paragraph("一、工作1", "<w:pStyle w:val='t'/>") + paragraph("工作", "<w:pStyle w:val='2'/>")
      + paragraph("成效", "<w:outlineLvl w:val='0'/>") + paragraph("甲。")
    #expect(try lines(body, styles: styles) == ["## 工作", "# 成效", "甲。"])
  }

  @Test func tablesAreRowsOfCells() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
    }
    let body = """
      <w:tbl><w:tr>\(cell("指标", "<w:gridSpan w:val='2'/>"))\(cell("数量"))</w:tr>
      <w:tr>\(cell("案件"))<w:tc>\(paragraph("立"))\(paragraph("案"))</w:tc>\(cell("12起"))</w:tr></w:tbl>
      """
    #expect(try lines(body) == ["指标 |  | 数量", "案件 | 立 案 | 12起"])
  }

  @Test func damagedFilesAreTold() {
    #expect(issue(Array("no archive".utf8)) == .damagedArchive)
    #expect(issue([]) == .damagedArchive)
    #expect(issue(StoredZip.archive([("a", "b")])) == .missingPart("word/document.xml"))
    #expect(
      issue(StoredZip.archive([("word/document.xml", "<a>\n<b></a>")]))
        == .damagedXML(part: "word/document.xml", line: 2)
    )
    #expect(
      issue(StoredZip.archive([("word/document.xml", "<a/>")], claimedSize: 1 << 30))
        == .partTooLarge("word/document.xml", limit: 256 << 20)
    )
    let whole = StoredZip.archive([("word/document.xml", "<w:p xmlns:w='w'/>")])
    for length in whole.indices { _ = issue(Array(whole[..<length])) }
    for index in whole.indices {
      var changed = whole
      changed[index] ^= 0xFF
      _ = issue(changed)
    }
  }

  /// Entities that multiply are bounded by the parser.
  @Test func entitiesThatMultiplyAreRefused() {
    let entities = (1...20).map { level in
      "<!ENTITY e\(level) '\(String(repeating: "&e\(level - 1);", count: 10))'>"
    }
    let xml = "<!DOCTYPE a [<!ENTITY e0 '案'>\(entities.joined())]><a>&e20;</a>"
    #expect(issue(StoredZip.archive([("word/document.xml", xml)])) != nil)
  }
}
