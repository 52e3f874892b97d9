import ReportQL
import Testing

/// Where reports state what a query asks for.
@Suite struct CoverageTests {
  private static let session = Session(documents: [
    (
      "甲2023",
      "甲县公安局2023年法治政府建设工作报告\n一、工作情况\n全年刑事案件结案率达90%。受理信访8件。\n甲县公安局\n2024年1月8日"
    ),
    (
      "甲2025",
      "甲县公安局2025年法治政府建设工作报告\n一、工作情况\n刑事案件结案率大幅提升。\n甲县公安局\n2026年1月8日"
    ),
    (
      "乙2025",
      "乙县公安局2025年法治政府建设工作报告\n一、工作情况\n以结案率为抓手强化考核。受理信访9件，较2024年的7件上升。\n乙县公安局\n2026年1月8日"
    ),
  ])

  /// The rows as CSV, or what is wrong.
  private func rows(_ statements: String) -> String {
    var runner = ScriptRunner(Self.session)
    var seen = ""
    _ = runner.run(SourceText(name: "query", statements)) { outcome in
      let drawn = DrawnOutcome(outcome, as: .csv)
      seen += drawn.output + drawn.messages
      return true
    }
    return seen
  }

  @Test func everyAgencyAndYearIsStatedMentionedSilentOrMissing() {
    #expect(
      rows(#"coverage select rate where metric ~ "结案率""#) == """
        agency,2023,2024,2025
        甲县公安局,stated,missing,mentioned
        乙县公安局,missing,missing,mentioned

        """
    )
    #expect(
      rows(#"coverage select value where unit = "件""#).split(separator: "\n").dropFirst()
        .joined(separator: "|") == "甲县公安局,stated,missing,silent|乙县公安局,missing,stated,stated"
    )
  }

  @Test func conditionsOnAgencyAndYearChooseRowsAndColumns() {
    #expect(
      rows(#"coverage select rate where metric ~ "结案率" and agency ~ "乙" and year > 2023"#)
        == "agency,2025\n乙县公安局,mentioned\n"
    )
  }

  @Test func severalAgenciesOfARowAreCounted() {
    #expect(
      rows(#"coverage select rate where metric ~ "结案率" by genre"#).split(separator: "\n")[1]
        .hasSuffix(#","stated 1, missing 1",missing,mentioned"#)
    )
  }

  @Test func orderAndLimitDoNotCount() {
    let query = #"coverage select rate where metric ~ "结案率""#
    #expect(rows(query + " order by rate limit 0") == rows(query))
  }

  @Test func aRowCitesWhatItsCellsStandOn() {
    let cited = rows(#"coverage select rate where metric ~ "结案率"; cite 1; cite 2"#)
    #expect(cited.contains("90%"))
    #expect(cited.contains("大幅提升"))
    #expect(cited.contains("以结案率为抓手强化考核"))
  }

  @Test func aQueryWithoutFiguresHasNoCoverage() {
    #expect(
      rows("coverage select agency from reports").hasPrefix(
        "error: `coverage` looks for figures, and this query reads none"
      )
    )
  }
}
