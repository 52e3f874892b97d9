import ReportCorpus
import ReportLanguage
import ReportText

/// Names that statements before gave to queries, values and tables.
extension Binder {
  /// The value of a parameter.
  mutating func bindParameter(_ name: Name) -> BoundExpression? {
    guard let parameter = environment.parameters[FoldedText.fold(name.text)] else {
      let near = NearName.nearest(to: name.text, among: environment.parameters.values.map(\.name))
      report(.unknownParameter(name.text, near: near), at: name.span)
      return nil
    }
    if let value = parameter.value {
      let type = value.type ?? parameter.type
      return BoundExpression(.constant(value), type, at: name.span)
    }
    guard environment.checksOnly else {
      report(.missingParameter(name.text), at: name.span)
      return nil
    }
    return BoundExpression(.constant(.null), parameter.type, at: name.span)
  }

  /// The tables that statements before gave names to, the oldest first.
  var visibleTables: [Relation] { within?.tables ?? environment.tables }

  /// The table of a name, in any case and width.
  func table(named name: String) -> Relation? {
    visibleTables.first { FoldedText.fold($0.name) == FoldedText.fold(name) }
  }

  /// The value of an expression that reads nothing.
  consuming func constant(_ expression: Expression) throws(EngineIssues) -> Value {
    let bound = bind(expression, in: .param)
    guard issues.isEmpty, let bound else { throw EngineIssues(issues: issues) }
    do throws(EngineIssue) {
      return try ExpressionEvaluator.constantValue(of: bound)
    } catch {
      throw EngineIssues(issues: [error])
    }
  }

  /// The query that a statement before gave a name to; bound at its first use.
  ///
  /// It stands in a text of its own: what is wrong with it is told where it is used.
  mutating func bindDefinition(_ name: Name) -> SharedQuery? {
    var visible = environment.definitions
    if let within { visible = within.definitions }
    guard let definition = visible[FoldedText.fold(name.text)] else { return nil }
    let key = ObjectIdentifier(definition)
    if let known = boundDefinitions[key] { return known }
    let outer = (source, scope, frames, definitions, within, notes)
    let issuesBefore = issues.count
    (source, frames, definitions, within) = (definition.source, [], [:], definition)
    let bound = bindQuery(definition.query)
    (source, scope, frames, definitions, within, notes) = outer
    for index in issuesBefore..<issues.count {
      issues[index] = EngineIssue(issues[index].kind, at: name.span)
    }
    let shared = SharedQuery(
      name: definition.name,
      query: bound ?? .ofNothing,
      place: name.span
    )
    boundDefinitions[key] = shared
    return shared
  }
}

extension Clause {
  /// The value of a `param` statement.
  static let param = Clause(keyword: "param", names: .inputsOnly, allowsAggregates: false)
}
