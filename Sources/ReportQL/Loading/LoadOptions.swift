public import ReportFacts

/// How reports are read.
public struct LoadOptions: Sendable {
  /// Whether a copy of a report has its rows in all relations, and not only in `reports`.
  public var keepsDuplicates: Bool
  /// How many files are read at a time, which changes nothing of what is read.
  ///
  /// `nil` stands for one a core.
  public var jobs: Int?
  /// Which wordings of metrics are one concept.
  public var lexicon: ConceptLexicon

  /// Puts options together.
  public init(
    keepsDuplicates: Bool = false,
    jobs: Int? = nil,
    lexicon: ConceptLexicon = .builtIn
  ) {
    self.keepsDuplicates = keepsDuplicates
    self.jobs = jobs
    self.lexicon = lexicon
  }
}
