import ArgumentParser
import ReportQL
import ReportREPL

/// `reportql fmt FILE…`: writes scripts in their canonical layout.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Writes scripts in their one canonical layout.",
    discussion: """
      Files are changed in place, where the layout changes them, and written in UTF-8; of a folder \
      all .rql files are meant. Without a file, or for -, standard input is laid out to standard \
      output. Comments, names, texts and numbers stay as they are written. A file with a mistake \
      is left as it is.

      Exit status: 0 all files were laid out (with --check: none would change), 1 a file has \
      mistakes (with --check: or would change), 2 a file cannot be read or written.
      """
  )

  @Flag(help: "Change nothing; list the files that would change, and exit with 1 if there are any.")
  var check = false

  @Argument(help: ArgumentHelp("Scripts, or folders of scripts.", valueName: "file.rql"))
  var files: [String] = []

  func run() throws {
    var outcome = Outcome()
    for file in ScriptFile.all(at: files.isEmpty ? ["-"] : files) {
      do {
        try format(file, &outcome)
      } catch let failure as QueryFailure {
        outcome.isLaidOut = false
        Self.tell(failure.description)
      } catch let message as ValidationMessage {
        outcome.isComplete = false
        Self.tell("error: \(message)")
      }
    }
    let status = ProgramStatus(queriesSucceeded: outcome.isLaidOut, filesRead: outcome.isComplete)
    if status != .success { throw status.exitCode }
  }

  /// What became of the files so far.
  private struct Outcome {
    /// Whether all that were read are, or could be, laid out.
    var isLaidOut = true
    /// Whether all could be read and written.
    var isComplete = true
  }

  private func format(_ file: ScriptFile, _ outcome: inout Outcome) throws {
    let source = try file.read()
    let formatted = try QueryFormatter.format(source)
    let isChanged = formatted != source.string
    if check {
      if isChanged {
        outcome.isLaidOut = false
        try AnswerWriting.write(file.name + "\n")
      }
    } else if file.isStandardInput {
      try AnswerWriting.write(formatted)
    } else if isChanged {
      try file.replace(by: formatted)
    }
  }

  private static func tell(_ message: String) {
    var writer = FileDescriptorWriter()
    writer.write(message: message + "\n")
  }
}
