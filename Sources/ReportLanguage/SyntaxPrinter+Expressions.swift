import ReportText

extension SyntaxPrinter {
  /// An expression as text.
  public static func print(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): print(literal)
    case .column(let column): print(column)
    case .unary(.not, let operand): "not " + print(operand)
    case .unary(let sign, let operand): print(sign, operand)
    case .binary(let left, let sign, _, let right):
      "\(print(left)) \(sign.rawValue) \(print(right))"
    case .matches(let left, let pattern, let negated):
      "\(print(left)) \(negated ? "!~" : "~") \(print(pattern))"
    case .like(let left, let pattern, let negated):
      "\(print(left)) \(word("like", negated)) \(print(pattern))"
    case .between(let value, let low, let high, let negated):
      "\(print(value)) \(word("between", negated)) \(print(low)) and \(print(high))"
    case .inList(let value, let list, let negated):
      "\(print(value)) \(word("in", negated)) (\(self.list(list, print)))"
    case .isNull(let value, let negated): "\(print(value)) is \(word("null", negated))"
    case .call(let call): print(call)
    case .choice(let choice): print(choice)
    case .cast(let value, let type): "cast(\(print(value)) as \(print(type)))"
    case .parameter(let name): "$" + name.text
    case .subquery(let query): "(\(print(query)))"
    case .inSubquery(let value, let query, let negated):
      "\(print(value)) \(word("in", negated)) (\(print(query)))"
    case .exists(let query): "exists (\(print(query)))"
    case .parenthesised(let inner): "(\(print(inner)))"
    case .missing: "null"
    }
  }

  /// A name as text, quoted where it would else be read as something else.
  ///
  /// Only an alias can be empty, behind `as`, where text is a name, too.
  public static func print(_ name: Name) -> String {
    if isPlain(name.text) { return name.text }
    return quote(name.text, by: name.text.isEmpty ? "\"" : "`")
  }

  /// A value as text.
  public static func print(_ literal: Literal) -> String {
    switch literal {
    case .int(let value): String(value)
    case .number(let value): print(value)
    case .percent(let ratio): percent(ratio)
    case .text(let text): quote(text, by: "\"")
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  private static func word(_ word: String, _ negated: Bool) -> String {
    negated ? "not " + word : word
  }

  /// A sign before its operand; two minus signs must not become a comment.
  private static func print(_ sign: UnaryOperator, _ operand: Expression) -> String {
    let printed = print(operand)
    let isBlankNeeded = printed.hasPrefix("-") || printed.hasPrefix("+")
    return sign.rawValue + (isBlankNeeded ? " " : "") + printed
  }

  private static func print(_ column: ColumnName) -> String {
    (column.qualifier.map { print($0) + "." } ?? "") + print(column.name)
  }

  private static func print(_ pattern: RegularExpression) -> String {
    var printed = "/"
    var isEscaped = false
    for scalar in pattern.pattern.unicodeScalars {
      if scalar == "/" && !isEscaped { printed.append("\\") }
      isEscaped = scalar == "\\" && !isEscaped
      printed.unicodeScalars.append(scalar)
    }
    return printed + "/"
  }

  /// A number as text; the point or exponent keeps it from being read as a whole number.
  private static func print(_ number: Double) -> String {
    let spelling = DecimalNumeral(shortest: number).spelling
    let isWhole = spelling.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isWhole ? spelling + ".0" : spelling
  }

  private static func percent(_ ratio: Double) -> String {
    var numeral = DecimalNumeral(shortest: ratio)
    numeral.shift(by: 2)
    return numeral.spelling + "%"
  }

  private static func quote(_ text: String, by quote: Unicode.Scalar) -> String {
    var quoted = String(quote)
    for scalar in text.unicodeScalars {
      if scalar == quote { quoted.unicodeScalars.append(quote) }
      quoted.unicodeScalars.append(scalar)
    }
    quoted.unicodeScalars.append(quote)
    return quoted
  }

  /// Whether a name needs no quotes at any place.
  ///
  /// A leading 且 or 或 would be split off behind some operands.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, Lexer.startsName(first) else { return false }
    return Keyword(reserved: name) == nil && first != "且" && first != "或"
      && name.unicodeScalars.allSatisfy {
        Lexer.continuesName($0) && FoldedText.narrowed($0) == $0
      }
  }
}
