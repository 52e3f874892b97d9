import ReportCorpus
import ReportText

/// Finds the aggregates that may put together what does not add up.
extension Binder {
  /// Remembers where the items' values come from, while they speak of the input.
  func noteOrigins(of query: inout BoundQuery) {
    for index in query.items.indices {
      query.items[index].origin = origin(of: query.items[index].expression)
    }
  }

  private func origin(of expression: BoundExpression) -> ColumnOrigin? {
    if case .column(let index) = expression.kind { return scope.columns[index].origin }
    let origins = Set(expression.valueColumns.compactMap { scope.columns[$0].origin })
      .filter { $0.rule != nil }
    return origins.count == 1 ? origins.first : nil
  }

  /// Adds the columns that a query around would miss to tell apart what it puts together.
  func hideDimensions(in query: inout BoundQuery) {
    guard !query.isDistinct else { return }
    var shown = Set(query.items.compactMap(\.origin))
    for item in query.items {
      guard let measure = item.origin, let rule = measure.rule else { continue }
      for index in scope.columns.indices {
        guard let origin = scope.columns[index].origin, origin.reading == measure.reading,
          rule.columns.contains(origin.column), shown.insert(origin).inserted
        else { continue }
        query.hidden.append(
          BoundQuery.Item(
            name: scope.columns[index].name,
            expression: scope.column(index, at: item.expression.span),
            origin: origin
          )
        )
      }
    }
  }

  // MARK: - Watches

  func watchAggregates(of query: inout BoundQuery, fillingPivot: Bool) {
    guard let grouping = query.grouping else { return }
    for (index, call) in grouping.aggregates.enumerated() {
      guard let (argument, purpose) = call.watched else { continue }
      query.grouping?.aggregates[index].watch = watch(
        argument,
        purpose,
        keys: grouping.keys,
        conditions: [query.filter, call.filter].compactMap { $0 },
        fillsPivot: fillingPivot,
        at: grouping.places[index]
      )
    }
  }

  func watchWindows(of query: inout BoundQuery) {
    let filter = query.filter
    func watched(_ expression: BoundExpression) -> BoundExpression {
      guard expression.holdsWindow else { return expression }
      let watched = try? expression.rewritten { node throws(EngineIssue) in
        guard case .window(var call) = node.kind, let (argument, purpose) = call.watched else {
          return nil
        }
        call.watch = watch(
          argument,
          purpose,
          keys: call.partition,
          conditions: [filter, call.filter].compactMap { $0 },
          at: node.span
        )
        return BoundExpression(.window(call), node.type, at: node.span)
      }
      // The closure throws nothing, so there always is a result.
      return watched ?? expression
    }
    for index in query.items.indices {
      query.items[index].expression = watched(query.items[index].expression)
    }
    for index in query.order.indices {
      query.order[index].expression = watched(query.order[index].expression)
    }
  }

  /// Watches the rows that fill the cells of a pivot; aggregates that do are watched themselves.
  func watchCells(of pivot: inout BoundPivot, in query: inout BoundQuery) {
    if query.grouping != nil { return }
    let items = query.showingHidden.items
    query.hidden = []
    guard let measure = items[pivot.value].origin, let rule = measure.rule else { return }
    // Columns of one object, metric or concept each differ in it as they should.
    let separated = Set((pivot.keys + [pivot.column]).compactMap { items[$0].origin?.column })
    guard separated.isDisjoint(with: ["metric", "concept"]) else { return }
    let dimensions = items.indices.compactMap { index -> MixtureWatch.Dimension? in
      guard let origin = items[index].origin, origin.reading == measure.reading,
        let known = rule.dimensions.first(where: { $0.column == origin.column }),
        known.use == .inPivots, !separated.contains(origin.column)
      else { return nil }
      var place = index
      if index >= query.items.count {
        place = query.items.count + query.hidden.count
        query.hidden.append(items[index])
      }
      return MixtureWatch.Dimension(
        expression: BoundExpression(.column(place), items[index].expression.type, at: pivot.span),
        name: items[index].name,
        isHidden: false,
        rule: known
      )
    }
    if dimensions.isEmpty { return }
    pivot.watch = MixtureWatch(
      dimensions: dimensions,
      share: nil,
      purpose: .cells,
      measure: items[pivot.value].name,
      text: source.text(in: pivot.span).inOneLine,
      span: pivot.span
    )
  }

  /// What an aggregate should be watched for; `nil` for nothing.
  private func watch(
    _ argument: BoundExpression,
    _ purpose: MixtureWatch.Purpose,
    keys: [BoundExpression],
    conditions: [BoundExpression],
    fillsPivot: Bool = false,
    at span: SourceSpan
  ) -> MixtureWatch? {
    let separated = Set(keys.compactMap(\.columnAlone)).union(argument.columnsUsed)
    var fixed: [Int: Value] = [:]
    for condition in conditions.flatMap(\.conjuncts) {
      if let (column, value) = condition.columnFixed { fixed[column] = value }
    }
    var watch = MixtureWatch(
      dimensions: [],
      share: nil,
      purpose: purpose,
      measure: "",
      text: source.text(in: span).inOneLine,
      span: span
    )
    let mayBeShare = (purpose == .sum || purpose == .mean) && argument.isUnweighted
    for measure in argument.valueColumns {
      guard let rule = scope.columns[measure].origin?.rule else { continue }
      if watch.measure.isEmpty { watch.measure = scope.qualifiedName(of: measure) }
      for known in rule.dimensions where known.use != .inPivots || fillsPivot {
        guard let column = scope.sibling(of: measure, named: known.column),
          !watch.dimensions.contains(where: { $0.expression.columnAlone == column }),
          !separated.contains(column), fixed[column] == nil
        else { continue }
        watch.dimensions.append(dimension(column, known))
      }
      if mayBeShare { watch.share = share(rule, of: measure, fixed: fixed) ?? watch.share }
    }
    if watch.share == nil { watch.dimensions.removeAll { $0.rule.use == .ofShares } }
    return watch.dimensions.isEmpty && watch.share == nil ? nil : watch
  }

  private func dimension(_ column: Int, _ rule: MixtureRule.Dimension) -> MixtureWatch.Dimension {
    let info = scope.columns[column]
    return MixtureWatch.Dimension(
      expression: scope.column(column, at: SourceSpan(at: 0)),
      name: info.isHidden ? info.name : scope.qualifiedName(of: column),
      isHidden: info.isHidden,
      rule: rule
    )
  }

  private func share(
    _ rule: MixtureRule,
    of measure: Int,
    fixed: [Int: Value]
  ) -> MixtureWatch.Share? {
    switch rule.share {
    case nil: return nil
    case .always: return .always
    case .where(let name, let wanted):
      guard let column = scope.sibling(of: measure, named: name) else { return nil }
      if let value = fixed[column] { return value == .text(wanted) ? .always : nil }
      return .where(scope.column(column, at: SourceSpan(at: 0)), equals: wanted)
    }
  }
}

extension MixtureRule {
  /// All columns that the rule speaks of.
  fileprivate var columns: [String] {
    var columns = dimensions.map(\.column)
    if case .where(let column, _)? = share, !columns.contains(column) { columns.append(column) }
    return columns
  }
}

extension Scope {
  /// A column of the same relation of the query that comes from the same reading as another.
  fileprivate func sibling(of column: Int, named name: String) -> Int? {
    let origin = columns[column].origin
    let relation = relations.first { $0.columns.contains(column) }
    return relation?.columns.first { index in
      columns[index].origin?.reading == origin?.reading && columns[index].origin?.column == name
    }
  }
}

extension BoundExpression {
  /// The column where the expression is one.
  fileprivate var columnAlone: Int? {
    if case .column(let index) = kind { index } else { nil }
  }

  /// The column and the only value that a condition leaves it.
  fileprivate var columnFixed: (Int, Value)? {
    guard case .compare(let left, .equal, let right) = kind else { return nil }
    switch (left.kind, right.kind) {
    case (.column(let column), .constant(let value)), (.constant(let value), .column(let column)):
      return (column, value)
    default: return nil
    }
  }
}

extension AggregateCall {
  /// What is put together, and how; `nil` where nothing is.
  fileprivate var watched: (BoundExpression, MixtureWatch.Purpose)? {
    switch function {
    case .count, .stringAgg, .anyValue, .first, .last: nil
    case .sum: argument.map { ($0, .sum) }
    case .avg: argument.map { ($0, .mean) }
    case .min, .max, .median, .quantile, .stddev, .variance: argument.map { ($0, .other) }
    case .argMax, .argMin: second.map { ($0, .other) }
    }
  }
}

extension WindowCall {
  /// What is put together, and how; `nil` where nothing is.
  fileprivate var watched: (BoundExpression, MixtureWatch.Purpose)? {
    switch function {
    case .sum: argument.map { ($0, .sum) }
    case .avg: argument.map { ($0, .mean) }
    case .min, .max: argument.map { ($0, .other) }
    default: nil
    }
  }
}

extension String {
  /// The text with white space made single.
  var inOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
