import ReportText

extension LayoutBuilder {
  /// A statement with all of its tokens, without its semicolon.
  mutating func whole(_ statement: Statement) -> LayoutDocument {
    .sequence([self.statement(statement), leaf(statement.span)])
  }

  private mutating func statement(_ statement: Statement) -> LayoutDocument {
    switch statement.kind {
    case .select(let query): return self.query(query)
    case .explain(let query, _): return headed(words(before: query.span.start), query)
    case .check(let query): return headed(word(), query)
    case .coverage(let query, nil): return headed(word(), query)
    case .coverage(let query, let column?):
      let measure = headed(word(), query)
      return .group(
        .sequence([
          measure, separator(.line), words(before: column.span.start), name(column),
        ])
      )
    case .define(let name, let query):
      return headed(.sequence([self.name(name), words(before: query.span.start)]), query)
    case .parameter(let parameter):
      var parts = [name(parameter.name)]
      if let type = parameter.type { parts.append(name(type)) }
      if let value = parameter.value {
        parts += [words(before: value.span.start), expression(value)]
      }
      return .sequence(parts)
    case .describe(let name), .load(_, _, let name): return self.name(name)
    case .cite, .show: return words(before: statement.span.end)
    }
  }

  /// A query behind words that begin a statement.
  private mutating func headed(_ head: LayoutDocument, _ query: SelectQuery) -> LayoutDocument {
    .group(.sequence([head, .nest(.sequence([separator(.line, .next), self.query(query)]))]))
  }

  /// A query, each clause on a line of its own where it does not fit on one.
  mutating func query(_ query: SelectQuery) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    if !query.commonTables.isEmpty {
      parts += [word(), separator(.blank)]
      parts.append(list(query.commonTables) { $0.commonTable($1) })
      parts.append(separator(.line))
    }
    let first = term(query)
    // Of several selects each may still stand on one line.
    parts.append(query.combinations.isEmpty ? first : .group(first))
    for combined in query.combinations {
      parts += [separator(.line), words(before: combined.query.span.start), separator(.line)]
      parts.append(.group(term(combined.query)))
    }
    if let pivot = query.pivot { parts += [separator(.line), self.pivot(pivot)] }
    if query.orderByAll != nil {
      parts += [separator(.line), word(), word(), word(), direction()]
    }
    if !query.orderBy.isEmpty {
      parts.append(clause(query.orderBy, at: \.expression.span.start) { $0.orderItem($1) })
    }
    for count in [query.limit, query.offset].compactMap({ $0 }) {
      parts += [separator(.line), words(before: count.span.start), expression(count)]
    }
    return .group(.sequence(parts))
  }

  private mutating func commonTable(_ table: CommonTable) -> LayoutDocument {
    .sequence([name(table.name), word(), parentheses { $0.query(table.query) }])
  }

  private mutating func term(_ query: SelectQuery) -> LayoutDocument {
    switch query.term {
    case .select: core(query)
    case .parenthesised(let inner): parentheses { $0.query(inner) }
    }
  }

  /// A query's own clauses, without those that are of a whole combination.
  private mutating func core(_ query: SelectQuery) -> LayoutDocument {
    var parts = [selectClause(query)]
    if let from = query.from {
      parts += [separator(.line), .group(.sequence([word(), .nest(table(from))]))]
    }
    if let filter = query.filter { parts += condition(filter) }
    if query.groupsByAll { parts += [separator(.line), word(), word(), word()] }
    if !query.groupBy.isEmpty {
      parts.append(clause(query.groupBy, at: \.span.start) { $0.expression($1) })
    }
    if let having = query.having { parts += condition(having) }
    return .sequence(parts)
  }

  private mutating func selectClause(_ query: SelectQuery) -> LayoutDocument {
    var parts = [word()]
    if at(.distinct) || at(.all) { parts.append(word()) }
    let items: [LayoutDocument] = [separator(.line, .next), list(query.items) { $0.item($1) }]
    return .group(.sequence(parts + [.nest(.sequence(items))]))
  }

  private mutating func item(_ item: SelectItem) -> LayoutDocument {
    switch item.kind {
    case .all: return .sequence([word(), excepted(item)])
    case .allOf(let relation): return .sequence([name(relation), word(), word(), excepted(item)])
    case .expression(let expression, let alias):
      let value = self.expression(expression)
      return .sequence([value, alias.map { name($0) } ?? .empty])
    }
  }

  private mutating func excepted(_ item: SelectItem) -> LayoutDocument {
    if item.excepted.isEmpty { return .empty }
    return .sequence([word(), parentheses { $0.filledList(item.excepted) { $0.name($1) } }])
  }

  /// A clause with a condition, whose parts stand below each other where they do not fit.
  private mutating func condition(_ condition: Expression) -> [LayoutDocument] {
    let before = separator(.line)
    let word = self.word()
    return [before, .group(.sequence([word, chain(condition)]))]
  }

  /// A clause with a list.
  private mutating func clause<Element>(
    _ elements: [Element],
    at start: (Element) -> Int,
    _ write: (inout LayoutBuilder, Element) -> LayoutDocument
  ) -> LayoutDocument {
    let before = separator(.line)
    let head = words(before: elements.first.map(start) ?? 0)
    let items: [LayoutDocument] = [separator(.line, .next), list(elements, write)]
    return .sequence([before, .group(.sequence([head, .nest(.sequence(items))]))])
  }

  private mutating func pivot(_ pivot: PivotClause) -> LayoutDocument {
    let column = name(pivot.column)
    guard let values = pivot.values else { return column }
    return .sequence([column, word(), parentheses { $0.filledList(values) { $0.expression($1) } }])
  }

  /// One thing to order by.
  mutating func orderItem(_ item: OrderItem) -> LayoutDocument {
    .sequence([expression(item.expression), direction()])
  }

  private mutating func direction() -> LayoutDocument {
    var parts: [LayoutDocument] = []
    while [.asc, .desc, .nulls, .first, .last].contains(where: { at($0) }) { parts.append(word()) }
    return .sequence(parts)
  }
}

// MARK: Relations

extension LayoutBuilder {
  /// Relations, each further one on a line of its own where they break.
  private mutating func table(_ table: TableExpression) -> LayoutDocument {
    var joins: [(JoinKind, TableExpression, JoinCondition?)] = []
    var first = table
    while case .join(let left, let kind, let right, let condition) = first {
      joins.append((kind, right, condition))
      first = left
    }
    var parts = [relation(first)]
    for (kind, right, condition) in joins.reversed() {
      parts += kind == .comma ? comma() : [separator(.line)]
      parts += [relation(right), condition.map { self.condition($0) } ?? .empty]
    }
    return .sequence(parts)
  }

  private mutating func relation(_ table: TableExpression) -> LayoutDocument {
    switch table {
    case .relation(let relation):
      let written = name(relation.name)
      return .sequence([written, relation.alias.map { name($0) } ?? .empty])
    case .subquery(let query, let alias, let span):
      let words = self.words(before: span.start)
      let written = parentheses { $0.query(query) }
      return .sequence([words, written, alias.map { name($0) } ?? .empty])
    case .parenthesised(let inner, let span):
      let words = self.words(before: span.start)
      return .sequence([words, parentheses { $0.table(inner) }])
    case .join:
      return self.table(table)
    }
  }

  private mutating func condition(_ condition: JoinCondition) -> LayoutDocument {
    switch condition {
    case .on(let expression):
      return .group(.sequence([word(), chain(expression)]))
    case .using(let names):
      return .sequence([word(), parentheses { $0.filledList(names) { $0.name($1) } }])
    }
  }
}
