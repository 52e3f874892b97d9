public import ReportText

extension Script {
  /// The cells of a line that the layout keeps to where it can.
  public static let layoutWidth = 100

  /// Writes a text in its one canonical layout.
  ///
  ///     try Script.formatted(SourceText(name: "query", "SELECT a,b"))  // select a, b;
  ///
  /// A statement that fits stands on one line, else each clause has its own. Comments stay between
  /// the tokens that they stand between, names, texts and numbers as they are written; words
  /// become small, marks ASCII, every statement ends with `;`. What is written is laid out to
  /// itself again.
  ///
  /// Complexity: linear in the length of the text.
  ///
  /// - Parameter source: Statements with `;` between them.
  /// - Returns: The text, with a line break at its end unless it is empty.
  /// - Throws: What is wrong with the text, where something is: then nothing is laid out.
  public static func formatted(_ source: SourceText) throws(SyntaxIssues) -> String {
    let reader = ScriptReader(source)
    guard reader.script.issues.isEmpty else { throw SyntaxIssues(issues: reader.script.issues) }
    var layout = ScriptLayout(reader)
    return layout.text()
  }
}

/// All that is wrong with the form of a text.
public struct SyntaxIssues: Error, Hashable, Sendable {
  /// What is wrong, by place; at least one.
  public var issues: [SyntaxIssue]
}

/// Puts the statements and comments of a script below each other.
struct ScriptLayout {
  private let reader: ScriptReader
  private let meter: WorkMeter?
  private var output = ""

  /// What stands by itself in a script.
  private enum Piece {
    case comment(Comment)
    case statement(LayoutDocument, lineBreaksBefore: Int)

    var lineBreaksBefore: Int {
      switch self {
      case .comment(let comment): comment.lineBreaksBefore
      case .statement(_, let lineBreaks): lineBreaks
      }
    }

    var takesRestOfLine: Bool {
      guard case .comment(let comment) = self else { return false }
      return comment.takesRestOfLine
    }

    var isStatement: Bool {
      if case .statement = self { true } else { false }
    }
  }

  init(_ reader: ScriptReader, meter: WorkMeter? = nil) {
    self.reader = reader
    self.meter = meter
  }

  /// The whole text.
  mutating func text() -> String {
    let pieces = self.pieces()
    for (index, piece) in pieces.enumerated() {
      if index > 0 { output += gap(before: index, in: pieces) }
      switch piece {
      case .comment(let comment): output += comment.text
      case .statement(let document, _): write(document)
      }
    }
    return pieces.isEmpty ? "" : output + "\n"
  }

  private mutating func write(_ document: LayoutDocument) {
    let lineStart = output.unicodeScalars.lastIndex(where: Lexer.isLineBreak)
      .map(output.unicodeScalars.index(after:))
    output += LayoutRenderer.render(
      .sequence([document, .text(";")]),
      width: Script.layoutWidth,
      from: DisplayWidth.cells(in: output[(lineStart ?? output.startIndex)...]),
      meter: meter
    )
  }

  /// Comments and statements in order; semicolons belong to statements.
  private func pieces() -> [Piece] {
    let source = reader.script.source
    let tokens = reader.tokens
    var statements = reader.script.statements.compactMap(\.statement)[...]
    var pieces: [Piece] = []
    var position = 0
    while position < tokens.count {
      let list = CommentList(tokens[position].leadingTrivia, in: source)
      pieces += list.comments.map(Piece.comment)
      if let statement = statements.first, statement.span.start <= tokens[position].span.start {
        statements.removeFirst()
        var builder = LayoutBuilder(source, tokens, at: position)
        let document = builder.whole(statement)
        position = builder.position
        pieces.append(.statement(document, lineBreaksBefore: list.lineBreaksBehind))
      } else {
        position += 1
      }
    }
    return pieces
  }

  /// What stands between a piece and the one before.
  private func gap(before index: Int, in pieces: [Piece]) -> String {
    let (previous, piece) = (pieces[index - 1], pieces[index])
    if piece.lineBreaksBefore > 1 { return "\n\n" }
    let breaks =
      piece.lineBreaksBefore > 0 || previous.takesRestOfLine
      || (previous.isStatement && leadsStatement(from: index, in: pieces))
    return breaks ? "\n" : " "
  }

  /// Whether a statement follows on the same line: what stands before it then belongs to it.
  private func leadsStatement(from index: Int, in pieces: [Piece]) -> Bool {
    for next in pieces[index...] {
      if next.lineBreaksBefore > 0 { return false }
      if next.isStatement || next.takesRestOfLine { return next.isStatement }
    }
    return false
  }
}
