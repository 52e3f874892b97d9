import Foundation
import ReportFacts
import ReportText
import Testing

@Suite struct FigureExplanationTests {
  /// The explanation of the first place where `words` stand in a report of 2024.
  private func explain(_ words: String, in sentence: String) throws -> FigureExplanation {
    let text = "甲市公安局2024年工作报告\n\(sentence)\n"
    let source = SourceText(name: "report", text)
    let range = try #require(text.range(of: words))
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return try #require(ReportExtractor.explanation(at: offset, of: source))
  }

  @Test(arguments: [
    ("98%", "全年矛盾纠纷化解率98%。", MetricRule.phraseBefore),
    ("19%", "信访总量同比下降19%。", .phraseBeforeChange),
    ("30多场", "开展30多场法治宣传活动。", .nounBehind),
    ("2家", "检查网吧3家、台球室2家。", .listItem),
    ("14天", "签注停留期限由7天延长至14天。", .levelBefore),
    ("90件", "审结刑事案件和民事案件分别为50件、90件。", .distribution),
    ("大幅提升", "刑事案件结案率较去年大幅提升。", .trend),
  ])
  func theRuleOfTheMetricIsTold(words: String, sentence: String, rule: MetricRule) throws {
    guard case .fact(_, let reading) = try explain(words, in: sentence).outcome else {
      Issue.record("a fact")
      return
    }
    #expect(reading.rule == rule)
  }

  @Test(arguments: [
    ("2021", "认真落实《纲要(2021—2025年)》。", Distractor.title),
    ("2023年", "2023年以来受理案件5起。", .date),
    ("三会", "严格执行“三会一课”制度。", .quotation),
    ("12345", "开通12345热线。", .noMeasureWord),
  ])
  func whatIsNoFigureIsToldWhy(words: String, sentence: String, distractor: Distractor) throws {
    guard case .distractor(let found) = try explain(words, in: sentence).outcome else {
      Issue.record("no fact")
      return
    }
    #expect(found == distractor)
  }

  @Test func thePiecesOfAFigureAreItsCharactersInOrder() throws {
    let sentence = "共接待群众超过14.4万余人次。"
    guard case .fact(let fact, let reading) = try explain("14.4", in: sentence).outcome else {
      Issue.record("a fact")
      return
    }
    #expect(reading.parts.map(\.text).joined() == fact.quantity)
    #expect(reading.parts.first?.sort == .approximator)
    #expect(reading.parts.first { $0.sort == .measureWord }?.text == "人次")
    #expect(fact.value == 144_000)
  }

  @Test func everyFactOfTheExamplesExplainsItself() throws {
    for name in ExampleReports.names {
      let source = try ExampleReports.source(name)
      for fact in ReportExtractor.extract(source, lexicon: .builtIn).facts {
        let explanation = ReportExtractor.explanation(at: fact.span.start, of: source)
        guard case .fact(let explained, _)? = explanation?.outcome else {
          Issue.record("\(fact.quantity) of \(name) has no explanation")
          continue
        }
        #expect(explained.metric == fact.metric)
        #expect(explained.value == fact.value)
        #expect(explained.isTarget == fact.isTarget)
      }
    }
  }

  @Test func whereNoNumberStandsThereIsNothingToExplain() {
    let source = SourceText(name: "report", "没有数字。\n")
    #expect(ReportExtractor.explanation(at: 0, of: source) == nil)
    #expect(ReportExtractor.explanation(at: 99, of: source) == nil)
  }
}
