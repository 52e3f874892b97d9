import ReportText
import Testing

@Suite struct DocumentFormatTests {
  @Test func theEndingTellsTheForm() {
    #expect(DocumentFormat(fileName: "报告.TXT") == .plainText)
    #expect(DocumentFormat(fileName: "a.b.htm") == .html)
    #expect(DocumentFormat(fileName: "a.docx") == .word)
    #expect(DocumentFormat(fileName: "a.jsonl") == .ndjson)
    for name in ["a.doc", "a", ".txt", "txt", "a."] {
      #expect(DocumentFormat(fileName: name) == nil)
    }
  }

  @Test func theEndingsAreListedInASentence() {
    #expect(
      DocumentFormat.listOfExtensions
        == ".txt, .md, .html, .htm, .docx, .pdf, .json, .ndjson or .jsonl"
    )
  }
}
