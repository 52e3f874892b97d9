import ReportText

@testable import ReportLanguage

/// What must hold of query texts, whatever they say.
enum TextProperties {
  /// What does not hold of a text that may be wrong; drawing its issues must not fail either.
  static func brokenOnes(of text: String) -> [String] {
    let source = source(text)
    let reader = ScriptReader(source)
    let script = reader.script
    var broken: [String] = []
    func hold(_ condition: Bool, _ property: String) {
      if !condition { broken.append("\(property): \(text)") }
    }
    hold(covers(reader.tokens, source), "tokens and trivia cover the text")
    hold(script.issues.allSatisfy { source.span.contains($0.span) }, "issues stand inside")
    hold(script.statements.allSatisfy { source.span.contains($0.span) }, "statements stand inside")
    let isInterrupted = script.issues.contains(where: \.isUnclosed)
    for statement in script.statements where statement.statement == nil {
      hold(!statement.issues.isEmpty || isInterrupted, "no statement is lost silently")
    }
    for statement in script.statements.compactMap(\.runnable) {
      let printed = SyntaxPrinter.print(statement)
      hold(canonical(printed) == printed, "what may be run is whole")
    }
    _ = drawn(script)
    _ = StatementCompleteness(of: source)
    return script.issues.isEmpty ? broken + brokenOnes(ofValid: text) : broken
  }

  /// What does not hold of a text that has no mistake.
  static func brokenOnes(ofValid text: String) -> [String] {
    let first = ScriptReader(source(text))
    guard first.script.issues.isEmpty else { return ["it parses: \(text)\n\(drawn(first.script))"] }
    let shapes = first.script.statements.compactMap(\.statement).map(SyntaxShape.of)
    var broken: [String] = []

    let printed = first.script.statements.compactMap(\.statement).map(SyntaxPrinter.print)
      .joined(separator: "; ")
    if Self.shapes(of: printed) != shapes {
      broken.append("printed the same: \(text)\n→ \(printed)")
    }

    guard let layout = try? Script.formatted(source(text)) else {
      return broken + ["it is laid out: \(text)"]
    }
    let second = ScriptReader(source(layout))
    let laidOut = second.script.statements.compactMap(\.statement).map(SyntaxShape.of)
    if !second.script.issues.isEmpty || laidOut != shapes {
      broken.append("laid out the same: \(text)\n→ \(layout)")
    }
    if comments(of: second) != comments(of: first) {
      broken.append("comments stay: \(text)\n→ \(layout)")
    }
    if words(of: second) != words(of: first) { broken.append("tokens stay: \(text)\n→ \(layout)") }
    if (try? Script.formatted(source(layout))) != layout {
      broken.append("laid out again: \(text)\n→ \(layout)")
    }
    return broken
  }

  private static func covers(_ tokens: [Token], _ source: SourceText) -> Bool {
    var end = 0
    for span in tokens.flatMap({ $0.leadingTrivia.map(\.span) + [$0.span] }) {
      if span.start != end { return false }
      end = span.end
    }
    return end == source.span.end
  }

  private static func shapes(of text: String) -> [Statement]? {
    let script = Script.parse(source(text))
    return script.issues.isEmpty
      ? script.statements.compactMap(\.statement).map(SyntaxShape.of) : nil
  }

  /// The comments in order, but for blanks at their ends.
  private static func comments(of reader: ScriptReader) -> [String] {
    reader.tokens.flatMap(\.leadingTrivia).filter { $0.kind != .whiteSpace }.map { trivia in
      var text = reader.script.source.text(in: trivia.span).unicodeScalars
      while let last = text.last, Lexer.isBlank(last) { text.removeLast() }
      return String(text)
    }
  }

  /// The tokens in order; semicolons may be put right, and words of the grammar are spelt anew.
  private static func words(of reader: ScriptReader) -> [Token.Kind] {
    reader.tokens.map(\.kind).filter { $0 != .mark(.semicolon) }.map { kind in
      if case .name(let name) = kind { return .name(FoldedText.fold(name)) }
      return kind
    }
  }
}

extension SyntaxIssue {
  /// Whether what the issue is about swallows the rest of the text.
  fileprivate var isUnclosed: Bool {
    [.unclosedText, .unclosedName, .unclosedComment].contains(code)
  }
}
