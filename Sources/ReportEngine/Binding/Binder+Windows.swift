import ReportCorpus
import ReportLanguage
import ReportText

/// Window functions.
extension Binder {
  mutating func bindWindow(
    _ call: FunctionCall,
    named name: String,
    over window: WindowSpecification,
    at span: SourceSpan,
    in clause: Clause
  ) -> BoundExpression? {
    guard let function = WindowCall.Function(rawValue: name) else {
      let isKnown = FunctionCatalog.names.contains(name)
      if isKnown {
        report(.noWindowFunction(name, known: WindowCall.Function.names), at: span)
      } else {
        reportUnknownFunction(call.name)
      }
      return nil
    }
    guard clause.allowsWindows else {
      report(.windowNotAllowed(function: name, clause: clause.keyword), at: span)
      return nil
    }
    if call.isDistinct || (call.filter != nil && !function.isAggregate) {
      let modifier = call.isDistinct ? "distinct" : "filter"
      report(.modifierNotAllowed(function: name, modifier), at: span)
      return nil
    }
    guard var bound = bindArguments(of: function, call, at: span, in: clause) else { return nil }
    if let condition = call.filter {
      guard let filter = bindFilter(condition, of: name, in: clause) else { return nil }
      bound.filter = filter
    }
    guard bindRows(of: &bound, window, in: clause) else { return nil }
    if let inner = bound.children.first(where: \.holdsWindow) {
      report(.nestedWindow(name), at: inner.span)
      return nil
    }
    return BoundExpression(.window(bound), bound.type, at: span)
  }

  // MARK: - Arguments

  private mutating func bindArguments(
    of function: WindowCall.Function,
    _ call: FunctionCall,
    at span: SourceSpan,
    in clause: Clause
  ) -> WindowCall? {
    guard case .list(let arguments) = call.arguments else {
      guard function == .count else {
        report(.starArgument(function: function.rawValue), at: span)
        return nil
      }
      return WindowCall(.count)
    }
    guard function.argumentCounts.contains(arguments.count) else {
      report(
        .wrongArgumentCount(
          function: function.rawValue,
          found: arguments.count,
          wanted: function.wantedCount
        ),
        at: span
      )
      return nil
    }
    guard let bound = whole(arguments.map { bind($0, in: clause) }) else { return nil }
    var window = WindowCall(function, of: bound.first)
    if function == .sum || function == .avg, let argument = bound.first, argument.type != nil,
      !argument.isNumeric
    {
      report(
        .wrongOperand(of: function.rawValue, typed(argument), wanted: Wording("a number", "数")),
        at: argument.span
      )
      return nil
    }
    if bound.count > 1 {
      guard let distance = rowCount(bound[1], of: function.rawValue) else { return nil }
      window.distance = distance
    }
    if bound.count > 2 {
      guard let unified = unified([bound[0], bound[2]], of: function.rawValue) else { return nil }
      window.argument = unified[0]
      window.otherwise = unified[1]
    }
    return window
  }

  /// A number of rows that is the same everywhere.
  private mutating func rowCount(_ expression: BoundExpression, of function: String) -> Int? {
    if expression.columnsUsed.isEmpty, !expression.holdsAggregate, !expression.holdsWindow,
      !expression.usesOuter, let value = try? ExpressionEvaluator.constantValue(of: expression),
      case .int(let count) = value, count >= 0
    {
      return Int(count)
    }
    report(
      .constantNeeded(function, wanted: Wording("a whole number from 0", "不小于 0 的整数")),
      at: expression.span
    )
    return nil
  }

  // MARK: - Rows

  private mutating func bindRows(
    of call: inout WindowCall,
    _ window: WindowSpecification,
    in clause: Clause
  ) -> Bool {
    let partition = window.partition.map { bind($0, in: clause) }
    var keys: [WindowCall.Key?] = []
    for item in window.order {
      keys.append(
        bind(item.expression, in: clause).map {
          WindowCall.Key(
            expression: $0,
            isDescending: item.isDescending,
            nullsFirst: item.nullsFirst
          )
        }
      )
    }
    call.frame = window.order.isEmpty ? .partition : .upToPeers
    if let frame = window.frame {
      guard let rows = bindFrame(frame, in: clause) else { return false }
      call.frame = rows
    }
    guard let partition = whole(partition), !keys.contains(where: { $0 == nil }) else {
      return false
    }
    call.partition = partition
    call.order = keys.compactMap { $0 }
    return true
  }

  private mutating func bindFrame(_ frame: ReportLanguage.WindowFrame, in clause: Clause)
    -> WindowCall.Frame?
  {
    let end = frame.end ?? .currentRow
    guard let first = bindBound(frame.start, in: clause),
      let last = bindBound(end, in: clause)
    else { return nil }
    if frame.start == .unboundedFollowing || end == .unboundedPreceding || first > last {
      let place = [frame.start.distance, end.distance].compactMap { $0?.span }.first
      report(.emptyFrame, at: place ?? SourceSpan(at: 0))
      return nil
    }
    return .rows(
      from: frame.start == .unboundedPreceding ? nil : first,
      to: end == .unboundedFollowing ? nil : last
    )
  }

  /// How many rows from the current one a bound lies.
  private mutating func bindBound(_ bound: FrameBound, in clause: Clause) -> Int? {
    switch bound {
    case .unboundedPreceding: return .min
    case .unboundedFollowing: return .max
    case .currentRow: return 0
    case .preceding(let rows):
      guard let rows = bind(rows, in: clause) else { return nil }
      return rowCount(rows, of: "rows").map { -$0 }
    case .following(let rows):
      guard let rows = bind(rows, in: clause) else { return nil }
      return rowCount(rows, of: "rows")
    }
  }
}

extension WindowCall.Function {
  static let names = allCases.map(\.rawValue)

  /// How many arguments it takes.
  fileprivate var argumentCounts: ClosedRange<Int> {
    switch self {
    case .rowNumber, .rank, .denseRank: 0...0
    case .lag, .lead: 1...3
    case .firstValue, .lastValue, .sum, .avg, .min, .max, .count: 1...1
    }
  }

  fileprivate var wantedCount: Wording {
    let counts = argumentCounts
    if counts.count == 1 { return ArgumentCount.words(counts.lowerBound) }
    return ArgumentCount.words(counts.lowerBound, to: counts.upperBound)
  }
}
