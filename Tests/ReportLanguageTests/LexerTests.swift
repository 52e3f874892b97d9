import ReportText
import Testing

@testable import ReportLanguage

/// The kinds of the tokens of a text, without the end.
private func kinds(_ text: String) -> [Token.Kind] {
  var lexer = Lexer(source(text))
  return lexer.tokens().dropLast().map(\.kind)
}

@Suite struct NumberTests {
  @Test(arguments: [
    ("1200", Int64(1200)), ("1_200", 1200), ("3.5万", 35_000), ("2亿", 200_000_000),
    ("1.5万亿", 1_500_000_000_000), ("１２００", 1200), ("３．５万", 35_000), ("0", 0), ("3。5万", 35_000),
    ("9223372036854775807", .max), ("922_3372_0368_5477.5807万", .max), ("007", 7),
  ])
  func wholeNumbersAreIntegers(written: String, value: Int64) {
    #expect(kinds(written) == [.int(value)])
  }

  @Test(arguments: [
    ("1.0", 1.0), ("1.2e3", 1200), ("1e-2", 0.01), (".5", 0.5), ("0.00001万", 0.1),
    ("9223372036854775808", 9_223_372_036_854_775_808), ("1E+2", 100), ("0e999999999999", 0),
    ("1e-400", 0),
  ])
  func numbersWithPointOrExponentAreNot(written: String, value: Double) {
    #expect(kinds(written) == [.number(value)])
  }

  @Test(arguments: ["96.67%", "96.67％", "９６．６７%", "0.9667e2%", "0.009667万%"])
  func percentIsTheNearestRatioToTheDecimalWritten(written: String) {
    #expect(kinds(written) == [.percent(0.9667)])
  }

  @Test func everyPercentWithTwoDigitsIsTheNearestRatio() {
    for hundredths in 0...10_000 {
      let digits = String(hundredths + 100_000).dropFirst()
      let percent = "\(digits.prefix(3)).\(digits.suffix(2))%"
      let ratio = Double("\(digits.prefix(1)).\(digits.suffix(4))")
      #expect(kinds(percent) == [.percent(ratio ?? .nan)])
    }
  }

  @Test func percentSignApartFromTheNumberIsARemainder() {
    #expect(kinds("10 % 3") == [.int(10), .mark(.percent), .int(3)])
    #expect(kinds("id%10") == [.name("id"), .mark(.percent), .int(10)])
    #expect(kinds("(1)%10") == kinds("(1) % 10"))
  }

  @Test func leastIntegerIsWholeBehindItsSign() {
    #expect(canonical("select -9223372036854775808") == "select -9223372036854775808")
    #expect(canonical("select 9223372036854775808") == "select 9223372036854776000.0")
  }

  @Test(arguments: [
    0.1, 1, 1e22, 5e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 123456.789, 2.5e-7, 0,
    1e21,
  ])
  func spelledNumbersReadBack(value: Double) {
    #expect(Double(DecimalNumeral(shortest: value).spelling) == value)
  }
}

@Suite struct TextTests {
  @Test(arguments: [
    #""结案率""#, "'结案率'", "“结案率”", "‘结案率’", "「结案率」", "『结案率』", "＂结案率＂", "＇结案率＇",
  ])
  func everyPairOfQuotesMakesText(written: String) {
    #expect(kinds(written) == [.text("结案率")])
  }

  @Test func aDoubledClosingQuoteStandsForItself() {
    #expect(kinds(#""a""b""#) == [.text(#"a"b"#)])
    #expect(kinds("'a''b'") == [.text("a'b")])
    #expect(kinds("“a””b”") == [.text("a”b")])
    #expect(kinds("「a」」b」") == [.text("a」b")])
    #expect(kinds("''") == [.text("")])
  }

  @Test func textKeepsFullWidthFormsAndLineBreaks() {
    #expect(kinds("'Ａ，　\n－－'") == [.text("Ａ，　\n－－")])
  }

  @Test func aReversedPairOfQuotesIsReadAsTextWithAnIssue() {
    #expect(kinds("”a”") == [.text("a")])
    #expect(Script.parse(source("select ”a”")).issues.map(\.code) == [.foreignMark])
  }

  @Test func backquotesMakeNames() {
    #expect(kinds("`order` `a``b` ｀且｀") == ["order", "a`b", "且"].map(Token.Kind.quotedName))
  }
}

@Suite struct WordTests {
  @Test func keywordsAreReadInAnyCaseAndWidth() {
    #expect(kinds("SELECT Select ｓｅｌｅｃｔ ＳＥＬＥＣＴ") == Array(repeating: .keyword(.select), count: 4))
  }

  @Test func namesKeepTheirCaseAndLoseTheirWidth() {
    #expect(kinds("Agency ＲＡＴＥ１ 机构_2") == [.name("Agency"), .name("RATE1"), .name("机构_2")])
  }

  @Test(arguments: ["year", "text", "date", "rank", "first", "last", "rows", "value"])
  func freeNamesAreColumns(name: String) {
    #expect(
      canonical("select \(name) from \(name) \(name)") == "select \(name) from \(name) as \(name)"
    )
  }

  @Test func connectivesAreSplitOffBehindFinishedOperands() {
    let connectives: [String: Token.Kind] = ["且": .keyword(.and), "或": .keyword(.or)]
    for (word, kind) in connectives {
      for operand in ["2023", "3.5万", "90%", "“a”", "'a'", "(1)", "1.5"] {
        #expect(kinds("\(operand)\(word)指标") == kinds(operand) + [kind, .name("指标")])
      }
      #expect(kinds("~/a/\(word)指标") == [.mark(.contains), .pattern("a"), kind, .name("指标")])
    }
  }

  @Test func connectivesInsideNamesAreNotSplitOff() {
    #expect(kinds("甲且乙") == [.name("甲且乙")])
    #expect(kinds("年份 且 指标") == [.name("年份"), .keyword(.and), .name("指标")])
    #expect(kinds("且慢") == [.name("且慢")])
  }

  @Test func negationStandsAlone() {
    #expect(kinds("2023且非 指标") == [.int(2023), .keyword(.and), .keyword(.not), .name("指标")])
    #expect(kinds("非(a)").first == .keyword(.not))
    #expect(kinds("非法") == [.name("非法")])
  }
}

@Suite struct MarkTests {
  @Test func fullWidthMarksAreTheirTwins() {
    #expect(kinds("，（）；＞＝＋＊．＜") == kinds(", ( ) ; >= + * . <"))
    #expect(kinds("＜＝　＞＝　＜＞　！＝　～　！～　－") == kinds("<= >= <> <> ~ !~ -"))
    #expect(kinds("、≤≥≠") == kinds(", <= >= <>"))
  }

  @Test func ideographicStopEndsAStatementUnlessWordsTouchIt() {
    #expect(kinds("f。rate") == kinds("f.rate"))
    #expect(canonical("select a。 select b。") == "select a; select b")
    #expect(canonical("select 'a'。\ncite 1。") == "select \"a\"; cite 1")
  }

  @Test func slashBeginsAPatternOnlyWhereAnOperandMay() {
    #expect(kinds("a /b/ c").filter { $0 == .mark(.slash) }.count == 2)
    #expect(kinds("(a)/2/3").filter { $0 == .mark(.slash) }.count == 2)
    #expect(kinds("a ~ /b/") == [.name("a"), .mark(.contains), .pattern("b")])
    #expect(kinds("(/b/, /c/)").filter { $0 == .mark(.slash) } == [])
    #expect(kinds("and /b/").last == .pattern("b"))
    #expect(kinds("null / 2").count == 3)
  }

  @Test func slashesInClassesAndBehindBackslashesDoNotEndAPattern() {
    #expect(kinds(#"~ /a\/b/"#).last == .pattern("a/b"))
    #expect(kinds("~ /[/]b/").last == .pattern("[/]b"))
    #expect(kinds("~ /[]/]b/").last == .pattern("[]/]b"))
    #expect(kinds("~ /[^]/]b/").last == .pattern("[^]/]b"))
    #expect(kinds(#"~ /[\]/]b/"#).last == .pattern(#"[\]/]b"#))
    #expect(kinds(#"~ /\\/"#).last == .pattern(#"\\"#))
  }
}

@Suite struct TriviaTests {
  @Test func commentsAndTheInterpreterLineAreKeptBeforeTheirToken() {
    var lexer = Lexer(source("#!/usr/bin/env reportql\n-- 注\nselect /* a;'b */ 1 -- end"))
    let tokens = lexer.tokens()
    #expect(
      tokens.map { $0.leadingTrivia.map(\.kind) } == [
        [.interpreterLine, .whiteSpace, .lineComment, .whiteSpace],
        [.whiteSpace, .blockComment, .whiteSpace],
        [.whiteSpace, .lineComment],
      ]
    )
    #expect(lexer.issues.isEmpty)
  }

  @Test func ideographicSpaceAndByteOrderMarkAreWhiteSpace() {
    #expect(kinds("\u{FEFF}select　1") == [.keyword(.select), .int(1)])
  }
}
