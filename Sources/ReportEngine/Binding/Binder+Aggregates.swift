import ReportCorpus
import ReportLanguage
import ReportText

/// Aggregates.
extension Binder {
  mutating func bindAggregate(
    _ function: AggregateCall.Function,
    _ call: FunctionCall,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    guard clause.allowsAggregates else {
      report(.aggregateNotAllowed(function: function.rawValue, clause: clause.keyword), at: span)
      return nil
    }
    var filter: BoundExpression?
    if let condition = call.filter {
      guard let bound = bindFilter(condition, of: function.rawValue, in: clause) else { return nil }
      filter = bound
    }
    guard case .list(let arguments) = call.arguments else {
      guard function == .count else {
        report(.starArgument(function: function.rawValue), at: span)
        return nil
      }
      return BoundExpression(
        .aggregate(AggregateCall(.count, of: nil, filter: filter)),
        .int,
        at: span
      )
    }
    guard arguments.count == function.argumentCount else {
      report(
        .wrongArgumentCount(
          function: function.rawValue,
          found: arguments.count,
          wanted: ArgumentCount.words(function.argumentCount)
        ),
        at: span
      )
      return nil
    }
    if call.isDistinct, !function.allowsDistinct {
      report(.modifierNotAllowed(function: function.rawValue, "distinct"), at: span)
      return nil
    }
    return bindAggregate(function, of: arguments, call, filter, at: span, in: clause)
  }

  private mutating func bindAggregate(
    _ function: AggregateCall.Function,
    of arguments: [Expression],
    _ call: FunctionCall,
    _ filter: BoundExpression?,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    guard let bound = whole(arguments.map { bind($0, in: clause) }), let argument = bound.first
    else { return nil }
    for inner in bound where !checkInner(inner, of: function.rawValue) { return nil }
    let wantsText = function == .stringAgg
    if function.needsNumber, argument.type != nil, !argument.isNumeric {
      report(
        .wrongOperand(of: function.rawValue, typed(argument), wanted: Wording("a number", "数")),
        at: argument.span
      )
      return nil
    }
    if wantsText, !requireText(argument, of: function.rawValue) { return nil }
    if bound.count > 1, !checkSecond(bound[1], of: function) { return nil }
    let aggregate = AggregateCall(
      function,
      of: argument,
      isDistinct: call.isDistinct,
      second: bound.count > 1 ? bound[1] : nil,
      filter: filter
    )
    return BoundExpression(.aggregate(aggregate), aggregate.type, at: span)
  }

  /// The condition behind `filter`, which sees single rows.
  mutating func bindFilter(
    _ condition: Expression,
    of function: String,
    in clause: Clause
  ) -> BoundExpression? {
    guard let bound = bind(condition, in: clause), checkInner(bound, of: function) else {
      return nil
    }
    guard bound.type == nil || bound.type == .bool else {
      report(.notACondition(clause: "filter", typed(bound)), at: bound.span)
      return nil
    }
    return bound
  }

  /// What is aggregated is of single rows.
  private mutating func checkInner(_ inner: BoundExpression, of function: String) -> Bool {
    if inner.holdsWindow {
      report(.nestedWindow(function), at: inner.span)
      return false
    }
    if inner.holdsAggregate {
      report(.nestedAggregate(function), at: inner.span)
      return false
    }
    return true
  }

  /// A share and a separator are the same for all rows.
  private mutating func checkSecond(
    _ second: BoundExpression,
    of function: AggregateCall.Function
  ) -> Bool {
    switch (function, second.kind) {
    case (.quantile, .constant(let value)):
      if let share = value.double, (0...1).contains(share) { return true }
      report(
        .constantNeeded(function.rawValue, wanted: Wording("a share from 0 to 1", "0 到 1 之间的份额")),
        at: second.span
      )
    case (.quantile, _):
      report(
        .constantNeeded(function.rawValue, wanted: Wording("a share from 0 to 1", "0 到 1 之间的份额")),
        at: second.span
      )
    case (.stringAgg, .constant(.text)): return true
    case (.stringAgg, _):
      report(
        .constantNeeded(function.rawValue, wanted: Wording("a separator in quotes", "带引号的分隔符")),
        at: second.span
      )
    default: return true
    }
    return false
  }
}
