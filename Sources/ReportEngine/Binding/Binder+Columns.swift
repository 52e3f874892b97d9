import ReportCorpus
import ReportLanguage
import ReportText

/// Finds the columns that names stand for.
extension Binder {
  mutating func bindColumn(_ column: ColumnName, at span: SourceSpan, in clause: Clause)
    -> BoundExpression?
  {
    if let qualifier = column.qualifier {
      return bindQualified(column.name, in: qualifier, at: span)
    }
    let item = scope.item(column.name)
    if clause.names == .aliasesThenInputs, let item { return resolve(item, at: span) }
    if let input = bindInput(column.name) { return input.bound }
    if let captured = captured(column, at: span) { return captured }
    // An item that has an issue of its own is no name that others could have meant.
    if let item, let expression = item.expression {
      if clause.names == .inputsThenAliases { return resolve(item, at: span) }
      report(
        expression.holdsWindow
          ? .windowAliasTooEarly(column.name.text, clause: clause.keyword)
          : .aliasTooEarly(column.name.text, clause: clause.keyword),
        at: span
      )
      return nil
    }
    reportUnknown(column.name)
    return nil
  }

  /// The input column of a name; `nil` where there is none, `bound` is `nil` where there are two.
  private mutating func bindInput(_ name: Name) -> (bound: BoundExpression?, Void)? {
    let found = scope.matches(name.text)
    if found.count > 1 {
      report(.ambiguousColumn(name.text, candidates: found.map(scope.qualifiedName)), at: name.span)
      return (nil, ())
    }
    return found.first.map { (scope.column($0, at: name.span), ()) }
  }

  private mutating func bindQualified(_ name: Name, in qualifier: Name, at span: SourceSpan)
    -> BoundExpression?
  {
    guard let relation = scope.relation(named: qualifier.text) else {
      let column = ColumnName(qualifier: qualifier, name: name)
      if let captured = captured(column, at: span) { return captured }
      report(
        .unknownQualifier(qualifier.text, known: scope.relations.map(\.name)),
        at: qualifier.span
      )
      return nil
    }
    guard let index = scope.matches(name.text, in: relation).first else {
      let near = Self.nearest(
        to: name.text,
        among: relation.columns.map {
          .init(name: scope.columns[$0].name, alias: scope.columns[$0].alias)
        }
      )
      report(.unknownColumn(name.text, near: near, elsewhere: nil), at: name.span)
      return nil
    }
    return scope.column(index, at: span)
  }

  private func resolve(_ item: Scope.NamedItem, at span: SourceSpan) -> BoundExpression? {
    guard var expression = item.expression else { return nil }
    expression.span = span
    return expression
  }

  mutating func reportUnknown(_ name: Name) {
    guard !scope.relations.isEmpty else {
      return report(.columnWithoutRelation(name.text), at: name.span)
    }
    let elsewhere = (corpus.relations + visibleTables)
      .first { $0.schema.index(of: name.text) != nil }
    let items = scope.items.filter { $0.expression != nil }
    let names = scope.columnNames + items.map { .init(name: $0.name, alias: nil) }
    let near = Self.nearest(to: name.text, among: names)
    report(.unknownColumn(name.text, near: near, elsewhere: elsewhere?.name), at: name.span)
  }

  // MARK: - Text that looks like a column

  /// `"rate"` is text where some would expect the column: worth a note.
  mutating func noteTextLikeColumn(_ text: String, at span: SourceSpan) {
    guard let index = scope.matches(text).first else { return }
    notes.append(
      Diagnostic(
        .note,
        "quotes make text: \"\(text)\" is not the column `\(scope.columns[index].name)`",
        at: span,
        label: "write \(text) without quotes for the column"
      )
    )
  }

  /// Takes the note back where the text is a value of the very column it is compared with.
  mutating func dropNote(on constant: BoundExpression, comparedWith other: BoundExpression) {
    // Few texts have a note; only for those is the dictionary worth a look.
    guard notes.contains(where: { $0.span == constant.span }),
      case .column(let index) = other.kind, case .constant(.text(let text)) = constant.kind,
      scope.columns.indices.contains(index), let pool = scope.columns[index].texts,
      pool.code(of: text) != nil
    else { return }
    notes.removeAll { $0.span == constant.span }
  }
}
