import ReportFacts
import ReportText
import Testing

@testable import ReportCorpus

@Suite struct DivisionRowTests {
  private static let text = """
    江门市公安局蓬江分局2023年法治政府建设年度报告

    2023年，共办理案件318件。2024年，力争办理案件500件。
    """

  /// The values of one column of a relation of a corpus with one report.
  private func column(_ name: String, of relation: String, in text: String = text) -> [Value] {
    let source = SourceText(name: "a.txt", text)
    var builder = CorpusBuilder()
    builder.add(id: "a", text: source, extraction: ReportExtractor.extract(source))
    guard let relation = builder.build().relation(named: relation),
      let index = relation.schema.columns.firstIndex(where: { $0.name == name })
    else { return [] }
    return (0..<relation.rowCount).map { relation.columns[index][$0] }
  }

  @Test(arguments: ["facts", "targets", "reports"])
  func everyRowHasThePlaceOfItsAgency(_ relation: String) {
    let expected = [
      "province": "广东省", "city": "江门市", "county": "蓬江区", "region": "广东省/江门市/蓬江区",
      "division": "440703",
    ]
    for (name, value) in expected {
      #expect(column(name, of: relation) == [.text(value)])
    }
  }

  @Test func sentencesHaveTheRegion() {
    #expect(Set(column("region", of: "sentences")) == [.text("广东省/江门市/蓬江区")])
  }

  @Test func reportsHaveLevelSystemAndGenre() {
    #expect(column("level", of: "reports") == [.text("county")])
    #expect(column("system", of: "reports") == [.text("公安")])
    #expect(column("genre", of: "reports") == [.text("法治政府建设")])
  }

  @Test func whatIsNotKnownIsNull() {
    for name in ["province", "division", "level", "system", "genre"] {
      #expect(column(name, of: "reports", in: "共办理案件318件。") == [.null])
    }
  }
}
