import ReportText

/// Forms of other dialects: read, reported and passed over.
extension Parser {
  mutating func report(_ form: SyntaxIssue.ForeignForm, at span: SourceSpan) {
    report(.foreignForm(form), at: span)
  }

  /// Takes `top 10` in front of the select list, which is reported.
  mutating func skipTop() {
    guard case .name(let word) = current.kind, FoldedText.fold(word) == "top",
      case .int = following.kind
    else { return }
    let behind = tokens[min(position + 2, tokens.count - 1)]
    guard behind.beginsOperand || behind.kind == .mark(.star) else { return }
    report(.top, at: current.span.union(following.span))
    advance()
    advance()
  }

  /// Takes the second number of `limit 5, 10`, which is reported.
  mutating func skipSecondLimit() throws(SyntaxIssue) {
    guard at(.comma), following.beginsOperand else { return }
    report(.limitComma, at: current.span)
    advance()
    _ = try parseExpression()
  }

  /// Reads a comparison by a word of other dialects, which is reported; `nil` where none stands.
  mutating func foreignComparison(of left: Expression) throws(SyntaxIssue) -> Expression? {
    var words = [current, following]
    let isNegated = at(.not)
    if isNegated { words = [following, tokens[min(position + 2, tokens.count - 1)]] }
    guard case .name(let word) = words[0].kind else { return nil }
    let form: SyntaxIssue.ForeignForm
    switch FoldedText.fold(word) {
    case "ilike": form = .ilike
    case "rlike", "regexp": form = .regexp
    case "glob": form = .glob
    case "similar" where words[1].kind == .name("to"): form = .regexp
    case "isnull" where !words[1].beginsOperand: form = .isNull
    case "notnull" where !words[1].beginsOperand: form = .notNull
    default: return nil
    }
    let takesPattern = form == .ilike || form == .regexp || form == .glob
    guard !takesPattern || words[1].beginsOperand else { return nil }
    report(form, at: words[0].span)
    if isNegated { advance() }
    advance()
    if FoldedText.fold(word) == "similar" { advance() }
    if takesPattern { _ = try parseSum() }
    return Expression(.missing, at: SourceSpan(left.span.start, endOfPrevious))
  }

  /// Takes `escape "!"` behind a pattern of `like`, which is reported.
  mutating func skipEscape() {
    guard case .name(let word) = current.kind, FoldedText.fold(word) == "escape",
      case .text = following.kind
    else { return }
    report(.escape, at: current.span)
    advance()
    advance()
  }

  /// Reads `any (select …)` or `all (select …)`, which is reported; `nil` where none stands.
  mutating func foreignQuantifier() throws(SyntaxIssue) -> Expression? {
    guard following.kind == .mark(.leftParenthesis) else { return nil }
    switch current.kind {
    case .keyword(.all): break
    case .name(let word) where ["any", "some"].contains(FoldedText.fold(word)): break
    default: return nil
    }
    guard beginsSubquery(at: position + 1) else { return nil }
    let start = advance().span
    report(.quantified, at: start)
    _ = try parseSubquery()
    return Expression(.missing, at: SourceSpan(start.start, endOfPrevious))
  }

  /// Takes the values behind the first of `(a, b)`; the first such form is reported.
  mutating func skipRowValue() throws(SyntaxIssue) {
    guard at(.comma), following.beginsOperand else { return }
    if issues.last?.kind != .foreignForm(.rowValue) { report(.rowValue, at: current.span) }
    while take(.comma) { _ = try parseExpression() }
  }

  /// Takes the name of a window behind `over`, which is reported.
  mutating func skipNamedWindow() {
    guard at(.over), following.isName else { return }
    report(.namedWindow, at: current.span.union(following.span))
    advance()
    advance()
  }

  /// Whether `window w as (…)` stands here.
  var atWindowClause: Bool {
    guard case .name(let word) = current.kind, FoldedText.fold(word) == "window" else {
      return false
    }
    return following.isName && tokens[min(position + 2, tokens.count - 1)].spells(.as)
  }

  /// Takes `recursive` behind `with`, which is reported.
  mutating func skipRecursive() {
    guard case .name(let word) = current.kind, FoldedText.fold(word) == "recursive",
      following.isName
    else { return }
    report(.recursive, at: current.span)
    advance()
  }

  /// Takes the names of columns behind that of a query, which are reported.
  mutating func skipNamedColumns() {
    guard at(.leftParenthesis), !beginsSubquery(at: position),
      let closing = closingParentheses[position], tokens[closing + 1].spells(.as)
    else { return }
    report(.namedColumns, at: current.span.union(tokens[closing].span))
    position = closing + 1
  }

  /// Takes the length behind the name of a type, which is reported.
  mutating func skipTypeLength() {
    guard at(.leftParenthesis), let closing = closingParentheses[position] else { return }
    report(.typeLength, at: current.span.union(tokens[closing].span))
    position = closing + 1
  }

  /// The join of other dialects that begins at a token.
  func foreignJoin(at index: Int) -> SyntaxIssue.ForeignForm? {
    let last = tokens.count - 1
    guard index < last, case .name(let word) = tokens[index].kind else { return nil }
    var next = tokens[index + 1]
    if next.spells(.outer) { next = tokens[min(index + 2, last)] }
    guard next.spells(.join) || next.spells(.left) || next.spells(.inner) else { return nil }
    switch FoldedText.fold(word) {
    case "right" where next.spells(.join): return .rightJoin
    case "full" where next.spells(.join): return .fullJoin
    case "natural": return .naturalJoin
    default: return nil
    }
  }

  /// Reports a join of other dialects, and takes its first words: a plain join is left.
  mutating func skipForeignJoin() {
    guard let form = foreignJoin(at: position) else { return }
    report(form, at: current.span)
    lacksJoinCondition = form == .naturalJoin
    advance()
    if at(.outer) { advance() }
  }

  /// Whether `fetch first 10 rows only` stands here.
  var atFetch: Bool {
    guard case .name(let word) = current.kind, FoldedText.fold(word) == "fetch" else {
      return false
    }
    return following.spells(.first) || following.kind == .name("next")
  }
}
