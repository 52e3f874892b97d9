import ReportText

/// A place in query text where a word is being written: what may stand there, by the grammar.
///
///     CompletionPoint(before: "select agency fro").keywords  // ["from"]
///     CompletionPoint(before: "select agency from po").wanted  // relation
///
/// The parser itself is asked: a word fits where the text with it is a statement, or the beginning
/// of one.
///
/// Complexity: at most one reading of the statement for each keyword.
public struct CompletionPoint: Hashable, Sendable {
  /// What kind of name may stand at a place.
  public enum Wanted: Hashable, Sendable {
    /// A column, a function, or a relation with a point behind it.
    case expression
    /// A column; of the relation that stands before the point, where there is one.
    case column(of: String?)
    /// A relation, a named query or table.
    case relation
    /// A value's name, behind `$`.
    case parameter
    /// A type.
    case type
    /// No name that is there already.
    case nothing
  }

  /// What is written of the word so far.
  public let word: String
  /// The keywords that may stand here and begin with the word, in their usual order.
  public let keywords: [String]
  /// What kind of name may stand here.
  public let wanted: Wanted
  /// How many parentheses are open here.
  public let openParentheses: Int

  /// Judges the place behind a text.
  ///
  /// - Parameter text: All that is written before the place, from the beginning of a statement
  ///   or before it.
  public init(before text: String) {
    guard let draft = StatementDraft(text) else {
      (word, keywords, wanted, openParentheses) = ("", [], .nothing, 0)
      return
    }
    word = draft.word
    wanted = draft.wanted
    openParentheses = draft.openParentheses
    keywords = draft.isParameter ? [] : draft.keywords
  }
}

/// The beginning of a statement, up to a word that is being written.
struct StatementDraft {
  /// The text before the word, from behind the last semicolon.
  private let before: String
  /// The tokens of it, the end excluded.
  private let tokens: [Token]
  /// What is written of the word.
  let word: String
  /// Whether the word stands behind `$`.
  let isParameter: Bool

  /// A name that nothing else is called by.
  private static let someName = "zzz"

  /// Cuts the last word off a text; `nil` inside a text, comment or number.
  init?(_ text: String) {
    let statement = Self.lastStatement(of: text)
    guard let all = Self.tokens(of: statement) else { return nil }
    var written = statement.utf8[...]
    var word = statement.utf8[written.endIndex...]
    if let last = all.last, last.span.end == statement.utf8.count {
      switch last.kind {
      case .name, .keyword, .parameter:
        let start = written.index(written.startIndex, offsetBy: last.span.start)
        (written, word) = (written[..<start], written[start...])
      // Texts, numbers and quoted names are finished; nothing touches them from behind.
      case .text, .quotedName, .pattern, .int, .number, .percent: return nil
      case .mark, .end: break
      }
    }
    let dollar = UInt8(ascii: "$")
    if word.isEmpty, written.last == dollar {
      written.removeLast()
      isParameter = true
    } else {
      isParameter = word.first == dollar
      if isParameter { word.removeFirst() }
    }
    before = String(Substring(written))
    self.word = String(Substring(word))
    guard let tokens = Self.tokens(of: before) else { return nil }
    self.tokens = tokens
  }

  /// What kind of name may stand here.
  var wanted: CompletionPoint.Wanted {
    if isParameter { return accepts("$\(Self.someName)") ? .parameter : .nothing }
    guard accepts(Self.someName), let last = tokens.last else { return .nothing }
    if last.kind == .mark(.point) { return .column(of: tokens.dropLast().last?.name) }
    if last.spells(.describe) || last.spells(.from) || last.spells(.join) { return .relation }
    if last.spells(.limit) || last.spells(.offset) { return .nothing }
    // A number alone would be no condition behind `and`.
    if !last.mayEndOperand, accepts(" (1") { return .expression }
    if last.spells(.pivot) || last.spells(.by) { return .column(of: nil) }
    let opener = wordBeforeParenthesis
    if last.spells(.as), opener?.spells(.cast) == true { return .type }
    if tokens.count == 2, tokens[0].spells(.param) { return .type }
    guard last.kind == .mark(.comma) || last.kind == .mark(.leftParenthesis) else {
      return .nothing
    }
    if let opener, opener.spells(.using) || opener.spells(.except) { return .column(of: nil) }
    // A comma or parenthesis behind `from`; the one behind a common table wants a new name.
    return accepts("\(Self.someName) join") ? .relation : .nothing
  }

  /// The keywords that may stand here and begin with the word.
  var keywords: [String] {
    if tokens.last?.kind == .mark(.point) { return [] }
    return Keyword.phrases.compactMap { keyword, phrase in
      guard phrase.hasPrefix(word.lowercased()), accepts(phrase) else { return nil }
      if keyword.isReserved { return phrase }
      // A free word is a name wherever one may stand; only what goes on as a keyword is one.
      let asName = Self.someName + (Keyword.probes[keyword] ?? "")
      let asKeyword = keyword.rawValue + (Keyword.probes[keyword] ?? "")
      return accepts(asKeyword) && !accepts(asName) ? phrase : nil
    }
  }

  /// Whether the text with some words behind it is a statement, or the beginning of one.
  private func accepts(_ words: String) -> Bool {
    let reader = ScriptReader(SourceText(name: "", before + words))
    return reader.script.issues.isEmpty || reader.lacksMore
  }

  /// How many parentheses are open here.
  var openParentheses: Int {
    tokens.reduce(0) { open, token in
      switch token.kind {
      case .mark(.leftParenthesis): open + 1
      case .mark(.rightParenthesis): max(0, open - 1)
      default: open
      }
    }
  }

  /// The word before the parenthesis that is open here.
  private var wordBeforeParenthesis: Token? {
    var closed = 0
    for index in tokens.indices.reversed() {
      switch tokens[index].kind {
      case .mark(.rightParenthesis): closed += 1
      case .mark(.leftParenthesis) where closed > 0: closed -= 1
      case .mark(.leftParenthesis): return index > 0 ? tokens[index - 1] : nil
      default: break
      }
    }
    return nil
  }

  // MARK: Cutting

  /// The tokens of a text without the end; `nil` where it ends inside one.
  private static func tokens(of text: String) -> [Token]? {
    var lexer = Lexer(SourceText(name: "", text))
    let tokens = lexer.tokens()
    let behind = tokens.last?.leadingTrivia.last
    guard lexer.unclosedStart == nil, behind?.kind != .lineComment else { return nil }
    return Array(tokens.dropLast())
  }

  private static func lastStatement(of text: String) -> String {
    guard let tokens = tokens(of: text),
      let end = tokens.last(where: { $0.kind == .mark(.semicolon) })?.span.end
    else { return text }
    return String(decoding: text.utf8.dropFirst(end), as: UTF8.self)
  }
}

extension Token {
  /// The name that the token is; `nil` for other tokens.
  fileprivate var name: String? {
    switch kind {
    case .name(let name), .quotedName(let name): name
    default: nil
    }
  }
}

extension Token {
  /// Whether an operand may end with the token.
  fileprivate var mayEndOperand: Bool {
    switch kind {
    case .name, .quotedName, .mark(.rightParenthesis): true
    default: false
    }
  }
}

extension Keyword {
  /// The words that are offered, with those that always follow them.
  fileprivate static let phrases: [(Keyword, String)] = allCases.compactMap { keyword in
    switch keyword {
    case .group, .order, .partition: return (keyword, "\(keyword.rawValue) by")
    // These two are joins only before `join`: they may stand where that may.
    case .left, .cross: return (.join, "\(keyword.rawValue) join")
    case .inner, .outer, .row: return nil
    case .current: return (keyword, "current row")
    default: return (keyword, keyword.rawValue)
    }
  }

  /// What goes on behind free words that are keywords only in front of it.
  fileprivate static let probes: [Keyword: String] = [
    .exists: " (select", .cast: "(1 as", .filter: " (where", .over: " (order by",
    .partition: " by", .rows: " between", .unbounded: " preceding", .current: " row",
    .let: " a =", .param: " a =", .load: " \"a\" as", .cite: " 1", .explain: " select",
    .analyze: " select",
    .check: " select", .coverage: " select", .show: " metrics", .describe: " a",
  ]
}
