import ArgumentParser
import ReportQL
import ReportREPL

/// `reportql text FILE`: prints the plain text of a report.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Prints the plain text of a report, to which lines, columns and spans refer.",
    discussion: """
      Text files are printed as they are, byte for byte, those of other encodings in UTF-8. Of \
      web pages, Word documents and PDF files it is what was read out of them.
      """
  )

  @Option(help: "Of a file of JSON with several documents the one that is meant.")
  var id: String?

  @OptionGroup var messages: MessageOptions

  @Argument(help: "The report.")
  var file: String

  func run() throws {
    let text: SourceText
    do throws(PlainTextOfFile.Issue) {
      text = try PlainTextOfFile.read(file, id: id)
    } catch {
      var writer = FileDescriptorWriter()
      writer.write(message: messages.style.text(of: error.diagnostic))
      throw ProgramStatus.wrongInput.exitCode
    }
    try AnswerWriting.write(text.string, messages.style)
  }
}
