import ReportFacts
import ReportText
import Testing

@Suite struct GoldTests {
  @Test func theExampleReportsAreReadAsWellAsBefore() throws {
    var scorer = Scorer()
    for name in ExampleReports.names {
      scorer.judge(
        name,
        gold: GoldRow.table(try ExampleReports.gold(name)),
        found: ExampleReports.rows(try ExampleReports.source(name))
      )
    }
    let report = Comment(rawValue: (scorer.lines + scorer.differences).joined(separator: "\n"))
    #expect(scorer.quantityF1 >= 0.99, report)
    #expect(scorer.factF1 >= 0.97, report)
    #expect(scorer.rightTrends == scorer.requiredTrends, report)
  }

  @Test func theHeadersOfTheExampleReportsAreRight() throws {
    for row in GoldRow.records(try ExampleReports.gold("headers")) {
      let name = try #require(row["report"])
      let header = ReportExtractor.extract(try ExampleReports.source(name)).header
      #expect(header.agency == row["agency"])
      #expect(header.year.map(String.init) == row["year"])
      if let date = row["date"], !date.isEmpty { #expect(header.date?.description == date) }
    }
  }
}
