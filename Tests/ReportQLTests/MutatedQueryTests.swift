import ReportQL
import SeededNumbers
import Testing

/// Whatever is typed ends in an answer or in diagnostics that can be drawn.
@Suite struct MutatedQueryTests {
  private static let session = Session(documents: [
    (id: "甲", text: "2024年，甲市公安局共受理案件120起，化解率98%，同比下降3.5个百分点。\n"),
    (id: "乙", text: "2025年，乙市公安局共受理案件300起，结案率大幅提升。\n"),
  ])

  private static let queries = [
    "select agency, rate where rate >= 90% order by rate desc limit 10",
    #"select 机构，比率 where 年份＝2024且指标～“化解率”"#,
    "select agency, count(*) as n, avg(rate) where kind = \"rate\" group by agency having n > 0",
    "select distinct unit, value / 0 from facts where metric ~ /(结案|化解)率$/ or value is null",
    "select text from sentences where text not like '%率%' and facts between 0 and 2万; cite 1",
    "explain select sum(value) * 2 where unit in (\"起\", \"件\"); show metrics ~ \"率\"",
    "check select -value, not (year = 2024) order by 2 nulls first offset 1; describe facts",
  ]

  private static let pieces = [
    "(", ")", ",", "'", "\"", "/", "%", "~", "and", "or", "not", " ", "\n", "，", "“", "。", "`",
    "90%", "9223372036854775807", "null", "avg(", "where", "-", "--", "/*", ";", "甲", "\u{0}",
  ]

  @Test func mutatedQueriesNeverCrash() {
    var random = SplitMix64(seed: 99)
    for round in 0..<1500 {
      var characters = Array(Self.queries[round % Self.queries.count])
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<characters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: characters.remove(at: place)
        case 1: characters.swapAt(place, Int.random(in: 0..<characters.count, using: &random))
        default:
          let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
          characters.insert(contentsOf: piece, at: place)
        }
        if characters.isEmpty { characters = [" "] }
      }
      var runner = ScriptRunner(Self.session)
      let source = SourceText(name: "query", String(characters))
      var failures = 0
      let succeeded = runner.run(source) { outcome in
        let drawn = DrawnOutcome(outcome, as: .table, width: 60)
        if case .failure = outcome {
          failures += 1
          #expect(drawn.messages.contains("error: "))
        }
        return true
      }
      #expect(succeeded == (failures == 0), "\(String(characters))")
    }
  }
}
