import ReportCorpus
import ReportEngine
import ReportText

/// Says why an answer has no row.
struct EmptyAnswerText {
  let answer: EmptyAnswer
  let source: SourceText
  /// Whether there is no report at all.
  let isWithoutReports: Bool

  /// Sentences, a line each.
  var lines: [Wording] {
    ownLines
      + answer.others.flatMap {
        EmptyAnswerText(answer: $0, source: source, isWithoutReports: isWithoutReports).lines
      }
  }

  private var ownLines: [Wording] {
    let relation = answer.relation
    if let cause = answer.laterCause { return laterCause(cause) }
    if !answer.joins.isEmpty, relation.rowCount == 0 { return answer.joins.map(line) }
    if relation.rowCount == 0 {
      return [
        isWithoutReports && relation.origin == nil
          ? Wording(
            "`\(relation.name)` has no row: nothing was loaded.",
            "`\(relation.name)` 没有行：什么也没有载入。"
          ) : Wording("`\(relation.name)` has no row.", "`\(relation.name)` 没有行。")
      ]
    }
    if answer.conditions.isEmpty { return answer.joins.map(line) }
    let isOne = answer.conditions.count == 1
    if relation.name.isEmpty {
      let headline = Wording(
        "Nothing is read, and the \(isOne ? "condition does" : "conditions do") not hold:",
        "没有读取任何关系，而条件不成立："
      )
      return [headline]
        + answer.conditions.map { condition in
          let (text, holds) = (written(condition.expression), condition.alone > 0)
          return Wording(
            "  \(text)  \(holds ? "holds" : "does not hold")",
            "  `\(text)`  \(holds ? "成立" : "不成立")"
          )
        }
    }
    let rows = Counted.rows(relation.rowCount)
    let headline = Wording(
      "Of \(rows.english) in `\(relation.name)`, the "
        + (isOne ? "condition leaves none:" : "conditions together leave none:"),
      "`\(relation.name)` 共 \(rows.chinese)，\(isOne ? "没有一行满足条件" : "没有一行同时满足全部条件")："
    )
    return answer.joins.map(line) + [headline] + answer.conditions.flatMap(lines)
  }

  private func line(_ join: EmptyAnswer.JoinCount) -> Wording {
    let (left, right) = (Counted.rows(join.leftRows), Counted.rows(join.rightRows))
    let found = join.pairs == 0 ? Wording("no row", "0 行") : Counted.rows(join.pairs)
    return Wording(
      "Joining `\(join.left)` (\(left.english)) with `\(join.right)` (\(right.english)) gives "
        + "\(found.english).",
      "`\(join.left)`（\(left.chinese)）与 `\(join.right)`（\(right.chinese)）连接后得 \(found.chinese)。"
    )
  }

  private func laterCause(_ cause: EmptyAnswer.LaterCause) -> [Wording] {
    switch cause {
    case .limitZero:
      let rows = Counted.rows(answer.rowsLeft)
      return [
        Wording(
          "`limit 0` leaves nothing of \(rows.english).",
          "`limit 0` 把 \(rows.chinese)全部去掉了。"
        )
      ]
    case .offset(let offset, let count):
      let rows = Counted.rows(count)
      return [
        Wording(
          "`offset \(offset)` passes over all of \(rows.english).",
          "`offset \(offset)` 跳过了全部 \(rows.chinese)。"
        )
      ]
    case .having(let count, let conditions):
      let groups = Counted.groups(count)
      let headline = Wording(
        "`having` leaves none of \(groups.english)\(conditions.isEmpty ? "." : ":")",
        "`having` 把 \(groups.chinese)全部去掉了\(conditions.isEmpty ? "。" : "：")"
      )
      return [headline]
        + conditions.map { line($0.expression, Counted.groups($0.alone), indent: "  ") }
    case .tooManyPairs:
      return [
        Wording(
          "The join puts too many pairs of rows together to count what each condition leaves.",
          "连接得到的行对太多，未逐一统计每个条件留下的行数。"
        )
      ]
    case .noneInBoth(let left, let right):
      let rows = (Counted.rows(left), Counted.rows(right))
      return [
        Wording(
          "The queries give \(rows.0.english) and \(rows.1.english), none of them in both.",
          "两个查询分别得 \(rows.0.chinese)和 \(rows.1.chinese)，没有共同的行。"
        )
      ]
    case .allTakenAway(let count):
      let rows = Counted.rows(count)
      return [
        Wording(
          "`except` takes away all of \(rows.english).",
          "`except` 去掉了全部 \(rows.chinese)。"
        )
      ]
    }
  }

  private func line(_ condition: BoundExpression, _ count: Wording, indent: String) -> Wording {
    let text = written(condition)
    return Wording(
      "\(indent)\(text)  holds for \(count.english)",
      "\(indent)`\(text)`  满足的有 \(count.chinese)"
    )
  }

  private func written(_ expression: BoundExpression) -> String {
    source.text(in: expression.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func lines(of condition: EmptyAnswer.Condition) -> [Wording] {
    var first = line(condition.expression, Counted.rows(condition.alone), indent: "  ")
    let without = condition.rowsWithout.count
    if answer.conditions.count > 1 {
      first =
        first
        + Wording(
          "; without it \(without == 1 ? "1 is" : "\(without) are") left",
          "；去掉它则余 \(without) 行"
        )
    }
    if condition.asksNothing {
      first = first + Wording("; the query in it gives no row", "；其中的查询没有行")
    }
    first = first + nearest(condition)
    let branches = condition.branches.map {
      line($0.expression, Counted.rows($0.alone), indent: "    ")
    }
    return [first] + branches + figureless(condition)
  }

  /// What comes nearest; nothing where another condition is the one to change.
  private func nearest(_ condition: EmptyAnswer.Condition) -> Wording {
    let without = condition.rowsWithout.count
    // Where it holds for some rows and the others leave nothing, it is not the one to change.
    guard let index = condition.column, !condition.nearest.isEmpty,
      without > 0 || condition.alone == 0
    else { return .nothing }
    let column = answer.relation.schema.columns[index]
    let values = Wording.list(
      condition.nearest.map { value in
        Wording(
          name: value.type == .text
            ? "\"\(ValueText.exact(value))\"" : ValueText.exact(value)
        )
      }
    )
    let name = column.alias.map { "\(column.name) (\($0))" } ?? column.name
    let chineseName = column.alias.map { "`\(column.name)`（\($0)）" } ?? "`\(column.name)`"
    if condition.isNearestAnywhere || answer.conditions.count == 1 {
      return Wording(
        "; nearest in \(name): \(values.english)",
        "；\(chineseName)中最接近的是 \(values.chinese)"
      )
    }
    return Wording(", with \(name) \(values.english)", "，\(chineseName)是 \(values.chinese)")
  }

  /// Says so where the rows left state only that something rose or fell.
  private func figureless(_ condition: EmptyAnswer.Condition) -> [Wording] {
    let relation = answer.relation
    guard !condition.isNearestAnywhere,
      let value = relation.schema.index(of: "value"),
      let trend = relation.schema.index(of: "trend"),
      condition.rowsWithout.allSatisfy({
        relation.columns[value].isNull($0) && !relation.columns[trend].isNull($0)
      })
    else { return [] }
    let trends = condition.rowsWithout.map { relation.columns[trend][$0] }
    let told = TrendOnly(trends: trends).wording
    return [Wording("    (\(told.english))", "    （\(told.chinese)）")]
  }
}

/// Says of rows that they state only a rise or fall.
struct TrendOnly {
  let trends: [Value]

  var wording: Wording {
    let same = Set(trends).count == 1 ? trends.first : nil
    let direction =
      same.map { Wording(ValueText.exact($0), "`\(ValueText.exact($0))`") }
      ?? Wording("a change", "变化")
    return Wording(
      "\(trends.count == 1 ? "it states" : "they state") only the trend, \(direction.english), "
        + "without a figure: `select … trend`",
      "只说了趋势 \(direction.chinese)，没有数字：`select … trend`"
    )
  }
}
