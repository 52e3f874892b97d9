import Foundation
import Testing

@testable import ReportREPL

/// The shell as someone at a terminal meets it: libedit, a pseudo-terminal and a program that
/// only says what it was asked.
@Suite(.serialized) struct TerminalTests {
  private static let left = "\u{1B}[D"
  private static let up = "\u{1B}[A"
  private static let backspace = "\u{7F}"
  private static let interrupt = "\u{3}"
  private static let end = "\u{4}"

  @Test(arguments: ["C", "POSIX", "C.UTF-8", "xx_YY.GBK"])
  func chineseIsTypedInAnyLocale(locale: String) throws {
    try withShell(["LC_ALL=\(locale)"]) { shell in
      shell.expect("echo shell; .help for help\r\n")
      shell.expect("reportql> ")
      shell.type("select 机构，比率 where 年份＝2025\r")
      shell.expect("table«select 机构，比率 where 年份＝2025»")
    }
  }

  @Test func anEmptyEnvironmentWillDo() throws {
    try withShell([], terminal: nil) { shell in
      shell.expect("reportql> ")
      shell.type("select 机构\r")
      shell.expect("table«select 机构»")
    }
  }

  @Test(arguments: ["xterm-256color", "dumb", "no-such-terminal"], [20, 80])
  func arrowsAndBackspaceEditChinese(terminal: String, columns: UInt16) throws {
    try withShell([], terminal: terminal, columns: columns) { shell in
      shell.expect("reportql> ")
      shell.type("select 综治部门牵头化解率、结案率")
      shell.type(String(repeating: Self.left, count: 3) + Self.backspace + "，办")
      shell.type(Self.left + Self.left + Self.backspace + "度\r")
      shell.expect("table«select 综治部门牵头化解度，办结案率»")
    }
  }

  @Test func statementsAreRecalledAlsoInTheNextRun() throws {
    try withTemporaryFolder { folder in
      let history = "REPORTQL_HISTORY=\(folder)/state/history"
      try withShell([history]) { shell in
        shell.expect("reportql> ")
        shell.type("select 机构\r")
        shell.expect("table«select 机构»")
        shell.type("select \"结\rreportql\"; \r")
        shell.expect("table«select \"结⏎reportql\"; »")
        shell.type(Self.up + Self.up + "，比率\r")
        shell.expect("table«select 机构，比率»")
      }
      try withShell([history]) { shell in
        shell.expect("reportql> ")
        // The newest entry is the .quit of the last run.
        shell.type(Self.up + Self.up + Self.up + "\r")
        shell.expect("table«select \"结⏎reportql\";»")
      }
    }
  }

  @Test func wordsAreCompletedByTheTabulatorKey() throws {
    try withShell { shell in
      shell.expect("reportql> ")
      shell.type("sel\t 机\t")
      shell.expect("机构    机动车\r\n")
      shell.type("构\t, r\t\r")
      shell.expect("table«select 机构, rate»")
    }
  }

  @Test func aHistoryThatCannotBeWrittenStopsNobody() throws {
    try withShell(["REPORTQL_HISTORY=/proc/nowhere/history"]) { shell in
      shell.expect("reportql> ")
      shell.type("select 机构\r")
      shell.expect("table«select 机构»")
      shell.type(Self.up + "\r")
      shell.expect("table«select 机构»")
    }
  }

  @Test func interruptionGivesAFreshPrompt() throws {
    try withShell { shell in
      shell.expect("reportql> ")
      shell.type("select 机构,\r")
      shell.expect("     ...> ")
      shell.type("比")
      shell.expect("比")
      shell.type(Self.interrupt)
      shell.expect("^C")
      shell.expect("reportql> ")
      shell.type("select 1\r")
      shell.expect("table«select 1»")
    }
  }

  @Test func interruptionInMidLineGivesAFreshPrompt() throws {
    try withShell([], columns: 20) { shell in
      shell.expect("reportql> ")
      shell.type("select 综治部门牵头化解率、结案率\u{1}")
      shell.type(Self.interrupt)
      shell.expect("^C\r\n")
      shell.expect("reportql> ")
      shell.type("select 1\r")
      shell.expect("table«select 1»")
    }
  }

  @Test func interruptionOfAHistorySearchGivesAFreshPrompt() throws {
    try withShell { shell in
      shell.expect("reportql> ")
      shell.type("\u{12}机")
      shell.expect("机")
      shell.type(Self.interrupt)
      shell.expect("^C")
      shell.type("select 1\r")
      shell.expect("table«select 1»")
    }
  }

  @Test func interruptionStopsAQueryAndNotTheShell() throws {
    try withShell { shell in
      shell.expect("reportql> ")
      shell.type("wait\r")
      shell.expect("waiting")
      shell.type(Self.interrupt)
      shell.expect("error: given up")
      shell.expect("reportql> ")
      shell.type("select 1\r")
      shell.expect("table«select 1»")
    }
  }

  @Test func aPasteIsTakenWhole() throws {
    try withShell { shell in
      shell.expect("\u{1B}[?2004h")
      shell.expect("reportql> ")
      shell.type("\u{1B}[200~select 机构,\r\r\trate;\r.mode csv\rselect 2\r\u{1B}[201~")
      shell.expect("select 2")
      shell.type("0\r")
      shell.expect("table«select 机构,⏎⏎\trate;»")
      shell.expect("csv«select 20»")
      shell.expect("\u{1B}[?2004h")
      shell.type(Self.up + "1\r")
      shell.expect("csv«select 201»")
    }
  }

  @Test func aTerminalWithoutPasteMarksIsPastedIntoToo() throws {
    try withShell([], terminal: "dumb") { shell in
      shell.expect("reportql> ")
      shell.type("select 机构\nwhere 年份=2025\n\nand 1\n")
      shell.expect("table«select 机构⏎where 年份=2025⏎⏎and 1»")
    }
  }

  @Test func aLongPasteIsTakenWhole() throws {
    try withShell { shell in
      shell.expect("reportql> ")
      let lines = (1...200).map { "select 机构 -- 第\($0)行," }
      shell.type("\u{1B}[200~" + lines.joined(separator: "\r") + "\rselect 1\u{1B}[201~")
      shell.expect("select 1")
      shell.type("\r")
      shell.expect("table«select 机构 -- 第1行,")
      shell.expect("⏎select 机构 -- 第200行,⏎select 1»")
    }
  }

  @Test func theEndKeyLeavesWithSuccess() throws {
    let shell = try Self.start([], terminal: "xterm-256color", columns: 80)
    shell.expect("reportql> ")
    shell.type("fail\r")
    shell.expect("error: asked to fail on line 1")
    shell.type("select 1,\r")
    shell.expect("     ...> ")
    shell.type(Self.end)
    #expect(shell.leaves() == 0)
  }

  /// Runs `body` with a shell, which must still leave properly afterwards.
  private func withShell(
    _ environment: [String] = [],
    terminal: String? = "xterm-256color",
    columns: UInt16 = 80,
    _ body: (PseudoTerminal) throws -> Void
  ) throws {
    let shell = try Self.start(environment, terminal: terminal, columns: columns)
    try body(shell)
    shell.expect("reportql> ")
    shell.type(".quit\r")
    #expect(shell.leaves() == 0)
  }

  private static func start(
    _ environment: [String],
    terminal: String?,
    columns: UInt16
  ) throws -> PseudoTerminal {
    var variables = environment
    if let terminal { variables.append("TERM=\(terminal)") }
    return try PseudoTerminal(host, environment: variables, columns: columns)
  }

  /// The program, which stands beside the tests.
  private static var host: String {
    let places = ["/proc/self/exe"] + CommandLine.arguments.filter { $0.contains(".xctest") }
    let folders = places.flatMap { place in
      let folder = URL(fileURLWithPath: place).resolvingSymlinksInPath().deletingLastPathComponent()
      return sequence(first: folder) { $0.deletingLastPathComponent() }.prefix(4)
    }
    let programs = folders.map { $0.appendingPathComponent("ReportREPLHost").path }
    return programs.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "ReportREPLHost"
  }
}
