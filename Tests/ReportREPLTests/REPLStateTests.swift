import ReportQL
import ReportText
import Testing

@testable import ReportREPL

/// What the shell makes of lines at a terminal and from a pipe, without either.
struct REPLStateTests {
  private let typed = Session(.terminal)
  private let piped = Session(.pipe)

  private func ran(_ text: String, line: Int = 1, _ mode: OutputFormat = .table) -> Effect {
    .run(text, firstLine: line, mode: mode)
  }

  @Test func aWholeLineRunsAtOnce() {
    #expect(
      typed.step(.text("select 机构")) == [.remember("select 机构"), ran("select 机构")]
    )
    #expect(typed.prompt == .statement)
  }

  @Test func aLongerStatementGoesOnToItsSemicolon() {
    #expect(typed.step(.text("select agency,")) == [])
    #expect(typed.prompt == .continuation)
    #expect(typed.step(.text("rate")) == [])
    let whole = "select agency,\nrate\nwhere year=2025；"
    #expect(typed.step(.text("where year=2025；")) == [.remember(whole), ran(whole)])
    #expect(typed.prompt == .statement)
  }

  @Test func anEmptyLineEndsWhatWasBegun() {
    #expect(typed.step(.text("select agency,")) == [])
    #expect(typed.step(.text("rate")) == [])
    #expect(
      typed.step(.text(" 　")) == [.remember("select agency,\nrate"), ran("select agency,\nrate")]
    )
  }

  @Test func anEmptyLineAtAFreshPromptDoesNothing() {
    #expect(typed.step(.text("")) == [])
    #expect(typed.step(.text("-- a comment")) == [.remember("-- a comment")])
    #expect(typed.prompt == .statement)
  }

  @Test func aSemicolonInsideQuotesEndsNothing() {
    #expect(typed.step(.text("select \"a;")) == [])
    #expect(typed.step(.text("b;")) == [])
    #expect(typed.step(.text("c\";")).last == ran("select \"a;\nb;\nc\";"))
  }

  @Test func aCommentMayFollowTheSemicolon() {
    #expect(piped.step(.text("select 1; -- first; really")) == [ran("select 1; -- first; really")])
    #expect(piped.step(.text("select 2 -- no end; here")) == [])
  }

  @Test func interruptionDropsWhatWasBegun() {
    #expect(typed.step(.text("select agency,")) == [])
    #expect(typed.step(.interrupt) == [])
    #expect(typed.prompt == .statement)
    #expect(typed.step(.text("select 1")) == [.remember("select 1"), ran("select 1")])
  }

  @Test func theEndAtATerminalLeavesAndRunsNothing() {
    #expect(typed.step(.text("select agency,")) == [])
    #expect(typed.step(.end) == [.leave])
  }

  @Test func aPasteIsTakenAsAFileWouldBe() {
    let paste = "-- two\nselect agency,\n\nrate;\n.mode csv\nselect 2"
    #expect(
      typed.step(.text(paste)) == [
        .remember(paste),
        ran("select agency,\n\nrate;"),
        ran("select 2", .csv),
      ]
    )
  }

  @Test func aPasteThatIsNotWholeGoesOn() {
    #expect(typed.step(.text("select 1;\nselect agency,")) == [ran("select 1;")])
    #expect(typed.prompt == .continuation)
    #expect(
      typed.step(.text("rate;")) == [
        .remember("select 1;\nselect agency,\nrate;"), ran("select agency,\nrate;"),
      ]
    )
  }

  @Test func dotCommandsStandOnlyWhereAStatementMayBegin() {
    #expect(typed.step(.text(".mode ndjson")) == [.remember(".mode ndjson")])
    #expect(typed.mode == .ndjson)
    #expect(typed.step(.text(".mode")).last == .show("ndjson"))
    #expect(typed.step(.text("select a,")) == [])
    #expect(typed.step(.text(".5;")).last == ran("select a,\n.5;", .ndjson))
    #expect(typed.step(.text("。schema 事实")).last == .schema(relation: "事实"))
    #expect(typed.step(.text(".open a b")).last == .open(["a", "b"]))
    #expect(typed.step(.text(".quit")) == [.remember(".quit"), .leave])
  }

  @Test func aNewcomersWordAloneIsTheCommand() {
    #expect(typed.step(.text(" Quit ")).last == .leave)
    #expect(typed.step(.text("help")).last == .show(DotCommand.Name.overview.english))
    #expect(piped.step(.text("quit;")) == [ran("quit;")])
  }

  @Test func fromAPipeStatementsEndAtSemicolonsOrTheEnd() {
    #expect(piped.step(.text("-- rates")) == [])
    #expect(piped.step(.text("select 1")) == [])
    #expect(piped.step(.text("")) == [])
    #expect(piped.step(.text(";")) == [ran("select 1\n\n;", line: 2)])
    #expect(piped.step(.text(".mode csv")) == [])
    #expect(piped.step(.text("select 2; select 3")) == [])
    #expect(piped.step(.end) == [ran("select 2; select 3", line: 6, .csv), .leave])
  }

  @Test func nothingRunsBehindQuit() {
    #expect(typed.step(.text(".quit\nselect 1")) == [.remember(".quit\nselect 1"), .leave])
  }

  @Test func aStatementThatCouldNotBeReadDoesNotRun() {
    #expect(piped.step(.text("select 1,")) == [])
    #expect(
      piped.step(.unreadable("a\u{FFFD}", problem: Wording(name: "no"))) == [.complain("error: no")]
    )
    #expect(piped.step(.text("b;")) == [])
    #expect(
      piped.step(.unreadable(".quit \u{FFFD}", problem: Wording(name: "no"))) == [
        .complain("error: no")
      ]
    )
    #expect(piped.step(.text("select 2;")) == [ran("select 2;", line: 5)])
  }
}

/// A state that is stepped inside of expectations.
private final class Session {
  private var state: REPLState

  /// Quotes and parentheses must be closed, and a comma wants more.
  init(_ source: REPLState.Source) {
    state = REPLState(source: source) { text in
      text.filter { $0 == "\"" }.count.isMultiple(of: 2)
        && text.filter { $0 == "(" }.count <= text.filter { $0 == ")" }.count
        && !text.hasSuffix(",")
    }
  }

  var prompt: Prompt { state.prompt }
  var mode: OutputFormat { state.mode }

  func step(_ input: Input) -> [Effect] { state.step(input) }
}
