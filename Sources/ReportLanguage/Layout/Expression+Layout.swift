public import ReportText

extension Expression {
  /// The expression as it is written, in the canonical layout on one line, without comments.
  ///
  /// Complexity: linear in the length of the expression.
  ///
  /// - Parameter source: The text that the expression was read from, without issues in it.
  /// - Returns: One line, unless a text in it holds line breaks.
  public func laidOut(from source: SourceText) -> String {
    var lexer = Lexer(SourceText(name: source.name, source.text(in: span)))
    let tokens = lexer.tokens().map { token in
      let place = SourceSpan(token.span.start + span.start, token.span.end + span.start)
      return Token(kind: token.kind, span: place, leadingTrivia: [])
    }
    var builder = LayoutBuilder(source, tokens, at: 0)
    return LayoutRenderer.render(.group(builder.expression(self)), width: .max)
  }
}
