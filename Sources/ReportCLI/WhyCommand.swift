import ArgumentParser
import ReportQL
import ReportREPL

/// `reportql why FILE:LINE:COLUMN`: how a figure was read.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tells how a figure was read, or why a number is no fact.",
    discussion: """
      The place is one that the column `source` or `cite` shows. Where FILE is not a path from \
      here, it is looked for below the PATHs: by its path, its name or the report's id.
      """
  )

  @Argument(help: ArgumentHelp("Where the figure stands.", valueName: "file:line:column"))
  var place: String

  @OptionGroup var messages: MessageOptions
  @OptionGroup var reading: ReadingOptions

  @Argument(help: "Reports, or folders of reports, where FILE is looked for.")
  var paths: [String] = []

  func run() throws {
    guard let wanted = FilePlace(place) else {
      throw ValidationMessage(
        Wording(
          "`\(place)` is no place; write FILE:LINE:COLUMN",
          "`\(place)` 不是位置，请写 `FILE:LINE:COLUMN`"
        )
      )
    }
    let options = try reading.loadOptions(messages.style)
    let reports = LoadedReports(
      paths: paths.isEmpty ? [wanted.file] : paths,
      options: options,
      style: messages.style
    )
    var writer = FileDescriptorWriter()
    writer.write(message: reports.messages)
    let candidates = reports.session.corpus.reports.filter { wanted.names($0) }
    guard let report = candidates.first else {
      throw ValidationMessage(
        Wording("no report `\(wanted.file)` was read", "没有读到报告 `\(wanted.file)`")
      )
    }
    guard candidates.count == 1 else {
      let names = Wording.list(Wording.code(candidates.map(\.path)))
      throw ValidationMessage(
        Wording(
          "`\(wanted.file)` may be \(names.english)",
          "`\(wanted.file)` 可能是 \(names.chinese)"
        )
      )
    }
    guard let offset = report.placeTable.offset(line: wanted.line, column: wanted.column) else {
      throw ValidationMessage(
        Wording(
          "`\(report.path)` has no place \(wanted.line):\(wanted.column)",
          "`\(report.path)` 没有位置 \(wanted.line):\(wanted.column)"
        )
      )
    }
    let account = FigureAccount(
      at: offset,
      of: report.text,
      called: report.source(at: offset),
      lexicon: options.lexicon
    )
    let lines = account.lines(in: messages.style.language)
    try writer.write(answer: lines.map { $0 + "\n" }.joined())
    if !account.isFound { throw ProgramStatus.queryFailed.exitCode }
  }
}

/// A place as it is written: `FILE:LINE:COLUMN`.
struct FilePlace {
  let file: String
  let line: Int
  let column: Int

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]),
      let column = Int(parts[parts.count - 1]), line > 0, column > 0
    else { return nil }
    self.file = parts.dropLast(2).joined(separator: ":")
    self.line = line
    self.column = column
    if file.isEmpty { return nil }
  }

  /// Whether the place may be one of a report.
  func names(_ report: CorpusReport) -> Bool {
    report.path == file || report.id == file || report.path.hasSuffix("/" + file)
  }
}
