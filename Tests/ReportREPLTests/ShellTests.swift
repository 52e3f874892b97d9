import ReportQL
import Testing

@testable import ReportREPL

/// The loop, between a scripted reader and a backend that only notes what it was asked.
struct ShellTests {
  @Test func outputAndMessagesGoTheirWays() {
    let (succeeded, page) = run(["select 1;", ".schema facts", ".open a", "fail;", ".nope"])
    #expect(!succeeded)
    #expect(page.answers == "[select 1;]\n[facts]\n[a]\n")
    #expect(
      page.messages == """
        no
        error: unknown command `.nope`
          = help: `.help` lists the commands

        """
    )
  }

  @Test func aPipeIsNotGreetedAndSucceedsWhereAllDid() {
    let (succeeded, page) = run(["select 1"])
    #expect(succeeded)
    #expect(page.answers == "[select 1]\n")
  }

  @Test func someoneAtATerminalIsGreetedAndNeverFails() {
    let (succeeded, page) = run(["fail"], interactive: true)
    #expect(succeeded)
    #expect(page.answers == "welcome\n")
  }

  @Test func nothingMoreRunsWhereNobodyReads() {
    let (succeeded, page) = run(["select 1;", "fail;"], failure: .readerGone)
    #expect(succeeded)
    #expect(page.messages == "")
  }

  @Test func anAnswerThatCannotBeWrittenIsAFailure() {
    let (succeeded, page) = run(["select 1;", "fail;"], failure: .refused(28))
    #expect(!succeeded)
    #expect(page.messages == "error: cannot write the answer: No space left on device\n")
  }

  private func run(
    _ lines: [String],
    interactive: Bool = false,
    failure: WriteFailure? = nil
  ) -> (succeeded: Bool, page: Page) {
    let page = Page(failure: failure)
    var shell = Shell(
      reader: ScriptedReader(lines: lines, isInteractive: interactive),
      backend: NotingBackend(),
      writer: page
    ) { _ in true }
    return (shell.run(banner: "welcome"), page)
  }
}

private struct ScriptedReader: LineReader {
  var lines: [String]
  var isInteractive: Bool

  mutating func read(_ prompt: Prompt) -> Input {
    lines.isEmpty ? .end : .text(lines.removeFirst())
  }

  mutating func remember(_ entry: String) {}
}

private struct NotingBackend: ShellBackend {
  mutating func run(_ statements: String, firstLine: Int, mode: OutputFormat) -> ShellAnswer {
    statements.contains("fail")
      ? ShellAnswer(messages: "no", failed: true) : ShellAnswer(output: "[\(statements)]")
  }

  mutating func open(_ paths: [String]) -> ShellAnswer { ShellAnswer(output: "\(paths)".unquoted) }

  mutating func why(row: Int) -> ShellAnswer { ShellAnswer(output: "why«\(row)»") }

  mutating func schema(of relation: String?) -> ShellAnswer {
    ShellAnswer(output: "[\(relation ?? "all")]")
  }
}

extension String {
  fileprivate var unquoted: String { filter { $0 != "\"" } }
}

/// Keeps what is written.
private final class Page: ShellWriter {
  private(set) var answers = ""
  private(set) var messages = ""
  private let failure: WriteFailure?

  init(failure: WriteFailure?) { self.failure = failure }

  func write(answer: String) throws(WriteFailure) {
    if let failure { throw failure }
    answers += answer
  }

  func write(message: String) { messages += message }
}
