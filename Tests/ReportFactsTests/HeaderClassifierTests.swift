import ReportText
import Testing

@testable import ReportFacts

@Suite struct HeaderClassifierTests {
  private func header(agency: String, title: String? = nil, text: String = "") -> ReportHeader {
    HeaderClassifier(document: LogicalText(SourceText(name: "t", text)))
      .completed(ReportHeader(agency: agency, year: 2023, title: title))
  }

  @Test(arguments: [
    ("最高人民检察院", AdministrativeLevel.nation), ("公安部", .nation), ("国家统计局", .nation),
    ("广东省高级人民法院", .province), ("重庆市公安局", .province), ("国家统计局北京调查总队", .province),
    ("江门市公安局", .city), ("北京市第一中级人民法院", .city), ("楚雄州民政局", .city), ("江门市公安局交通警察支队", .city),
    ("上海市公安局化学工业区分局", .county),
    ("江门市公安局蓬江分局", .county), ("西安市公安局高新分局", .county), ("浦东新区人民政府", .county),
    ("开平市公安局", .county), ("仙桃市公安局", .county), ("苏州工业园区人民法院", .county), ("贵安新区管理委员会", .city),
    ("县公安局", .county),
    ("开平市赤坎镇人民政府", .town), ("上海市徐汇区天平路街道办事处", .town),
  ])
  func theLevelFollowsFromNameAndPlace(_ agency: String, _ level: AdministrativeLevel) {
    #expect(header(agency: agency).level == level)
  }

  @Test func aBodyWithoutRankHasNoLevel() {
    #expect(header(agency: "我局").level == nil)
  }

  @Test(arguments: [
    ("开平市公安局", "公安"), ("公安县人民政府", "政府"), ("商丘市中级人民法院", "法院"), ("正定县人民检察院", "检察院"),
    ("怀化市司法局", "司法行政"), ("柳州市市场监督管理局", "市场监管"), ("某某市工商行政管理局", "市场监管"),
    ("盘锦市环境保护局", "生态环境"), ("天水市交通运输局", "交通运输"), ("江门市公安局交通警察支队", "公安"),
    ("洪湖市教育局", "教育"), ("楚雄州民政局", "民政"), ("青海省人民政府", "政府"), ("佳木斯市卫生健康委员会", "卫生健康"),
    ("开平市财政局", "财政"), ("婺源县统计局", "统计"), ("湘潭市住房公积金管理中心", "住房公积金"),
    ("鲁山县住房和城乡建设局", "住房城乡建设"), ("国家税务总局深圳市税务局", "税务"), ("江苏省审计厅", "审计"),
    ("上海市人民政府办公厅", "政府"), ("合肥经济技术开发区管理委员会", "政府"),
  ])
  func theSystemFollowsFromTheName(_ agency: String, _ system: String) {
    #expect(header(agency: agency).system == system)
  }

  @Test(arguments: [
    ("江门市公安局蓬江分局2023年法治政府建设年度报告", "法治政府建设"),
    ("2009年依法行政工作总结", "法治政府建设"),
    ("2019年政府信息公开工作年度报告", "信息公开"),
    ("商丘市中级人民法院工作报告", "工作报告"), ("政府工作报告", "工作报告"),
    ("婺源县2015年国民经济和社会发展统计公报", "统计公报"),
    ("2020年盘锦市生态环境状况公报", "环境公报"),
    ("湘潭市住房公积金2019年年度报告", "住房公积金"),
    ("怀化市司法局二〇〇九年工作总结", "工作总结"),
    ("开平市2022年部门决算公开情况说明", "预算决算"),
  ])
  func theGenreFollowsFromTheTitle(_ title: String, _ genre: String) {
    #expect(header(agency: "", title: title).genre == genre)
  }

  @Test(arguments: [
    ("根据《中华人民共和国政府信息公开条例》要求，编制本报告。", "信息公开"),
    ("现将2024年法治政府建设情况报告如下。", "法治政府建设"),
    ("现在，我向大会报告工作，请予审议。", "工作报告"),
  ])
  func withoutATitleTheOpeningShowsTheGenre(_ text: String, _ genre: String) {
    #expect(header(agency: "", text: text).genre == genre)
  }

  @Test func theTitleNamesThePlaceThatTheAgencyLacks() {
    let header = header(agency: "市公安局", title: "2023年开平市公安工作总结")
    #expect(header.region?.path == "广东省/江门市/开平市")
  }

  @Test func theExtractorFillsThem() {
    let header = ReportExtractor.extract(
      SourceText(name: "t", "开平市公安局2024年法治政府建设工作报告\n\n2024年，共办理案件318件。")
    ).header
    #expect(header.region?.code == "440783")
    #expect(header.level == .county)
    #expect(header.system == "公安")
    #expect(header.genre == "法治政府建设")
  }
}
