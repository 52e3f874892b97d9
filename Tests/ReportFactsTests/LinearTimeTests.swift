import ReportFacts
import ReportText
import Testing

/// Texts that tempt a reader to look back over all it has read.
@Suite(.serialized) struct LinearTimeTests {
  @Test(arguments: [
    "查处案件3起、", "1 | ", "“(", "一二三万", "检查查处排查处置", "甲乙丙丁", "《2021年", "一、标题\n", "12,", "3至", "分别为1件、",
    "同比", "1件和",
  ])
  func fourTimesTheTextTakesNoSixteenTimesTheTime(_ piece: String) {
    let short = fastest(of: String(repeating: piece, count: 500))
    let long = fastest(of: String(repeating: piece, count: 2000))
    // Linear is 4, quadratic 16; the machine may be busy.
    #expect(long < short * 10 + .milliseconds(20))
  }

  /// The least of three times, so that a busy machine does not count.
  private func fastest(of text: String) -> Duration {
    let source = SourceText(name: "long", text)
    let times = (0..<3).map { _ in
      ContinuousClock().measure { _ = ReportExtractor.extract(source) }
    }
    return times.min() ?? .zero
  }
}
