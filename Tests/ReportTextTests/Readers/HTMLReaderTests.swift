import ReportText
import Testing

@Suite struct HTMLReaderTests {
  private func lines(_ body: String, head: String = "") throws -> [String] {
    let page = "<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>"
    return try text(Array(page.utf8)).split(separator: "\n").map(String.init)
  }

  private func text(_ bytes: [UInt8]) throws -> String {
    try HTMLReader.read(name: "a.html", bytes: bytes).string
  }

  @Test func paragraphsAreLinesAndInlineElementsLeaveNoTrace() throws {
    let read = try lines(
      "<p>&nbsp;&nbsp;受理<b>信访</b>120<o:p></o:p>起，\n 化解率<span>96.67%</span>。</p><div>甲<br/>乙</div>"
    )
    #expect(read == ["受理信访120起， 化解率96.67%。", "甲", "乙"])
  }

  @Test func headingsAreMarkedAsInMarkdown() throws {
    #expect(try lines("<h2>一、工作<i>情况</i></h2><p>甲。</p>") == ["## 一、工作情况", "甲。"])
  }

  @Test func dataTablesAreRowsOfCells() throws {
    let read = try lines(
      """
      <table><thead><tr><th>指标<th colspan=2>数量</tr></thead>
      <tr><td rowspan="2">案件</td><td><p>立案</p></td><td>12起</td></tr>
      <tr><td>结案</td><td>10起</td></tr></table>
      """
    )
    #expect(read == ["指标 | 数量 | ", "案件 | 立案 | 12起", " | 结案 | 10起"])
  }

  @Test func tablesThatArrangeThePageAreParagraphs() throws {
    #expect(try lines("<table><tr><td><p>甲。</p><p>乙。</p></td></tr></table>") == ["甲。", "乙。"])
    #expect(
      try lines("<table><tr><td>左<td><table><tr><td>a<td>b</table></table>") == ["左", "a | b"]
    )
  }

  @Test func theFrameOfAPageIsLeftOut() throws {
    let report = "<p>全年受理案件120起，办结118起，群众满意率达到96.67%，比上年提高两个百分点。</p>"
    let read = try lines(
      """
      <header><a>首页</a></header><nav>政务公开</nav>
      <ul><li><a>公开指南</a><li><a>公开制度</a><li><a>公开年报</a></ul>
      <div>当前位置：首页 &gt; 年报</div><div class="share-box">99</div>
      <div style="display: none">88起</div><script>var a = "77起"</script>
      \(report)
      <p>扫一扫在手机打开当前页</p><p>【打印】 【关闭】</p><p>上一篇：无</p>
      <footer>粤ICP备05000001号</footer><p>版权所有 某市人民政府</p>
      """
    )
    #expect(read == ["全年受理案件120起，办结118起，群众满意率达到96.67%，比上年提高两个百分点。"])
  }

  @Test func whatLooksLikeAFrameButIsThePageIsKept() throws {
    #expect(try lines("<div class='nav'><p>全年受理案件120起。</p></div>") == ["全年受理案件120起。"])
    #expect(try lines("<p>打印店3家，分享会2场。</p>") == ["打印店3家，分享会2场。"])
  }

  @Test func lineOfPublicationLosesItsCounters() throws {
    #expect(
      try lines("<p>发布时间：2025-01-20 来源：甲局 浏览次数：123 字号：大 中 小</p>")
        == ["发布时间：2025-01-20 来源：甲局"]
    )
  }

  @Test func aTitleThatTheBodyLacksIsTheFirstLine() throws {
    let head = "<title>甲市公安局2024年工作报告_甲市人民政府</title>"
    #expect(try lines("<p>受理5起。</p>", head: head) == ["甲市公安局2024年工作报告", "受理5起。"])
    #expect(
      try lines("<p>甲市公安局 2024年工作报告</p>", head: head) == ["甲市公安局 2024年工作报告"]
    )
    #expect(try lines("<p>受理5起。</p>", head: "<title>详情</title>") == ["受理5起。"])
  }

  @Test func theEncodingIsTheDeclaredOneWhereBytesAreWrong() throws {
    // 公安 in GBK, a byte that stands nowhere, 公安.
    let declared = Array("<meta charset=gb2312><p>".utf8) + [0xB9, 0xAB, 0xB0, 0xB2, 0x20, 0xFF]
    #expect(try text(declared + [0xB9, 0xAB]) == "公安 \u{FFFD}公\n")
    let plain = Array("<p>".utf8) + [0xB9, 0xAB, 0xB0, 0xB2]
    #expect(try text(plain) == "公安\n")
    let utf8 = Array("<meta charset=gb2312><p>公安".utf8)
    #expect(try text(utf8) == "公安\n")
  }

  @Test func elementsNestedTooDeepAreRefusedAndAnyBytesAreRead() throws {
    let deep = String(repeating: "<div>", count: 5_000)
    #expect(throws: DocumentIssue.nestedTooDeep(limit: 512)) { try lines(deep) }
    for page in ["", "<", "<p", "</p>", "<table><td>", "<!--", "&#x110000;", "<a href='"] {
      _ = try text(Array(page.utf8))
    }
  }
}
