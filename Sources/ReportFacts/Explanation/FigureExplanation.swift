public import ReportText

/// How a figure was read, or why a number is none.
public struct FigureExplanation: Sendable {
  /// The sentence it stands in.
  public var sentence: SourceSpan
  /// The number, or the words of a trend.
  public var span: SourceSpan
  /// What became of it.
  public var outcome: Outcome

  /// What became of a number.
  public enum Outcome: Sendable {
    /// A fact, or a plan where ``Fact/isTarget`` says so.
    case fact(Fact, Reading)
    /// No figure of the report.
    case distractor(Distractor)
  }

  /// The steps by which a fact was read.
  public struct Reading: Sendable {
    /// The pieces of the figure, in order.
    public var parts: [Part]
    /// How the metric was found.
    public var rule: MetricRule
    /// Phrases that could have been the metric, each with where it stands.
    public var candidates: [Candidate]
    /// What the section is about, which tells work from plans.
    public var part: SectionPart
  }

  /// A piece of a figure.
  public struct Part: Hashable, Sendable {
    /// What pieces are.
    public enum Sort: String, Hashable, Sendable {
      /// `超过`, `余`, `以上`
      case approximator
      /// `14.4万`
      case number
      /// `人次`
      case measureWord = "measure word"
      /// `大幅提升`
      case trend
    }

    /// What the piece is.
    public var sort: Sort
    /// Its characters.
    public var text: String
  }

  /// A phrase that could have been the metric.
  public struct Candidate: Hashable, Sendable {
    /// Where candidates stand.
    public enum Place: String, Hashable, Sendable {
      /// Before the figure, in its clause.
      case before
      /// Behind the figure.
      case behind
      /// In the clause before.
      case earlierClause = "clause before"
    }

    /// Where it stands.
    public var place: Place
    /// Its characters, times and marks of enumeration left out.
    public var text: String
  }
}

extension ReportExtractor {
  /// Tells how the number at a place was read.
  ///
  /// Complexity: linear in the length of the text.
  ///
  /// - Parameters:
  ///   - offset: A byte of the number, or of its measure word or approximators.
  ///   - source: The report.
  ///   - lexicon: Which wordings of metrics are one concept.
  /// - Returns: The explanation; `nil` where no number stands.
  public static func explanation(
    at offset: Int,
    of source: SourceText,
    lexicon: ConceptLexicon = .builtIn
  ) -> FigureExplanation? {
    var found: FigureExplanation?
    ReportWalk(source, given: GivenHeader()).forEachSentence { sentence, reader in
      guard found == nil, sentence.span.start <= offset, offset < sentence.span.end else { return }
      found = FigureExplainer(reader: reader, sentence: sentence.span).explanation(at: offset)
    }
    if case .fact(var fact, let reading)? = found?.outcome {
      fact.concept = lexicon.concept(of: fact.metric, kind: fact.kind)?.name
      found?.outcome = .fact(fact, reading)
    }
    return found
  }
}
