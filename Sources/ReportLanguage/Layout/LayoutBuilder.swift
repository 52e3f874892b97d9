import ReportText

/// Turns the tokens of a statement into a document, along its syntax tree.
///
/// The tree says where lines may break and which words are names; what is written are the tokens,
/// every one of them, so that nothing can be lost: names, texts and numbers stay as they are
/// written, words of the grammar become small, marks ASCII.
struct LayoutBuilder {
  let source: SourceText
  let tokens: [Token]
  /// The token to be written next.
  private(set) var position: Int
  /// Whether what stands before the next token is written.
  private var isSeparated = true

  /// What stands between two tokens where no comment does.
  enum Gap {
    case nothing, blank, line, softLine

    var document: LayoutDocument {
      switch self {
      case .nothing: .empty
      case .blank: .text(" ")
      case .line: .line
      case .softLine: .softLine
      }
    }
  }

  /// What comments between two tokens are of.
  enum Side {
    /// What stands before them.
    case previous
    /// What stands behind them, unless they end their line.
    case next
    /// What the next token closes, which stands further to the right.
    case nested
  }

  /// Begins at a token, before which everything is written.
  init(_ source: SourceText, _ tokens: [Token], at position: Int) {
    self.source = source
    self.tokens = tokens
    self.position = position
  }

  /// The token to be written next.
  var current: Token { tokens[position] }

  func at(_ mark: Mark) -> Bool { current.kind == .mark(mark) }

  func at(_ keyword: Keyword) -> Bool { current.spells(keyword) }
}

// MARK: Tokens

extension LayoutBuilder {
  /// Writes the next token as part of the grammar.
  mutating func word() -> LayoutDocument { next(isName: false) }

  /// Writes the tokens before a place as parts of the grammar.
  mutating func words(before offset: Int) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    while current.span.start < offset && current.kind != .end { parts.append(word()) }
    return .sequence(parts)
  }

  /// Writes the tokens of a span as names and values; those before it belong to the grammar.
  mutating func leaf(_ span: SourceSpan) -> LayoutDocument {
    var parts = [words(before: span.start)]
    while current.span.start < span.end && current.kind != .end { parts.append(next(isName: true)) }
    return .sequence(parts)
  }

  mutating func name(_ name: Name) -> LayoutDocument { leaf(name.span) }

  private mutating func next(isName: Bool) -> LayoutDocument {
    let before = isSeparated ? .empty : separator(gapBeforeCurrent)
    isSeparated = false
    let text = LayoutDocument.text(Self.spelling(of: current, isName: isName, in: source))
    position += 1
    return .sequence([before, text])
  }

  private var gapBeforeCurrent: Gap {
    if current.closes || at(.point) { return .nothing }
    switch tokens[position - 1].kind {
    case .mark(.leftParenthesis), .mark(.point): return .nothing
    default: return .blank
    }
  }

  private static func spelling(of token: Token, isName: Bool, in source: SourceText) -> String {
    let written = source.text(in: token.span)
    switch token.kind {
    case .text, .pattern, .quotedName: return written
    case .keyword(let keyword):
      return written == keyword.chineseAlias ? written : keyword.rawValue
    case .name(let name): return isName ? name : FoldedText.fold(name)
    case .parameter(let name): return "$" + name
    case .int, .number, .percent:
      return String(String.UnicodeScalarView(narrowed(written).map { $0 == "。" ? "." : $0 }))
    case .mark(let mark):
      let ascii = narrowed(written)
      return ascii.allSatisfy(\.isASCII) ? String(String.UnicodeScalarView(ascii)) : mark.rawValue
    case .end: return ""
    }
  }

  private static func narrowed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map(FoldedText.narrowed)
  }
}

// MARK: Between tokens

extension LayoutBuilder {
  /// Writes what stands before the next token: a gap, or comments.
  ///
  /// - Parameters:
  ///   - gap: What stands there without a comment.
  ///   - side: What a comment inside the line is of.
  ///   - before: Trivia that was left over from the token before.
  /// - Returns: What is written; the next token stands directly behind it.
  mutating func separator(
    _ gap: Gap,
    _ side: Side = .previous,
    behind before: [Trivia] = []
  ) -> LayoutDocument {
    isSeparated = true
    let list = CommentList(before + current.leadingTrivia, in: source)
    if list.comments.isEmpty { return gap.document }
    if side == .next && list.isInsideLine {
      let comments = list.comments.map(\.text).joined(separator: " ")
      return .sequence([gap.document, .text(comments + " ")])
    }
    var parts: [LayoutDocument] = []
    for (index, comment) in list.comments.enumerated() {
      if comment.startsLine {
        parts.append(.hardLine)
      } else if index > 0 || tokens[position - 1].kind != .mark(.leftParenthesis) {
        parts.append(.text(" "))
      }
      parts.append(comment.takesRestOfLine ? .note(comment.text) : .text(comment.text))
    }
    let notes = LayoutDocument.sequence(parts)
    return .sequence([side == .nested ? .nest(notes) : notes, behind(list, gap)])
  }

  /// What stands between comments and the next token.
  private func behind(_ list: CommentList, _ gap: Gap) -> LayoutDocument {
    if list.endsLine(list.comments.count - 1) { return .hardLine }
    if current.closes { return gap == .blank ? .text(" ") : gap.document }
    let leadsNext = list.comments.contains(where: \.startsLine)
    return gap == .line && !leadsNext ? .line : .text(" ")
  }
}

// MARK: Forms that recur

extension LayoutBuilder {
  /// Writes parentheses around something that stands further to the right where they break.
  mutating func parentheses(_ body: (inout LayoutBuilder) -> LayoutDocument) -> LayoutDocument {
    let opening = word()
    if at(.rightParenthesis) { return .sequence([opening, word()]) }
    let inner: [LayoutDocument] = [separator(.softLine, .next), body(&self)]
    let end = separator(.softLine, .nested)
    return .group(.sequence([opening, .nest(.sequence(inner)), end, word()]))
  }

  /// Writes elements with commas between them, each on a line of its own where they break.
  mutating func list<Element>(
    _ elements: [Element],
    _ write: (inout LayoutBuilder, Element) -> LayoutDocument
  ) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    for (index, element) in elements.enumerated() {
      if index > 0 { parts += comma() }
      parts.append(write(&self, element))
    }
    return .sequence(parts)
  }

  /// Writes elements with commas between them, as many on a line as fit.
  mutating func filledList<Element>(
    _ elements: [Element],
    _ write: (inout LayoutBuilder, Element) -> LayoutDocument
  ) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    for (index, element) in elements.enumerated() {
      let comma = index > 0 ? self.comma() : []
      parts += comma.prefix(1)
      parts.append(.group(.sequence(comma.dropFirst() + [write(&self, element)])))
    }
    return .sequence(parts)
  }

  /// Writes a comma and what stands before the next token.
  ///
  /// A comment that ends its line goes behind the comma: it is of the element before.
  mutating func comma() -> [LayoutDocument] {
    if CommentList(current.leadingTrivia, in: source).isInsideLine {
      return [word(), separator(.line, .next)]
    }
    let before = current.leadingTrivia
    isSeparated = true
    return [word(), separator(.line, .next, behind: before)]
  }
}

extension Token {
  /// Whether nothing stands between the token and what is before it.
  fileprivate var closes: Bool {
    switch kind {
    case .mark(.comma), .mark(.semicolon), .mark(.rightParenthesis), .end: true
    default: false
    }
  }
}
