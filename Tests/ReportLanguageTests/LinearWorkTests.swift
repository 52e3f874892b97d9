import ReportText
import Testing

@testable import ReportLanguage

/// The work on a text grows no faster than its length.
///
/// Steps are counted, no time is taken.
@Suite struct LinearWorkTests {
  @Test(arguments: RepeatedPieces.all)
  func readingTakesStepsInProportion(piece: String) {
    let short = readingSteps(RepeatedPieces.text(of: piece, times: 200))
    let long = readingSteps(RepeatedPieces.text(of: piece, times: 1_600))
    // Linear is 8, quadratic 64; the constant is for what limits cut off in the longer text only.
    #expect(long < short * 9 + 20_000)
  }

  @Test(arguments: [
    "a, ", "f(a), ", "case when a then b else c end, ", "a -- note\n, ", "/* b */ a, ",
    "sum(a) over (partition by b order by c rows 1 preceding), ", "\"率\" as 率, ",
    "(select a from b where c in (1, 2, 3)) as x, ",
  ])
  func layingOutTakesStepsInProportion(piece: String) {
    let short = layoutSteps("select " + String(repeating: piece, count: 100) + "a")
    let long = layoutSteps("select " + String(repeating: piece, count: 800) + "a")
    #expect(long < short * 9)
  }

  @Test func layingOutNestedQueriesTakesStepsInProportion() {
    let nested = { (levels: Int) in
      "select " + String(repeating: "(select f(a, (b + c) * d), ", count: levels) + "a"
        + String(repeating: ")", count: levels)
    }
    // Each level is measured against the width once, so that a line's width bounds a level's cost.
    #expect(layoutSteps(nested(16)) < layoutSteps(nested(8)) * 3)
  }

  @Test func damagedSentencesTakeStepsInProportionToTheirLength() throws {
    var generator = SentenceGenerator(try GrammarFile.ofQueries(), seed: 23)
    for _ in 0..<300 {
      let sentence = generator.sentence(of: "script")
      let damaged = Mutation.apply(to: sentence, &generator.random)
      // The dearest characters are the shortest tokens, at which many words are looked for.
      #expect(readingSteps(damaged) < damaged.unicodeScalars.count * 300 + 1_000)
    }
  }

  /// The steps that reading a text takes, and what is said about it.
  private func readingSteps(_ text: String) -> Int {
    let meter = WorkMeter()
    let reader = ScriptReader(source(text), meter: meter)
    let said = reader.script.issues.map { "\($0.kind)".utf8.count }.reduce(0, +)
    return meter.steps + said
  }

  private func layoutSteps(_ text: String) -> Int {
    let reader = ScriptReader(source(text))
    #expect(reader.script.issues == [])
    let meter = WorkMeter()
    var layout = ScriptLayout(reader, meter: meter)
    _ = layout.text()
    return meter.steps
  }
}
