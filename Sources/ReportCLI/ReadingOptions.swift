import ArgumentParser
import ReportQL

/// Options that every command has which reads reports.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Count copies of a report too: reports of the same text but for white space.")
  var keepDuplicates = false

  /// The options as the library knows them.
  var loadOptions: LoadOptions { LoadOptions(keepsDuplicates: keepDuplicates) }
}
