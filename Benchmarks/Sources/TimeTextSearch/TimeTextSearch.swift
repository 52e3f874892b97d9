import Glibc
import ReportCorpus
import ReportEngine

/// `TimeTextSearch FILE [PART]`: milliseconds that searches over the lines of a file take.
///
/// Prints what the index takes to build and to keep, then for every test how many texts pass, the
/// lowest and the median of eleven runs, and how long processors were at work for one, which on a
/// busy machine says more. With a second argument only tests whose names begin with it.
@main struct TimeTextSearch {
  private static let needles = [
    "电信网络诈骗", "诈骗", "结案率", "率", "诈", "，", "％", "同比下降", "2025年", "95.5%", "信网诈", "率，",
    "查无此句", "abc", "8", "",
  ]
  private static let patterns = [
    "(结案|办结)率.{0,6}[0-9.]+%", "[0-9]{4}年", "结案率$", "^全年", "(?i)abc", "电信.*诈骗",
    "诈骗|信访|消防", "[0-9]+\\.[0-9]+%。$", "(办结|结案)率为?100%", "办.{0,3}率", "99%", "^[^，]{30,}，",
  ]
  private static let likes = ["%电信网络诈骗%", "全年%结案率%", "%率为%", "%_%"]

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let lines = lines(of: arguments[1]) else {
      print("usage: TimeTextSearch FILE [PART]")
      exit(2)
    }
    print("\(lines.count) texts, \(lines.byteCount) bytes")
    let watch = ContinuousClock()
    let first = watch.measure { _ = TextSearch.passing(.contains("电信网络诈骗"), in: lines) }
    print("first search: \(milliseconds(first)) ms")
    let processor = clock()
    let building = watch.measure { lines.buildIndex() }
    let used = Double(clock() - processor) / Double(CLOCKS_PER_SEC) * 1000
    let share = Double(lines.memoryBytes - lines.byteCount) / Double(lines.byteCount)
    print("index: \(milliseconds(building)) ms, \(used) of processors; \(share) of the bytes")
    let part = arguments.count > 2 ? arguments[2] : ""
    for (name, test) in tests(lines) where name.hasPrefix(part) { time(test, name, lines) }
  }
  private static func tests(_ pool: StringPool) -> [(String, TextTest)] {
    needles.map { ("~ \"\($0)\"", .contains($0)) }
      + patterns.compactMap { pattern in
        (try? TextPattern(pattern)).map { ("~ /\(pattern)/", .matches($0)) }
      }
      + likes.map { ("like \"\($0)\"", .like($0)) }
      + [("=", .compare(.equal, pool[UInt32(pool.count / 2)])), ("<", .compare(.less, "办"))]
  }

  private static func time(_ test: TextTest, _ name: String, _ pool: StringPool) {
    let watch = ContinuousClock()
    var count = 0
    let processor = clock()
    let times = (0..<11).map { _ in
      watch.measure { count = TextSearch.passing(test, in: pool).passing }
    }.sorted()
    let used = Double(clock() - processor) / Double(CLOCKS_PER_SEC) * 1000 / 11
    print("\(name)\t\(count)\t\(milliseconds(times[0]))\t\(milliseconds(times[5]))\t\(used)")
  }

  /// A pool of the lines of a file; `nil` where it cannot be read.
  private static func lines(of path: String) -> StringPool? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var builder = StringPoolBuilder(isDistinct: false)
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while true {
      var count = getline(&line, &room, file)
      guard count > 0, let line else { return builder.build() }
      if line[count - 1] == CChar(bitPattern: UInt8(ascii: "\n")) { count -= 1 }
      line.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
        _ = builder.code(forBytes: UnsafeBufferPointer(start: bytes, count: count))
      }
    }
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12).rounded() / 1e3
  }
}
