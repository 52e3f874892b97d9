import ReportFacts
import ReportText
import Testing

@Suite struct TableTests {
  private func metrics(_ table: String) -> [String] {
    let text = "某某县财政局2021年政府信息公开工作年度报告\n一、主动公开情况\n" + table
    return ReportExtractor.extract(SourceText(name: "t", text)).facts.map {
      "\($0.quantity) \($0.metric)"
    }
  }

  @Test func aCellIsMeasuredByItsRowAndItsColumn() {
    #expect(
      metrics("信息内容 | 本年制发件数 | 现行有效件数\n规章 | 0 | 3\n规范性文件 | 2 | 5")
        == ["0 规章本年制发件数", "3 规章现行有效件数", "2 规范性文件本年制发件数", "5 规范性文件现行有效件数"]
    )
  }

  @Test func aTableWithoutAHeadIsMeasuredByItsRows() {
    #expect(metrics("主动公开信息数\t条\t5842") == ["5842 主动公开信息数"])
  }
}
