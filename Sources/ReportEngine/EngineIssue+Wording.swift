import ReportCorpus
public import ReportText

extension EngineIssue {
  /// How the issue is told to a person.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, message, at: span, label: label, help: help)
  }

  private var message: String {
    switch kind {
    case .unknownColumn(let name, _, _): "unknown column `\(name)`"
    case .columnWithoutRelation(let name): "nothing is read, so there is no column `\(name)`"
    case .unknownQualifier(let name, _): "no relation is called `\(name)` here"
    case .ambiguousColumn(let name, _): "`\(name)` is a column of several relations here"
    case .relationTwice(let name): "two relations are called `\(name)` here"
    case .usingUnknownColumn(let name, let side): "`\(name)` is no column of the \(side) side"
    case .unequalColumnCounts(let operation, let left, let right):
      "`\(operation)` goes between equally many columns, not between \(left) and \(right)"
    case .combinedTypes(let operation, let column, let left, let right):
      "column \(column) of `\(operation)` is \(left.described) before and \(right.described) behind"
    case .commonTableTwice(let name): "`with` names two queries `\(name)`"
    case .subqueryColumns(let count): "this query shows \(count) columns where one is wanted"
    case .subqueryRows: "this query gives more than one row where one value is wanted"
    case .builtInName(let name): "`\(name)` is a relation of the reports"
    case .unknownParameter(let name, _): "unknown parameter `$\(name)`"
    case .missingParameter(let name): "the parameter `$\(name)` has no value"
    case .wrongParameterValue(let name, let value, let type):
      "the value `\(value)` of `$\(name)` is no \(type.rawValue)"
    case .unknownPivotColumn(let name, _): "the select list shows no `\(name)` to pivot by"
    case .pivotWithoutValue: "`pivot` has no item to fill the columns with"
    case .innerPivot: "only the outermost query can find out the columns of `pivot` by itself"
    case .pivotCellTwice(let cell, let values, _):
      "\(cell) has more than one row: \(values.joined(separator: ", "))"
    case .tooManyPivotColumns(let count, let limit):
      "`pivot` would make \(count) columns, more than \(limit)"
    case .unknownRelation(let name, _, _): "unknown relation `\(name)`"
    case .unknownFunction(let name, _, _): "unknown function `\(name)`"
    case .aliasTooEarly(let name, let clause):
      "`\(name)` is named in the select list, which `\(clause)` does not see"
    case .missingComma(let name): "a comma is missing before `\(name)`"
    case .typeMismatch(let operation, let left, let right):
      "`\(operation)` does not go between \(left.described) and \(right.described)"
    case .plainNumberAgainstPercent(let literal, _):
      "a percent is compared with the plain number \(literal)"
    case .pointsAgainstPercent(let column, _):
      "`\(column)` holds percent points, not a percent"
    case .percentAndNumber(let operation, _):
      "`\(operation)` does not go between a percent and a plain number"
    case .notACondition(let clause, let found):
      "`\(clause)` needs a condition, but \(found.described) is none"
    case .wrongOperand(let operation, let found, let wanted):
      "`\(operation)` needs \(wanted), but \(found.described) is none"
    case .notADate(let text): "\"\(text)\" is no day"
    case .badPattern(let error):
      "not a regular expression: \(error.reason)"
    case .aggregateNotAllowed(let function, let clause):
      "`\(function)` looks at many rows, `\(clause)` at one"
    case .nestedAggregate(let function): "`\(function)` stands inside another aggregate"
    case .ungroupedColumn(let name): "`\(name)` has many values in one group"
    case .starWithGroups: "`*` cannot be shown for groups"
    case .starWithoutRelation: "nothing is read, so there is no column for `*`"
    case .starArgument(let function): "`\(function)(*)` has no meaning"
    case .wrongArgumentCount(let function, let found, let wanted):
      "`\(function)` takes \(wanted), not \(found)"
    case .positionOutOfRange(let position, _): "there is no item \(position)"
    case .badRowCount(let clause): "`\(clause)` needs a whole number from 0"
    case .orderNotSelected: "`select distinct` can only be ordered by what it selects"
    case .integerOverflow(let operation):
      "`\(operation)` leaves the whole numbers of 64 bits"
    case .interrupted: "interrupted"
    case .leavesCalendar(let operation): "`\(operation)` leaves the years 1 to 9999"
    default: functionMessage
    }
  }

  /// Sentences about functions, choices and windows.
  private var functionMessage: String {
    switch kind {
    case .mixedTypes(let operation, let one, let other):
      "`\(operation)` needs values of one type, but there are \(one.described) and "
        + other.described
    case .unknownType(let name, _): "unknown type `\(name)`"
    case .cannotConvert(let value, let type):
      "\(value.described) cannot be turned into \(type)"
    case .modifierNotAllowed(let function, let modifier):
      "`\(modifier)` has no meaning for `\(function)`"
    case .constantNeeded(let function, let wanted):
      "`\(function)` needs \(wanted), the same for all rows"
    case .windowNotAllowed(let function, let clause):
      "`\(function) … over` looks at all rows, which `\(clause)` only chooses"
    case .windowAliasTooEarly(let name, let clause):
      "`\(name)` looks at all rows, which `\(clause)` only chooses"
    case .windowNeedsOver(let function): "`\(function)` looks at other rows: at which?"
    case .noWindowFunction(let function, _): "`\(function)` does not go with `over`"
    case .nestedWindow(let function): "a window function stands inside `\(function)`"
    case .emptyFrame: "this window ends before it begins"
    case .badReplacement(let text): "\"\(text)\" names a group that the pattern does not have"
    default: ""
    }
  }

  private var label: String {
    switch kind {
    case .unknownColumn(_, let near, let elsewhere):
      if let elsewhere, near.isEmpty {
        "it is a column of `\(elsewhere)`"
      } else {
        didYouMean(near)
      }
    case .columnWithoutRelation: "add `from facts`"
    case .unknownQualifier(_, let known) where known.count > 1:
      "the relations here are " + known.map { "`\($0)`" }.joined(separator: ", ")
    case .unknownQualifier(let name, let known):
      known.first.map { "the relation here is `\($0)`" } ?? "add `from facts \(name)`"
    case .ambiguousColumn(_, let candidates):
      "write " + candidates.map { "`\($0)`" }.joined(separator: " or ")
    case .relationTwice(let name): "give one another name: `\(name) as …`"
    case .subqueryRows: "add a condition, an aggregate such as `max(…)`, or `limit 1`"
    case .builtInName: "take another name"
    case .unknownParameter(let name, let near):
      near.isEmpty
        ? "write `param \(name) = …;` before" : didYouMean(near.map { .init(name: "$" + $0) })
    case .missingParameter(let name): "give it by `--param \(name)=…` or `param \(name) = …;`"
    case .unknownPivotColumn(_, let items):
      "it shows " + items.map { "`\($0)`" }.joined(separator: ", ")
    case .pivotWithoutValue: "select the value, too, behind the keys"
    case .innerPivot(let name): "write the values: `pivot \(name) in (…)`"
    case .pivotCellTwice(_, _, let value):
      "take one of them by `max(\(value))`, grouped by the other items"
    case .tooManyPivotColumns: "write those that are wanted behind `in`"
    case .usingUnknownColumn: "`using` takes columns that both sides have; else use `on`"
    case .unknownRelation(_, let near, _): didYouMean(near)
    case .unknownFunction(_, let near, _): didYouMean(near.map { NamedThing(name: $0, alias: nil) })
    case .aliasTooEarly: "write the expression itself"
    case .missingComma(let name): "write `, \(name)`, or `as \(name)` for a new name"
    case .plainNumberAgainstPercent(_, let suggestion): "did you mean `\(suggestion)`?"
    case .pointsAgainstPercent(_, let ratio):
      ratio.map { "did you mean `\($0)`?" } ?? "write the number without `%`"
    case .percentAndNumber(_, let suggestion): suggestion.map { "did you mean `\($0)`?" } ?? ""
    case .notADate: "write it as 2025-11-05"
    case .ungroupedColumn: "group by it, or put it into an aggregate"
    case .aggregateNotAllowed(_, let clause):
      clause == "where" ? "conditions on groups go behind `having`" : ""
    case .starWithGroups: "name the columns"
    case .starWithoutRelation: "add `from facts`"
    case .starArgument(let function): "write `\(function)(value)`, or `count(*)`"
    case .positionOutOfRange(_, let count): "the select list has \(count)"
    case .orderNotSelected: "select it too, or leave out `distinct`"
    case .integerOverflow: "write one side as a number with a fraction, as in `1.0`"
    default: functionLabel
    }
  }

  private var functionLabel: String {
    switch kind {
    case .wrongArgumentCount("min", let found, _) where found > 1:
      "`least(a, b)` compares values of one row"
    case .wrongArgumentCount("max", let found, _) where found > 1:
      "`greatest(a, b)` compares values of one row"
    case .mixedTypes(_, _, let other):
      "`cast(\(other.text) as …)` gives it another type"
    case .unknownType(_, let near): near.isEmpty ? "" : "did you mean `\(near[0])`?"
    case .modifierNotAllowed(let function, _): "leave it out, or take another for `\(function)`"
    case .windowNotAllowed, .windowAliasTooEarly:
      "give it a name in an inner query, and choose in an outer one"
    case .windowNeedsOver(let function): "write `\(function)(…) over (order by …)`"
    case .noWindowFunction("first", _): "did you mean `first_value`?"
    case .noWindowFunction("last", _): "did you mean `last_value`?"
    case .nestedWindow: "give it a name in an inner query"
    case .emptyFrame: "write the earlier row first, as in `1 preceding and 1 following`"
    default: ""
    }
  }

  private var help: [String] {
    switch kind {
    case .unknownRelation(_, let near, let known) where near.isEmpty:
      ["there are " + known.map(\.described).joined(separator: ", ")]
    case .unknownFunction(_, let near, let known) where near.isEmpty:
      known
    case .unknownType(_, let near) where near.isEmpty:
      ["the types are " + Conversion.typeNames.joined(separator: ", ")]
    case .noWindowFunction(_, let known):
      ["window functions are " + known.joined(separator: ", ")]
    case .windowNotAllowed(_, let clause) where clause == "where" || clause == "having",
      .windowAliasTooEarly(_, let clause) where clause == "where" || clause == "having":
      ["with ranked as (select …, rank() over (…) as r …) select … from ranked where r = 1"]
    case .unknownColumn(_, let near, let elsewhere) where near.isEmpty && elsewhere == nil:
      ["`select * limit 1` shows the columns"]
    case .typeMismatch(_, let left, let right)
    where (left.type == .text) != (right.type == .text) && left.isName && right.isName:
      ["`cast(\((left.type == .text ? right : left).text) as text)` makes a text of the other"]
    case .typeMismatch(_, let left, let right)
    where (left.type == .text) != (right.type == .text):
      ["text is written in quotes, numbers and percents without"]
    default: []
    }
  }

  private func didYouMean(_ names: [NamedThing]) -> String {
    names.isEmpty
      ? "" : "did you mean " + names.map(\.described).joined(separator: " or ") + "?"
  }
}

extension EngineIssue.NamedThing {
  fileprivate var described: String {
    alias.map { "`\(name)` (\($0))" } ?? "`\(name)`"
  }
}

extension EngineIssue.TypedText {
  /// Whether it is written as a name is: then no quotes would mend it.
  fileprivate var isName: Bool {
    guard let first = text.first, !["true", "false", "null"].contains(text) else { return false }
    return first.isLetter && !text.contains { $0.isWhitespace || $0 == "(" }
  }

  fileprivate var described: String {
    type.map { "`\(text)` (\($0.rawValue))" } ?? "`\(text)`"
  }
}
