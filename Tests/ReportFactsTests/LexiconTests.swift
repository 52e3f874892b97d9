import Foundation
import ReportText
import Testing

@testable import ReportFacts

@Suite struct LexiconTests {
  private func concept(_ metric: String, _ kind: Fact.Kind = .count) -> String? {
    ConceptLexicon.builtIn.concept(of: metric, kind: kind)?.name
  }

  @Test(arguments: [
    ("刑事案件立案数", "刑事案件立案"), ("刑事立案", "刑事案件立案"), ("立案刑事案件", "刑事案件立案"),
    ("全市立刑事案件总数", "刑事案件立案"), ("破获各类刑事案件", "刑事案件破案"),
    ("化解各类矛盾纠纷", "矛盾纠纷化解"), ("审(执)结", "审执结案件"), ("收到行政复议申请", "行政复议申请收到"),
    ("“两抢一盗”案件发案数", "两抢一盗案件发案"), ("实有市场主体", "经营主体总量"),
    ("完成公路客运量", "公路客运量"), ("批捕人数", "批准逮捕"), ("年末常住人口", "常住人口"),
    ("环境空气质量优良天数", "优良天数"), ("细颗粒物（ＰＭ2.5）年均浓度", "PM2.5平均浓度"),
  ])
  func wordingsOfACountShareItsConcept(_ wording: String, _ name: String) {
    #expect(concept(wording) == name)
  }

  @Test(arguments: [
    ("结案率", "结案率"), ("刑事(含年前案)、行政案件结案率", "结案率"), ("群众满意度", "群众满意率"),
    ("群众的满意率", "群众满意率"), ("负面评价率", "负面评价率"), ("投诉率", "投诉率"),
    ("矛盾纠纷化解率", "矛盾纠纷化解率"), ("行政诉讼败诉率", "行政机关败诉率"),
    ("空气质量优良天数比例", "优良天数比例"), ("一审案件服判息诉率", "一审服判息诉率"),
  ])
  func wordingsOfARateShareItsConcept(_ wording: String, _ name: String) {
    #expect(concept(wording, .rate) == name)
  }

  @Test(arguments: [
    ["结案率", "办结率", "破案率", "化解率", "审限内结案率"],
    ["结案率", "刑事案件结案率", "行政案件结案率"],
    ["群众满意率", "办事群众满意率", "信访群众满意率", "公众满意率"],
    ["投诉率", "有责投诉率", "群众投诉率"],
    ["服判息诉率", "一审服判息诉率"],
    ["行政机关败诉率", "一审行政诉讼败诉率"],
    ["断面水质达标率", "国考断面水质达标率", "地表水水质达标率"],
  ])
  func differentRatesStayApart(_ wordings: [String]) {
    let names = wordings.map { concept($0, .rate) ?? "no concept" }
    #expect(Set(names).count == wordings.count, "\(names)")
  }

  @Test(arguments: [
    ["刑事案件立案", "刑事案件发案", "刑事案件受理", "刑事案件破案"],
    ["刑事案件审结", "行政案件审结", "一审刑事案件审结"],
    ["新收案件", "旧存案件", "收案", "结案", "未结案件"],
    ["批准逮捕", "不批准逮捕", "批准和决定逮捕", "提请逮捕"],
    ["矛盾纠纷排查", "矛盾纠纷化解", "矛盾纠纷调处", "矛盾纠纷调解"],
    ["主动公开政府信息", "历年累计主动公开政府信息"],
    ["新设经营主体", "经营主体总量"],
    ["依申请公开收到", "依申请公开受理", "依申请公开答复", "依申请公开办结", "上年结转政府信息公开申请"],
  ])
  func differentCountsStayApart(_ wordings: [String]) {
    let names = wordings.compactMap { concept($0) }
    #expect(Set(names).count == wordings.count, "\(names)")
  }

  @Test(arguments: [
    ["公积金缴存额", "公积金缴存总额", "公积金缴存余额"],
    ["财政收入", "财政总收入", "一般公共预算收入", "税收收入"],
    ["固定资产投资", "全社会固定资产投资", "工业投资"],
    ["城镇居民人均可支配收入", "农村居民人均可支配收入", "农村居民人均纯收入"],
  ])
  func differentSumsStayApart(_ wordings: [String]) {
    let names = wordings.compactMap { concept($0, .money) }
    #expect(Set(names).count == wordings.count, "\(names)")
  }

  @Test func partsOfAPhraseAreNotMatched() {
    #expect(concept("某某结案率", .rate) == nil)
    #expect(concept("结案率考核", .rate) == nil)
    #expect(concept("全国地区生产总值", .money) == nil)
    #expect(concept("数") == nil)
    #expect(concept("") == nil)
  }

  @Test func aFigureOfAnotherKindHasNoConceptButAChangeHas() {
    #expect(concept("结案率", .count) == nil)
    #expect(concept("地区生产总值", .rate) == nil)
    #expect(concept("地区生产总值", .change) == "地区生产总值")
  }

  @Test func relativesAreOfOneFamily() throws {
    let lexicon = ConceptLexicon.builtIn
    let closing = try #require(lexicon.concept(of: "结案率", kind: .rate))
    let names = lexicon.relatives(of: closing).map(\.name)
    #expect(names.contains("办结率"))
    #expect(!names.contains("结案率"))
    #expect(!names.contains("常住人口"))
  }
}

@Suite struct LexiconFileTests {
  private static let table = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/ReportFacts/Lexicon/Concepts.tsv")

  @Test func theProgramCarriesTheTable() throws {
    let text = try String(contentsOf: Self.table, encoding: .utf8)
    #expect(BuiltInConcepts.text == text, "Scripts/make-lexicon brings the two together")
  }

  @Test func everyRowHasFamilyAndKindsAndNoWordingStandsTwice() {
    let rows = BuiltInConcepts.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.first == ["concept", "family", "kinds", "wordings", "note"])
    var seen: Set<String> = []
    for row in rows.dropFirst() {
      #expect(row.count == 5 && !row[1].isEmpty && !row[2].isEmpty, "\(row)")
      for wording in [row[0]] + row[3].split(separator: " ").map(String.init) {
        #expect(seen.insert(wording).inserted, "\(wording)")
      }
    }
    #expect(rows.count > 400)
  }

  @Test func noWordingMeansTwoConcepts() throws {
    let source = SourceText(name: "Concepts.tsv", BuiltInConcepts.text)
    let alone = try ConceptLexicon(source, over: .empty)
    #expect(alone.concepts == ConceptLexicon.builtIn.concepts)
  }
}
