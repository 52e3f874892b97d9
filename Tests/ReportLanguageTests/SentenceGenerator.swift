import Foundation
import SeededNumbers

@testable import ReportLanguage

/// Derives sentences from the grammar at random, in random spellings.
struct SentenceGenerator {
  /// A token with the rule that it comes from; `nil` for the words and marks of the syntax.
  struct Piece {
    var text: String
    var rule: String?
  }

  let grammar: GrammarFile
  var random: SplitMix64
  /// Rules within rules from where on only the shortest way out is taken.
  var depthLimit = 24
  private let heights: [String: Int]

  init(_ grammar: GrammarFile, seed: UInt64) {
    self.grammar = grammar
    self.random = SplitMix64(seed: seed)
    self.heights = Self.heights(of: grammar)
  }

  /// A sentence of a rule, with white space and comments between its tokens.
  mutating func sentence(of rule: String) -> String {
    var sentence = ""
    for piece in pieces(.rule(rule), depth: 0) {
      if !sentence.isEmpty { sentence += separator() }
      sentence += piece.rule == nil ? respelt(piece.text) : piece.text
    }
    return sentence
  }

  private mutating func pieces(_ part: GrammarPart, depth: Int) -> [Piece] {
    switch part {
    case .sequence(let parts):
      var all: [Piece] = []
      for part in parts { all += pieces(part, depth: depth) }
      return all
    case .choice(let choices): return pieces(choose(among: choices, depth: depth), depth: depth)
    case .optional(let part): return goesOn(depth) ? pieces(part, depth: depth) : []
    case .repetition(let part):
      var all: [Piece] = []
      while goesOn(depth), all.count < 40 { all += pieces(part, depth: depth + 1) }
      return all
    case .exclusion(let part, let excluded):
      while true {
        let found = pieces(part, depth: depth)
        if !isExcluded(found, by: excluded) { return found }
      }
    case .characters(let text): return [Piece(text: text, rule: nil)]
    case .words(let words): return [Piece(text: sample(of: words), rule: words)]
    case .rule(let name):
      let body = grammar.rules[name] ?? .words(name)
      let inner = pieces(body, depth: depth + 1)
      if !GrammarFile.isToken(name) { return inner }
      return [Piece(text: inner.map(\.text).joined(), rule: name)]
    }
  }

  private mutating func goesOn(_ depth: Int) -> Bool {
    depth < depthLimit && Int.random(in: 0..<3, using: &random) == 0
  }

  private mutating func choose(among choices: [GrammarPart], depth: Int) -> GrammarPart {
    if depth >= depthLimit {
      return choices.min { height($0) < height($1) } ?? .characters("")
    }
    return choices.randomElement(using: &random) ?? .characters("")
  }

  /// Whether pieces are what a rule excludes: a reserved word, or a value alone.
  private func isExcluded(_ pieces: [Piece], by part: GrammarPart) -> Bool {
    guard let first = pieces.first else { return false }
    let text = pieces.map(\.text).joined()
    if part == .rule("RESERVED") { return Keyword(reserved: text) != nil }
    if case .characters(let excluded) = part { return text == excluded }
    let isValue = ["NUMBER", "PERCENT", "TEXT"].contains(first.rule ?? "")
    return isValue && (pieces.count == 1 || pieces[1].text == "and")
  }

  private mutating func sample(of words: String) -> String {
    var samples = Array("aZ率 _.（，；-9'\"”’」』＂＇`且/[\\\n😀").map(String.init)
    if words.hasPrefix("a letter") { samples = ["a", "n", "Q", "年", "份", "é", "_"] }
    if let start = words.range(of: "but ") {
      var excluded = Set(words[start.upperBound...].map(String.init))
      if words.contains("backquote") { excluded.insert("`") }
      if words.contains("line break") { excluded.insert("\n") }
      samples.removeAll { excluded.contains($0) }
    } else if words.contains("line break") {
      samples.removeAll { $0 == "\n" }
    }
    return samples.randomElement(using: &random) ?? ""
  }
}

// MARK: Spellings

extension SentenceGenerator {
  private mutating func separator() -> String {
    let usual = Array(repeating: " ", count: 9)
    let all = usual + ["\n", "\u{3000}", "\t", " -- 注 ; \"\n", " /* select ' */ "]
    return all.randomElement(using: &random) ?? " "
  }

  /// A word or mark of the syntax in one of its spellings.
  private mutating func respelt(_ text: String) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return text.uppercased()
    case 1: return String(String.UnicodeScalarView(text.unicodeScalars.map(Self.widened)))
    case 2: return Keyword(reserved: text)?.chineseAlias ?? text
    case 3: return ["<>": "≠", "<=": "≤", ">=": "≥", ",": "、"][text] ?? text
    default: return text
    }
  }

  private static func widened(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x21...0x7E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0x21 + 0xFF01) ?? scalar
  }
}

// MARK: The shortest way out

extension SentenceGenerator {
  private func height(_ part: GrammarPart) -> Int { Self.height(part, heights) }

  /// How many rules within rules each rule needs at least.
  private static func heights(of grammar: GrammarFile) -> [String: Int] {
    var heights: [String: Int] = [:]
    var changes = true
    while changes {
      changes = false
      for (name, part) in grammar.rules {
        let height = height(part, heights) + 1
        if height < heights[name] ?? 1000 {
          heights[name] = height
          changes = true
        }
      }
    }
    return heights
  }

  private static func height(_ part: GrammarPart, _ heights: [String: Int]) -> Int {
    switch part {
    case .sequence(let parts): parts.map { height($0, heights) }.max() ?? 0
    case .choice(let parts): parts.map { height($0, heights) }.min() ?? 0
    case .optional, .repetition, .characters, .words: 0
    case .exclusion(let part, _): height(part, heights)
    case .rule(let name): heights[name] ?? 1000
    }
  }
}
