import ReportQL

/// What the help says of the commands.
extension DotCommand.Name {
  /// How the command is written.
  var usage: String {
    switch self {
    case .help: ".help [NAME]"
    case .open: ".open PATH…"
    case .schema: ".schema [RELATION]"
    case .why: ".why ROW"
    case .mode: ".mode [\(OutputFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
    case .quit: ".quit"
    }
  }

  /// What the command does, in a few words.
  var summary: String {
    switch self {
    case .help: "say what can be typed, or explain one command"
    case .open: "load reports from files or folders"
    case .schema: "list the relations, or the columns of one"
    case .why: "tell how the figures of a row were read"
    case .mode: "set the form of answers, or say which is set"
    case .quit: "leave; so do .exit and Ctrl-D"
    }
  }

  /// How many arguments the command takes, in words.
  var argumentWording: String {
    switch self {
    case .open: "at least one path"
    case .quit: "no argument"
    case .why: "the number of one row"
    case .help, .schema, .mode: "at most one argument"
    }
  }

  /// The explanation of one command.
  var explanation: String {
    switch self {
    case .open:
      """
      \(usage)
        \(summary)
        What was loaded before is replaced. Quote a path that has spaces: "My Reports".
      """
    default: "\(usage)\n  \(summary)"
    }
  }

  /// The explanation of all commands and of how statements end.
  static var overview: String {
    let width = allCases.map(\.usage.count).max() ?? 0
    let commands = allCases.map { name in
      name.usage + String(repeating: " ", count: width - name.usage.count + 2) + name.summary
    }
    return """
      A line that is a whole statement runs at once. A longer one goes on over several
      lines and ends with ; or an empty line. Ctrl-C drops what was begun.

      \(commands.joined(separator: "\n"))
      """
  }
}
