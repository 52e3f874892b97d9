extension EngineIssue {
  /// A name for each kind of issue that stays the same when its wording changes.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Each kind of issue, by its own name.
    case unknownColumn, columnWithoutRelation, unknownQualifier, ambiguousColumn,
      relationTwice, usingUnknownColumn, unequalColumnCounts, combinedTypes,
      commonTableTwice, unknownRelation, unknownFunction, aliasTooEarly,
      missingComma, typeMismatch, plainNumberAgainstPercent, pointsAgainstPercent,
      percentAndNumber, notACondition, wrongOperand, notADate,
      badPattern, aggregateNotAllowed, nestedAggregate, ungroupedColumn,
      starWithGroups, starWithoutRelation, starArgument, wrongArgumentCount,
      mixedTypes, unknownType, cannotConvert, modifierNotAllowed,
      constantNeeded, windowNotAllowed, windowAliasTooEarly, windowNeedsOver,
      noWindowFunction, nestedWindow, emptyFrame, leavesCalendar,
      badReplacement, positionOutOfRange, badRowCount, orderNotSelected,
      subqueryColumns, subqueryRows, builtInName, unknownParameter,
      missingParameter, wrongParameterValue, unknownPivotColumn, pivotWithoutValue,
      innerPivot, pivotCellTwice, tooManyPivotColumns, coverageWithoutFigures,
      integerOverflow, interrupted
  }

  /// The name of this kind of issue.
  public var code: Code {
    switch kind {
    case .unknownColumn: .unknownColumn
    case .columnWithoutRelation: .columnWithoutRelation
    case .unknownQualifier: .unknownQualifier
    case .ambiguousColumn: .ambiguousColumn
    case .relationTwice: .relationTwice
    case .usingUnknownColumn: .usingUnknownColumn
    case .unequalColumnCounts: .unequalColumnCounts
    case .combinedTypes: .combinedTypes
    case .commonTableTwice: .commonTableTwice
    case .unknownRelation: .unknownRelation
    case .unknownFunction: .unknownFunction
    case .aliasTooEarly: .aliasTooEarly
    case .missingComma: .missingComma
    case .typeMismatch: .typeMismatch
    case .plainNumberAgainstPercent: .plainNumberAgainstPercent
    case .pointsAgainstPercent: .pointsAgainstPercent
    case .percentAndNumber: .percentAndNumber
    case .notACondition: .notACondition
    case .wrongOperand: .wrongOperand
    case .notADate: .notADate
    case .badPattern: .badPattern
    case .aggregateNotAllowed: .aggregateNotAllowed
    case .nestedAggregate: .nestedAggregate
    case .ungroupedColumn: .ungroupedColumn
    case .starWithGroups: .starWithGroups
    case .starWithoutRelation: .starWithoutRelation
    case .starArgument: .starArgument
    case .wrongArgumentCount: .wrongArgumentCount
    case .mixedTypes: .mixedTypes
    case .unknownType: .unknownType
    case .cannotConvert: .cannotConvert
    case .modifierNotAllowed: .modifierNotAllowed
    case .constantNeeded: .constantNeeded
    case .windowNotAllowed: .windowNotAllowed
    case .windowAliasTooEarly: .windowAliasTooEarly
    case .windowNeedsOver: .windowNeedsOver
    case .noWindowFunction: .noWindowFunction
    case .nestedWindow: .nestedWindow
    case .emptyFrame: .emptyFrame
    case .leavesCalendar: .leavesCalendar
    case .badReplacement: .badReplacement
    case .positionOutOfRange: .positionOutOfRange
    case .badRowCount: .badRowCount
    case .orderNotSelected: .orderNotSelected
    case .subqueryColumns: .subqueryColumns
    case .subqueryRows: .subqueryRows
    case .builtInName: .builtInName
    case .unknownParameter: .unknownParameter
    case .missingParameter: .missingParameter
    case .wrongParameterValue: .wrongParameterValue
    case .unknownPivotColumn: .unknownPivotColumn
    case .pivotWithoutValue: .pivotWithoutValue
    case .innerPivot: .innerPivot
    case .pivotCellTwice: .pivotCellTwice
    case .tooManyPivotColumns: .tooManyPivotColumns
    case .coverageWithoutFigures: .coverageWithoutFigures
    case .integerOverflow: .integerOverflow
    case .interrupted: .interrupted
    }
  }
}
