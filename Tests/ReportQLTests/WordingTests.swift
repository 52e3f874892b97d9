import ReportCorpus
import ReportText
import Testing

@testable import ReportEngine
@testable import ReportFacts
@testable import ReportLanguage
@testable import ReportQL

/// Every kind of message has its wording in both languages.
@Suite struct MessageWordingTests {
  @Test func everySyntaxIssueSpeaksBothLanguages() {
    let span = SourceSpan(at: 0)
    var kinds = Self.syntaxKinds
    for form in SyntaxIssue.ForeignForm.allCases { kinds.append(.foreignForm(form)) }
    for script in LookAlike.Script.allCases {
      kinds.append(.lookAlike("х", meant: "x", script: script))
    }
    for clause in Clause.allCases { kinds.append(.clauseTwice(clause)) }
    for text in ["#", "“", "‘", "&", "|", "::", "@", "[", "《", "☃"] {
      kinds.append(.unexpectedCharacters(text))
    }
    for wanted in Self.wanted {
      for found in Self.found { kinds.append(.unexpected(found, wanted: wanted)) }
    }
    let issues = kinds.map { SyntaxIssue($0, at: span) }
    for issue in issues { expectBothLanguages(issue.diagnostic, "\(issue.kind)") }
    #expect(Set(issues.map(\.code)) == Set(SyntaxIssue.Code.allCases))
  }

  private static let syntaxKinds: [SyntaxIssue.Kind] = [
    .foreignMark(written: "==", meant: "="), .unclosedText(closing: "\""), .unclosedName,
    .unclosedComment, .unclosedPattern, .emptyPattern, .emptyName,
    .numberTouchesName(number: "2023", name: "年"),
    .numberTouchesName(number: "1", name: "and"), .numberTooLarge, .percentTouchesOperand,
    .misspeltKeyword(written: "selec", meant: .select), .unknownStatement("go"),
    .readOnly("insert"), .missingSemicolon, .missingComma, .danglingComma, .nothingSelected,
    .missingConnective, .clauseOutOfOrder(.where, after: .groupBy),
    .clauseBeforeSetOperator(.limit), .clauseBehindParentheses(.limit),
    .tooManyRelations(limit: 64), .unclosedParenthesis,
    .unmatchedParenthesis, .emptyParentheses, .loneValue(written: "\"b\"", better: "a = b"),
    .loneValue(written: "1", better: nil), .chainedComparison(better: nil),
    .chainedComparison(better: "1 < x and x < 2"), .misplacedPattern,
    .nestedTooDeep(limit: 100), .tooManyOperators(limit: 1000),
  ]

  private static let wanted: [SyntaxIssue.Wanted] = [
    .expression, .name, .relation, .keywords([.asc, .desc]), .keywords([.null]),
    .keywords([.when]), .keywords([.where]), .keywords([.rows]), .keywords([.following]),
    .keywords([.as]), .mark(.comma), .rowNumber, .text, .clauseOrEnd, .endOfStatement,
  ]

  private static let found: [Token.Kind] = [
    .keyword(.order), .name("x"), .quotedName("x"), .parameter("p"), .int(1), .number(1.5),
    .percent(0.5), .text("x"), .pattern("x"), .mark(.comma), .end,
  ]

  @Test func everyEngineIssueSpeaksBothLanguages() {
    let issues = Self.engineKinds.map { EngineIssue($0, at: SourceSpan(at: 0)) }
    for issue in issues { expectBothLanguages(issue.diagnostic, "\(issue.kind)") }
    #expect(Set(issues.map(\.code)) == Set(EngineIssue.Code.allCases))
    // Nothing falls through to the sentence that says nothing.
    for issue in issues { #expect(issue.diagnostic.message.english != "this cannot be answered") }
  }

  private static let engineKinds: [EngineIssue.Kind] = namesOfEngine + typesOfEngine

  private static let namesOfEngine: [EngineIssue.Kind] = {
    let thing = EngineIssue.NamedThing(name: "rate", alias: "比率")
    return [
      .unknownColumn("rat", near: [thing], elsewhere: nil),
      .unknownColumn("text", near: [], elsewhere: "sentences"),
      .unknownColumn("甲且乙", near: [], elsewhere: nil),
      .unknownColumn("x", near: [], elsewhere: nil), .columnWithoutRelation("x"),
      .unknownQualifier("g", known: []), .unknownQualifier("g", known: ["f"]),
      .unknownQualifier("g", known: ["f", "r"]),
      .ambiguousColumn("report", candidates: ["f.report", "r.report"]), .relationTwice("f"),
      .usingUnknownColumn("x", side: "left"), .usingUnknownColumn("x", side: "right"),
      .unequalColumnCounts(operation: "union", left: 1, right: 2), .commonTableTwice("x"),
      .unknownRelation("fact", near: [thing], known: []),
      .unknownRelation("x", near: [], known: [thing]), .unknownFunction("cnt", near: ["count"]),
      .unknownFunction("x", near: []), .aliasTooEarly("r", clause: "where"),
      .missingComma(before: "rate"), .builtInName("facts"),
      .unknownParameter("p", near: ["q"]), .unknownParameter("p", near: []),
      .missingParameter("p"), .wrongParameterValue(name: "p", value: "x", type: .int),
      .unknownPivotColumn("x", items: ["agency", "rate"]), .pivotWithoutValue,
      .innerPivot("year"), .pivotCellTwice(cell: "agency 甲", values: ["1", "2"], value: "rate"),
      .tooManyPivotColumns(2000, limit: 1000), .coverageWithoutFigures, .subqueryColumns(2),
      .subqueryRows,
    ]
  }()

  private static let typesOfEngine: [EngineIssue.Kind] = {
    let text = EngineIssue.TypedText(text: "agency", type: .text)
    let number = EngineIssue.TypedText(text: "1", type: .int)
    let null = EngineIssue.TypedText(text: "null", type: nil)
    return [
      .combinedTypes(operation: "union", column: 1, left: text, right: number),
      .typeMismatch(operation: "=", left: text, right: number),
      .typeMismatch(operation: "=", left: number, right: null),
      .plainNumberAgainstPercent(literal: "90", suggestions: ["90%"]),
      .plainNumberAgainstPercent(literal: "1", suggestions: ["100%", "1%"]),
      .pointsAgainstPercent(column: "value", ratioColumn: "rate"),
      .pointsAgainstPercent(column: "value", ratioColumn: nil),
      .percentAndNumber(operation: "+", suggestions: ["1%"]),
      .percentAndNumber(operation: "+", suggestions: []), .notACondition(clause: "where", text),
      .wrongOperand(of: "sum", text, wanted: Wording("a number", "数")), .notADate("x"),
      .badPattern(PatternError(reason: "missing ): (")),
      .badPattern(PatternError(reason: "something else")),
      .aggregateNotAllowed(function: "sum", clause: "where"),
      .aggregateNotAllowed(function: "sum", clause: "on"), .nestedAggregate("sum"),
      .ungroupedColumn("rate"), .starWithGroups, .starWithoutRelation,
      .starArgument(function: "sum"),
      .wrongArgumentCount(function: "min", found: 2, wanted: ArgumentCount.words(1)),
      .wrongArgumentCount(function: "max", found: 2, wanted: ArgumentCount.words(1)),
      .wrongArgumentCount(function: "round", found: 0, wanted: ArgumentCount.words(1, to: 2)),
      .wrongArgumentCount(function: "count", found: 3, wanted: ArgumentCount.words(0)),
      .mixedTypes(of: "case", text, number), .unknownType("in", near: ["int"]),
      .unknownType("x", near: []), .cannotConvert(text, to: "int"),
      .modifierNotAllowed(function: "abs", "distinct"),
      .constantNeeded("lag", wanted: Wording("a whole number from 0", "不小于 0 的整数")),
      .windowNotAllowed(function: "rank", clause: "where"),
      .windowNotAllowed(function: "rank", clause: "group by"),
      .windowAliasTooEarly("r", clause: "having"), .windowNeedsOver("rank"),
      .noWindowFunction("first", known: ["rank"]), .noWindowFunction("abs", known: ["rank"]),
      .nestedWindow("sum"), .emptyFrame, .leavesCalendar(operation: "+"), .badReplacement("\\9"),
      .positionOutOfRange(9, count: 3), .badRowCount(clause: "limit"), .orderNotSelected,
      .integerOverflow(operation: "+"), .interrupted,
    ]
  }()

  @Test func everyLoadProblemSpeaksBothLanguages() {
    var problems: [LoadProblem] = [
      .notFound(path: "p"), .unreadable(path: "p", reason: "Permission denied"),
      .picturesOnly(path: "p"), .missingProgram(path: "p", program: "x", package: "y"),
      .programFailed(path: "p", program: "x", reason: "why"), .unknownKind(path: "p"),
      .sameID("p", first: "a", second: "b"), .noReports(folder: "p"),
    ]
    let decoding: [DecodingIssue] = [
      .invalidUTF8(at: 1), .invalidUTF16(at: 1), .binary(at: 1), .otherKind(.pdf),
    ]
    for issue in decoding { problems.append(.notText(path: "p", issue)) }
    let documents: [DocumentIssue] = [
      .notText(.binary(at: 1)), .nestedTooDeep(limit: 9), .damagedArchive, .missingPart("x"),
      .partTooLarge("x", limit: 1 << 20), .damagedXML(part: "x", line: 3),
    ]
    for issue in documents { problems.append(.noText(path: "p", issue)) }
    let records: [DocumentRecordIssue] = [
      .notJSON, .notAnObject, .notUTF8, .unfinished, .missing(field: "id"),
      .wrongType(field: "id", wanted: Wording("text", "文本")), .lineTooLong(limit: 1 << 20),
    ]
    for issue in records { problems.append(.badDocument(path: "p", line: 1, issue)) }
    for problem in problems { expectBothLanguages(problem.diagnostic, "\(problem)") }
    #expect(Set(problems.map(\.code)) == Set(LoadProblem.Code.allCases))
  }

  @Test func everyTableIssueSpeaksBothLanguages() {
    let kinds: [TableIssue.Kind] = [
      .noHeader, .noObject, .unnamedColumn(2), .columnTwice("rate"),
      .fieldCount(found: 3, wanted: 2), .fieldCount(found: 1, wanted: 2), .unclosedQuote,
      .behindQuote, .noJSONObject, .badJSON(wanted: Wording("a value", "值")), .badJSONText,
      .behindObject, .nestedTooDeep(limit: 9),
    ]
    let issues = kinds.map { TableIssue($0, at: SourceSpan(at: 0)) }
    for issue in issues { expectBothLanguages(issue.diagnostic, "\(issue.kind)") }
    #expect(Set(issues.map(\.code)) == Set(TableIssue.Code.allCases))
    let problems: [TableProblem] = [
      .notFound(path: "p"), .unreadable(path: "p", reason: "why"),
      .notText(path: "p", .binary(at: 1)), .nameTaken("facts"), .noName,
    ]
    for problem in problems { expectBothLanguages(problem.diagnostic(at: nil), "\(problem)") }
  }

  @Test func everyLexiconIssueSpeaksBothLanguages() {
    let problems: [LexiconIssue.Problem] = [
      .missingColumn("concept"), .unknownColumn("concep"), .columnTwice("kinds"),
      .tooManyFields(columns: 2), .noConcept, .unknownKind("rat"), .wordingSaysNothing("的"),
      .wordingTaken("立案", by: "刑事立案", line: 3), .secondFamily(of: "结案率", first: "结案"),
    ]
    let issues = problems.map { LexiconIssue($0, at: SourceSpan(at: 0)) }
    for issue in issues { expectBothLanguages(issue.diagnostic, "\(issue.problem)") }
    #expect(Set(issues.map(\.code)) == Set(LexiconIssue.Code.allCases))
  }

  @Test func everyNoteSpeaksBothLanguages() throws {
    let (session, _) = Session.open(paths: ["Examples/Reports"])
    var codes: Set<String> = []
    for query in [
      "select sum(value), avg(value)", #"select avg(rate) where role = "current""#,
      #"select sum(rate) where role = "current""#, "select agency, avg(rate) group by agency",
      #"select sum(value) where unit = "起" and role = "current""#,
      "with x as (select value from facts) select sum(value) from x",
      #"select agency, metric as m, rate where rate is not null and agency ~ "江门" pivot m"#,
      #"select "agency" from facts"#, "select 1 / 0", "select 1 = null",
      "select 1 <> null", #"select cast("x" as int)"#,
    ] {
      for note in try session.run(query).notes {
        expectBothLanguages(note, "\(query)")
        codes.insert(note.code)
      }
    }
    #expect(codes == Set(QueryNote.Code.allCases.map(\.rawValue)))
  }

  @Test func everyFunctionIsExplainedInBothLanguages() {
    for help in FunctionCatalog.all {
      expectBothLanguages(help.meaning, "\(help.name)")
      expectBothLanguages(help.group.word, "\(help.group)")
    }
  }
}
