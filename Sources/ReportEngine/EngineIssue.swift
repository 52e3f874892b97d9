public import ReportCorpus
public import ReportText

/// What can be wrong with a query that is well-formed.
///
/// The sentences for people are in `EngineIssue+Wording.swift`.
public struct EngineIssue: Error, Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// Where.
  public var span: SourceSpan

  init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of issues.
  public enum Kind: Hashable, Sendable {
    /// No column of that name; near names, and a relation that has one.
    case unknownColumn(String, near: [NamedThing], elsewhere: String?)
    /// A column where nothing is read.
    case columnWithoutRelation(String)
    /// `g.rate` where there is no `g`.
    case unknownQualifier(String, known: [String])
    /// A name that columns of several relations have.
    case ambiguousColumn(String, candidates: [String])
    /// Two relations of one name behind `from`.
    case relationTwice(String)
    /// A column of `using` that one side has not.
    case usingUnknownColumn(String, side: String)
    /// Two selects with different numbers of columns.
    case unequalColumnCounts(operation: String, left: Int, right: Int)
    /// Two selects with columns of different types at one place.
    case combinedTypes(operation: String, column: Int, left: TypedText, right: TypedText)
    /// Two queries of one name behind `with`.
    case commonTableTwice(String)
    /// No relation of that name.
    case unknownRelation(String, near: [NamedThing], known: [NamedThing])
    /// No function of that name.
    case unknownFunction(String, near: [String])
    /// A name given by `as` used where only inputs are seen.
    case aliasTooEarly(String, clause: String)
    /// `select agency rate`
    case missingComma(before: String)
    /// Two sides that cannot be compared or computed with.
    case typeMismatch(operation: String, left: TypedText, right: TypedText)
    /// `rate > 90`
    case plainNumberAgainstPercent(literal: String, suggestions: [String])
    /// `value > 90%`
    case pointsAgainstPercent(column: String, ratioColumn: String?)
    /// `rate + 1`
    case percentAndNumber(operation: String, suggestions: [String])
    /// A condition that is neither true nor false.
    case notACondition(clause: String, TypedText)
    /// An operand or argument of the wrong type.
    case wrongOperand(of: String, TypedText, wanted: Wording)
    /// A text that should be a day.
    case notADate(String)
    /// A pattern that is none.
    case badPattern(PatternError)
    /// An aggregate where single rows are looked at.
    case aggregateNotAllowed(function: String, clause: String)
    /// An aggregate inside an aggregate.
    case nestedAggregate(String)
    /// A column that has many values in a group.
    case ungroupedColumn(String)
    /// `select *` together with grouping.
    case starWithGroups
    /// `*` where nothing is read.
    case starWithoutRelation
    /// `f(*)` for an aggregate other than count.
    case starArgument(function: String)
    /// Too many or too few arguments.
    case wrongArgumentCount(function: String, found: Int, wanted: Wording)
    /// Values of several types where one is needed.
    case mixedTypes(of: String, TypedText, TypedText)
    /// No type of that name.
    case unknownType(String, near: [String])
    /// A value that no rule turns into another type.
    case cannotConvert(TypedText, to: String)
    /// `distinct` or `filter` where it has no meaning.
    case modifierNotAllowed(function: String, String)
    /// A value that must be written out.
    case constantNeeded(String, wanted: Wording)
    /// A window function in a clause that sees single rows or groups.
    case windowNotAllowed(function: String, clause: String)
    /// The name of a window function in such a clause.
    case windowAliasTooEarly(String, clause: String)
    /// A window function without its window.
    case windowNeedsOver(String)
    /// `over` behind a function that looks at no window.
    case noWindowFunction(String, known: [String])
    /// A window function inside an aggregate or another window function.
    case nestedWindow(String)
    /// A frame that ends before it begins.
    case emptyFrame
    /// A day outside the years 1 to 9999.
    case leavesCalendar(operation: String)
    /// A replacement that names a group which the pattern does not have.
    case badReplacement(String)
    /// `order by 9` of three items.
    case positionOutOfRange(Int64, count: Int)
    /// A limit that is no whole number from 0.
    case badRowCount(clause: String)
    /// `select distinct a … order by b`
    case orderNotSelected
    /// A query within an expression that has not one column.
    case subqueryColumns(Int)
    /// A query that stands for one value and gives more than one row.
    case subqueryRows
    /// `let` with a name that a relation of the corpus has.
    case builtInName(String)
    /// `$name` of no parameter.
    case unknownParameter(String, near: [String])
    /// A parameter that has no value.
    case missingParameter(String)
    /// A value that does not fit the type of its parameter.
    case wrongParameterValue(name: String, value: String, type: ColumnType)
    /// `pivot` by what the select list does not show.
    case unknownPivotColumn(String, items: [String])
    /// `pivot` where no item is left to be the value.
    case pivotWithoutValue
    /// `pivot` without values inside another query.
    case innerPivot(String)
    /// Two rows for one cell of a pivot.
    case pivotCellTwice(cell: String, values: [String], value: String)
    /// A pivot with too many columns.
    case tooManyPivotColumns(Int, limit: Int)
    /// `coverage` of a query that reads no figures.
    case coverageWithoutFigures
    /// A whole number beyond 64 bits.
    case integerOverflow(operation: String)
    /// The person asked to stop.
    case interrupted
  }

  /// A name with its Chinese twin.
  public struct NamedThing: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The Chinese name, where it has one.
    public var alias: String?
  }

  /// A part of a query with its type.
  public struct TypedText: Hashable, Sendable {
    /// The part as written.
    public var text: String
    /// Its type; `nil` for null.
    public var type: ColumnType?
  }
}

/// Several issues of one query.
public struct EngineIssues: Error, Hashable, Sendable {
  /// The issues, in the order they were found.
  public var issues: [EngineIssue]
}
