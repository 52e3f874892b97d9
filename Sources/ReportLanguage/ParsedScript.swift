public import ReportText

/// Query text: statements with `;` between them.
public enum Script {
  /// Reads a text into statements; every issue in it is found at once.
  ///
  ///     Script.parse(SourceText(name: "query", "select agency; cite 1")).statements.count  // 2
  ///
  /// - Parameter source: The query text; all spans are places in it.
  /// - Returns: The statements in order, and what is wrong with them.
  public static func parse(_ source: SourceText) -> ParsedScript {
    ScriptReader(source).script
  }
}

/// The statements of a query text, and what is wrong with it.
public struct ParsedScript: Sendable {
  /// The text that was read.
  public let source: SourceText
  /// The statements in the order of the text.
  public let statements: [ParsedStatement]
  /// What is wrong, by place; also where it belongs to no statement.
  public let issues: [SyntaxIssue]

  /// What is wrong, in words.
  public var diagnostics: [Diagnostic] { issues.map(\.diagnostic) }
}

/// One statement of a script, as far as it could be read.
public struct ParsedStatement: Sendable {
  /// The statement; `nil` where it could not be read at all.
  public let statement: Statement?
  /// Where it stands, without its semicolon.
  public let span: SourceSpan
  /// What is wrong with it, by place.
  public let issues: [SyntaxIssue]

  /// The statement if it may be run: one with an issue may mean something else than it seems.
  public var runnable: Statement? { issues.isEmpty ? statement : nil }
}

/// Lexer and parser run over one text.
struct ScriptReader {
  /// The tree and all issues.
  let script: ParsedScript
  /// The tokens, the end included.
  let tokens: [Token]
  /// Whether more text behind the end may make it whole.
  let lacksMore: Bool

  init(_ source: SourceText, meter: WorkMeter? = nil) {
    var lexer = Lexer(source, meter: meter)
    tokens = lexer.tokens()
    var parser = Parser(
      source,
      tokens: tokens,
      unclosedStart: lexer.unclosedStart,
      meter: meter
    )
    let parsed = parser.parseScript()
    script = ParsedScript(
      source: source,
      statements: Self.distribute(lexer.issues, over: parsed, ends: parser.statementEnds),
      issues: Self.sorted(lexer.issues + parser.issues)
    )
    lacksMore = lexer.unclosedStart != nil || (lexer.issues.isEmpty && parser.lacksMore)
  }

  /// Gives each issue about characters to the statement that it stands in or before.
  private static func distribute(
    _ issues: [SyntaxIssue],
    over statements: [ParsedStatement],
    ends: [Int]
  ) -> [ParsedStatement] {
    var rest = issues[...]
    return zip(statements, ends).map { statement, end in
      let own = rest.prefix { $0.span.start < end }
      rest = rest.dropFirst(own.count)
      return ParsedStatement(
        statement: statement.statement,
        span: statement.span,
        issues: sorted(own + statement.issues)
      )
    }
  }

  private static func sorted(_ issues: some Sequence<SyntaxIssue>) -> [SyntaxIssue] {
    issues.enumerated()
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
      .map(\.element)
  }
}
