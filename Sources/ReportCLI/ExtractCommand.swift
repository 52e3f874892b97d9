import ArgumentParser
import ReportQL
import ReportREPL

/// `reportql extract`: documents in, facts out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads documents from standard input and writes their facts, one JSON object a line.",
    discussion: """
      A line of input is a document: {"id":…,"text":…}, and where they are known title, agency, \
      year and date. A line of output is a fact with the columns of the relation facts. A line \
      that is no document is answered by {"report":…,"line":…,"error":…}; the exit status is 2 \
      then.

      With --targets, figures that are only planned are written too, and every line begins with \
      "relation":"facts" or "relation":"targets".
      """
  )

  @Option(help: "How many documents to read at a time (default: one a core).")
  var jobs: Int?

  @Flag(help: "Write figures that are only planned too; `relation` tells them apart.")
  var targets = false

  @OptionGroup var messages: MessageOptions
  @OptionGroup var lexicon: LexiconOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
  }

  func run() throws {
    let output = FactOutput()
    let lexicon = try lexicon.read(messages.style)
    let stream = FactStream(jobs: jobs, lexicon: lexicon, includesTargets: targets)
    let summary = stream.run(from: 0) { output.write($0) }
    if let failure = output.failure { return try AnswerWriting.end(after: failure, messages.style) }
    if let number = summary.readFailure {
      let told = ProgramMessage(
        severity: .error,
        code: "unreadableInput",
        wording: Wording(
          "cannot read standard input (error \(number))",
          "无法读取标准输入（错误号 \(number)）"
        )
      )
      var writer = FileDescriptorWriter()
      writer.write(message: told.text(as: messages.style))
    }
    if summary.failures > 0 || summary.readFailure != nil {
      throw ProgramStatus.wrongInput.exitCode
    }
  }
}
