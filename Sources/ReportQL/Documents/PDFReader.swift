import ReportText

/// Reads the text of PDF files by `pdftotext` of poppler, which is looked for when it is needed.
enum PDFReader {
  private static let program = "pdftotext"
  private static let package = "poppler-utils"
  /// What the program says where it lacks the tables of Chinese fonts; their text is missing then.
  private static let missingTables = Array("Missing language pack".utf8)
  private static let tablesPackage = "poppler-data"
  /// The longest yearbooks take a few seconds.
  private static let seconds = 120
  private static let outputLimit = 256 << 20

  /// The text of a file, under its path.
  static func read(path: String) throws(LoadProblem) -> SourceText {
    let file = path.hasPrefix("-") ? "./" + path : path
    let outcome: ExternalProgram.Outcome
    do throws(ExternalProgram.Issue) {
      outcome = try ExternalProgram.run(
        program,
        ["-layout", "-enc", "UTF-8", file, "-"],
        seconds: seconds,
        outputLimit: outputLimit
      )
    } catch {
      throw problem(error, path: path)
    }
    if outcome.messages.firstRange(of: missingTables) != nil {
      throw .missingProgram(path: path, program: "\(program) for Chinese", package: tablesPackage)
    }
    guard outcome.status == 0 else {
      throw .programFailed(path: path, program: program, reason: reason(outcome))
    }
    let text = String(decoding: outcome.output, as: UTF8.self)
    guard text.contains(where: { $0.isLetter }) else { throw .picturesOnly(path: path) }
    return PrintedPages.read(name: path, text: text)
  }

  private static func problem(_ issue: ExternalProgram.Issue, path: String) -> LoadProblem {
    switch issue {
    case .notFound:
      .missingProgram(path: path, program: program, package: package)
    case .notStarted(let number):
      .programFailed(path: path, program: program, reason: "it cannot be started (\(number))")
    case .tookTooLong(let seconds):
      .programFailed(path: path, program: program, reason: "no answer within \(seconds) seconds")
    case .wroteTooMuch(let limit):
      .programFailed(path: path, program: program, reason: "more text than \(limit >> 20) MiB")
    }
  }

  /// The first line that the program wrote on standard error.
  private static func reason(_ outcome: ExternalProgram.Outcome) -> String {
    let line = String(decoding: outcome.messages.prefix { $0 != 0x0A }, as: UTF8.self)
    return line.isEmpty ? "exit status \(outcome.status)" : line
  }
}
