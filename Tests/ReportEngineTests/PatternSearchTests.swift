import ReportText
import Testing

@testable import ReportCorpus
@testable import ReportEngine

/// Patterns over many texts, against RE2 on every text.
@Suite struct PatternSearchTests {
  @Test(arguments: [false, true], 0..<6)
  func randomPatternsMatchWhatTheReferenceMatches(isIndexed: Bool, seed: Int) throws {
    var writer = OddTextWriter(seed: seed)
    let texts = (0..<600).map { _ in writer.text(upTo: 10) }
    let pool = StringPool(texts)
    if isIndexed { pool.makeIndex() }
    for _ in 0..<80 {
      let written = writer.pattern(depth: 3)
      guard let pattern = try? TextPattern(written) else { continue }
      try check(pattern, pool)
    }
  }

  @Test(arguments: [
    "", "^", "$", "^$", "$^", "^*", "(^|，)率", "(率|^)$", "a||b", "()", "[^a]", "[^\\n]", ".",
    "(?s).",
    "\\s", "\\S", "\\d+", "\\D", "\\w", "\\W", "(?i)k", "(?i)s", "(?i)[a-k]b", "(?i)ß", "(?i)Σ",
    "a{,2}",
    "a{2}", "(率|案){2,3}", "x*", "(a*)*", "(a|b)*?结", "[]a]", "[a-]", "[\\]\\-]", "率[0-9.]+%",
    "[0-9]{2}年", "[０-９]", "案 率", "Å|\u{212B}", "a{0}", "(?:a|b)+$", "\\A案", "案\\z", "\\b案",
    "\\x{7387}",
    "\\pL", "[[:alpha:]]", "(?m)^案", "(?P<n>案)率", "(?i:a)B", "((?i)a)B", "a(?i)b|c", "\\.", "[.]",
    "{", "a{",
    "诈骗|电信", "诈|骗", "率$", ".{3}率", "案.{0,2}率", "(办|结|案).*率.*(电|信)", "[^案]率[^案]",
  ])
  func everyPartOfTheSyntaxMatchesWhatTheReferenceMatches(written: String) throws {
    let pattern = try TextPattern(written)
    try check(pattern, Self.oddTexts)
    try check(pattern, Self.indexedOddTexts)
  }

  private static let oddTexts = makeOddTexts()
  private static let indexedOddTexts: StringPool = {
    let pool = makeOddTexts()
    pool.makeIndex()
    return pool
  }()

  private static func makeOddTexts() -> StringPool {
    var writer = OddTextWriter(seed: 11)
    let texts = (0..<700).map { _ in writer.text(upTo: 8) }
    return StringPool(texts + ["", "\n", "a\nb", "s", "\u{17F}", "K", "案率\n"])
  }

  @Test func aLongTextTakesNoLongerForItsManyBeginnings() throws {
    let long = String(repeating: "案", count: 200_000)
    let pool = StringPool([long, long + "率", "案率"])
    let bits = TextSearch.passing(.matches(try TextPattern("案.*率")), in: pool)
    #expect((0..<3).map { bits[$0] } == [false, true, true])
  }

  @Test func whatHasTooManyStatesIsLeftToTheReference() throws {
    var writer = OddTextWriter(seed: 5)
    let texts = (0..<300).map { _ in
      String((0..<60).map { _ in writer.below(2) == 0 ? "案" : "率" })
    }
    try check(try TextPattern("案.{18}率.{15}案率案$"), StringPool(texts))
  }

  private func check(_ pattern: TextPattern, _ pool: StringPool) throws {
    let bits = TextSearch.passing(.matches(pattern), in: pool)
    let wrong = (0..<pool.count).filter { code in
      bits[code] != pool.withBytes(of: UInt32(code)) { pattern.matches($0) }
    }
    #expect(
      wrong.isEmpty,
      "/\(pattern.pattern)/: \(wrong.prefix(3).map { pool[UInt32($0)].debugDescription })"
    )
  }
}

/// What every match must hold and begin with.
@Suite struct PatternLiteralTests {
  @Test(arguments: [
    ("(结案|办结)率.{0,6}[0-9.]+%", "all(oneOf(办结率 结案率) oneOf(. 0) %)"),
    ("[0-9]{4}年", "0000年"), ("率为?100%", "oneOf(率000% 率为000%)"), ("a*", "nothing"),
    ("(a|b*)c", "c"), ("(?i)AB", "ab"), ("案 率", "案率"), ("x+y", "all(x y)"), ("^率$", "率"),
    ("a|.", "nothing"),
  ])
  func whatAPatternNeedsIsFound(pattern: String, need: String) throws {
    #expect(describe(PatternNeed(try #require(PatternParser.node(pattern)))) == need)
  }

  @Test(
    arguments: [
      ("(结案|办结)率.{0,6}", ["办结率", "结案率"], false), ("诈骗|诈骗案", ["诈骗"], true),
      ("案+率", ["案"], false), ("案?率", nil, false), ("^案", nil, false),
      ("[ab]c", ["ac", "bc"], true),
    ] as [(String, [String]?, Bool)]
  )
  func whatAPatternBeginsWithIsFound(pattern: String, texts: [String]?, areWhole: Bool) throws {
    let start = PatternStart(try #require(PatternParser.node(pattern)))
    #expect(start?.texts.map { String(decoding: $0, as: UTF8.self) } == texts)
    #expect(start?.areWhole ?? false == areWhole)
  }

  private func describe(_ need: PatternNeed) -> String {
    switch need {
    case .nothing: "nothing"
    case .text(let text): String(String.UnicodeScalarView(text))
    case .all(let needs): "all(\(needs.map(describe).joined(separator: " ")))"
    case .oneOf(let needs): "oneOf(\(needs.map(describe).joined(separator: " ")))"
    }
  }
}

extension OddTextWriter {
  /// A regular expression.
  mutating func pattern(depth: Int) -> String {
    if depth == 0 { return scalarPattern() }
    switch below(8) {
    case 0: return pattern(depth: depth - 1) + "|" + pattern(depth: depth - 1)
    case 1: return "(" + pattern(depth: depth - 1) + ")" + quantifier()
    case 2: return scalarPattern() + quantifier()
    case 3: return below(3) == 0 ? "^" + pattern(depth: depth - 1) : pattern(depth: depth - 1) + "$"
    default: return pattern(depth: depth - 1) + pattern(depth: depth - 1)
    }
  }

  private mutating func quantifier() -> String {
    ["", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "{0,4}"][below(9)]
  }

  private mutating func scalarPattern() -> String {
    switch below(12) {
    case 0: return "."
    case 1: return ["\\d", "\\D", "\\w", "\\s", "\\S"][below(5)]
    case 2:
      return "[" + (below(2) == 0 ? "^" : "") + "案-率0-9" + text(upTo: 2).filter(\.isLetter) + "]"
    case 3: return "(?i)" + ["a", "k", "ab", "结"][below(4)]
    default:
      let text = text(upTo: 2)
      return text.unicodeScalars.contains { "()%.,".unicodeScalars.contains($0) } ? "率" : text
    }
  }
}
