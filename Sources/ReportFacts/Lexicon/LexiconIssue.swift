public import ReportText

/// What is wrong in a lexicon's file, and where.
public struct LexiconIssue: Error, Hashable, Sendable {
  /// What can be wrong.
  public enum Problem: Hashable, Sendable {
    /// The header line lacks a column that is needed.
    case missingColumn(String)
    /// The header line names a column that lexicons do not have.
    case unknownColumn(String)
    /// The header line names a column twice.
    case columnTwice(String)
    /// A line has more fields than the header line.
    case tooManyFields(columns: Int)
    /// A line names no concept.
    case noConcept
    /// A word in the column of kinds that is none.
    case unknownKind(String)
    /// A wording of which nothing is left to compare.
    case wordingSaysNothing(String)
    /// A wording of another concept, named there in this line.
    case wordingTaken(String, by: String, line: Int)
    /// A concept that has another family in an earlier line.
    case secondFamily(of: String, first: String)
  }

  /// A name for each kind of problem that stays the same when its wording changes.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Each kind of problem, by its own name.
    case missingColumn, unknownColumn, columnTwice, tooManyFields, noConcept, unknownKind,
      wordingSaysNothing, wordingTaken, secondFamily
  }

  /// The name of this kind of problem.
  public var code: Code {
    switch problem {
    case .missingColumn: .missingColumn
    case .unknownColumn: .unknownColumn
    case .columnTwice: .columnTwice
    case .tooManyFields: .tooManyFields
    case .noConcept: .noConcept
    case .unknownKind: .unknownKind
    case .wordingSaysNothing: .wordingSaysNothing
    case .wordingTaken: .wordingTaken
    case .secondFamily: .secondFamily
    }
  }

  /// What is wrong.
  public var problem: Problem
  /// Where it stands in the file.
  public var span: SourceSpan

  /// Puts an issue together.
  public init(_ problem: Problem, at span: SourceSpan) {
    self.problem = problem
    self.span = span
  }
}

/// Why a lexicon's file was not taken.
public struct LexiconFailure: Error, Sendable, CustomStringConvertible {
  /// All that is wrong, in the order of the file.
  public let issues: [LexiconIssue]
  /// The file.
  public let source: SourceText

  /// Puts a failure together.
  public init(issues: [LexiconIssue], source: SourceText) {
    self.issues = issues
    self.source = source
  }

  /// Every issue, drawn with its line.
  public var description: String {
    let renderer = DiagnosticRenderer(source)
    return issues.map { renderer.render($0.diagnostic) }.joined(separator: "\n")
  }
}
