import ReportText

@testable import ReportLanguage

/// Derives texts from the rules of the grammar, without the parser: every way is tried.
///
/// What it makes of tokens is that of the lexer.
final class GrammarRecognizer {
  private let grammar: GrammarFile
  private let tokens: [Token]
  private var known: [Goal: Set<Int>] = [:]

  private struct Goal: Hashable {
    var rule: String
    var start: Int
  }

  /// Prepares to derive a text.
  init(_ grammar: GrammarFile, _ text: String) {
    self.grammar = grammar
    self.tokens = ScriptReader(source(text)).tokens.dropLast()
  }

  /// Whether the whole text can be derived from a rule.
  func derives(_ rule: String) -> Bool { ends(of: .rule(rule), from: 0).contains(tokens.count) }

  /// The rules and the words and marks in them that a derivation of the whole text goes through,
  /// as `rule` and `rule: word`.
  func parts(of rule: String) -> Set<String> {
    var parts: Set<String> = []
    if derives(rule) { collect(.rule(rule), in: "", 0, tokens.count, &parts) }
    return parts
  }

  // MARK: Where parts may end

  private func ends(of part: GrammarPart, from start: Int) -> Set<Int> {
    switch part {
    case .sequence(let parts):
      return parts.reduce([start]) { starts, part in ends(of: part, fromAll: starts) }
    case .choice(let choices): return choices.reduce([]) { $0.union(ends(of: $1, from: start)) }
    case .optional(let part): return ends(of: part, from: start).union([start])
    case .repetition(let part):
      var all: Set = [start]
      var new = all
      while !new.isEmpty {
        new = ends(of: part, fromAll: new).subtracting(all)
        all.formUnion(new)
      }
      return all
    case .exclusion(let part, let excluded):
      return ends(of: part, from: start).subtracting(ends(of: excluded, from: start))
    case .characters(let text): return spells(text, at: start) ? [start + 1] : []
    case .words: return []
    case .rule(let name):
      if GrammarFile.isToken(name) { return isToken(name, at: start) ? [start + 1] : [] }
      let goal = Goal(rule: name, start: start)
      if let ends = known[goal] { return ends }
      let ends = grammar.rules[name].map { self.ends(of: $0, from: start) } ?? []
      known[goal] = ends
      return ends
    }
  }

  private func ends(of part: GrammarPart, fromAll starts: Set<Int>) -> Set<Int> {
    starts.reduce(into: []) { $0.formUnion(ends(of: part, from: $1)) }
  }

  private func spells(_ text: String, at index: Int) -> Bool {
    guard index < tokens.count else { return false }
    if let keyword = Keyword(rawValue: text) { return tokens[index].spells(keyword) }
    let mark = text == "!=" ? Mark.notEqual : Mark(rawValue: text)
    return mark.map { tokens[index].kind == .mark($0) } ?? false
  }

  private func isToken(_ name: String, at index: Int) -> Bool {
    guard index < tokens.count else { return false }
    switch (name, tokens[index].kind) {
    case ("NAME", .name), ("QUOTED_NAME", .quotedName), ("PARAMETER", .parameter),
      ("TEXT", .text), ("PATTERN", .pattern), ("NUMBER", .int), ("NUMBER", .number),
      ("WHOLE_NUMBER", .int), ("PERCENT", .percent):
      return true
    default: return false
    }
  }

  // MARK: One derivation

  private func collect(
    _ part: GrammarPart,
    in rule: String,
    _ start: Int,
    _ end: Int,
    _ parts: inout Set<String>
  ) {
    switch part {
    case .sequence(let sequence): collect(sequence[...], in: rule, start, end, &parts)
    case .choice(let choices):
      guard let choice = choices.first(where: { ends(of: $0, from: start).contains(end) })
      else { return }
      collect(choice, in: rule, start, end, &parts)
    case .optional(let inner):
      if start < end { collect(inner, in: rule, start, end, &parts) }
    case .repetition(let inner):
      guard start < end,
        let next = ends(of: inner, from: start).sorted().first(where: {
          $0 > start && ends(of: part, from: $0).contains(end)
        })
      else { return }
      collect(inner, in: rule, start, next, &parts)
      collect(part, in: rule, next, end, &parts)
    case .exclusion(let inner, _): collect(inner, in: rule, start, end, &parts)
    case .characters(let text):
      // `<>` and `!=` are one mark.
      let written = tokens[start]
      parts.insert("\(rule): \(text)")
      if text == "<>", written.kind == .mark(.notEqual) { parts.insert("\(rule): !=") }
    case .words: break
    case .rule(let name):
      parts.insert(name)
      parts.insert("\(rule): \(name)")
      guard !GrammarFile.isToken(name), let body = grammar.rules[name] else { return }
      collect(body, in: name, start, end, &parts)
    }
  }

  private func collect(
    _ sequence: ArraySlice<GrammarPart>,
    in rule: String,
    _ start: Int,
    _ end: Int,
    _ parts: inout Set<String>
  ) {
    guard let first = sequence.first else { return }
    let rest = sequence.dropFirst()
    let next = ends(of: first, from: start).sorted().first {
      ends(of: .sequence(Array(rest)), from: $0).contains(end)
    }
    guard let next else { return }
    collect(first, in: rule, start, next, &parts)
    collect(rest, in: rule, next, end, &parts)
  }
}

extension GrammarFile {
  /// All parts of the rules that are made of tokens, as ``GrammarRecognizer/parts(of:)`` names them,
  /// without those that are only excluded.
  var parts: Set<String> {
    var parts: Set<String> = []
    for name in names where !Self.isToken(name) {
      if let body = rules[name] { Self.collect(body, in: name, &parts) }
    }
    return parts.filter { !$0.hasPrefix("loneValue: ") }
  }

  private static func collect(_ part: GrammarPart, in rule: String, _ parts: inout Set<String>) {
    switch part {
    case .sequence(let all), .choice(let all): for part in all { collect(part, in: rule, &parts) }
    case .optional(let part), .repetition(let part), .exclusion(let part, _):
      collect(part, in: rule, &parts)
    case .characters(let text): parts.insert("\(rule): \(text)")
    case .words: break
    case .rule(let name): parts.insert("\(rule): \(name)")
    }
  }
}
