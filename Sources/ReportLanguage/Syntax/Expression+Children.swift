extension Expression {
  /// The expressions directly inside, in the order they are written; not those of queries.
  public var children: [Expression] {
    switch kind {
    case .literal, .column, .parameter, .subquery, .exists, .missing: []
    case .inSubquery(let value, _, _): [value]
    case .unary(_, let inner), .parenthesised(let inner), .isNull(let inner, _),
      .matches(let inner, _, _), .cast(let inner, _):
      [inner]
    case .binary(let left, _, _, let right), .like(let left, let right, _): [left, right]
    case .between(let value, let low, let high, _): [value, low, high]
    case .inList(let value, let list, _): [value] + list
    case .call(let call): call.children
    case .choice(let choice): choice.children
    }
  }
}

extension CaseExpression {
  /// The expressions directly inside, in the order they are written.
  public var children: [Expression] {
    [operand].compactMap { $0 } + branches.flatMap { [$0.condition, $0.result] }
      + [otherwise].compactMap { $0 }
  }
}

extension FunctionCall {
  /// The expressions directly inside, in the order they are written.
  public var children: [Expression] {
    var children: [Expression] = []
    if case .list(let list) = arguments { children = list }
    if let filter { children.append(filter) }
    return children + (window?.children ?? [])
  }
}

extension WindowSpecification {
  /// The expressions directly inside, in the order they are written.
  public var children: [Expression] {
    partition + order.map(\.expression)
      + [frame?.start.distance, frame?.end?.distance].compactMap { $0 }
  }
}
