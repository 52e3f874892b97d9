public import ArgumentParser
import ReportLanguage
public import ReportQL
import ReportREPL

/// The program `reportql`.
@main struct ReportQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reportql",
    abstract: "Asks questions of the yearly reports of public bodies.",
    usage: """
      reportql [PATH ...]                     opens the shell
      reportql -c QUERY [PATH ...]            answers a query
      reportql run FILE.rql [PATH ...]        runs a saved script
      reportql fmt FILE.rql                   writes a script in its canonical layout
      reportql extract <documents.ndjson      writes the facts of documents
      reportql text FILE                      prints the text that was read
      """,
    discussion: """
      PATH is a report (.txt, .md, .html, .docx, .pdf; .json or .ndjson of documents) or a \
      folder of reports, searched with all its subfolders. --format table, csv or ndjson chooses the form of answers. \
      --table NAME=FILE reads a table of your own beside them.

      Exit status: 0 all ran, 1 a query failed, 2 the command line or a file is wrong, \
      130 interrupted.
      """,
    version: "reportql \(Version.current)",
    subcommands: [
      AskCommand.self, RunCommand.self, FormatCommand.self, ExtractCommand.self,
      TextCommand.self, WhyCommand.self,
    ],
    defaultSubcommand: AskCommand.self
  )

  /// Runs the program with the exit statuses that `--help` names.
  static func main() {
    do {
      if let question = Question(plain: CommandLine.arguments.dropFirst()) {
        try question.answer()
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
    } catch {
      let status = ProgramStatus(of: error)
      let style = MessageOptions.style(in: CommandLine.arguments)
      var writer = FileDescriptorWriter()
      if let told = error as? ValidationMessage {
        let message = ProgramMessage(severity: .error, code: "commandLine", wording: told.wording)
        writer.write(message: message.text(as: style))
        exit(withError: status.exitCode)
      }
      let message = fullMessage(for: error)
      if status == .success {
        try? writer.write(answer: message.isEmpty ? "" : message + "\n")
      } else if !message.isEmpty {
        // As all our messages begin.
        let lowered = message.hasPrefix("E") ? "e" + message.dropFirst() : message
        writer.write(message: lowered + "\n")
      }
      exit(withError: status.exitCode)
    }
  }
}

/// Options that every way to ask has.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of answers: table, csv or ndjson.")
  var format: OutputFormat = .table

  @Flag(help: "Make every note on an answer an error: mixed units, means of rates and the like.")
  var strict = false

  @Flag(
    help: ArgumentHelp(
      "Write an object in front of each answer, with --format ndjson.",
      discussion: """
        It tells which statement follows, its columns and types and how many rows, or the code \
        of its error: {"statement":2,"line":5,"columns":["n"],"types":["int"],"rows":1}.
        """
    )
  )
  var markAnswers = false

  /// What the options ask for.
  var form: AnswerForm {
    AnswerForm(format: format, isStrict: strict, marksAnswers: markAnswers)
  }

  func validate() throws {
    if markAnswers, format != .ndjson {
      throw ValidationError("'--mark-answers' goes with '--format ndjson'")
    }
  }
}

extension OutputFormat: ExpressibleByArgument {}

/// How the program ends.
enum ProgramStatus: Int32 {
  case success = 0
  case queryFailed = 1
  case wrongInput = 2
  case interrupted = 130

  /// A failed query says more than a file left out, an interruption more than both.
  init(queriesSucceeded: Bool, filesRead: Bool, interrupted: Bool = false) {
    self =
      interrupted
      ? .interrupted : !queriesSucceeded ? .queryFailed : filesRead ? .success : .wrongInput
  }

  /// The status for what a command threw: its own exit code, or else what was wrong with the
  /// command line or a file.
  init(of error: any Error) {
    let code = ReportQLCommand.exitCode(for: error)
    let known = error is ExitCode || code == .success ? ProgramStatus(rawValue: code.rawValue) : nil
    self = known ?? .wrongInput
  }

  var exitCode: ExitCode { ExitCode(rawValue) }
}

/// The version of the program.
enum Version {
  static let current = "0.1.0"
}
