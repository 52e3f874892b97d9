import Foundation
import ReportFacts
import ReportText
import Testing

/// A sentence of a case file and the rows it should give.
struct SentenceCase: CustomTestStringConvertible, Sendable {
  var sentence: String
  var rows: [String]
  var testDescription: String { sentence }

  /// The cases of a file: a sentence a line, its rows indented below it, `#` before a remark.
  static func load(_ name: String) -> [SentenceCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let url = folder.appending(path: "Cases/\(name).txt")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    var cases: [SentenceCase] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("  ") {
        cases[cases.count - 1].rows.append(line.dropFirst(2).description)
      } else {
        cases.append(SentenceCase(sentence: String(line), rows: []))
      }
    }
    return cases
  }
}

@Suite struct CaseTests {
  private static let language = SentenceCase.load("Language")
  private static let genres = SentenceCase.load("Genres")
  private static let context = SentenceCase.load("Context")
  private static let wordings = SentenceCase.load("Wordings")
  private static let constructions = SentenceCase.load("Constructions")

  @Test func theFilesHoldTheirCases() {
    #expect(Self.language.count >= 85)
    #expect(Self.genres.count >= 85)
    #expect(Self.context.count >= 55)
    #expect(Self.wordings.count >= 25)
    #expect(Self.constructions.count >= 68)
  }

  @Test(arguments: language) func theRulesOfTheLanguageGiveTheRows(_ example: SentenceCase) {
    #expect(Self.rows(of: example.sentence) == example.rows)
  }

  @Test(arguments: genres) func sentencesOfEveryGenreGiveTheirRows(_ example: SentenceCase) {
    #expect(Self.rows(of: example.sentence) == example.rows)
  }

  @Test(arguments: context) func whatAFigureIsOfMayStandElsewhere(_ example: SentenceCase) {
    #expect(Self.rows(of: example.sentence) == example.rows)
  }

  @Test(arguments: wordings) func whatIsWordedOtherwiseMeansTheSame(_ example: SentenceCase) {
    #expect(Self.rows(of: example.sentence) == example.rows)
  }

  @Test(arguments: constructions) func theWayAFigureIsPutTellsWhatItIsOf(_ example: SentenceCase) {
    #expect(Self.rows(of: example.sentence) == example.rows)
  }

  /// `quantity | value unit kind bound trend | metric` and what is not the usual.
  private static func rows(of sentence: String) -> [String] {
    let head = "某某市公安局2024年法治政府建设年度报告\n一、主要工作情况\n"
    let body = sentence.replacing("\\n", with: "\n").replacing("\\t", with: "\t")
    return ReportExtractor.extract(SourceText(name: "case", head + body)).facts.map(row)
  }

  private static func row(_ fact: Fact) -> String {
    var row = "\(fact.quantity) | \(fact.value.map(number) ?? "-") \(fact.unit)"
    row += " \(fact.kind.rawValue) \(fact.bound?.rawValue ?? "-") \(fact.trend?.rawValue ?? "-")"
    row += " | \(fact.metric)"
    if let low = fact.low { row += " low=\(low)" }
    if fact.role != .current { row += " \(fact.role.rawValue)" }
    if let year = fact.year, year != 2024 { row += " y=\(year)" }
    if fact.period != .year { row += " \(fact.period.rawValue)" }
    if let baseline = fact.baseline { row += " base=\(baseline)" }
    if let object = fact.object { row += " obj=\(object)" }
    return fact.isTarget ? row + " TARGET" : row
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
