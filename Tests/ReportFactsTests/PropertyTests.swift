import ReportFacts
import ReportText
import Testing

/// A small generator, so that a failure comes back with its seed.
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct PropertyTests {
  /// What mutations put in: everything that means something to a reader.
  private static let pieces = [
    "万", "亿", "%", "百分之", "、", "“", "”", "(", ")", "《", "》", "第", "由", "至", "降至", "同比", "分别", "零",
    "|", "\n", "\n\n",
    "# ", "**", "99999999999999999999", "3.5", ",", "年", "月", "个", "以上", "余", "分之", "－", "\t", "一是",
    "１", "亿亿亿", "九百九十九万亿",
  ]

  private func mutated(_ source: SourceText, seed: UInt64) -> SourceText {
    var dice = Dice(state: seed)
    var scalars = Array(source.string.unicodeScalars.prefix(1500))
    for _ in 0..<60 {
      let index = Int.random(in: 0..<scalars.count, using: &dice)
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: scalars.remove(at: index)
      case 1:
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &dice)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: index)
      default: scalars.swapAt(index, Int.random(in: 0..<scalars.count, using: &dice))
      }
    }
    return SourceText(name: "mutated", String(String.UnicodeScalarView(scalars)))
  }

  private func check(_ source: SourceText) {
    let extraction = ReportExtractor.extract(source)
    var last = 0
    for fact in extraction.facts {
      #expect(source.span.contains(fact.span))
      #expect(!fact.span.isEmpty)
      #expect(fact.span.start >= last, "facts stand in order and do not overlap")
      last = fact.span.end
      #expect(extraction.sentences.indices.contains(fact.sentence))
      #expect(extraction.sentences[fact.sentence].span.contains(fact.span))
      #expect(fact.metric.unicodeScalars.count <= 25)
      #expect(LogicalText(source).unwrapped(fact.span) == fact.quantity)
    }
    for sentence in extraction.sentences {
      #expect(source.span.contains(sentence.span))
      #expect(extraction.sections.indices.contains(sentence.section))
    }
    for section in extraction.sections { #expect(source.span.contains(section.span)) }
    #expect(ReportExtractor.extract(source).facts == extraction.facts)
  }

  @Test(arguments: ExampleReports.names) func spansAndOrderHoldOnTheExamples(_ name: String) throws
  {
    check(try ExampleReports.source(name))
  }

  @Test(arguments: ExampleReports.names) func mutatedReportsAreReadWithoutHarm(_ name: String)
    throws
  {
    let source = try ExampleReports.source(name)
    for seed in 0..<12 { check(mutated(source, seed: UInt64(seed))) }
  }

  @Test(arguments: [
    "", "\n", "\u{FEFF}", "1", "万", "第", "“", "|", "%", "零", "一、", "#", "百分之", "九亿亿亿亿亿亿",
  ])
  func theSmallestTextsAreReadWithoutHarm(_ text: String) {
    check(SourceText(name: "small", text))
  }
}
