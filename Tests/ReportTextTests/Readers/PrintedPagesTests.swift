import ReportText
import Testing

@Suite struct PrintedPagesTests {
  private func text(_ pages: String...) -> String {
    PrintedPages.read(name: "a.pdf", text: pages.map { $0 + "\u{0C}" }.joined()).string
  }

  @Test func pageNumbersAreLeftOut() {
    #expect(text("甲，\n\n   — 1 —\n", "乙。\n  第 2 页 共 2 页\n") == "甲，\n乙。\n")
    #expect(text("甲\n12\n") == "甲\n")
    #expect(text("截至\n2024\n") == "截至\n2024\n")
  }

  @Test func linesOfMostPagesAreLeftOut() {
    let pages = ["甲。", "乙。", "丙。"].map { "  某局年报 1\n\($0)\n网址 a.b\n1\n" }
    #expect(text(pages[0], pages[1], pages[2]) == "甲。\n乙。\n丙。\n")
    #expect(text("某局\n甲。\n", "某局\n乙。\n") == "某局\n甲。\n某局\n乙。\n")
  }

  @Test func indentationThatShowsColumnsIsKept() {
    #expect(text("    甲      乙   \n") == "    甲      乙\n")
  }
}
