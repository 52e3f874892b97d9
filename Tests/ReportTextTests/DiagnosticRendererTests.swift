import ReportText
import Testing

@Suite struct DiagnosticRendererTests {
  @Test func caretsStandUnderChineseText() {
    let source = SourceText(name: "query", "select 机构, rat where 年份=2025")
    let start = Array("select 机构, ".utf8).count
    let diagnostic = Diagnostic(
      .error,
      "unknownColumn",
      Wording("unknown column `rat`", "没有列 `rat`"),
      at: SourceSpan(start, start + 3),
      label: .didYouMean([Wording(name: "`rate` (比率)")])
    )
    #expect(
      DiagnosticRenderer(source).render(diagnostic) == """
        error: unknown column `rat`
         --> query:1:12
          |
        1 | select 机构, rat where 年份=2025
          |              ^^^ did you mean `rate` (比率)?
        """
    )
    #expect(
      DiagnosticRenderer(source, in: .chinese).render(diagnostic) == """
        错误：没有列 `rat`
         --> query:1:12
          |
        1 | select 机构, rat where 年份=2025
          |              ^^^ 是否想写 `rate` (比率)？
        """
    )
  }

  @Test func aPlaceBehindTheLastCharacterGetsOneCaret() {
    let source = SourceText(name: "q.rql", "select\n")
    let drawn = DiagnosticRenderer(source).render(
      Diagnostic(.error, "no", Wording(name: "no"), at: SourceSpan(at: 7))
    )
    #expect(
      drawn == """
        error: no
         --> q.rql:2:1
          |
        2 | \("")
          | ^
        """
    )
  }

  @Test func aLongLineIsShownAroundThePlace() {
    let long = String(repeating: "长", count: 300)
    let source = SourceText(name: "q", long + "x" + long)
    let drawn = DiagnosticRenderer(source).render(
      Diagnostic(.error, "no", Wording(name: "no"), at: SourceSpan(900, 901))
    )
    let lines = drawn.split(separator: "\n").map(String.init)
    #expect(DisplayWidth.cells(in: lines[3]) <= 104)
    #expect(lines[3].contains("x"))
    let before = lines[4].prefix { $0 != "^" }
    let shown = lines[3].prefix { $0 != "x" }
    #expect(DisplayWidth.cells(in: String(shown)) == before.count)
  }

  @Test func aDiagnosticWithoutAPlaceHasItsHelpBelow() {
    let diagnostic = Diagnostic(
      .error,
      "noReports",
      Wording("no reports", "没有报告"),
      help: [Wording("name a folder", "请写文件夹")]
    )
    #expect(
      DiagnosticRenderer(SourceText(name: "q", "")).render(diagnostic)
        == "error: no reports\n  = help: name a folder"
    )
    #expect(
      DiagnosticRenderer(SourceText(name: "q", ""), in: .chinese).render(diagnostic)
        == "错误：没有报告\n  = 帮助：请写文件夹"
    )
  }
}
