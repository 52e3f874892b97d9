import ReportText

extension SyntaxIssue {
  /// A form of other dialects of SQL that is written otherwise here.
  public enum ForeignForm: Hashable, Sendable, CaseIterable {
    /// `select top 10 agency`
    case top
    /// `limit 5, 10`
    case limitComma
    /// `fetch first 10 rows only`
    case fetch
    /// `x ilike "a%"`
    case ilike
    /// `x regexp "a"`, `x rlike "a"`, `x similar to "a"`
    case regexp
    /// `x isnull`
    case isNull
    /// `x notnull`
    case notNull
    /// `right join`
    case rightJoin
    /// `full join`
    case fullJoin
    /// `natural join`
    case naturalJoin
  }
}

extension SyntaxIssue.ForeignForm {
  /// How the form is written elsewhere.
  var written: String {
    switch self {
    case .top: "top"
    case .limitComma: "limit …, …"
    case .fetch: "fetch"
    case .ilike: "ilike"
    case .regexp: "regexp"
    case .isNull: "isnull"
    case .notNull: "notnull"
    case .rightJoin: "right join"
    case .fullJoin: "full join"
    case .naturalJoin: "natural join"
    }
  }

  /// What is written here instead.
  var advice: Wording {
    switch self {
    case .top, .fetch:
      Wording("write `limit 10` at the end of the query", "请在查询末尾写 `limit 10`")
    case .limitComma:
      Wording(
        "the rows to pass over go behind `offset`: `limit 10 offset 5`",
        "跳过的行数写在 `offset` 之后：`limit 10 offset 5`"
      )
    case .ilike:
      Wording(
        "`~` asks whether a text contains another, whatever the case: `agency ~ \"x\"`",
        "`~` 问是否含有，不分大小写：`agency ~ \"x\"`"
      )
    case .regexp:
      Wording("a regular expression goes behind `~`: `~ /…/`", "正则表达式写在 `~` 之后：`~ /…/`")
    case .isNull: Wording("write `is null`", "请写 `is null`")
    case .notNull: Wording("write `is not null`", "请写 `is not null`")
    case .rightJoin:
      Wording(
        "write the other relation first, and `left join`",
        "请先写另一个关系，再用 `left join`"
      )
    case .fullJoin:
      Wording(
        "`left join` keeps the rows of one side; `union` adds those of the other",
        "`left join` 保留一边的行，再用 `union` 加上另一边的"
      )
    case .naturalJoin:
      Wording("name the columns: `join … using (…)`", "请写出列：`join … using (…)`")
    }
  }
}

// MARK: Reading them

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
    case "similar" where words[1].kind == .name("to"): form = .regexp
    case "isnull" where !words[1].beginsOperand: form = .isNull
    case "notnull" where !words[1].beginsOperand: form = .notNull
    default: return nil
    }
    let takesPattern = form == .ilike || form == .regexp
    guard !takesPattern || words[1].beginsOperand else { return nil }
    report(form, at: words[0].span)
    if isNegated { advance() }
    advance()
    if FoldedText.fold(word) == "similar" { advance() }
    if takesPattern { _ = try parseSum() }
    return Expression(.missing, at: SourceSpan(left.span.start, endOfPrevious))
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
