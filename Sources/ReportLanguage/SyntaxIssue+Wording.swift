public import ReportText

extension SyntaxIssue {
  /// How the issue is told to a person.
  public var diagnostic: Diagnostic {
    let told = kind.told
    return Diagnostic(
      .error,
      code.rawValue,
      told.message,
      at: span,
      label: told.label,
      help: told.help
    )
  }
}

/// How an issue is said: what is wrong, a word behind the caret, and how to mend it.
private struct Told {
  var message: Wording
  var label = Wording.nothing
  var help: [Wording] = []

  init(_ english: String, _ chinese: String, label: Wording = .nothing, help: Wording...) {
    self.message = Wording(english, chinese)
    self.label = label
    self.help = help
  }
}

extension SyntaxIssue.Kind {
  fileprivate var told: Told {
    switch self {
    case .unexpectedCharacters, .foreignMark, .lookAlike, .foreignForm, .unclosedText,
      .unclosedName, .unclosedComment,
      .unclosedPattern, .emptyPattern, .emptyName, .numberTouchesName, .numberTooLarge,
      .percentTouchesOperand:
      toldOfCharacters
    case .unexpected(let found, let wanted):
      Told(
        "expected \(wanted.words.english), found \(found.words.english)",
        "此处应为\(Self.apart(wanted.words.chinese))，却是\(Self.apart(found.words.chinese))",
        label: wanted.advice(found)
      )
    case .misspeltKeyword, .unknownStatement, .readOnly, .missingSemicolon, .nothingSelected,
      .clauseOutOfOrder, .clauseTwice, .clauseBeforeSetOperator, .clauseBehindParentheses,
      .tooManyRelations:
      toldOfStatements
    default:
      toldOfExpressions
    }
  }

  /// Sentences about characters that make no token.
  private var toldOfCharacters: Told {
    switch self {
    case .unexpectedCharacters(let text):
      Told(
        "unexpected \(quoted(text))",
        "多出的字符 \(quoted(text))",
        label: Self.advice(aboutCharacters: text)
      )
    case .foreignMark(let written, let meant):
      Told(
        "\(quoted(written)) has no meaning here",
        "\(quoted(written)) 在这里没有意义",
        label: Self.write(quoted(meant))
      )
    case .lookAlike(let letter, let meant, let script):
      Told(
        "`\(letter)` in this word is a \(script.word.english) letter",
        "这个词里的 `\(letter)` 是\(script.word.chinese)字母",
        label: Self.write(quoted(meant))
      )
    case .foreignForm(let form):
      Told(
        "there is no `\(form.written)` here",
        "不支持 `\(form.written)`",
        label: form.advice
      )
    case .unclosedText(let closing):
      Told("this text does not end", "文本没有结束", label: Self.missing(closing))
    case .unclosedName:
      Told(
        "this quoted name does not end",
        "带引号的名称没有结束",
        label: Wording("the closing backquote is missing", "缺少结尾的反引号")
      )
    case .unclosedComment:
      Told("this comment does not end", "注释没有结束", label: Self.missing("*/"))
    case .unclosedPattern:
      Told(
        "this pattern does not end on its line",
        "正则表达式没有在本行结束",
        label: Self.missing("/"),
        help: Wording(
          "a pattern is written `/…/`, a slash inside it `\\/`",
          "正则表达式写作 `/…/`，其中的斜线写作 `\\/`"
        )
      )
    case .emptyPattern:
      Told(
        "this pattern is empty",
        "正则表达式是空的",
        help: Wording("comments begin with `--`", "注释以 `--` 开头")
      )
    case .emptyName:
      Told("this name is empty", "名称是空的")
    case .numberTouchesName(let number, let name):
      Told(
        "\(quoted(number + name)) is no number",
        "\(quoted(number + name)) 不是数",
        label: Self.advice(number, name)
      )
    case .numberTooLarge:
      Told(
        "this number is too large",
        "数太大",
        label: Wording("the largest is about 1.8e308", "最大约为 `1.8e308`")
      )
    default:
      Told(
        "this `%` touches the number before it, which makes it a percent",
        "这个 `%` 紧挨前面的数，成了百分数",
        label: Wording("put spaces around it for the remainder", "求余数时两边要空格")
      )
    }
  }

  /// Sentences about statements and clauses.
  private var toldOfStatements: Told {
    switch self {
    case .misspeltKeyword(let written, let meant):
      Told(
        "unknown word \(quoted(written))",
        "不认识的词 \(quoted(written))",
        label: .didYouMean(Wording.code([meant.rawValue]))
      )
    case .unknownStatement(let word):
      Told(
        "\(quoted(word)) begins no statement",
        "没有以 \(quoted(word)) 开头的语句",
        label: Wording("a query begins with `select`", "查询以 `select` 开头")
      )
    case .readOnly(let word):
      Told(
        "there is no \(quoted(word)): reports are only read",
        "没有 \(quoted(word))：报告只能读取",
        label: Wording("try `select`", "请用 `select`")
      )
    case .missingSemicolon:
      Told(
        "a statement begins inside another",
        "一条语句里又开始了另一条",
        label: Wording("put `;` before it", "前面加 `;`")
      )
    case .nothingSelected:
      Told(
        "`select` shows nothing",
        "`select` 没有说要显示什么",
        label: Wording(
          "say what to show before this; `*` is everything",
          "请在此之前写明要显示的列，`*` 表示全部"
        )
      )
    case .clauseOutOfOrder(let clause, let later):
      Told(
        "`\(clause.rawValue)` stands behind `\(later.rawValue)`",
        "`\(clause.rawValue)` 写在了 `\(later.rawValue)` 之后",
        label: Wording(
          "move it before `\(later.rawValue)`",
          "请移到 `\(later.rawValue)` 之前"
        )
      )
    case .clauseTwice(let clause):
      Told(
        "a second `\(clause.rawValue)`",
        "第二个 `\(clause.rawValue)`",
        label: Self.advice(aboutSecond: clause)
      )
    case .tooManyRelations(let limit):
      Told(
        "more than \(limit) relations or selects are put together",
        "合在一起的关系或查询超过 \(limit) 个"
      )
    case .clauseBeforeSetOperator(let clause):
      Told(
        "`\(clause.rawValue)` stands before the last of the combined selects",
        "`\(clause.rawValue)` 写在了最后一个合并的查询之前",
        label: Wording(
          "move `\(clause.rawValue)` behind the last one; it is meant for the whole",
          "它针对整体，请把 `\(clause.rawValue)` 移到最后一个查询之后"
        ),
        help: Wording(
          "a select in parentheses may have its own: `(select … \(clause.rawValue) …) union …`",
          "加括号的查询可以有自己的：`(select … \(clause.rawValue) …) union …`"
        )
      )
    case .clauseBehindParentheses(let clause):
      Told(
        "`\(clause.rawValue)` stands behind a query in parentheses",
        "`\(clause.rawValue)` 写在了括号里的查询之后",
        label: Wording("move it into the parentheses", "请移到括号里面")
      )
    default:
      Told("this is no statement", "这不是语句")
    }
  }

  /// Sentences about lists, parentheses and operators.
  private var toldOfExpressions: Told {
    switch self {
    case .missingComma:
      Told(
        "two items with no comma between them",
        "两项之间没有逗号",
        label: Wording("missing comma?", "漏了逗号？")
      )
    case .danglingComma:
      Told("nothing follows this comma", "逗号后面没有内容", label: Self.oneTooMany)
    case .missingConnective:
      Told(
        "two conditions with nothing between them",
        "两个条件之间没有连接词",
        label: Wording("missing `and` or `or`?", "漏了 `and` 或 `or`？")
      )
    case .unclosedParenthesis:
      Told("this parenthesis is not closed", "括号没有合上", label: Self.missing(")"))
    case .unmatchedParenthesis:
      Told("this parenthesis closes nothing", "这个括号没有对应的左括号", label: Self.oneTooMany)
    case .emptyParentheses:
      Told("nothing stands between these parentheses", "括号里是空的")
    case .loneValue(let written, let better):
      Told(
        "\(quoted(written)) alone is no condition",
        "单独的 \(quoted(written)) 不是条件",
        label: better.map { Self.write(quoted($0)) } ?? .nothing
      )
    case .chainedComparison(let better):
      Told(
        "a comparison cannot be compared again",
        "比较的结果不能再比较",
        label: better.map { Self.write(quoted($0)) }
          ?? Wording("put parentheses around the first one", "请给前一个比较加上括号")
      )
    case .misplacedPattern:
      Told(
        "a pattern stands only behind `~` or `!~`",
        "正则表达式只能写在 `~` 或 `!~` 之后",
        label: Wording("text is written \"…\"", "文本写作 \"…\"")
      )
    case .nestedTooDeep(let limit):
      Told("this nests deeper than \(limit) levels", "嵌套超过 \(limit) 层")
    case .tooManyOperators(let limit):
      Told(
        "more than \(limit) operators in one expression",
        "一个表达式里的运算符超过 \(limit) 个",
        help: Wording(
          "many values of one column are shorter as `column in (…)`",
          "同一列的许多值可以写作 `列 in (…)`"
        )
      )
    default:
      Told("this is no expression", "这不是表达式")
    }
  }

  // MARK: - Advice

  /// Chinese words as they are, pieces of a query with a space before them.
  private static func apart(_ words: String) -> String { words.first == "`" ? " " + words : words }

  private static let oneTooMany = Wording("one too many?", "多了一个？")

  private static func missing(_ closing: String) -> Wording {
    Wording("the closing `\(closing)` is missing", "缺少结尾的 `\(closing)`")
  }

  private static func write(_ code: String) -> Wording { Wording("write \(code)", "请写 \(code)") }

  private static func advice(aboutCharacters text: String) -> Wording {
    switch text {
    case "#": Wording("comments begin with `--`", "注释以 `--` 开头")
    case "”", "“": Wording("text is written “…” or \"…\"", "文本写作 “…” 或 \"…\"")
    case "’", "‘": Wording("text is written ‘…’ or '…'", "文本写作 ‘…’ 或 '…'")
    case "&": write("`and`")
    case "|": write("`or`")
    case "::": write("`cast(… as int)`")
    case ":", "@", "?", ":=": Wording("parameters are written `$name`", "参数写作 `$name`")
    case "[", "]": Wording("names are quoted by backquotes: `…`", "名称用反引号：`…`")
    case "《", "》", "【", "】": Wording("text is written \"…\"", "文本写作 \"…\"")
    default: Self.codePoints(of: text)
    }
  }

  /// The number of a character that looks like none of the keyboard's.
  private static func codePoints(of text: String) -> Wording {
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
      !scalar.isASCII
    else { return .nothing }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    guard let name = scalar.properties.name?.lowercased() else {
      return Wording("it is \(number)", "它是 `\(number)`")
    }
    return Wording("it is \(number), \(name)", "它是 `\(number)`")
  }

  /// Numbers run into words where a unit is written or a space left out.
  private static func advice(_ number: String, _ name: String) -> Wording {
    if number == "0", name.first == "x", let value = UInt64(name.dropFirst(), radix: 16) {
      return Wording("numbers are written in decimal: `\(value)`", "请写十进制数：`\(value)`")
    }
    return Keyword(reserved: name) == nil
      ? Wording(
        "numbers have no unit here: write \(quoted(number))",
        "数后面不带单位：请写 \(quoted(number))"
      )
      : Wording("put a space before \(quoted(name))", "请在 \(quoted(name)) 前加空格")
  }

  private static func advice(aboutSecond clause: Clause) -> Wording {
    switch clause {
    case .where, .having: Wording("join the conditions by `and`", "请用 `and` 连接条件")
    case .groupBy, .orderBy: Wording("join the lists by a comma", "请用逗号连接")
    default: Wording("only one can hold", "只能有一个")
    }
  }
}

extension SyntaxIssue.Wanted {
  fileprivate var words: Wording {
    switch self {
    case .expression: Wording("a value", "值")
    case .name: Wording("a name", "名称")
    case .relation: Wording("a relation", "关系名")
    case .keywords(let keywords): .either(Wording.code(keywords.map(\.rawValue)))
    case .mark(let mark): Wording(name: "`\(mark.rawValue)`")
    case .rowNumber: Wording("the number of a row", "行号")
    case .text: Wording("a text", "文本")
    case .file: Wording("the path of a file in quotes", "带引号的文件路径")
    case .asName: Wording("`as` and a name", "`as` 和名称")
    case .clauseOrEnd:
      Wording("a clause or the end of the statement", "子句或语句结尾")
    case .endOfStatement: Wording("the end of the statement", "语句结尾")
    }
  }

  /// What is written behind the caret.
  fileprivate func advice(_ found: Token.Kind) -> Wording {
    switch (self, found) {
    case (.expression, .keyword(let word)), (.name, .keyword(let word)),
      (.relation, .keyword(let word)):
      Self.wordsLikeNames.contains(word)
        ? Wording("if this is a name, write it in backquotes", "若是名称，请加反引号") : .nothing
    case (.name, .text), (.relation, .text):
      Wording("names stand without quotes", "名称不加引号")
    case (.keywords([.null]), _):
      Wording("`is` asks only for null; `=` compares", "`is` 只用来问 `null`；比较用 `=`")
    case (.rowNumber, _): Wording("such as `cite 1`", "例如 `cite 1`")
    case (.text, _): Wording("such as \"率\"", "例如 \"率\"")
    case (.file, _), (.asName, _):
      Wording(
        "such as `load \"population.csv\" as population`",
        "例如 `load \"population.csv\" as population`"
      )
    case (.keywords(let words), let found): Self.advice(aboutMissing: words, before: found)
    default: .nothing
    }
  }

  /// How the forms are written whose words are missing.
  private static func advice(
    aboutMissing words: [Keyword],
    before found: Token.Kind
  ) -> Wording {
    switch words.last {
    case .when, .then, .end:
      Wording(
        "a choice is written `case when … then … else … end`",
        "选择写作 `case when … then … else … end`"
      )
    case .where: Wording("write `filter (where …)`", "请写 `filter (where …)`")
    case .rows:
      Wording(
        "a window counts rows: `rows between 1 preceding and current row`",
        "窗口按行数计：`rows between 1 preceding and current row`"
      )
    case .following:
      Wording(
        "as in `rows between 1 preceding and 1 following`",
        "例如 `rows between 1 preceding and 1 following`"
      )
    case .as where words.count == 1:
      Self.writeAs(before: found)
    default: .nothing
    }
  }

  /// Where `as` is missing before a query a name is given, else a type.
  private static func writeAs(before found: Token.Kind) -> Wording {
    switch found {
    case .mark(.leftParenthesis), .keyword(.select):
      Wording("write `with … as (select …)`", "请写 `with … as (select …)`")
    default: Wording("write `cast(… as int)`", "请写 `cast(… as int)`")
    }
  }

  /// Reserved words that columns of other tables are often called by.
  private static let wordsLikeNames: Set<Keyword> = [
    .order, .group, .limit, .offset, .distinct, .div, .like, .between, .by,
  ]
}

extension Token.Kind {
  fileprivate var words: Wording {
    switch self {
    case .keyword(let keyword): Wording(name: "`\(keyword.rawValue)`")
    case .name(let name), .quotedName(let name): Wording(name: quoted(name))
    case .parameter: Wording("a parameter", "参数")
    case .int, .number: Wording("a number", "数")
    case .percent: Wording("a percent", "百分数")
    case .text: Wording("a text", "文本")
    case .pattern: Wording("a pattern", "正则表达式")
    case .mark(let mark): Wording(name: "`\(mark.rawValue)`")
    case .end: Wording("the end of the query", "查询结尾")
    }
  }
}

/// Shows query text in a sentence.
private func quoted(_ text: String) -> String { "`\(text)`" }
