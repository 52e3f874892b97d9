/// The right side of a grammar rule.
indirect enum GrammarPart: Equatable {
  case sequence([GrammarPart])
  case choice([GrammarPart])
  case optional(GrammarPart)
  case repetition(GrammarPart)
  case exclusion(GrammarPart, GrammarPart)
  case characters(String)
  case rule(String)
  case words(String)
}

/// A grammar as `Grammar/ReportQL.ebnf` writes it.
struct GrammarFile {
  /// The rules by name.
  var rules: [String: GrammarPart] = [:]
  /// The right side of each rule as written, on one line.
  var sources: [String: String] = [:]
  /// The names in the order of the file.
  var names: [String] = []

  static func ofQueries() throws -> GrammarFile {
    try GrammarFile(PackageFiles.text("Grammar/ReportQL.ebnf"))
  }

  init(_ text: String) throws {
    var reader = GrammarReader(text)
    while let (name, part, source) = try reader.readRule() {
      guard rules.updateValue(part, forKey: name) == nil else {
        throw GrammarReader.Fault(message: "two rules \(name)")
      }
      sources[name] = source
      names.append(name)
    }
  }

  /// Whether a rule describes a token and not what is made of tokens.
  static func isToken(_ name: String) -> Bool { name == name.uppercased() }
}

/// Reads the notation that `Grammar/README.md` explains.
struct GrammarReader {
  struct Fault: Error { var message: String }

  private enum Symbol: Equatable {
    case name(String), characters(String), words(String), mark(Character)
  }

  private var symbols: [Symbol] = []
  private var spellings: [String] = []
  private var index = 0

  init(_ text: String) {
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("(*") {
        Self.dropComment(from: &rest)
      } else {
        let before = rest
        symbols.append(Self.takeSymbol(from: &rest))
        spellings.append(String(before[..<rest.startIndex]))
      }
    }
  }

  private static func dropComment(from rest: inout Substring) {
    while !rest.isEmpty && !rest.hasPrefix("*)") { rest.removeFirst() }
    rest = rest.dropFirst(2)
  }

  private static func takeSymbol(from rest: inout Substring) -> Symbol {
    let first = rest.removeFirst()
    if first == "\"" || first == "'" || first == "?" {
      let content = rest.prefix { $0 != first }
      rest = rest.dropFirst(content.count + 1)
      let text = String(content)
      return first == "?" ? .words(text.trimmingPrefix(" ").description) : .characters(text)
    }
    if first.isLetter {
      let others = rest.prefix { $0.isLetter || $0 == "_" }
      rest = rest.dropFirst(others.count)
      return .name(String(first) + others)
    }
    return .mark(first)
  }

  mutating func readRule() throws -> (String, GrammarPart, String)? {
    guard index < symbols.count else { return nil }
    guard case .name(let name) = symbols[index] else { throw Fault(message: "no rule name") }
    index += 1
    try expect("=")
    let start = index
    let part = try readChoice()
    let source = spellings[start..<index].joined(separator: " ")
    try expect(";")
    return (name, part, source)
  }

  private mutating func expect(_ mark: Character) throws {
    guard index < symbols.count, symbols[index] == .mark(mark) else {
      throw Fault(message: "no \(mark) behind \(spellings[..<index].suffix(8))")
    }
    index += 1
  }

  private func at(_ marks: String) -> Bool {
    guard index < symbols.count, case .mark(let mark) = symbols[index] else { return false }
    return marks.contains(mark)
  }

  private mutating func readChoice() throws -> GrammarPart {
    var choices = [try readSequence()]
    while at("|") {
      index += 1
      choices.append(try readSequence())
    }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func readSequence() throws -> GrammarPart {
    var parts: [GrammarPart] = []
    while index < symbols.count, !at("|;)]}") {
      let part = try readPart()
      guard at("-") else {
        parts.append(part)
        continue
      }
      index += 1
      parts.append(.exclusion(part, try readPart()))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func readPart() throws -> GrammarPart {
    let symbol = symbols[index]
    index += 1
    switch symbol {
    case .name(let name): return .rule(name)
    case .characters(let text): return .characters(text)
    case .words(let text): return .words(text)
    case .mark("("): return try readGroup(until: ")")
    case .mark("["): return .optional(try readGroup(until: "]"))
    case .mark("{"): return .repetition(try readGroup(until: "}"))
    case .mark(let mark): throw Fault(message: "\(mark) at a wrong place")
    }
  }

  private mutating func readGroup(until mark: Character) throws -> GrammarPart {
    let part = try readChoice()
    try expect(mark)
    return part
  }
}
