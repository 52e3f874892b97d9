extension SyntaxIssue {
  /// A name for each kind of issue that stays the same when its wording changes.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case unexpectedCharacters, foreignMark, unclosedText, unclosedName, unclosedComment
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case unclosedPattern, emptyPattern, emptyName, numberTouchesName, numberTooLarge
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case percentTouchesOperand, unexpected, misspeltKeyword, unknownStatement, readOnly
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case missingSemicolon, missingComma, danglingComma, nothingSelected, missingConnective
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case clauseOutOfOrder, clauseTwice, unclosedParenthesis, unmatchedParenthesis
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case emptyParentheses, loneValue, chainedComparison, misplacedPattern, nestedTooDeep
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case tooManyOperators
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
    case .missingSemicolon: .missingSemicolon
    case .missingComma: .missingComma
    case .danglingComma: .danglingComma
    case .nothingSelected: .nothingSelected
    case .missingConnective: .missingConnective
    case .clauseOutOfOrder: .clauseOutOfOrder
    case .clauseTwice: .clauseTwice
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
