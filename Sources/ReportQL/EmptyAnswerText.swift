import ReportCorpus
import ReportEngine
import ReportText

/// Says why an answer has no row.
struct EmptyAnswerText {
  let answer: EmptyAnswer
  let source: SourceText
  let items: [ResultColumn]

  /// Sentences, a line each.
  var lines: [String] {
    let relation = answer.relation
    if !answer.joins.isEmpty, relation.rowCount == 0 { return answer.joins.map(line) }
    if relation.rowCount == 0 { return ["`\(relation.name)` has no row: nothing was loaded."] }
    if let cause = answer.laterCause { return [laterCause(cause)] }
    let joins = answer.joins.map(line)
    var lines = ["Of \(relation.rowCount) rows in `\(relation.name)`, the condition"]
    if answer.conditions.count > 1 {
      lines[0] += "s together leave none:"
    } else {
      lines[0] += " leaves none:"
    }
    for condition in answer.conditions { lines += self.lines(of: condition) }
    return joins + lines
  }

  private func line(_ join: EmptyAnswer.JoinCount) -> String {
    let found = join.pairs == 0 ? "no row" : counted(join.pairs, "row")
    return "Joining `\(join.left)` (\(counted(join.leftRows, "row"))) with `\(join.right)` "
      + "(\(counted(join.rightRows, "row"))) gives \(found)."
  }

  private func laterCause(_ cause: EmptyAnswer.LaterCause) -> String {
    switch cause {
    case .limitZero: "`limit 0` leaves nothing of \(counted(answer.rowsLeft, "row"))."
    case .offset(let offset, let rows):
      "`offset \(offset)` passes over all of \(counted(rows, "row"))."
    case .having(let groups): "`having` leaves none of \(counted(groups, "group"))."
    }
  }

  private func lines(of condition: EmptyAnswer.Condition) -> [String] {
    let text = source.text(in: condition.expression.span)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var line = "  \(text)  holds for \(counted(condition.alone, "row"))"
    let without = condition.rowsWithout.count
    if answer.conditions.count > 1 {
      line += "; without it \(without == 1 ? "1 is" : "\(without) are") left"
    }
    // Where it holds for some rows and the others leave nothing, it is not the one to change.
    guard let index = condition.column, !condition.nearest.isEmpty,
      without > 0 || condition.alone == 0
    else { return [line] }
    let column = answer.relation.schema.columns[index]
    let values = condition.nearest.map { value in
      value.type == .text
        ? "\"\(ValueText.exact(value))\"" : ValueText.exact(value)
    }
    let name = column.alias.map { "\(column.name) (\($0))" } ?? column.name
    if without == 0 || answer.conditions.count == 1 {
      line += "; nearest in \(name): \(values.joined(separator: ", "))"
    } else {
      line += ", with \(name) \(values.joined(separator: ", "))"
    }
    return [line] + figureless(condition)
  }

  /// Says so where the rows left state only that something rose or fell.
  private func figureless(_ condition: EmptyAnswer.Condition) -> [String] {
    let relation = answer.relation
    guard let value = relation.schema.index(of: "value"),
      let trend = relation.schema.index(of: "trend"),
      let first = condition.rowsWithout.first,
      condition.rowsWithout.allSatisfy({
        relation.columns[value].isNull($0) && !relation.columns[trend].isNull($0)
      })
    else { return [] }
    let directions = Set(condition.rowsWithout.map { relation.columns[trend][$0] })
    let direction =
      directions.count == 1 ? ValueText.exact(relation.columns[trend][first]) : "a change"
    let rows = condition.rowsWithout.count == 1 ? "it states" : "they state"
    return ["    (\(rows) only the trend, \(direction), without a figure: `select … trend`)"]
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
