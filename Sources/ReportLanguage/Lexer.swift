import ReportText

/// Cuts query text into tokens; what means nothing is reported and passed over.
///
/// Complexity: linear in the length of the text.
struct Lexer {
  let source: SourceText
  let scalars: [Unicode.Scalar]
  /// The byte offset of every scalar, and of the end.
  let offsets: [Int]
  /// The scalar to be read next.
  var index = 0
  /// What was found wrong so far.
  var issues: [SyntaxIssue] = []
  /// The token read last, which decides what `/` and 且 mean.
  var previous: Token.Kind?
  /// Where the text, quoted name or block comment begins that the end interrupts.
  var unclosedStart: Int?

  private let meter: WorkMeter?

  init(_ source: SourceText, meter: WorkMeter? = nil) {
    self.source = source
    self.meter = meter
    self.scalars = Array(source.string.unicodeScalars)
    var offsets = [0]
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offset += UTF8.width(scalar)
      offsets.append(offset)
    }
    self.offsets = offsets
  }

  /// Reads all tokens; the last one is ``Token/Kind/end``.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    repeat {
      let token = readToken()
      previous = token.kind
      tokens.append(token)
    } while previous != .end
    return tokens
  }

  private mutating func readToken() -> Token {
    var trivia: [Trivia] = []
    while true {
      readTrivia(into: &trivia)
      let start = index
      if let kind = readKind() {
        return Token(kind: kind, span: span(from: start), leadingTrivia: trivia)
      }
      trivia.append(Trivia(kind: .skipped, span: span(from: start)))
    }
  }

  /// Reads one token; `nil` after skipping characters that begin none.
  private mutating func readKind() -> Token.Kind? {
    guard let scalar = peek() else { return .end }
    if Self.isDigit(scalar) || (scalar == "." && startsFraction()) { return readNumber() }
    if Self.startsName(scalar) { return readWord() }
    if scalar == "$", peek(1).map(Self.startsName) ?? false { return readParameter() }
    if let quote = TextQuote(opening: scalars[index]) { return readText(quote) }
    if scalar == "`" { return readQuotedName() }
    if scalar == "/" && !Self.endsOperand(previous) { return readPattern() }
    if let kind = readMark() ?? readReversedText() { return kind }
    skipUnknown()
    return nil
  }

  /// Reports and passes over characters that begin no token, up to the next that may.
  private mutating func skipUnknown() {
    let start = index
    repeat { index += 1 } while peek().map(Self.isUnknown) ?? false
    report(.unexpectedCharacters(text(from: start)), from: start)
  }

  /// Reads a plain name or a reserved word.
  private mutating func readWord() -> Token.Kind {
    if Self.canPrecedeSplit(previous), let connective = leadingConnective() {
      index += 1
      return .keyword(connective)
    }
    let start = index
    while let scalar = peek(), Self.continuesName(scalar) { index += 1 }
    let word = narrowedText(from: start)
    return Keyword(reserved: word).map(Token.Kind.keyword) ?? .name(word)
  }

  /// Reads a dollar sign and the name behind it.
  private mutating func readParameter() -> Token.Kind {
    index += 1
    let start = index
    while let scalar = peek(), Self.continuesName(scalar) { index += 1 }
    return .parameter(narrowedText(from: start))
  }

  /// The connective that the next character alone stands for: 且 or 或.
  func leadingConnective() -> Keyword? {
    switch peek() {
    case "且": .and
    case "或": .or
    default: nil
    }
  }
}

// MARK: Looking at the text

extension Lexer {
  /// A scalar ahead as its ASCII twin where it has one; `nil` behind the end.
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    meter?.steps += 1
    let position = index + distance
    return scalars.indices.contains(position) ? FoldedText.narrowed(scalars[position]) : nil
  }

  func span(from start: Int) -> SourceSpan { SourceSpan(offsets[start], offsets[index]) }

  func text(from start: Int) -> String { source.text(in: span(from: start)) }

  func narrowedText(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<index].lazy.map(FoldedText.narrowed))
    return String(text)
  }

  mutating func report(_ kind: SyntaxIssue.Kind, from start: Int) {
    issues.append(SyntaxIssue(kind, at: span(from: start)))
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isIDStart
  }

  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isIDContinue
  }

  private static func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
    !(isDigit(scalar) || startsName(scalar) || scalar == "`" || isBlank(scalar)
      || TextQuote(opening: scalar) != nil || TextQuote.opening(of: scalar) != nil
      || startsMark(scalar))
  }

  /// Whether a token ends an operand, so that `/` behind it divides.
  private static func endsOperand(_ kind: Token.Kind?) -> Bool {
    switch kind {
    case .name, .quotedName, .parameter, .keyword(.null), .keyword(.true), .keyword(.false): true
    default: canPrecedeSplit(kind)
    }
  }

  /// Whether a leading 且 or 或 behind a token is split off.
  private static func canPrecedeSplit(_ kind: Token.Kind?) -> Bool {
    switch kind {
    case .int, .number, .percent, .text, .pattern, .mark(.rightParenthesis): true
    default: false
    }
  }

  /// Whether `.` begins a number: an operand is expected and a digit follows.
  private func startsFraction() -> Bool {
    !Self.endsOperand(previous) && (peek(1).map(Self.isDigit) ?? false)
  }
}
