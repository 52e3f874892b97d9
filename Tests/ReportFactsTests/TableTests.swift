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

  @Test func aRowOfAnotherWidthBeginsTheHeadsOfTheNextTable() {
    let table = """
      信息内容 | 本年制发件数 | 现行有效件数
      规章 | 0 | 3
      信息内容 | 本年处理数量
      行政奖励 | 52
      行政确认 | 9
      """
    #expect(metrics(table).suffix(2) == ["52 行政奖励本年处理数量", "9 行政确认本年处理数量"])
  }

  @Test func aTableWithoutAHeadIsMeasuredByItsRows() {
    #expect(metrics("主动公开信息数\t条\t5842") == ["5842 主动公开信息数"])
  }

  @Test func dividedHeadsAreLaidOutAboveTheirFigures() {
    let table = """
      申请情况
      自然人 | 法人或其他组织 | 总计
      商业企业 | 科研机构
      一、本年新收申请数量 | 12 | 3 | 1 | 16
      二、上年结转申请数量 | 2 | 0 | 0 | 2
      """
    #expect(
      metrics(table) == [
        "12 本年新收申请数量自然人", "3 本年新收申请数量商业企业", "1 本年新收申请数量科研机构", "16 本年新收申请数量总计",
        "2 上年结转申请数量自然人", "0 上年结转申请数量商业企业", "0 上年结转申请数量科研机构", "2 上年结转申请数量总计",
      ]
    )
  }

  @Test func figuresWithoutALabelHaveTheirHeadAndTheOneAbove() {
    let table = """
      行政复议 | 行政诉讼
      结果维持 | 总计 | 直接起诉 | 复议后起诉
      结果维持 | 总计 | 结果维持 | 总计
      2 | 3 | 1 | 1 | 0 | 4
      """
    #expect(
      metrics(table) == [
        "2 行政复议结果维持", "3 行政复议总计", "1 直接起诉结果维持", "1 直接起诉总计", "0 复议后起诉结果维持", "4 复议后起诉总计",
      ]
    )
  }

  @Test func spannedCellsLeaveTheirPlaceToTheHeadBelow() {
    let table = """
      | 项目 | | 自然人 | 组织 | | 总计 |
      | | | | 企业 | 机构 | |
      | 办理结果 | 予以公开 | 7 | 1 | 0 | 8 |
      | | 部分公开（只计这一情形，不计其他情形） | 2 | 0 | 1 | 3 |
      """
    #expect(
      metrics(table) == [
        "7 予以公开自然人", "1 予以公开企业", "0 予以公开机构", "8 予以公开总计", "2 部分公开自然人", "0 部分公开企业", "1 部分公开机构",
        "3 部分公开总计",
      ]
    )
  }

  @Test func aHeadMayNameAllColumns() {
    #expect(
      metrics("行政复议：结果维持 | 结果纠正 | 总计\n1 | 0 | 1") == ["1 行政复议结果维持", "0 行政复议结果纠正", "1 行政复议总计"]
    )
  }

  @Test func aTableMayFollowAnotherOne() {
    let table = "信息内容 | 制发件数\n规章 | 2\n信息内容 | 处理决定数量\n行政处罚 | 26"
    #expect(metrics(table) == ["2 规章制发件数", "26 行政处罚处理决定数量"])
  }

  @Test func aColumnThatNumbersTheRowsStatesNoFigure() {
    #expect(metrics("序号 | 事项 | 办件量\n1 | 行政许可 | 230\n2 | 备案 | 41") == ["230 行政许可办件量", "41 备案办件量"])
  }

  @Test func headsAndColumnsOfUnitsScaleTheirFigures() {
    func figures(_ table: String) -> [String] {
      let text = "某某县财政局2021年政府信息公开工作年度报告\n一、主动公开情况\n" + table
      return ReportExtractor.extract(SourceText(name: "t", text)).facts.map {
        "\($0.value ?? -1) \($0.unit) \($0.kind) \($0.metric)"
      }
    }
    #expect(figures("信息内容 | 收费金额（单位：万元）\n行政收费 | 1268.45") == ["12684500.0 元 money 行政收费收费金额"])
    #expect(figures("项目 | 数值\n采购总金额（万元） | 143.26") == ["1432600.0 元 money 采购总金额"])
    #expect(figures("指标 | 单位 | 数量\n公开信息数 | 条 | 5842") == ["5842.0  count 公开信息数"])
    #expect(figures("指标 | 单位 | 数量\n财政拨款 | 万元 | 12.5") == ["125000.0 元 money 财政拨款"])
    #expect(figures("项目 | 情况（详见附件）\n公开信息数 | 5842") == ["5842.0  count 公开信息数情况（详见附件）"])
  }

  @Test func everyCellMayStandInALineOfItsOwn() {
    let table = """
      信息内容 |
      制发件数 |
      废止件数 |
      规章 |
      0 |
      1 |
      规范性文件 |
      2 |
      5 |
      第（六）项 |
      ||
      信息内容 |
      处理决定数量 |
      ||
      行政处罚 |
      52 |
      行政强制 |
      3 |
      """
    #expect(
      metrics(table) == [
        "0 规章制发件数", "1 规章废止件数", "2 规范性文件制发件数", "5 规范性文件废止件数", "52 行政处罚处理决定数量",
        "3 行政强制处理决定数量",
      ]
    )
  }

  @Test func headsInLinesOfTheirOwnMayBeDivided() {
    let table = """
      申请人情况 |
      |||
      自然人 |
      法人或其他组织 |
      总计 |
      ||
      商业企业 |
      科研机构 |
      ||
      新收申请 |
      4 |
      0 |
      2 |
      6 |
      """
    #expect(metrics(table) == ["4 新收申请自然人", "0 新收申请商业企业", "2 新收申请科研机构", "6 新收申请总计"])
  }
}
