import ReportFacts
import ReportText
import Testing

@Suite struct HeaderTests {
  private func header(_ text: String) -> ReportHeader {
    ReportExtractor.extract(SourceText(name: "t", text)).header
  }

  @Test func theTitleNamesAgencyAndYear() {
    let header = header("# 江门市公安局蓬江分局 2023 年法治政府建设年度报告\n\n区委、区政府：\n2023 年我局工作如下。")
    #expect(header.agency == "江门市公安局蓬江分局")
    #expect(header.year == 2023)
    #expect(header.title == "江门市公安局蓬江分局 2023 年法治政府建设年度报告")
  }

  @Test func theSignatureNamesAgencyAndDay() {
    let header = header("2025年，各项工作取得成效。\n开平市公安局\n2025年11月5日\n")
    #expect(header.agency == "开平市公安局")
    #expect(header.date?.description == "2025-11-05")
    #expect(header.year == 2025)
  }

  @Test func theFirstSentenceNamesTheAgencyAndNoLawTheYear() {
    let header = header("2024年,汕头市公安局认真落实《法治政府建设实施纲要(2021—2025年)》。")
    #expect(header.agency == "汕头市公安局")
    #expect(header.year == 2024)
  }

  @Test func aReportSignedInJanuaryIsAboutTheYearBefore() {
    #expect(header("各项工作取得成效。\n某某县司法局\n二〇一四年一月二十日").year == 2013)
  }

  @Test func aGovernmentReportIsThatOfThePlaceWhoseCongressHeardIt() {
    let header = header(
      "政府工作报告\n（2022年2月16日在松原县第九届人民代表大会第二次会议上）\n各位代表：\n一、2021年工作回顾\n一年来，我们砥砺前行。"
    )
    #expect(header.agency == "松原县人民政府")
    #expect(header.year == 2021)
  }

  @Test func aSentenceWithoutABodyNamesNone() {
    let speech = "各位代表：\n我代表市中级人民法院向大会报告工作，请予审议，并请市政协各位委员和列席人员提出意见。\n2009年，全市法院审结案件300件。"
    #expect(header(speech).agency == nil)
    let works = "2016年，在县委领导下，某某县交通运输局完成各项任务。\n一、道路建设\n某某高速公路某某县段征地工作已全部完成。"
    #expect(header(works).agency == "某某县交通运输局")
  }

  @Test(arguments: [
    ("天津海关2021年法治政府建设年度报告", "天津海关"), ("长江海事局2022年工作总结", "长江海事局"),
    ("某某市残疾人联合会2012年工作总结", "某某市残疾人联合会"), ("某某县妇女联合会2020年工作总结", "某某县妇女联合会"),
    ("某某市总工会2019年工作报告", "某某市总工会"), ("某某区图书馆2023年度工作报告", "某某区图书馆"),
    ("中国人民银行某某市分行2018年政府信息公开工作年度报告", "中国人民银行某某市分行"),
  ])
  func bodiesBesideTheGovernmentHaveNamesToo(title: String, agency: String) {
    #expect(header("\(title)\n一、主要工作\n举办活动30场。").agency == agency)
  }

  @Test func aBodyOfTheStateMayHaveAShortName() {
    #expect(header("国家统计局2019年国民经济和社会发展统计公报\n全年粮食增产。").agency == "国家统计局")
  }

  @Test func aSpanOfMonthsIsNoDay() {
    #expect(header("某某省交通运输厅2009年1-2月运行情况\n完成投资5亿元。").date == nil)
  }
}
