import ReportLanguage
import ReportText
import Testing

/// The text as the printer writes it, or what is wrong with it.
func canonical(_ query: String) -> String {
  let source = SourceText(name: "query", query)
  let script = Script.parse(source)
  if !script.issues.isEmpty {
    let renderer = DiagnosticRenderer(source)
    return script.diagnostics.map(renderer.render).joined(separator: "\n")
  }
  return script.statements.compactMap(\.statement).map(SyntaxPrinter.print)
    .joined(separator: "; ")
}

@Suite struct SelectParsingTests {
  @Test func clausesStandInOneOrder() {
    let query = """
      select distinct agency, avg(rate) as mean from facts where year = 2025 \
      group by agency having count(*) > 1 order by mean desc nulls first limit 10 offset 5
      """
    #expect(canonical(query) == query)
  }
}
