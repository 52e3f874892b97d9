import ArgumentParser
import ReportQL
import ReportREPL

/// The option that every way to load reports has.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Your own names of measures, before the built-in ones.",
      discussion: "A table: concept, wordings (by spaces), family, kinds, note; a header line.",
      valueName: "file.tsv"
    )
  )
  var lexicon: String?

  /// The lexicon that reports are read with.
  ///
  /// - Parameter style: How to tell what is wrong.
  /// - Returns: The user's over the built-in one, or that alone.
  /// - Throws: The exit code for a wrong file, after telling what is wrong in it.
  func read(_ style: MessageStyle) throws -> ConceptLexicon {
    guard let lexicon else { return .builtIn }
    do throws(LexiconProblem) {
      return try ConceptLexicon.open(path: lexicon)
    } catch {
      var writer = FileDescriptorWriter()
      writer.write(message: error.drawn(as: style))
      throw ProgramStatus.wrongInput.exitCode
    }
  }
}
