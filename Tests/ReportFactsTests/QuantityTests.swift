import ReportText
import Testing

@testable import ReportFacts

/// A sentence and the figures it states, each as `text value unit bound`.
struct QuantityCase: CustomTestStringConvertible, Sendable {
  var sentence: String
  var figures: [String]
  var testDescription: String { sentence }

  init(_ sentence: String, _ figures: String...) {
    self.sentence = sentence
    self.figures = figures
  }
}

@Suite struct QuantityTests {
  private func figures(_ sentence: String) -> [String] {
    let document = LogicalText(SourceText(name: "t", sentence))
    let text = document.scalars
    let index = SentenceIndex(text, lines: document.lines)
    return index.sentences.flatMap { sentence in
      let scanner = QuantityScanner(map: SentenceMap(document, sentence, of: index))
      var found: [Quantity] = []
      scanner.scan(into: &found)
      return
        found
        .map {
          let value = $0.value == $0.value.rounded() ? String(Int($0.value)) : String($0.value)
          let quantity = Scalars.string(text[$0.range])
          return "\(quantity) \(value) \($0.unit.name(in: text)) \($0.bound.rawValue)"
        }
    }
  }

  @Test(arguments: [
    QuantityCase("查处案件2,318起。", "2,318起 2318 起 exact"),
    QuantityCase("查处案件１２３起。", "123起 123 起 exact"),
    QuantityCase("面积3.5万平方米。", "3.5万平方米 35000 平方米 exact"),
    QuantityCase("发放三百二十份。", "三百二十份 320 份 exact"),
    QuantityCase("成立七个专班。", "七个 7 个 exact"),
    QuantityCase("投入1亿3千多万元。", "1亿3千多万元 130000000 元 at_least"),
    QuantityCase("覆盖2万5千人。", "2万5千人 25000 人 exact"),
    QuantityCase("服务14.4万余人次。", "14.4万余人次 144000 人次 at_least"),
    QuantityCase("产值134.9万亿元。", "134.9万亿元 134900000000000 元 exact"),
    QuantityCase("满意率百分之九十六点五。", "百分之九十六点五 96.5 % exact"),
    QuantityCase("出动警力 500 余人次参加。", "500余人次 500 人次 at_least"),
  ])
  func numbersAreReadInEveryWriting(_ example: QuantityCase) {
    #expect(figures(example.sentence) == example.figures)
  }

  @Test(arguments: [
    QuantityCase("办理超过4057宗。", "超过4057宗 4057 宗 at_least"),
    QuantityCase("接待近300人。", "近300人 300 人 at_most"),
    QuantityCase("接待约300人。", "约300人 300 人 about"),
    QuantityCase("不足10人。", "不足10人 10 人 at_most"),
    QuantityCase("至少100场以上。", "至少100场以上 100 场 at_least"),
    QuantityCase("达95%以上。", "95%以上 95 % at_least"),
    QuantityCase("约谈3家。", "3家 3 家 exact"),
    QuantityCase("最近3家。", "3家 3 家 exact"),
    QuantityCase("24小时内移交。", "24小时内 24 小时 at_most"),
    QuantityCase("阅读量10万+。", "10万+ 100000  at_least"),
    QuantityCase("抓获十余人。", "十余人 10 人 at_least"),
  ])
  func approximatorsMakeBounds(_ example: QuantityCase) {
    #expect(figures(example.sentence) == example.figures)
  }

  @Test(arguments: [
    QuantityCase("受理1630证次，", "1630证次 1630 证次 exact"),
    QuantityCase("提高2.1个百分点。", "2.1个百分点 2.1 百分点 exact"),
    QuantityCase("限5个工作日办结。", "5个工作日 5 工作日 exact"),
    QuantityCase("浓度28微克/立方米。", "28微克/立方米 28 微克/立方米 exact"),
    QuantityCase("满意率９８％。", "98% 98 % exact"),
    QuantityCase("死亡率6.39‰。", "6.39‰ 6.39 ‰ exact"),
    QuantityCase("追回2000美元。", "2000美元 2000 美元 exact"),
    QuantityCase("用电3千瓦时。", "3千瓦时 3 千瓦时 exact"),
    QuantityCase("3至5个工作日办结。", "3至5个工作日 5 工作日 exact"),
    QuantityCase("罚款20—30万元。", "20—30万元 300000 元 exact"),
    QuantityCase(
      "面积10.6万、3.8万、3.3万平方公里。",
      "10.6万 106000 平方公里 exact",
      "3.8万 38000 平方公里 exact",
      "3.3万平方公里 33000 平方公里 exact"
    ),
  ])
  func measureWordsAndRangesAreRead(_ example: QuantityCase) {
    #expect(figures(example.sentence) == example.figures)
  }

  @Test(arguments: [
    QuantityCase("2025年，我局认真落实《法治政府建设实施纲要（2021—2025年）》。"),
    QuantityCase("在夜间22时至次日4时巡查。"),
    QuantityCase("11月5日印发。"),
    QuantityCase("12345、12389、110投诉。"),
    QuantityCase("“三会一课”“两个维护”“1+9+N”“365天×24小时”“9.30”。"),
    QuantityCase("贯彻党的二十大和二十届二中、三中全会精神。"),
    QuantityCase("新中国成立75周年。"),
    QuantityCase("国发〔2023〕12号文件第3条。"),
    QuantityCase("60周岁以上的老年人。"),
    QuantityCase("百日行动、千方百计、十四五规划、二〇二五年。"),
    QuantityCase("一系列、一案一表、一线、数十、上百。"),
    QuantityCase("落实零容忍，零距离服务。"),
    QuantityCase("3·15、“5·12”、PM2.5、A4、5G。"),
  ])
  func numbersThatStateNothingAreLeftOut(_ example: QuantityCase) {
    #expect(figures(example.sentence) == [])
  }

  @Test(arguments: [
    QuantityCase("办案效率位列全市第5名。", "第5名 5 名 exact"),
    QuantityCase("排名全省第二。", "第二 2  exact"),
    QuantityCase("安全事故零发生。", "零 0  exact"),
    QuantityCase("投诉0件。", "0件 0 件 exact"),
  ])
  func ranksAndZerosAreFigures(_ example: QuantityCase) {
    #expect(figures(example.sentence) == example.figures)
  }

  @Test func whatIsPassedOverUnreadStatesNoFigure() throws {
    let reports = try ExampleReports.names.map(ExampleReports.source)
    let sentences = [
      "2023年至2024年共3件，2021年-2025年内5起，1949年以来。", "（2024年）2024年度12345年0021年至25年。",
      "2023、2024年5件，3.2024年，2,024年，12,2024年6次，第2024年，2024年/件。",
      "进一步统一三轮次两个一百年，一季度三个月。",
    ]
    for source in reports + sentences.map({ SourceText(name: "t", $0) }) {
      let document = LogicalText(source)
      let index = SentenceIndex(document.scalars, lines: document.lines)
      for sentence in index.sentences {
        let scanner = QuantityScanner(map: SentenceMap(document, sentence, of: index))
        var (found, told): ([Quantity], [Quantity]) = ([], [])
        scanner.scan(into: &found)
        // Who listens to rejections is told of every numeral.
        scanner.scan(into: &told) { _, _ in }
        #expect(found == told)
      }
    }
  }
}
