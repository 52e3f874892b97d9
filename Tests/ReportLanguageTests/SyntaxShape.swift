import ReportLanguage
import ReportText

/// Syntax trees without their places, so that two texts can be compared by what they say.
enum SyntaxShape {
  static func of(_ statement: Statement) -> Statement {
    switch statement.kind {
    case .select(let query): Statement(.select(of(query)), at: nowhere)
    case .explain(let query, let isAnalyzed):
      Statement(.explain(of(query), isAnalyzed: isAnalyzed), at: nowhere)
    case .cite(let row, _): Statement(.cite(row: row, rowSpan: nowhere), at: nowhere)
    case .describe(let name): Statement(.describe(of(name)), at: nowhere)
    case .show: Statement(statement.kind, at: nowhere)
    case .check(let query): Statement(.check(of(query)), at: nowhere)
    case .coverage(let query, let column):
      Statement(.coverage(of(query), by: column.map(of)), at: nowhere)
    case .define(let name, let query): Statement(.define(of(name), of(query)), at: nowhere)
    case .load(let path, _, let name):
      Statement(.load(path: path, pathSpan: nowhere, as: of(name)), at: nowhere)
    case .parameter(let parameter):
      Statement(
        .parameter(
          ParameterDeclaration(
            name: of(parameter.name),
            type: parameter.type.map(of),
            value: parameter.value.map { of($0) }
          )
        ),
        at: nowhere
      )
    }
  }

  static func of(_ expression: Expression) -> Expression {
    Expression(of(expression.kind), at: nowhere)
  }

  private static let nowhere = SourceSpan(at: 0)

  private static func of(_ query: SelectQuery) -> SelectQuery {
    var shape = SelectQuery(
      isDistinct: query.isDistinct,
      items: query.items.map(of),
      from: query.from.map(of),
      filter: query.filter.map(of),
      groupBy: query.groupBy.map(of),
      having: query.having.map(of),
      orderBy: query.orderBy.map(of),
      limit: query.limit.map(of),
      offset: query.offset.map(of),
      span: nowhere
    )
    if case .parenthesised(let inner) = query.term { shape.term = .parenthesised(of(inner)) }
    shape.groupsByAll = query.groupsByAll
    shape.orderByAll = query.orderByAll
    shape.commonTables = query.commonTables.map {
      CommonTable(name: of($0.name), query: of($0.query))
    }
    shape.pivot = query.pivot.map {
      PivotClause(column: of($0.column), values: $0.values?.map { of($0) }, span: nowhere)
    }
    shape.combinations = query.combinations.map { Combination($0.operation, of($0.query)) }
    return shape
  }

  private static func of(_ table: TableExpression) -> TableExpression {
    switch table {
    case .relation(let relation):
      return .relation(RelationName(name: of(relation.name), alias: relation.alias.map(of)))
    case .subquery(let query, let alias, _):
      return .subquery(of(query), alias: alias.map(of), span: nowhere)
    case .parenthesised(let inner, _):
      return .parenthesised(of(inner), span: nowhere)
    case .join(let left, let kind, let right, let condition):
      let shape: JoinCondition? =
        switch condition {
        case .on(let expression): .on(of(expression))
        case .using(let names): .using(names.map(of))
        case nil: nil
        }
      return .join(of(left), kind, of(right), shape)
    }
  }

  private static func of(_ item: SelectItem) -> SelectItem {
    var shape = item
    shape.span = nowhere
    shape.excepted = item.excepted.map(of)
    if case .expression(let expression, let alias) = item.kind {
      shape.kind = .expression(of(expression), alias: alias.map(of))
    }
    if case .allOf(let relation) = item.kind { shape.kind = .allOf(of(relation)) }
    return shape
  }

  private static func of(_ name: Name) -> Name { Name(name.text, at: nowhere) }

  private static func of(_ kind: Expression.Kind) -> Expression.Kind {
    switch kind {
    case .literal, .missing: kind
    case .column(let column):
      .column(ColumnName(qualifier: column.qualifier.map(of), name: of(column.name)))
    case .unary(let sign, let operand): .unary(sign, of(operand))
    case .binary(let left, let sign, _, let right):
      .binary(of(left), sign, operatorSpan: nowhere, of(right))
    case .matches(let left, let pattern, let negated):
      .matches(of(left), RegularExpression(pattern.pattern, at: nowhere), negated: negated)
    case .like(let left, let pattern, let negated):
      .like(of(left), pattern: of(pattern), negated: negated)
    case .between(let value, let low, let high, let negated):
      .between(of(value), low: of(low), high: of(high), negated: negated)
    case .inList(let value, let list, let negated):
      .inList(of(value), list.map { of($0) }, negated: negated)
    case .isNull(let value, let negated): .isNull(of(value), negated: negated)
    case .call(let call): .call(of(call))
    case .choice(let choice): .choice(of(choice))
    case .cast(let value, let type): .cast(of(value), to: of(type))
    case .parameter(let name): .parameter(of(name))
    case .subquery(let query): .subquery(of(query))
    case .inSubquery(let value, let query, let negated):
      .inSubquery(of(value), of(query), negated: negated)
    case .exists(let query): .exists(of(query))
    case .parenthesised(let inner): .parenthesised(of(inner))
    }
  }

  private static func of(_ call: FunctionCall) -> FunctionCall {
    var shape = call
    shape.name = of(call.name)
    if case .list(let list) = call.arguments { shape.arguments = .list(list.map { of($0) }) }
    shape.filter = call.filter.map { of($0) }
    shape.window = call.window.map { window in
      WindowSpecification(
        partition: window.partition.map { of($0) },
        order: window.order.map(of),
        frame: window.frame.map { WindowFrame(start: of($0.start), end: $0.end.map(of)) }
      )
    }
    return shape
  }

  private static func of(_ choice: CaseExpression) -> CaseExpression {
    CaseExpression(
      operand: choice.operand.map { of($0) },
      branches: choice.branches.map { .init(when: of($0.condition), then: of($0.result)) },
      otherwise: choice.otherwise.map { of($0) }
    )
  }

  private static func of(_ bound: FrameBound) -> FrameBound {
    switch bound {
    case .preceding(let rows): .preceding(of(rows))
    case .following(let rows): .following(of(rows))
    case .unboundedPreceding, .currentRow, .unboundedFollowing: bound
    }
  }

  private static func of(_ item: OrderItem) -> OrderItem {
    OrderItem(
      of(item.expression),
      isDescending: item.isDescending,
      nullsFirst: item.nullsFirst
    )
  }
}
