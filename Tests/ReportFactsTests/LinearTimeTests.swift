import Glibc
import ReportFacts
import ReportText
import Testing

/// Texts that tempt a reader to look back over all it has read.
@Suite(.serialized) struct LinearTimeTests {
  @Test(arguments: [
    "查处案件3起、", "1 | ", "“(", "一二三万", "检查查处排查处置", "甲乙丙丁", "《2021年", "一、标题\n", "12,", "3至", "分别为1件、",
    "同比", "1件和", "合格率1%,", "其中甲3件,死亡1人,", "居第1和", "1 234 ", "2022年3件,4件,", "| 甲 | 1 |\n", "1 |\n",
    "甲 |\n",
    "| 甲 | 乙 |\n", "1人2户减至",
    "批次持平、人次减少8人次,", "审结9件(含再审2件),与上年持平,", "3个集体、5名民警受到表彰、", "其中涉疫1吨、大风3次,", "3个县律师不足5人、",
  ])
  func fourTimesTheTextTakesNoSixteenTimesTheTime(_ piece: String) {
    let short = work(on: String(repeating: piece, count: 500))
    let long = work(on: String(repeating: piece, count: 2000))
    // Linear is 4, quadratic 16; the constant stands for what is done once a report.
    #expect(long < short * 10 + 20_000_000)
  }

  /// The least of three runs in nanoseconds of this thread's own processor time, which other
  /// programs on the machine hardly change.
  private func work(on text: String) -> Int {
    let source = SourceText(name: "long", text)
    let runs = (0..<3).map { _ in
      let start = processorTime()
      _ = ReportExtractor.extract(source)
      return processorTime() - start
    }
    return runs.min() ?? 0
  }

  private func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
