import ArgumentParser
import ReportQL

/// Options that every command has which reads reports.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Count copies of a report too: reports of the same text but for white space.")
  var keepDuplicates = false

  @OptionGroup var lexicon: LexiconOptions

  /// The options as the library knows them.
  ///
  /// - Parameter style: How to tell what is wrong.
  /// - Returns: The options.
  /// - Throws: The exit code for a wrong lexicon, after telling what is wrong in it.
  func loadOptions(_ style: MessageStyle) throws -> LoadOptions {
    LoadOptions(keepsDuplicates: keepDuplicates, lexicon: try lexicon.read(style))
  }
}
