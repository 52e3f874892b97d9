import ArgumentParser
import ReportQL

extension Question {
  /// Reads the command lines that are written most: `[-c QUERY] [--format FORM] [--strict] PATH…`.
  ///
  /// The parser of all command lines reads these no differently, but it first looks at every
  /// option that there is, by reflection, which takes longer than to read a few reports and to
  /// answer a query over them. What is in doubt is left to it, for which this is `nil`: all other
  /// options, all mistakes.
  ///
  /// - Parameter arguments: The command line without the program's name.
  init?(plain arguments: some Sequence<String>) {
    self.init()
    var format: OutputFormat?
    var arguments = arguments.makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "-c":
        guard query == nil, let next = arguments.next(), !next.hasPrefix("-") else { return nil }
        query = next
      case "--format":
        guard format == nil, let next = arguments.next().flatMap(OutputFormat.init) else {
          return nil
        }
        format = next
      case "--strict":
        guard !form.isStrict else { return nil }
        form.isStrict = true
      default:
        guard !argument.isEmpty, !argument.hasPrefix("-"), !Self.names(argument) else {
          return nil
        }
        paths.append(argument)
      }
    }
    if let format { form.format = format }
  }

  /// Whether an argument may name a subcommand.
  private static func names(_ argument: String) -> Bool {
    // A path with folders names none, and needs no look at what there is.
    guard !argument.utf8.contains(UInt8(ascii: "/")) else { return false }
    return argument == "help"
      || ReportQLCommand.configuration.subcommands.contains {
        $0.configuration.commandName == argument
      }
  }
}
