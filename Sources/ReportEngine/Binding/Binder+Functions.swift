import ReportCorpus
import ReportLanguage
import ReportText

/// Functions of one row, and whatever a call may be.
extension Binder {
  mutating func bindCall(_ call: FunctionCall, at span: SourceSpan, in clause: Clause)
    -> BoundExpression?
  {
    let name = FoldedText.fold(call.name.text)
    if let window = call.window {
      return bindWindow(call, named: name, over: window, at: span, in: clause)
    }
    if let function = AggregateCall.Function(rawValue: name) {
      return bindAggregate(function, call, at: span, in: clause)
    }
    if WindowCall.Function(rawValue: name) != nil {
      report(.windowNeedsOver(name), at: span)
      return nil
    }
    guard let function = FunctionCatalog.scalar(named: name) else {
      reportUnknownFunction(call.name)
      return nil
    }
    guard checkPlain(call, at: span), case .list(let arguments) = call.arguments else { return nil }
    return bindFunction(function, arguments, at: span, in: clause)
  }

  mutating func reportUnknownFunction(_ name: Name) {
    let near =
      FunctionCatalog.names(for: name.text)
      ?? NearName.nearest(to: name.text, among: FunctionCatalog.names)
    report(.unknownFunction(name.text, near: near), at: name.span)
  }

  /// Refuses what only aggregates have.
  private mutating func checkPlain(_ call: FunctionCall, at span: SourceSpan) -> Bool {
    let name = call.name.text
    if case .star = call.arguments {
      report(.starArgument(function: name), at: span)
    } else if call.isDistinct {
      report(.modifierNotAllowed(function: name, "distinct"), at: span)
    } else if call.filter != nil {
      report(.modifierNotAllowed(function: name, "filter"), at: span)
    } else {
      return true
    }
    return false
  }

  private mutating func bindFunction(
    _ function: ScalarFunction,
    _ arguments: [Expression],
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    let bound = arguments.map { bind($0, in: clause) }
    guard function.takes(arguments.count) else {
      report(
        .wrongArgumentCount(
          function: function.name,
          found: arguments.count,
          wanted: function.wantedCount
        ),
        at: span
      )
      return nil
    }
    guard let bound = whole(bound) else { return nil }
    switch function.name {
    case "mod": return bindArithmetic(bound[0], .modulo, bound[1], at: span)
    case "date": return bindDay(bound[0], at: span)
    case "nullif": return bindNullIf(function, bound, at: span)
    default: return bindFunction(function, to: bound, at: span)
    }
  }

  private mutating func bindFunction(
    _ function: ScalarFunction,
    to arguments: [BoundExpression],
    at span: SourceSpan
  ) -> BoundExpression? {
    var arguments = arguments
    var fits = true
    for index in arguments.indices {
      let parameter = function.parameter(at: index)
      if parameter == .date, !readDay(&arguments[index]) {
        fits = false
      } else if !check(arguments[index], is: parameter, of: function.name) {
        fits = false
      }
    }
    guard fits else { return nil }
    if function.parameters.contains(.common) {
      guard let unified = unified(arguments, of: function.name) else { return nil }
      arguments = unified
    }
    return applied(function, to: arguments, at: span)
  }

  /// The call with the type of its values; what can only be null becomes null.
  private func applied(
    _ function: ScalarFunction,
    to arguments: [BoundExpression],
    at span: SourceSpan
  ) -> BoundExpression {
    let type: ColumnType? =
      switch function.result {
      case .type(let type): type
      case .first: arguments[0].type
      case .common: arguments.first { $0.type != nil }?.type
      }
    guard let type else { return BoundExpression(.constant(.null), nil, at: span) }
    return BoundExpression(.function(function, arguments), type, at: span)
  }

  private mutating func check(
    _ argument: BoundExpression,
    is parameter: ScalarFunction.Parameter,
    of function: String
  ) -> Bool {
    guard let type = argument.type else { return true }
    let wanted: Wording
    switch parameter {
    case .any, .common: return true
    case .text, .pattern:
      guard requireText(argument, of: function) else { return false }
      return parameter == .text || checkPattern(argument)
    case .int: wanted = type == .int ? .nothing : Wording("a whole number", "整数")
    case .number: wanted = argument.isNumeric ? .nothing : Wording("a number", "数")
    case .date: wanted = type == .date ? .nothing : Wording("a day", "日期")
    }
    if wanted.isEmpty { return true }
    report(.wrongOperand(of: function, typed(argument), wanted: wanted), at: argument.span)
    return false
  }

  /// A pattern that is written out is checked before anything runs.
  private mutating func checkPattern(_ argument: BoundExpression) -> Bool {
    guard case .constant(.text(let pattern)) = argument.kind else { return true }
    do throws(PatternError) {
      _ = try TextPattern(pattern)
      return true
    } catch {
      report(.badPattern(error), at: argument.span)
      return false
    }
  }

  private mutating func bindNullIf(
    _ function: ScalarFunction,
    _ arguments: [BoundExpression],
    at span: SourceSpan
  ) -> BoundExpression? {
    guard let equal = bindComparison(arguments[0], .equal, arguments[1], at: span),
      case .compare(let value, _, let other) = equal.kind
    else { return nil }
    return applied(function, to: [value, other], at: span)
  }

  // MARK: - Days

  private mutating func bindDay(_ argument: BoundExpression, at span: SourceSpan)
    -> BoundExpression?
  {
    var argument = argument
    guard readDay(&argument) else { return nil }
    guard argument.type == nil || argument.type == .text || argument.type == .date else {
      report(
        .wrongOperand(of: "date", typed(argument), wanted: Wording("text or a day", "文本或日期")),
        at: argument.span
      )
      return nil
    }
    var day = argument.converted(to: .date)
    day.span = span
    return day
  }

  /// Days go before and behind, and lie apart.
  mutating func bindDays(
    _ left: BoundExpression,
    _ operation: Arithmetic,
    _ right: BoundExpression,
    at span: SourceSpan
  ) -> BoundExpression? {
    let function: ScalarFunction
    var arguments = [left, right]
    switch (operation, left.type, right.type) {
    case (.add, .date, .int), (.add, .date, nil): function = DateFunctions.addDays
    case (.add, .int, .date), (.add, nil, .date):
      function = DateFunctions.addDays
      arguments = [right, left]
    case (.subtract, .date, .int), (.subtract, .date, nil): function = DateFunctions.subtractDays
    case (.subtract, .date, .date), (.subtract, nil, .date): function = DateFunctions.daysBetween
    case (.subtract, .date, .text):
      guard readDay(&arguments[1]), arguments[1].type == .date else { fallthrough }
      function = DateFunctions.daysBetween
    default:
      report(
        .typeMismatch(operation: operation.rawValue, left: typed(left), right: typed(right)),
        at: span
      )
      return nil
    }
    return applied(function, to: arguments, at: span)
  }
}
