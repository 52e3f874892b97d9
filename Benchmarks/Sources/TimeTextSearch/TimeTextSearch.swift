import ReportCorpus
import ReportEngine

/// `TimeTextSearch SENTENCES METRICS [PART]`: milliseconds that searches over texts take.
///
/// With a third argument only the tests that hold it are timed.
/// Prints what the index takes to build and to keep, then for every test how many texts pass and
/// the lowest and the median of eleven runs.
@main struct TimeTextSearch {
  private static let needles = [
    "电信网络诈骗", "诈骗", "结案率", "率", "诈", "，", "％", "同比下降", "2025年", "95.5%", "镇电信", "区，",
    "查无此句", "abc", "8", "",
  ]
  private static let patterns = [
    "(结案|办结)率.{0,6}[0-9.]+%", "[0-9]{4}年", "结案率$", "^2025年", "(?i)abc", "电信.*诈骗",
    "诈骗|信访|消防", "[0-9]+\\.[0-9]+%。$", "(办结|结案)率为?100%", "镇.{0,3}区", "99%",
  ]
  private static let likes = ["%电信网络诈骗%", "2025年%结案率%", "%率为%", "%_%"]

  static func main() {
    let numbers = CommandLine.arguments.dropFirst().prefix(2).compactMap(Int.init)
    let sentences = SentenceGenerator.sentences(numbers.first ?? 1_000_000)
    print("sentences: \(sentences.count), \(sentences.byteCount) bytes")
    let clock = ContinuousClock()
    let first = clock.measure { _ = TextSearch.passing(.contains("电信网络诈骗"), in: sentences) }
    print("first search, without an index: \(milliseconds(first)) ms")
    let building = clock.measure { sentences.buildIndex() }
    let share = Double(sentences.memoryBytes - sentences.byteCount) / Double(sentences.byteCount)
    print("index: \(milliseconds(building)) ms; with the places \(share) of the bytes")
    time(sentences)
    let metrics = SentenceGenerator.metrics(numbers.dropFirst().first ?? 60_000)
    print("metrics: \(metrics.count), \(metrics.byteCount) bytes")
    time(metrics)
  }

  private static func time(_ pool: StringPool) {
    for needle in needles { time(.contains(needle), "~ \"\(needle)\"", pool) }
    for pattern in patterns {
      do {
        time(.matches(try TextPattern(pattern)), "~ /\(pattern)/", pool)
      } catch {
        print("~ /\(pattern)/: \(error)")
      }
    }
    for pattern in likes { time(.like(pattern), "like \"\(pattern)\"", pool) }
    time(.compare(.equal, pool[UInt32(pool.count / 2)]), "=", pool)
    time(.compare(.less, "办"), "<", pool)
  }

  private static func time(_ test: TextTest, _ name: String, _ pool: StringPool) {
    let arguments = CommandLine.arguments
    if arguments.count > 3, !name.contains(arguments[3]) { return }
    let clock = ContinuousClock()
    var count = 0
    let times = (0..<11).map { _ in
      clock.measure { count = TextSearch.passing(test, in: pool).setCount }
    }.sorted()
    print("\(name)\t\(count)\t\(milliseconds(times[0]))\t\(milliseconds(times[5]))")
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12).rounded() / 1e3
  }
}
