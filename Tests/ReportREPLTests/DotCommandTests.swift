import ReportQL
import ReportText
import Testing

@testable import ReportREPL

/// What the shell makes of a line that begins with a dot.
struct DotCommandTests {
  @Test func readsEveryCommand() throws {
    #expect(try DotCommand(".help") == .help(nil))
    #expect(try DotCommand(".help mode") == .help(.mode))
    #expect(try DotCommand(".help .exit") == .help(.quit))
    #expect(try DotCommand(".open a 报告") == .open(["a", "报告"]))
    #expect(try DotCommand(".schema") == .schema(relation: nil))
    #expect(try DotCommand(".schema 事实") == .schema(relation: "事实"))
    #expect(try DotCommand(".why 3") == .why(row: 3))
    #expect(try DotCommand(".mode") == .mode(nil))
    #expect(try DotCommand(".mode CSV") == .mode(.csv))
    #expect(try DotCommand(".quit") == .quit)
    #expect(try DotCommand("  .exit ; ") == .quit)
  }

  @Test func readsWhatAChineseInputMethodTypes() throws {
    for line in ["。mode csv", "．ｍｏｄｅ　ｃｓｖ", "　。Mode csv；", "｡mode csv"] {
      #expect(DotCommand.isWritten(in: line))
      #expect(try DotCommand(line) == .mode(.csv))
    }
    #expect(!DotCommand.isWritten(in: "select 1"))
    #expect(!DotCommand.isWritten(in: "   "))
  }

  @Test func quotesHoldAPathTogether() throws {
    #expect(
      try DotCommand(#".open "My Reports" b\ c '年 报'"#) == .open(["My Reports", "b c", "年 报"])
    )
    #expect(try DotCommand(#".open """#) == .open([""]))
  }

  @Test func anUnknownCommandNamesTheNearestAndTheHelp() {
    #expect(
      complaint(".opne reports") == """
        error: unknown command `.opne`
          = help: did you mean `.open`?
          = help: `.help` lists the commands
        """
    )
    #expect(
      complaint(".查询") == """
        error: unknown command `.查询`
          = help: `.help` lists the commands
        """
    )
  }

  @Test func wrongArgumentsSayTheUsage() {
    #expect(
      complaint(".open") == """
        error: `.open` takes at least one path
          = help: usage: .open PATH…
        """
    )
    #expect(
      complaint(".schema facts reports") == """
        error: `.schema` takes at most one argument
          = help: usage: .schema [RELATION]
        """
    )
    #expect(
      complaint(".quit now") == """
        error: `.quit` takes no argument
          = help: usage: .quit
        """
    )
  }

  @Test func anUnknownModeNamesTheNearest() {
    #expect(
      complaint(".mode cvs") == """
        error: unknown mode `cvs`
          = help: did you mean `csv`?
          = help: usage: .mode [table|csv|ndjson]
        """
    )
  }

  @Test func aDotAloneAndAnOpenQuoteAreErrors() {
    #expect(
      complaint("。") == """
        error: a dot alone is no command
          = help: `.help` lists the commands
        """
    )
    #expect(complaint(#".open "a b"#) == #"error: a quote " is not closed"#)
  }

  @Test func theHelpListsEveryCommandWithinEightyCells() {
    for language in Language.allCases {
      let lines = DotCommand.Name.overview[language].split(separator: "\n").map(String.init)
      for name in DotCommand.Name.allCases {
        #expect(
          lines.contains { $0.hasPrefix(name.usage) && $0.hasSuffix(name.summary[language]) }
        )
      }
      #expect(lines.allSatisfy { DisplayWidth.cells(in: $0) <= 80 || language == .chinese })
    }
  }

  private func complaint(_ line: String) -> String? {
    do throws(DotCommandIssue) {
      _ = try DotCommand(line)
      return nil
    } catch {
      return error.drawn(as: MessageStyle())
    }
  }
}
