public import ReportText

extension SyntaxIssue {
  /// The issue in English.
  public var diagnostic: Diagnostic {
    let wording = kind.wording
    return Diagnostic(.error, wording.message, at: span, label: wording.label, help: wording.help)
  }
}

/// How an issue is said: what is wrong, a word behind the caret, and how to mend it.
private struct Wording {
  var message: String
  var label = ""
  var help: [String] = []

  init(_ message: String, label: String = "", help: String...) {
    self.message = message
    self.label = label
    self.help = help
  }
}

extension SyntaxIssue.Kind {
  fileprivate var wording: Wording {
    switch self {
    case .unexpectedCharacters, .foreignMark, .unclosedText, .unclosedName, .unclosedComment,
      .unclosedPattern, .emptyPattern, .emptyName, .numberTouchesName, .numberTooLarge,
      .percentTouchesOperand:
      characterWording
    case .unexpected(let found, let wanted):
      Wording("expected \(wanted.words), found \(found.words)", label: wanted.advice(found))
    case .misspeltKeyword, .unknownStatement, .readOnly, .missingSemicolon, .nothingSelected,
      .clauseOutOfOrder, .clauseTwice, .clauseBeforeSetOperator, .clauseBehindParentheses,
      .tooManyRelations:
      statementWording
    default:
      expressionWording
    }
  }

  /// Sentences about characters that make no token.
  private var characterWording: Wording {
    switch self {
    case .unexpectedCharacters(let text):
      Wording("unexpected \(quoted(text))", label: Self.advice(aboutCharacters: text))
    case .foreignMark(let written, let meant):
      Wording("\(quoted(written)) has no meaning here", label: "write \(quoted(meant))")
    case .unclosedText(let closing):
      Wording("this text does not end", label: "the closing `\(closing)` is missing")
    case .unclosedName:
      Wording("this quoted name does not end", label: "the closing backquote is missing")
    case .unclosedComment:
      Wording("this comment does not end", label: "the closing `*/` is missing")
    case .unclosedPattern:
      Wording(
        "this pattern does not end on its line",
        label: "the closing `/` is missing",
        help: "a pattern is written `/…/`, a slash inside it `\\/`"
      )
    case .emptyPattern:
      Wording("this pattern is empty", help: "comments begin with `--`")
    case .emptyName:
      Wording("this name is empty")
    case .numberTouchesName(let number, let name):
      Wording("\(quoted(number + name)) is no number", label: Self.advice(number, name))
    case .numberTooLarge:
      Wording("this number is too large", label: "the largest is about 1.8e308")
    default:
      Wording(
        "this `%` touches the number before it, which makes it a percent",
        label: "put spaces around it for the remainder"
      )
    }
  }

  /// Sentences about statements and clauses.
  private var statementWording: Wording {
    switch self {
    case .misspeltKeyword(let written, let meant):
      Wording("unknown word \(quoted(written))", label: "did you mean `\(meant.rawValue)`?")
    case .unknownStatement(let word):
      Wording(
        "\(quoted(word)) begins no statement",
        label: "a query begins with `select`"
      )
    case .readOnly(let word):
      Wording("there is no \(quoted(word)): reports are only read", label: "try `select`")
    case .missingSemicolon:
      Wording("a statement begins inside another", label: "put `;` before it")
    case .nothingSelected:
      Wording("`select` shows nothing", label: "say what to show before this; `*` is everything")
    case .clauseOutOfOrder(let clause, let later):
      Wording(
        "`\(clause.rawValue)` stands behind `\(later.rawValue)`",
        label: "move it before `\(later.rawValue)`"
      )
    case .clauseTwice(let clause):
      Wording("a second `\(clause.rawValue)`", label: Self.advice(aboutSecond: clause))
    case .tooManyRelations(let limit):
      Wording("more than \(limit) relations or selects are put together")
    case .clauseBeforeSetOperator(let clause):
      Wording(
        "`\(clause.rawValue)` stands before the last of the combined selects",
        label: "move `\(clause.rawValue)` behind the last one; it is meant for the whole",
        help: "a select in parentheses may have its own: `(select … \(clause.rawValue) …) union …`"
      )
    case .clauseBehindParentheses(let clause):
      Wording(
        "`\(clause.rawValue)` stands behind a query in parentheses",
        label: "move it into the parentheses"
      )
    default:
      Wording("this is no statement")
    }
  }

  /// Sentences about lists, parentheses and operators.
  private var expressionWording: Wording {
    switch self {
    case .missingComma:
      Wording("two items with no comma between them", label: "missing comma?")
    case .danglingComma:
      Wording("nothing follows this comma", label: "one too many?")
    case .missingConnective:
      Wording("two conditions with nothing between them", label: "missing `and` or `or`?")
    case .unclosedParenthesis:
      Wording("this parenthesis is not closed", label: "the closing `)` is missing")
    case .unmatchedParenthesis:
      Wording("this parenthesis closes nothing", label: "one too many?")
    case .emptyParentheses:
      Wording("nothing stands between these parentheses")
    case .loneValue(let written, let better):
      Wording(
        "\(quoted(written)) alone is no condition",
        label: better.map { "write `\($0)`" } ?? ""
      )
    case .chainedComparison(let better):
      Wording(
        "a comparison cannot be compared again",
        label: better.map { "write `\($0)`" } ?? "put parentheses around the first one"
      )
    case .misplacedPattern:
      Wording("a pattern stands only behind `~` or `!~`", label: "text is written \"…\"")
    case .nestedTooDeep(let limit):
      Wording("this nests deeper than \(limit) levels")
    case .tooManyOperators(let limit):
      Wording(
        "more than \(limit) operators in one expression",
        help: "many values of one column are shorter as `column in (…)`"
      )
    default:
      Wording("this is no expression")
    }
  }

  private static func advice(aboutCharacters text: String) -> String {
    switch text {
    case "#": "comments begin with `--`"
    case "”", "“": "text is written “…” or \"…\""
    case "’", "‘": "text is written ‘…’ or '…'"
    case "&": "write `and`"
    case "|": "write `or`"
    default: ""
    }
  }

  /// Numbers run into words where a unit is written or a space left out.
  private static func advice(_ number: String, _ name: String) -> String {
    Keyword(reserved: name) == nil
      ? "numbers have no unit here: write \(quoted(number))" : "put a space before \(quoted(name))"
  }

  private static func advice(aboutSecond clause: Clause) -> String {
    switch clause {
    case .where, .having: "join the conditions by `and`"
    case .groupBy, .orderBy: "join the lists by a comma"
    default: "only one can hold"
    }
  }
}

extension SyntaxIssue.Wanted {
  fileprivate var words: String {
    switch self {
    case .expression: "a value"
    case .name: "a name"
    case .relation: "a relation"
    case .keywords(let keywords): Self.alternatives(keywords.map { "`\($0.rawValue)`" })
    case .mark(let mark): "`\(mark.rawValue)`"
    case .rowNumber: "the number of a row"
    case .text: "a text"
    case .file: "the path of a file in quotes"
    case .asName: "`as` and a name"
    case .clauseOrEnd: "a clause or the end of the statement"
    case .endOfStatement: "the end of the statement"
    }
  }

  /// What is written behind the caret.
  fileprivate func advice(_ found: Token.Kind) -> String {
    switch (self, found) {
    case (.expression, .keyword(let word)), (.name, .keyword(let word)),
      (.relation, .keyword(let word)):
      Self.wordsLikeNames.contains(word) ? "if this is a name, write it in backquotes" : ""
    case (.name, .text), (.relation, .text): "names stand without quotes"
    case (.keywords([.null]), _): "`is` asks only for null; `=` compares"
    case (.rowNumber, _): "such as `cite 1`"
    case (.text, _): "such as \"率\""
    case (.file, _), (.asName, _): "such as `load \"population.csv\" as population`"
    case (.keywords(let words), _): Self.advice(aboutMissing: words)
    default: ""
    }
  }

  /// How the forms are written whose words are missing.
  private static func advice(aboutMissing words: [Keyword]) -> String {
    switch words.last {
    case .when, .then, .end: "a choice is written `case when … then … else … end`"
    case .where: "write `filter (where …)`"
    case .rows: "a window counts rows: `rows between 1 preceding and current row`"
    case .following: "as in `rows between 1 preceding and 1 following`"
    case .as: words.count == 1 ? "write `cast(… as int)`" : ""
    default: ""
    }
  }

  /// Reserved words that columns of other tables are often called by.
  private static let wordsLikeNames: Set<Keyword> = [
    .order, .group, .limit, .offset, .distinct, .div, .like, .between, .by,
  ]

  private static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Token.Kind {
  fileprivate var words: String {
    switch self {
    case .keyword(let keyword): "`\(keyword.rawValue)`"
    case .name(let name), .quotedName(let name): quoted(name)
    case .parameter: "a parameter"
    case .int, .number: "a number"
    case .percent: "a percent"
    case .text: "a text"
    case .pattern: "a pattern"
    case .mark(let mark): "`\(mark.rawValue)`"
    case .end: "the end of the query"
    }
  }
}

/// Shows query text in a sentence.
private func quoted(_ text: String) -> String { "`\(text)`" }
