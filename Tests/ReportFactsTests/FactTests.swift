import ReportFacts
import ReportText
import Testing

/// A sentence and its facts, each as `quantity kind trend metric`.
struct FactCase: CustomTestStringConvertible, Sendable {
  var sentence: String
  var facts: [String]
  var testDescription: String { sentence }

  init(_ sentence: String, _ facts: String...) {
    self.sentence = sentence
    self.facts = facts
  }
}

@Suite struct FactTests {
  private func extract(_ sentence: String) -> [Fact] {
    let head = "某某市公安局2024年法治政府建设年度报告\n一、主要工作情况\n"
    return ReportExtractor.extract(SourceText(name: "t", head + sentence)).facts
  }

  private func described(_ sentence: String) -> [String] {
    extract(sentence).map {
      "\($0.quantity) \($0.kind.rawValue) \($0.trend?.rawValue ?? "-") \($0.metric)"
    }
  }

  @Test(arguments: [
    FactCase("全年共受理信访事项318件。", "318件 count - 受理信访事项"),
    FactCase("年内，我局召开党委会24次。", "24次 count - 召开党委会"),
    FactCase("全年召开24次党委会。", "24次 count - 召开党委会"),
    FactCase("为14.4万余人次提供驾考服务。", "14.4万余人次 count - 提供驾考服务"),
    FactCase("为6805名60周岁以上的老年人提供优先办理。", "6805名 count - 老年人提供优先办理"),
    FactCase("印发执法指引等10余份文件。", "10余份 count - 印发执法指引等文件"),
    FactCase("群众满意率为98.5%。", "98.5% rate - 群众满意率"),
    FactCase("获得办事群众100%的满意率。", "100% rate - 获得办事群众满意率"),
  ])
  func theNounStandsBeforeOrBehindTheFigure(_ example: FactCase) {
    #expect(described(example.sentence) == example.facts)
  }

  @Test(arguments: [
    FactCase(
      "检查网吧3家、台球室2家、宾馆19家。",
      "3家 count - 检查网吧",
      "2家 count - 检查台球室",
      "19家 count - 检查宾馆"
    ),
    FactCase(
      "落实“2小时响应、3日反馈、7日办结”标准。",
      "2小时 duration - 响应",
      "3日 duration - 反馈",
      "7日 duration - 办结"
    ),
    FactCase(
      "审核重大决定7件，审核通过率100%。",
      "7件 count - 审核重大决定",
      "100% rate - 重大决定审核通过率"
    ),
    FactCase(
      "逮捕和起诉人数分别为12人、35人。",
      "12人 count - 逮捕人数",
      "35人 count - 起诉人数"
    ),
  ])
  func listsShareTheirVerb(_ example: FactCase) {
    #expect(described(example.sentence) == example.facts)
  }

  @Test(arguments: [
    FactCase("刑事案件发案数同比下降8.9%。", "8.9% change down 刑事案件发案数"),
    FactCase("信访事项较2024年同期上升9.36%。", "9.36% change up 信访事项"),
    FactCase("结案率提高2.1个百分点。", "2.1个百分点 change up 结案率"),
    FactCase("查处案件318起，同比减少25起。", "318起 count - 查处案件", "25起 change down 查处案件"),
    FactCase("结案率提升至95%。", "95% rate - 结案率"),
    FactCase(
      "办理时限由7天缩短至3天。",
      "7天 duration - 办理时限",
      "3天 duration - 办理时限"
    ),
  ])
  func changesTakeDirectionAndBaseline(_ example: FactCase) {
    #expect(described(example.sentence) == example.facts)
  }

  @Test func theBaselineIsKeptAsWritten() {
    #expect(extract("信访事项较2023年同期上升9.36%。").first?.baseline == "较2023年同期")
    #expect(extract("发案数同比下降8.9%。").first?.baseline == "同比")
  }

  @Test func levelsOfAFallKnowTheirRoles() {
    #expect(extract("办理时限由7天缩短至3天。").map(\.role) == [.from, .to])
  }

  @Test func anEarlierYearsValueIsPrior() {
    let facts = extract("立案318件（2023年为290件）。")
    #expect(facts.map(\.role) == [.current, .prior])
    #expect(facts.map(\.year) == [2024, 2023])
  }

  @Test(arguments: [
    FactCase("结案率较去年大幅提升。", "大幅提升 change up 结案率"),
    FactCase("行政复议案件数量直线上升。", "直线上升 change up 行政复议案件数量"),
    FactCase("进一步提升办案质量。"),
    FactCase("确保亡人事故数同步下降。"),
  ])
  func risesWithoutAFigureAreFactsAndWishesAreNot(_ example: FactCase) {
    #expect(described(example.sentence) == example.facts)
  }

  @Test func plansAreTargetsAndNoFacts() {
    let facts = extract("办理案件20件。\n二、下一年度工作打算\n2025年，力争结案率达到95%。")
    #expect(facts.map(\.isTarget) == [false, true])
    #expect(facts.last?.year == 2025)
  }

  @Test(arguments: [
    ("三、加强预算管理的建议", true), ("三、审计建议", true), ("三、进一步规范采购的意见和建议", true),
    ("三、落实代表关于加强养老服务的建议", false), ("三、办理委员提案和建议", false),
  ])
  func adviceIsAPlanAndWorkOnAdviceIsNone(heading: String, isTarget: Bool) {
    let facts = extract("办理案件20件。\n\(heading)\n完成率达到95%。")
    #expect(facts.last?.isTarget == isTarget)
  }

  @Test func aWrappedFigureIsReadWhole() {
    let text = "一是深入推进各项工作，全年共发放宣传资料并开展多种形式的宣传，覆盖群众超过12\n\n万人次，效果良好。"
    let facts = extract(text)
    #expect(facts.map(\.quantity) == ["超过12万人次"])
    #expect(facts.first?.value == 120_000)
  }

  @Test(arguments: [
    ("每季度进行考评,上年度共审核案件592起。", "592起", Fact.Period.year),
    ("上半年受理案件20件。", "20件", .half),
    ("上半年受理案件20件,全年受理案件50件。", "50件", .year),
    ("一季度受理案件20件,办结18件。", "18件", .quarter),
    ("每季度开展检查3次。", "3次", .quarter),
    ("中心成立以来调解案件143起。", "143起", .total),
  ])
  func theNearestWordOfTimeTellsThePeriod(sentence: String, figure: String, period: Fact.Period)
    throws
  {
    let source = SourceText(name: "report", "甲市公安局2024年工作报告\n\(sentence)\n")
    let facts = ReportExtractor.extract(source).facts
    #expect(try #require(facts.first { $0.quantity == figure }).period == period)
  }

  @Test(arguments: [
    ("落实了重点人员管控制度3项。", "重点人员管控制度"), ("参与到校园安保150人次。", nil),
    ("行政案件结案率98%。", "行政案件"),
  ])
  func anObjectIsANounOrNothing(sentence: String, object: String?) throws {
    let source = SourceText(name: "report", "甲市公安局2024年工作报告\n\(sentence)\n")
    #expect(ReportExtractor.extract(source).facts.first?.object == object)
  }

  @Test func whatSomebodyDraftedIsNoPlan() throws {
    let text = "甲市公安局2024年工作报告\n局领导亲自拟发倡议,共组织研讨会5次。\n"
    let facts = ReportExtractor.extract(SourceText(name: "report", text)).facts
    #expect(facts.map(\.isTarget) == [false])
  }
}
