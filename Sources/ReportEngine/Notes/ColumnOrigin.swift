import ReportCorpus

/// Where the values of a column come from, as far as notes on aggregates are concerned.
struct ColumnOrigin: Hashable {
  /// Which reading of a relation they come from: the same relation may be read twice.
  var reading: Int
  /// The relation's own name of the column.
  var column: String
  /// What makes an aggregate of the column say something false.
  var rule: MixtureRule?
}

extension BoundExpression {
  /// The input columns whose values, perhaps changed, are the values of the expression.
  ///
  /// What is only compared, counted or chosen by is none of them.
  var valueColumns: [Int] {
    switch kind {
    case .column(let index): [index]
    case .negate(let inner), .convert(let inner): inner.valueColumns
    case .arithmetic(let left, _, let right): left.valueColumns + right.valueColumns
    case .choice(let choice):
      (choice.branches.map(\.result) + [choice.otherwise].compactMap { $0 })
        .flatMap(\.valueColumns)
    case .function(let function, let arguments) where function.keepsMeasure:
      arguments.flatMap(\.valueColumns)
    case .aggregate(let call) where call.function != .count: call.argument?.valueColumns ?? []
    case .window(let call) where call.function.givesValues: call.argument?.valueColumns ?? []
    default: []
    }
  }

  /// Whether the values are those of a column, or of a column and constants: no other column
  /// weighs them.
  var isUnweighted: Bool {
    switch kind {
    case .column, .constant: true
    case .negate(let inner), .convert(let inner): inner.isUnweighted
    case .arithmetic(let left, let operation, let right):
      operation == .add || operation == .subtract
        ? left.isUnweighted && right.isUnweighted
        : left.columnsUsed.isEmpty && right.isUnweighted
          || left.isUnweighted && right.columnsUsed.isEmpty
    case .function(let function, let arguments):
      function.keepsMeasure && arguments.allSatisfy(\.isUnweighted)
    case .choice(let choice):
      (choice.branches.map(\.result) + [choice.otherwise].compactMap { $0 })
        .allSatisfy(\.isUnweighted)
    default: false
    }
  }
}

extension ScalarFunction {
  /// Whether the value is still of what the arguments measure: `round(rate, 2)`.
  fileprivate var keepsMeasure: Bool {
    ["abs", "round", "floor", "ceil", "coalesce", "nullif", "least", "greatest"].contains(name)
  }
}

extension WindowCall.Function {
  /// Whether the values are those of the argument, or put together of them.
  fileprivate var givesValues: Bool {
    switch self {
    case .rowNumber, .rank, .denseRank, .count: false
    case .lag, .lead, .firstValue, .lastValue, .sum, .avg, .min, .max: true
    }
  }
}
