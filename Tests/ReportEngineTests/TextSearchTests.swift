import ReportText
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// Searches over many texts, against what each text says of itself.
@Suite struct TextSearchTests {
  @Test(arguments: [false, true], 0..<6)
  func containsIsWhatFoldingBothSidesSays(isIndexed: Bool, seed: Int) {
    var writer = OddTextWriter(seed: seed)
    let texts = (0..<1000).map { _ in writer.text(upTo: 12) }
    let pool = pool(texts, isIndexed: isIndexed)
    let folded = texts.map { Array(FoldedText.fold($0).unicodeScalars) }
    for _ in 0..<60 {
      let needle = writer.needle(from: texts)
      let wanted = Array(FoldedText.fold(needle).unicodeScalars)
      let expected = folded.map { holds($0, wanted) }
      check(.contains(needle), pool, expected, "~ \(needle.debugDescription)")
    }
  }

  @Test(arguments: 0..<4)
  func partsOfFrequentPhrasesAreFoundWhereverTheyStand(seed: Int) {
    var writer = OddTextWriter(seed: seed)
    let texts = (0..<800).map { _ in writer.sentence(upTo: 6) }
    let pool = pool(texts, isIndexed: true)
    let folded = texts.map { Array(FoldedText.fold($0).unicodeScalars) }
    for _ in 0..<150 {
      let needle = writer.needle(from: texts, upTo: 7)
      let wanted = Array(FoldedText.fold(needle).unicodeScalars)
      let expected = folded.map { holds($0, wanted) }
      check(.contains(needle), pool, expected, "~ \(needle.debugDescription)")
    }
  }

  @Test(arguments: [false, true], 0..<4)
  func likeIsWhatASlowMatcherSays(isIndexed: Bool, seed: Int) {
    var writer = OddTextWriter(seed: seed)
    let texts = (0..<700).map { _ in writer.text(upTo: 9) }
    let pool = pool(texts, isIndexed: isIndexed)
    for _ in 0..<40 {
      let pattern = writer.likePattern(from: texts)
      let pieces = Array(pattern.unicodeScalars)
      let expected = texts.map { fits(Array($0.unicodeScalars)[...], pieces[...]) }
      check(.like(pattern), pool, expected, "like \(pattern.debugDescription)")
    }
  }

  @Test(arguments: [false, true])
  func comparisonsAreThoseOfCodePoints(isIndexed: Bool) {
    var writer = OddTextWriter(seed: 3)
    let texts = (0..<700).map { _ in writer.text(upTo: 4) }
    let pool = pool(texts, isIndexed: isIndexed)
    let all: [Comparison] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    for _ in 0..<20 {
      let other = writer.needle(from: texts)
      let values = other.unicodeScalars.map(\.value)
      for comparison in all {
        let expected = texts.map { text in
          let own = text.unicodeScalars.map(\.value)
          let order = own == values ? 0 : own.lexicographicallyPrecedes(values) ? -1 : 1
          return comparison.holds(order)
        }
        check(.compare(comparison, other), pool, expected, "\(comparison) \(other)")
      }
    }
  }

  @Test func aTextIsFoundInEveryChunkAndAtItsEdges() {
    let count = TextIndex.chunkTexts * 2 + 77
    let places = [0, 63, 64, TextIndex.chunkTexts - 1, TextIndex.chunkTexts, count - 1]
    var texts = [String](repeating: "受理5件", count: count)
    for place in places { texts[place] = "电信网络诈骗案件" }
    for isIndexed in [false, true] {
      let pool = pool(texts, isIndexed: isIndexed)
      for needle in ["电信网络诈骗", "诈骗", "诈", "件"] {
        let bits = TextSearch.passing(.contains(needle), in: pool)
        let found = (0..<count).filter { bits[$0] }
        #expect(found == (needle == "件" ? Array(0..<count) : places))
        for first in [0, TextIndex.chunkTexts - 150, count - 300] {
          let some = (first..<(first + 300)).map { UInt32($0) }
          let among = TextSearch.passing(.contains(needle), in: pool, among: some)
          #expect(among == some.map { needle == "件" || places.contains(Int($0)) })
        }
      }
    }
  }

  @Test func theSecondSearchOfALargePoolBuildsItsIndex() {
    let long = String(repeating: "受理群众来信来访，逐一登记办理并及时答复。", count: 80)
    let large = StringPool((0..<900).map { "第\($0)项：\(long)" })
    #expect(large.index == nil)
    _ = TextSearch.passing(.contains("来信"), in: large)
    #expect(large.index == nil)
    _ = TextSearch.passing(.contains("来信"), in: large)
    #expect(large.index != nil)
    let small = StringPool(["受理群众来信"])
    for _ in 0..<5 { _ = TextSearch.passing(.contains("来信"), in: small) }
    #expect(small.index == nil)
  }

  // MARK: - What is expected

  private func pool(_ texts: [String], isIndexed: Bool) -> StringPool {
    let pool = StringPool(texts)
    if isIndexed { pool.makeIndex() }
    return pool
  }

  private func check(
    _ test: TextTest,
    _ pool: StringPool,
    _ expected: [Bool],
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bits = TextSearch.passing(test, in: pool)
    let wrong = expected.indices.filter { bits[$0] != expected[$0] }
    #expect(
      wrong.isEmpty,
      "\(name): \(wrong.prefix(3).map { pool[UInt32($0)].debugDescription })",
      sourceLocation: sourceLocation
    )
    #expect(bits.passing == expected.count { $0 }, sourceLocation: sourceLocation)
    let some = stride(from: 0, to: expected.count, by: 23).map(UInt32.init)
    #expect(
      TextSearch.passing(test, in: pool, among: some) == some.map { expected[Int($0)] },
      sourceLocation: sourceLocation
    )
  }

  private func holds(_ text: [Unicode.Scalar], _ needle: [Unicode.Scalar]) -> Bool {
    if needle.count > text.count { return false }
    return (0...(text.count - needle.count)).contains { start in
      Array(text[start..<(start + needle.count)]) == needle
    }
  }

  private func fits(_ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>)
    -> Bool
  {
    guard let piece = pattern.first else { return text.isEmpty }
    let rest = pattern.dropFirst()
    if piece == "%" {
      return fits(text, rest) || (!text.isEmpty && fits(text.dropFirst(), pattern))
    }
    guard let first = text.first else { return false }
    let isSame =
      first == piece
      || (first.isASCII && piece.isASCII
        && first.properties.lowercaseMapping == piece.properties.lowercaseMapping)
    return (piece == "_" || isSame) && fits(text.dropFirst(), rest)
  }
}

/// Writes texts in which what folding does matters often.
struct OddTextWriter {
  private var state: UInt64

  private static let alphabet: [Unicode.Scalar] =
    Array(
      "结案率办诈骗电信，。、（）％％%%,(.１2３45年abABＡｂß".unicodeScalars
    ) + [
      "\u{130}", "\u{3A3}", "\u{3C3}", "\u{3C2}", "\u{212A}", "k", "K", "\u{C5}", "\u{212B}",
      "\u{307}",
      "\u{301}", " ", "\u{3000}", "\u{A0}", "\u{FEFF}", "\t", "\u{2009}", "\u{1F600}", "\u{20000}",
      "\u{10400}", "\u{10428}", "\u{E000}", "\0", "\u{FFFF}", "\u{23A}", "\u{1E9E}", "\u{3400}",
    ]

  init(seed: Int) { state = UInt64(seed) }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func text(upTo length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    // Half of the texts are of the first characters only, as real ones mostly are.
    let variety = below(2) == 0 ? 20 : Self.alphabet.count
    for _ in 0..<below(length + 1) { scalars.append(Self.alphabet[below(variety)]) }
    return String(scalars)
  }

  private static let phrases = [
    "电信网络诈骗", "信访事项", "行政复议案件", "结案率", "办结率", "网络诈骗案件", "同比", "万", "件", "，", "5",
    "AbA", "事项办结", "电信", " ",
  ]

  /// A text of phrases that are frequent in such texts.
  mutating func sentence(upTo length: Int) -> String {
    (0..<below(length + 1)).map { _ in Self.phrases[below(Self.phrases.count)] }.joined()
  }

  /// A part of a text, or something else.
  mutating func needle(from texts: [String], upTo length: Int = 4) -> String {
    if below(4) == 0 { return text(upTo: 3) }
    let scalars = Array(texts[below(texts.count)].unicodeScalars)
    if scalars.isEmpty { return "" }
    let start = below(scalars.count)
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[start..<min(scalars.count, start + 1 + below(length))])
    return String(part)
  }

  /// A text with wildcards for some of its characters.
  mutating func likePattern(from texts: [String]) -> String {
    var pattern = String.UnicodeScalarView()
    if below(2) == 0 { pattern.append("%") }
    for scalar in needle(from: texts).unicodeScalars {
      switch below(5) {
      case 0: pattern.append("%")
      case 1: pattern.append("_")
      default: pattern.append(scalar)
      }
    }
    if below(2) == 0 { pattern.append("%") }
    return String(pattern)
  }
}
