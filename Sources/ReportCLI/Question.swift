import ReportQL
import ReportREPL

/// What `reportql [-c QUERY] PATH…` asks for, whichever way the command line was read.
struct Question {
  /// The statements to answer; without any the shell is opened.
  var query: String?
  /// Reports, and folders of reports.
  var paths: [String] = []
  var form = AnswerForm()
  var style = MessageStyle(language: .ofEnvironment, form: .text)
  var options = LoadOptions()
  var parameters: [String: ParameterValue] = [:]
  var tables: [TableOptions.File] = []

  /// Answers the statements, or opens the shell.
  ///
  /// - Throws: The exit code, where it is not 0.
  func answer() throws {
    if let query {
      try StatementRun(
        source: SourceText(name: "query", query),
        paths: paths,
        options: options,
        form: form,
        style: style,
        parameters: parameters,
        tables: tables
      ).execute()
    } else {
      try ShellRun(
        paths: paths,
        options: options,
        form: form,
        style: style,
        parameters: parameters,
        tables: tables
      ).execute()
    }
  }
}

/// What a command line asks of the form of answers.
struct AnswerForm: Equatable {
  var format = OutputFormat.table
  /// Whether notes are errors.
  var isStrict = false
  /// Whether an object stands in front of each answer as NDJSON, see ``OutputOptions``.
  var marksAnswers = false
}
