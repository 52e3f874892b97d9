import ReportQL
import Glibc
import ReportREPL

/// A shell that says what it was asked to do: the tests drive it through a terminal.
@main
enum ReportREPLHost {
  static func main() {
    var shell = Shell(
      reader: StandardInput.reader(),
      backend: EchoBackend(),
      isComplete: EchoBackend.isComplete
    )
    exit(shell.run(banner: "echo shell; .help for help") ? 0 : 1)
  }
}

/// Answers every request with its own text.
struct EchoBackend: ShellBackend {
  mutating func run(_ statements: String, firstLine: Int, mode: OutputFormat) -> ShellAnswer {
    if statements.contains("wait") { return waitForInterruption() }
    if statements.contains("fail") {
      return ShellAnswer(messages: "error: asked to fail on line \(firstLine)", failed: true)
    }
    let lines = statements.split(separator: "\n", omittingEmptySubsequences: false)
    return ShellAnswer(output: "\(mode.rawValue)«\(lines.joined(separator: "⏎"))»")
  }

  mutating func open(_ paths: [String]) -> ShellAnswer {
    ShellAnswer(output: "open«\(paths.joined(separator: "|"))»")
  }

  mutating func why(row: Int) -> ShellAnswer { ShellAnswer(output: "why«\(row)»") }

  mutating func schema(of relation: String?) -> ShellAnswer {
    ShellAnswer(output: "schema«\(relation ?? "")»")
  }

  func completion(before text: String, after rest: String) -> Completion {
    let word = text.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init)
    let known = ["select", "机构", "机动车", "rate"]
    return Completion(word: word ?? "", candidates: known.filter { $0.hasPrefix(word ?? "") })
  }

  /// Runs until Ctrl-C, or for ten seconds.
  private func waitForInterruption() -> ShellAnswer {
    _ = write(STDOUT_FILENO, "waiting\n", 8)
    for _ in 0..<1000 where !Interruption.isRequested { usleep(10_000) }
    return ShellAnswer(
      messages: Interruption.isRequested ? "error: given up" : "error: nobody interrupted",
      failed: true
    )
  }

  /// Whether quotes are closed and the text ends neither in a comma nor in an opening word.
  static func isComplete(_ text: String) -> Bool {
    let isClosed = text.filter { $0 == "\"" }.count.isMultiple(of: 2)
    return isClosed && !text.hasSuffix(",") && !text.hasSuffix("where")
  }
}
