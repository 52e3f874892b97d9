extension SyntaxIssue {
  /// A name for each kind of issue that stays the same when its wording changes.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Characters that make no token.
    case unexpectedCharacters, foreignMark, unclosedText, unclosedName, unclosedComment
    /// Patterns, names and numbers of a wrong form.
    case unclosedPattern, emptyPattern, emptyName, numberTouchesName, numberTooLarge
    /// A percent sign that is read otherwise than it seems.
    case percentTouchesOperand
    /// Words at a wrong place.
    case unexpected, misspeltKeyword, unknownStatement, readOnly
    /// Statements and clauses that do not fit together.
    case missingSemicolon, nothingSelected, clauseOutOfOrder, clauseTwice
    /// An order in the midst of combined selects, a condition behind a query in parentheses.
    case clauseBeforeSetOperator, clauseBehindParentheses
    /// Lists and conditions with something missing or left over.
    case missingComma, danglingComma, missingConnective
    /// Parentheses that do not fit together.
    case unclosedParenthesis, unmatchedParenthesis, emptyParentheses
    /// Operands where they cannot stand.
    case loneValue, chainedComparison, misplacedPattern
    /// Expressions beyond the limits.
    case nestedTooDeep, tooManyOperators, tooManyRelations
  }

  /// The name of this kind of issue.
  public var code: Code {
    switch kind {
    case .unexpectedCharacters: .unexpectedCharacters
    case .foreignMark: .foreignMark
    case .unclosedText: .unclosedText
    case .unclosedName: .unclosedName
    case .unclosedComment: .unclosedComment
    case .unclosedPattern: .unclosedPattern
    case .emptyPattern: .emptyPattern
    case .emptyName: .emptyName
    case .numberTouchesName: .numberTouchesName
    case .numberTooLarge: .numberTooLarge
    case .percentTouchesOperand: .percentTouchesOperand
    case .unexpected: .unexpected
    case .misspeltKeyword: .misspeltKeyword
    case .unknownStatement: .unknownStatement
    case .readOnly: .readOnly
    case .clauseBeforeSetOperator: .clauseBeforeSetOperator
    case .tooManyRelations: .tooManyRelations
    case .missingSemicolon: .missingSemicolon
    case .missingComma: .missingComma
    case .danglingComma: .danglingComma
    case .nothingSelected: .nothingSelected
    case .missingConnective: .missingConnective
    case .clauseOutOfOrder: .clauseOutOfOrder
    case .clauseTwice: .clauseTwice
    case .clauseBehindParentheses: .clauseBehindParentheses
    case .unclosedParenthesis: .unclosedParenthesis
    case .unmatchedParenthesis: .unmatchedParenthesis
    case .emptyParentheses: .emptyParentheses
    case .loneValue: .loneValue
    case .chainedComparison: .chainedComparison
    case .misplacedPattern: .misplacedPattern
    case .nestedTooDeep: .nestedTooDeep
    case .tooManyOperators: .tooManyOperators
    }
  }
}
