import ReportText

extension LayoutBuilder {
  /// A value or condition.
  mutating func expression(_ expression: Expression) -> LayoutDocument {
    switch expression.kind {
    case .literal, .column, .parameter: return leafWithSign(expression)
    case .unary(let sign, let operand): return unary(sign, operand)
    case .binary(let left, let sign, _, let right):
      if sign.precedence != nil { return .group(chain(expression)) }
      return around(left, right)
    case .like(let left, let pattern, _): return around(left, pattern)
    case .matches(let left, let pattern, _):
      return .sequence([self.expression(left), leaf(pattern.span)])
    case .between(let value, let low, let high, _):
      return .sequence([self.expression(value), words(before: low.span.start), around(low, high)])
    case .isNull(let value, _):
      return .sequence([self.expression(value), words(before: expression.span.end)])
    case .inList(let value, let list, _):
      return .sequence([
        self.expression(value), wordsBeforeParenthesis(),
        parentheses { $0.filledList(list) { $0.expression($1) } },
      ])
    case .inSubquery(let value, let query, _):
      return .sequence([
        self.expression(value), wordsBeforeParenthesis(), parentheses { $0.query(query) },
      ])
    case .exists(let query):
      return .sequence([wordsBeforeParenthesis(), parentheses { $0.query(query) }])
    case .subquery(let query): return parentheses { $0.query(query) }
    case .parenthesised(let inner): return parentheses { $0.chain(inner, isNested: false) }
    case .call(let call): return self.call(call)
    case .choice(let choice): return self.choice(choice)
    case .cast(let value, let type): return cast(value, type)
    case .missing: preconditionFailure("only what was read without issues is laid out")
    }
  }

  /// A chain of operators that bind alike, without a group of its own.
  ///
  /// Chains are as long as the text; so they are not walked by recursion.
  ///
  /// - Parameters:
  ///   - expression: The chain, or an expression that is none.
  ///   - isNested: Whether what breaks stands further to the right than the beginning.
  /// - Returns: The operands, each further one where a line may break.
  mutating func chain(_ expression: Expression, isNested: Bool = true) -> LayoutDocument {
    guard case .binary(_, let sign, _, _) = expression.kind, let precedence = sign.precedence
    else { return self.expression(expression) }
    var operands: [Expression] = []
    var first = expression
    while case .binary(let left, let sign, _, let right) = first.kind,
      sign.precedence == precedence
    {
      operands.append(right)
      first = left
    }
    let beginning = self.expression(first)
    var others: [LayoutDocument] = []
    for operand in operands.reversed() {
      others += [separator(.line), words(before: operand.span.start), self.expression(operand)]
    }
    let rest = LayoutDocument.sequence(others)
    return .sequence([beginning, isNested ? .nest(rest) : rest])
  }

  private mutating func around(_ left: Expression, _ right: Expression) -> LayoutDocument {
    .sequence([expression(left), words(before: right.span.start), expression(right)])
  }

  private mutating func wordsBeforeParenthesis() -> LayoutDocument {
    var parts: [LayoutDocument] = []
    while !at(.leftParenthesis) && current.kind != .end { parts.append(word()) }
    return .sequence(parts)
  }

  /// A value; the least integer is one with its sign.
  private mutating func leafWithSign(_ expression: Expression) -> LayoutDocument {
    guard at(.minus) else { return leaf(expression.span) }
    let sign = word()
    return .sequence([sign, separator(.nothing), leaf(expression.span)])
  }

  private mutating func unary(_ sign: UnaryOperator, _ operand: Expression) -> LayoutDocument {
    let word = self.word()
    let touches = sign != .not && !at(.minus) && !at(.plus)
    let gap = separator(touches ? .nothing : .blank)
    return .sequence([word, gap, expression(operand)])
  }
}

// MARK: Calls and choices

extension LayoutBuilder {
  private mutating func call(_ call: FunctionCall) -> LayoutDocument {
    var parts = [name(call.name), separator(.nothing)]
    switch call.arguments {
    case .star: parts += [word(), word(), word()]
    case .list(let list):
      parts.append(
        parentheses { builder in
          let words = builder.words(before: list.first?.span.start ?? 0)
          return .sequence([words, builder.list(list) { $0.expression($1) }])
        }
      )
    }
    if let filter = call.filter {
      parts += [
        word(),
        parentheses { .sequence([$0.word(), $0.chain(filter)]) },
      ]
    }
    if let window = call.window { parts += [word(), parentheses { $0.window(window) }] }
    return .sequence(parts)
  }

  private mutating func window(_ window: WindowSpecification) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    if !window.partition.isEmpty {
      parts += [words(before: window.partition[0].span.start), separator(.blank)]
      parts.append(.group(.nest(list(window.partition) { $0.expression($1) })))
    }
    if !window.order.isEmpty {
      if !parts.isEmpty { parts.append(separator(.line)) }
      parts += [words(before: window.order[0].expression.span.start), separator(.blank)]
      parts.append(.group(.nest(list(window.order) { $0.orderItem($1) })))
    }
    if let frame = window.frame {
      if !parts.isEmpty { parts.append(separator(.line)) }
      parts += [bound(frame.start), frame.end.map { bound($0) } ?? .empty]
    }
    return .sequence(parts)
  }

  /// An end of a frame, with the words before it.
  private mutating func bound(_ bound: FrameBound) -> LayoutDocument {
    if let distance = bound.distance {
      return .sequence([words(before: distance.span.start), expression(distance), word()])
    }
    var words: [LayoutDocument] = []
    while [.rows, .between, .and].contains(where: { at($0) }) { words.append(word()) }
    return .sequence(words + [word(), word()])
  }

  private mutating func choice(_ choice: CaseExpression) -> LayoutDocument {
    var parts = [word()]
    if let operand = choice.operand { parts.append(expression(operand)) }
    var branches: [LayoutDocument] = []
    for branch in choice.branches {
      branches += [separator(.line), word(), expression(branch.condition)]
      branches += [word(), expression(branch.result)]
    }
    if let otherwise = choice.otherwise {
      branches += [separator(.line), word(), expression(otherwise)]
    }
    return .group(
      .sequence(parts + [.nest(.sequence(branches)), separator(.line, .nested), word()])
    )
  }

  private mutating func cast(_ value: Expression, _ type: Name) -> LayoutDocument {
    .sequence([
      word(), separator(.nothing),
      parentheses { .sequence([$0.expression(value), $0.name(type)]) },
    ])
  }
}

extension BinaryOperator {
  /// How tightly an operator binds that may stand in chains; `nil` for comparisons.
  fileprivate var precedence: Int? {
    switch self {
    case .or: 0
    case .and: 1
    case .add, .subtract: 3
    case .multiply, .divide, .integerDivide, .modulo: 4
    case .concatenate: 5
    default: nil
    }
  }
}
